"""Asking a model on the user's own machine, over the protocol that llama.cpp, Ollama, vLLM and others speak.

Texts go to the one address that the user has named and nowhere else: proxies of the environment are not used
and redirections are not followed. Another machine is asked only with a flag that says so.
"""

from __future__ import annotations

import ipaddress
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

import msgspec
from attrs import frozen

from aigaq.errors import NoSecondReader, NotThisMachine

PATIENCE = 600
"""Seconds that one answer may take: a laptop without a graphics card writes a few words a second."""
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer that are read."""
LONGEST = 4_000
"""Tokens that an answer may have."""


@frozen
class Server:
    """A model to ask: an address that ends in ``/v1``, and the model's name there."""

    address: str
    model: str
    key: str = ""
    """A key, where the server wants one; sent as a bearer token."""

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """Give the model's answer. Raises `NoSecondReader` if there is none that can be read."""
        body = {"model": self.model, "messages": list(messages), "temperature": 0, "seed": 1, "max_tokens": LONGEST}
        answer = _call(f"{self.address}/chat/completions", self.key, body)
        try:
            content = answer["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise NoSecondReader(reason="its answer is not in the form of a chat completion") from error
        return content if isinstance(content, str) else ""


def server(address: str, *, model: str | None = None, key: str = "", elsewhere: bool = False) -> Server:
    """Give the server at an address; without a model's name, the first one it offers.

    Raises `NotThisMachine` for an address that is not loopback, unless ``elsewhere`` is set.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoSecondReader(reason="the address must begin with http:// or https:// and name a host")
    if not elsewhere and not is_loopback(parts.hostname):
        raise NotThisMachine
    base = address.rstrip("/")
    base = base if base.endswith("/v1") else f"{base}/v1"
    return Server(base, model or _first_model(base, key), key)


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine by its very name: ``localhost`` or a loopback address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _first_model(base: str, key: str) -> str:
    try:
        return str(_call(f"{base}/models", key)["data"][0]["id"])
    except (KeyError, IndexError, TypeError) as error:
        raise NoSecondReader(reason="it offers no model; name one with --llm-model") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _call(address: str, key: str, body: Any = None) -> Any:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    data = None if body is None else msgspec.json.encode(body)
    request = urllib.request.Request(address, data, headers)  # noqa: S310 - `server` lets http and https only in
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        with opener.open(request, timeout=PATIENCE) as response:
            raw = response.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        raise NoSecondReader(reason=f"it answers with HTTP status {error.code}") from error
    except (OSError, HTTPException) as error:
        raise NoSecondReader(reason=f"it cannot be reached ({type(error).__name__})") from error
    if len(raw) > LARGEST:
        raise NoSecondReader(reason="its answer has no end")
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NoSecondReader(reason="its answer is not JSON") from error
