"""The web server over one vault: pages and the JSON interface behind the same guards."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from litestar import Litestar, Request, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException, LitestarDeprecationWarning
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from aigaq import __version__
from aigaq.errors import AigaqError, StillLocked
from aigaq.web import failing
from aigaq.web.api import API
from aigaq.web.desk import Desk
from aigaq.web.forms import FormData
from aigaq.web.guarding import SAFE, guard, hosts_only, once_of, with_headers
from aigaq.web.page import Page, Screen
from aigaq.web.pages import PAGES
from aigaq.web.sessions import Session
from aigaq.web.settings import MOST_BYTES

TICK = 1.0
"""Seconds between two looks at the clocks."""
SLEPT = 5.0
"""Seconds by which the clock that counts sleep may run ahead between two looks before the vault is locked."""


def make_app(desk: Desk) -> Litestar:
    """Make the server over a desk. Handlers are those of the literal tuples `PAGES` and `API`."""
    with warnings.catch_warnings():
        # Litestar 3 will want each parameter marked; below 3, which we pin, plain ones are understood.
        warnings.simplefilter("ignore", LitestarDeprecationWarning)
        app = _app(desk)
    app.asgi_handler = hosts_only(app.asgi_handler, desk.settings.hosts)
    return app


def _app(desk: Desk) -> Litestar:
    return Litestar(
        # One router: given singly, Litestar readies a handler again for each other method on its path, and breaks it.
        [Router("/", route_handlers=PAGES, include_in_schema=False), Router("/", route_handlers=API)],
        before_send=[with_headers],
        dependencies={"page": Provide(provide_page), "screen": Provide(provide_screen)},
        exception_handlers={
            AigaqError: failing.known,
            HTTPException: failing.from_framework,
            failing.AlreadyDoneError: failing.already,
            Exception: failing.fault,
        },
        guards=[guard],
        lifespan=[running],
        logging_config=None,
        openapi_config=_openapi(),
        request_max_body_size=MOST_BYTES,
        state=State({"desk": desk}),
        type_decoders=[(_is_form, _as_it_is)],
        debug=False,
    )


async def provide_page(request: Request[Any, Any, Any]) -> AsyncIterator[Page]:
    """Give a handler its page: a snapshot to read, or, for what writes, the newest state, one after the other."""
    desk: Desk = request.app.state.desk
    session: Session = request.scope["user"]
    if session is None:
        raise StillLocked
    if request.method in SAFE or request.route_handler.opt.get("reads"):
        yield Page(request, session, desk, desk.at_hand(session))
    else:
        async with desk.writing(session) as bench:
            once = once_of(request)
            if once in session.once:
                raise failing.AlreadyDoneError(session.once[once])
            page = Page(request, session, desk, bench)
            yield page
            if once:
                session.remember(once, page.back)
    if session.ended and not request.route_handler.opt.get("ends"):
        raise StillLocked  # locked meanwhile: nothing of the vault is sent any more


async def provide_screen(request: Request[Any, Any, Any]) -> Screen:
    """Give a handler that is open to anybody what it can show."""
    return Screen(request, request.scope["user"])


@asynccontextmanager
async def running(app: Litestar) -> AsyncIterator[None]:
    """While the server runs, look at the clocks; at the end lock the vault."""
    desk: Desk = app.state.desk
    watch = asyncio.create_task(watching(desk))
    try:
        yield
    finally:
        watch.cancel()
        with suppress(asyncio.CancelledError):
            await watch
        desk.lock()


async def watching(desk: Desk) -> None:
    """Lock when the machine has slept, and end idle sessions."""
    slept = desk.settings.slept()
    while True:
        await asyncio.sleep(TICK)
        before, slept = slept, desk.settings.slept()
        if slept - before > SLEPT:
            desk.lock()
        desk.end_idle()


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Aigaq", version=__version__, path="/api", render_plugins=[JsonRenderPlugin(path="/openapi.json")]
    )


def _is_form(kind: Any) -> bool:
    return kind is FormData


def _as_it_is(_: type, value: Any) -> Any:
    return value
