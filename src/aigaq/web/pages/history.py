"""Who decided what, when and why, over the whole vault; and taking it back."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.web.page import Form, Page
from aigaq.web.views.histories import lines, told, whole

EACH = 100
"""Entries on one page."""


@get("/history", sync_to_thread=True)
def history(page: Page, part: int = 1) -> Response[Any]:
    """Show everything that was done, the latest first."""
    every = whole(page.bench)
    pages = max(1, -(-len(every) // EACH))
    part = min(max(part, 1), pages)
    newest = every[max(0, len(every) - part * EACH) : len(every) - (part - 1) * EACH]
    return page.render(
        "history.html.j2", lines=told(newest, page.language, page.bench), part=part, pages=pages, person=None
    )


@get("/people/{person:str}/history", sync_to_thread=True)
def of_person(page: Page, person: str) -> Response[Any]:
    """Show what was decided on who somebody is, and what was given out about them, the latest first."""
    who = page.bench.person(person)
    return page.render("history.html.j2", lines=lines(page.bench, who.id, page.language), part=1, pages=1, person=who)


@post("/undo", opt={"role": "reviewer"}, sync_to_thread=True)
def undo(page: Page, data: Form) -> Response[Any]:
    """Take a decision back; what it changed is as before."""
    page.bench.undo(data.text("decision") or None, data.text("reason"))
    return page.done(page.words.gettext("Taken back."), back=page.own(data.text("back"), "/history"))


ROUTES = (history, of_person, undo)
