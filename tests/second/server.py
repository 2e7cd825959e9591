"""A server that speaks the OpenAI protocol on loopback and answers as a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Answer = Callable[[list[dict[str, str]]], str]


@contextmanager
def serving(answer: Answer, *, status: int = 200, raw: bytes | None = None) -> Iterator[tuple[str, list[Any]]]:
    """Give the address, and the list of request bodies that arrive there."""
    seen: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(json.dumps({"data": [{"id": "invented-model"}]}).encode())

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append(body)
            message = {"choices": [{"message": {"content": answer(body["messages"])}}]}
            self._send(json.dumps(message).encode() if raw is None else raw)

        def _send(self, data: bytes) -> None:
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", "http://192.0.2.1/v1/chat/completions")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
