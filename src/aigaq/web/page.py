"""What a page's handler receives, and how it answers.

A handler asks for ``page: Page`` and, for a form, ``data: Form``. In its template, every form that posts has
``{{ page.hidden() }}`` inside: the session's token and a one-time token. A handler that writes ends with
``page.done(sentence, back="/claims/…", undo=decision.id)``; one that shows with ``page.render(template, …)``.
POST routes run one after the other on the newest state; a POST that only reads (a search form) says
``opt={"reads": True, "role": "reader"}``. Long work goes into `Page.begin_job`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.enums import MediaType
from litestar.response import Redirect
from markupsafe import Markup

from aigaq.i18n import Catalogue, catalogue, choose
from aigaq.web.desk import Desk
from aigaq.web.forms import Form, FormData, Upload
from aigaq.web.guarding import CSRF_FIELD, ONCE_FIELD
from aigaq.web.jobs import Job, Progress
from aigaq.web.roles import Role
from aigaq.web.sessions import Actor, Flash, Session
from aigaq.web.templating import environment
from aigaq.workbench import Workbench

__all__ = ("Form", "FormData", "Page", "Screen", "Upload")
LANGUAGE_COOKIE, THEME_COOKIE = "language", "theme"
THEMES = ("auto", "light", "dark")


class Screen:
    """What can be shown to anybody, logged in or not: a template in their language."""

    def __init__(self, request: Request[Any, Any, Any], session: Session | None) -> None:
        self.request, self.session = request, session
        self.htmx = request.headers.get("hx-request") == "true"
        """Whether a script asks for a part of the page; otherwise the browser asks for all of it."""

    @property
    def language(self) -> str:
        """The language of the page: as chosen, or as the browser asks."""
        chosen = (self.session and self.session.language) or self.request.cookies.get(LANGUAGE_COOKIE)
        return choose(chosen, self.request.headers.get("accept-language"))

    @property
    def here(self) -> str:
        """The address of the page that is seen: where a form that does something beside it leads back to."""
        if self.htmx:
            seen = urlsplit(self.request.headers.get("hx-current-url", ""))
            return self.own(seen.path + (f"?{seen.query}" if seen.query else ""))
        query = self.request.url.query if self.request.method == "GET" else ""
        return self.path + (f"?{query}" if query else "")

    @property
    def words(self) -> Catalogue:
        """The words of the page's language, for sentences made outside of templates."""
        return catalogue(self.language)

    @property
    def path(self) -> str:
        """The path of the page, without its query."""
        return str(self.request.scope["path"])

    @property
    def unlocked(self) -> bool:
        """Whether somebody is logged in here."""
        return self.session is not None

    @property
    def actor(self) -> Actor | None:
        """Who is logged in."""
        return self.session.actor if self.session else None

    @property
    def role(self) -> str:
        """The role of whoever is logged in, in lower case; empty for nobody."""
        return self.session.actor.role.word if self.session else ""

    @property
    def theme(self) -> str:
        """The colours chosen: ``light``, ``dark``, or ``auto``, as the system has them."""
        chosen = self.request.cookies.get(THEME_COOKIE)
        return chosen if chosen in THEMES else "auto"

    def can(self, role: str) -> bool:
        """Say whether whoever is logged in may do what this role may."""
        return self.session is not None and self.session.actor.role >= Role.named(role)

    @property
    def csrf(self) -> str:
        """The token that every request that changes something carries (header ``X-CSRF-Token``)."""
        return self.session.csrf if self.session else ""

    def hidden(self, once: str = "") -> Markup:
        """Give the hidden fields of a form: the session's token, and one against doubled clicks (a fresh one)."""
        return Markup('<input type="hidden" name="{}" value="{}"><input type="hidden" name="{}" value="{}">').format(
            CSRF_FIELD, self.csrf, ONCE_FIELD, once or Desk.once()
        )

    @staticmethod
    def once() -> str:
        """Give a fresh token against doubled clicks, for a form whose fields are made by hand."""
        return Desk.once()

    @staticmethod
    def own(where: str, otherwise: str = "/") -> str:
        """Give an address of this workbench that a form names; anything else becomes ``otherwise``."""
        return where if where.startswith("/") and not where.startswith(("//", "/\\")) else otherwise

    def flashes(self) -> tuple[Flash, ...]:
        """Give what was done on the page before, once."""
        return self.session.take_flashes() if self.session else ()

    def html(self, template: str, **context: Any) -> str:
        """Give a template filled in this page's language."""
        return environment(self.language).get_template(template).render(page=self, **context)

    def render(self, template: str, *, status: int = 200, **context: Any) -> Response[Any]:
        """Answer with a template."""
        return Response(self.html(template, **context), media_type=MediaType.HTML, status_code=status)


class Page(Screen):
    """What a handler receives: the vault in the hands of whoever is logged in."""

    session: Session

    def __init__(self, request: Request[Any, Any, Any], session: Session, desk: Desk, bench: Workbench) -> None:
        super().__init__(request, session)
        self.desk, self.bench = desk, bench
        self.back = "/"
        """Where a form that is sent twice leads the second time."""

    @property
    def actor(self) -> Actor:
        """Who is logged in."""
        return self.session.actor

    @property
    def today(self) -> date:
        """The day by this machine's clock."""
        return self.bench.today()

    def flash(self, text: str, *, undo: str = "", kind: str = "done") -> None:
        """Tell something once on the next page that is shown."""
        self.session.flashes.append(Flash(text, undo, kind))

    def done(self, text: str, *, back: str, undo: str = "", fragment: str = "", **context: Any) -> Response[Any]:
        """Answer after something was written: tell it, and go back.

        A browser is sent to ``back`` (303). A script gets ``fragment``, a template with what has changed and
        the flash beside it, or is sent to ``back`` where there is none.
        """
        self.back = back
        if self.htmx and fragment:
            flashes = (Flash(text, undo),)
            return Response(self.html(fragment, flashes=flashes, **context), media_type=MediaType.HTML, status_code=200)
        self.flash(text, undo=undo)
        return self.go(back)

    def go(self, where: str) -> Response[Any]:
        """Send the browser, or the script that asks, to another page of this workbench."""
        if self.htmx:
            return Response("", status_code=200, media_type=MediaType.HTML, headers={"HX-Redirect": where})
        return Redirect(where, status_code=303)

    def begin_job(self, work: Callable[[Workbench, Progress], Any]) -> Job:
        """Begin long work on a workbench of its own; what it has written is shown to all when it is done.

        ``work`` runs in a thread; it gets a workbench and whom to tell how far it is. Poll `Desk.jobs`.
        """
        return self.desk.begin_job(self.session, work)
