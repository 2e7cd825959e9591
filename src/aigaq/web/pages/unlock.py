"""Unlocking, locking, and the harmless page that the quick exit shows."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.response import Redirect

from aigaq.errors import AigaqError
from aigaq.i18n import LANGUAGES
from aigaq.web.failing import headers_of, status_of
from aigaq.web.forms import Form, FormData
from aigaq.web.page import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, Page, Screen
from aigaq.web.sessions import COOKIE

OPEN = {"open": True}
YEAR = 365 * 24 * 3600
PASSPHRASE_LONGEST = 4096


@get("/unlock", opt=OPEN, sync_to_thread=True)
def unlock(screen: Screen) -> Response[Any]:
    """Ask for the passphrase."""
    if screen.unlocked:
        return Redirect("/", status_code=303)
    return screen.render("unlock.html.j2", error=None)


@post("/unlock", opt=OPEN, sync_to_thread=True)
def try_unlock(screen: Screen, data: Form) -> Response[Any]:
    """Open the vault with a passphrase and begin a session."""
    desk = screen.request.app.state.desk
    try:
        session = desk.unlock(data.get("passphrase", "")[:PASSPHRASE_LONGEST], screen.language)
    except AigaqError as error:
        told = screen.render("unlock.html.j2", status=status_of(error), error=error)
        told.headers.update(headers_of(error))
        return told
    answer = Redirect("/", status_code=303)
    answer.set_cookie(Cookie(COOKIE, value=session.token, path="/", httponly=True, samesite="strict"))
    return answer


@post("/lock", opt=OPEN, sync_to_thread=True)
def lock(screen: Screen) -> Response[Any]:
    """Lock the vault for everybody at once: sessions end, work stops, the keys are let go.

    Needs no token, so that it works from any page, by one key and while the page is being closed.
    """
    screen.request.app.state.desk.lock()
    answer = Redirect("/rest", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@post("/leave", opt={"role": "reader", "ends": True, "reads": True}, sync_to_thread=True)
def leave(page: Page) -> Response[Any]:
    """End one's own session; with the last one the vault is locked."""
    page.desk.end(page.session)
    answer = Redirect("/unlock", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@get("/rest", opt=OPEN, sync_to_thread=True)
def rest(screen: Screen) -> Response[Any]:
    """Show something harmless."""
    return screen.render("rest.html.j2")


@post("/language", opt=OPEN, sync_to_thread=True)
def language(screen: Screen, data: Form) -> Response[Any]:
    """Choose the language of the pages, and go back to the page it was chosen on."""
    chosen = data.choice("language", LANGUAGES, "en")
    if screen.session is not None:
        screen.session.language = chosen
    return _chosen(LANGUAGE_COOKIE, chosen, data)


@post("/theme", opt=OPEN, sync_to_thread=True)
def theme(data: Form) -> Response[Any]:
    """Choose light or dark colours, or the system's, and go back to the page it was chosen on."""
    return _chosen(THEME_COOKIE, data.choice("theme", THEMES, "auto"), data)


def _chosen(cookie: str, value: str, data: FormData) -> Response[Any]:
    answer = Redirect(Page.own(data.text("back")), status_code=303)
    answer.set_cookie(Cookie(cookie, value=value, path="/", max_age=YEAR, samesite="strict"))
    return answer


ROUTES = (unlock, try_unlock, lock, leave, rest, language, theme)
