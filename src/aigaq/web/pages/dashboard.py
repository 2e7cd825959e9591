"""The first page after unlocking: what is new, what is due, what is open."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aigaq.web.page import Page
from aigaq.web.pages.tour import new_here
from aigaq.web.views import dashboard as views

WAITS = 1.0
"""Seconds to wait for a vault that has just been opened, before the page says that it is being made ready."""
AGAIN = "3"
"""Seconds after which the browser then asks again."""


@get("/", sync_to_thread=True)
def dashboard(page: Page) -> Response[Any]:
    """Show what is new, due and open; in an empty vault, what to do; in one just opened, that it is made ready."""
    if not page.desk.ready(WAITS):
        waiting = page.render("ready.html.j2")
        waiting.headers["Refresh"] = AGAIN
        return waiting
    return page.render("dashboard.html.j2", view=views.today(page.bench, page.language), new_here=new_here(page))


ROUTES = (dashboard,)
