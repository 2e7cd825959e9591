"""Unlocking and locking by program, and who is logged in."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, post
from litestar.datastructures import Cookie
from msgspec import Meta, Struct

from aigaq.web.api.routing import PROBLEMS, looks
from aigaq.web.page import Page, Screen
from aigaq.web.sessions import COOKIE

TAGS = ["entering"]
LEAVES = {"role": "reader", "ends": True, "reads": True}


class Unlock(Struct, forbid_unknown_fields=True):
    """The passphrase of a member of this vault."""

    passphrase: Annotated[str, Meta(min_length=1, max_length=4096)]


class SessionRecord(Struct):
    """Who is logged in, and the token that every request that changes something carries."""

    name: str
    role: str
    csrf: str


@post("/api/unlock", tags=TAGS, sync_to_thread=True, responses=PROBLEMS, status_code=200, opt={"open": True})
def unlock(screen: Screen, data: Unlock) -> Response[SessionRecord]:
    """Open the vault with a passphrase: the answer sets the session's cookie."""
    session = screen.request.app.state.desk.unlock(data.passphrase)
    answer = Response(SessionRecord(session.actor.name, session.actor.role.word, session.csrf))
    answer.set_cookie(Cookie(COOKIE, value=session.token, path="/", httponly=True, samesite="strict"))
    return answer


@looks("/api/session", tags=TAGS, opt={"background": True})
def session(page: Page) -> SessionRecord:
    """Say who is logged in; asking does not count as use."""
    return SessionRecord(page.actor.name, page.actor.role.word, page.csrf)


@post("/api/lock", tags=TAGS, sync_to_thread=True, status_code=200, opt={"open": True})
def lock(screen: Screen) -> dict[str, bool]:
    """Lock the vault for everybody at once."""
    screen.request.app.state.desk.lock()
    return {"locked": True}


@post("/api/leave", tags=TAGS, sync_to_thread=True, responses=PROBLEMS, status_code=200, opt=LEAVES)
def leave(page: Page) -> dict[str, bool]:
    """End one's own session; with the last one the vault is locked."""
    page.desk.end(page.session)
    return {"locked": page.desk.locked}


ROUTES = (unlock, session, lock, leave)
