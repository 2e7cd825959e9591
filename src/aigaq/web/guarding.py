"""What stands before every page: the host's name, where a request comes from, who asks, and what may be done.

DNS rebinding is met by the host check, other sites and ports by Fetch Metadata and by a token in each form,
outside resources and injected script by the content security policy.
"""

from __future__ import annotations

import secrets
from typing import Any, cast

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import MutableScopeHeaders
from litestar.handlers.base import BaseRouteHandler
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from litestar.utils.scope.state import ScopeState

from aigaq.errors import ForeignRequest, NotYourRole, StillLocked
from aigaq.web.desk import Desk
from aigaq.web.forms import FormData, read_form
from aigaq.web.roles import Role
from aigaq.web.sessions import COOKIE, Session

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CSRF_FIELD, CSRF_HEADER = "_csrf", "x-csrf-token"
ONCE_FIELD, ONCE_HEADER = "_once", "idempotency-key"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; media-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=(), interest-cohort=()",
    "x-robots-tag": "noindex",
}
NO_STORE = "no-store"


def hosts_only(inner: ASGIApp, hosts: frozenset[str]) -> ASGIApp:
    """Wrap the server so that it answers under its own names only (DNS rebinding brings foreign ones)."""

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        kind = str(scope["type"])
        if kind == "lifespan" or _host(scope) in hosts:
            await inner(scope, receive, send)
        elif kind == "http":
            await _refuse(send)

    return gate


def _host(scope: Scope) -> str:
    given = [value for name, value in scope["headers"] if name == b"host"]
    return given[0].decode("latin-1").lower() if len(given) == 1 else ""


async def _refuse(send: Send) -> None:
    body = b"This server answers only under its own address on this machine.\n"
    head = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 421, "headers": head})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def with_headers(message: Message, _: Scope) -> None:
    """Put the security headers on every answer, and forbid to keep it unless it is a static file."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("cache-control", NO_STORE)


def needed_role(handler: BaseRouteHandler, method: str) -> Role:
    """Give the role that a route needs: a reader's to look, a documenter's to write, unless it says otherwise."""
    said = handler.opt.get("role")
    if said is not None:
        return Role.named(said)
    return Role.READER if method in SAFE else Role.DOCUMENTER


def session_of(connection: ASGIConnection[Any, Any, Any, Any], *, touch: bool = True) -> Session | None:
    """Give the session of a request, if it has one that lasts."""
    desk: Desk = connection.app.state.desk
    token = connection.cookies.get(COOKIE)
    found = desk.sessions.get(token, touch=touch) if token else None
    return None if desk.locked else found


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a request through, or raise `ForeignRequest`, `StillLocked` or `NotYourRole`."""
    method = str(connection.scope.get("method", "GET"))
    _require_own_page(connection, method)
    is_open = bool(handler.opt.get("open"))
    session = session_of(connection, touch=not handler.opt.get("background"))
    connection.scope["user"] = session
    if session is None and not is_open:
        raise StillLocked
    if session is not None and not is_open:
        needed = needed_role(handler, method)
        if session.actor.role < needed:
            raise NotYourRole(needed=needed.word)
    if method not in SAFE and isinstance(connection, Request):
        form = await read_form(connection)
        ScopeState.from_scope(connection.scope).form = cast(Any, form)
        if session is not None and not is_open:
            _require_token(connection, form, session)


def _require_own_page(connection: ASGIConnection[Any, Any, Any, Any], method: str) -> None:
    """Refuse what another site or port sends: W3C Fetch Metadata, else the Origin header."""
    site = connection.headers.get("sec-fetch-site")
    if method in SAFE:
        loaded_as = connection.headers.get("sec-fetch-mode", "navigate")
        if site not in (None, "same-origin", "none") and loaded_as != "navigate":
            raise ForeignRequest
        return
    if site is not None:
        if site not in ("same-origin", "none"):
            raise ForeignRequest
        return
    origin = connection.headers.get("origin")
    if origin not in (None, "null") and origin.removeprefix("http://") not in connection.app.state.desk.settings.hosts:
        raise ForeignRequest


def _require_token(connection: ASGIConnection[Any, Any, Any, Any], form: FormData, session: Session) -> None:
    given = connection.headers.get(CSRF_HEADER) or form.get(CSRF_FIELD, "")
    if not secrets.compare_digest(given.encode(), session.csrf.encode()):
        raise ForeignRequest


def once_of(connection: Request[Any, Any, Any]) -> str:
    """Give the one-time token of a request, so that a doubled click does not decide twice."""
    form = ScopeState.from_scope(connection.scope).form
    field = form.get(ONCE_FIELD, "") if isinstance(form, FormData) else ""
    return (connection.headers.get(ONCE_HEADER) or field)[:64]
