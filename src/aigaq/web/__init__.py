"""The workbench in the browser: the same use cases as the command line, on this machine only."""

from __future__ import annotations

import errno
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Timer

from attrs import evolve

from aigaq.errors import NoPort, NotAVault
from aigaq.web.settings import Settings

LOOPBACK = "127.0.0.1"
"""The only address that is ever listened on: it cannot be reached from another machine."""
OPENS_AFTER = 0.5
"""Seconds until the browser is opened: the server answers by then."""
KEPT_SECONDS = 120
"""How long an idle connection is kept: a form sent on one that is just being closed would be lost."""
STOP_SECONDS = 3
"""How long requests may take to end when the server stops."""


def serve(folder: Path, settings: Settings, *, opens: bool, say: Callable[[str], None]) -> None:
    """Serve a vault on this machine until it is interrupted; ``say`` tells the address and how to end.

    ``opens``: also in the browser. Raises `NotAVault`, `NoPort`, or `UsageError` for a map file that is none.
    """
    from aigaq.web.tiles import require_tiles
    from aigaq.workbench import Workbench

    if not Workbench.is_vault(folder):
        raise NotAVault
    if settings.tiles is not None:
        require_tiles(settings.tiles)
    with listening(settings.port) as listener:
        at = evolve(settings, port=listener.getsockname()[1])
        address = f"http://{LOOPBACK}:{at.port}/"
        say(f"The workbench is at {address} (on this machine only).")
        say(f"It locks after {at.idle / 60:.0f} minutes without use. End with Ctrl+C.")
        if opens:
            Timer(OPENS_AFTER, webbrowser.open, [address]).start()
        with suppress(KeyboardInterrupt):
            _run(folder, at, listener)
    say("The vault is locked; the workbench has ended.")


def _run(folder: Path, settings: Settings, listener: socket.socket) -> None:
    import uvicorn

    from aigaq.web.app import make_app
    from aigaq.web.desk import Desk

    config = uvicorn.Config(
        make_app(Desk(folder, settings)),
        access_log=False,
        log_level="error",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEPT_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        lifespan="on",
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listener])


def listening(port: int) -> socket.socket:
    """Listen on the loopback address, at a port, or any free one for 0. Raises `NoPort`."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
        made.listen(64)
    except OSError as error:
        made.close()
        reason = f"port {port} is taken" if error.errno == errno.EADDRINUSE else "the system does not allow it"
        raise NoPort(reason=reason) from error
    return made
