"""The tour for whoever is here for the first time: six stops in the vault that is open.

Whoever walks it has a bar on every page that says what is to be seen and leads on. Where the tour stands is kept in
the session, in memory; that somebody has seen it, in a cookie that says only that.
"""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import Cookie

from aigaq.web.page import Form, Page
from aigaq.web.sessions import Stop
from aigaq.web.views import tour as views

YEAR = 365 * 24 * 3600
"""Seconds for which it is remembered that somebody has seen the tour."""
SEEN_COOKIE = "tour"
READS = {"reads": True, "role": "reader"}
NUMBERS = tuple(str(n) for n in range(len(views.STEPS) + 1))


@get("/tour", sync_to_thread=True)
def tour(page: Page) -> Response[Any]:
    """Show the six stops; each leads into the vault, or says that it has nothing for it."""
    return page.render("tour.html.j2", steps=views.tour(page.bench), empty=not page.bench.overview().sources)


@post("/tour", opt=READS, sync_to_thread=True)
def walk(page: Page, data: Form) -> Response[Any]:
    """Go to a stop of the tour; 0 ends it."""
    number = int(data.choice("step", NUMBERS))
    page.session.stop, where = None, "/"
    if number:
        step = views.step(page.bench, number)
        page.session.stop = Stop(number, step.name if step.key == "search" else "")
        where = step.href or f"/tour#step-{number}"
    answer = page.go(where)
    answer.set_cookie(Cookie(SEEN_COOKIE, value="seen", path="/", max_age=YEAR, httponly=True, samesite="strict"))
    return answer


def new_here(page: Page) -> bool:
    """Say whether this browser has not been told of the tour yet."""
    return SEEN_COOKIE not in page.request.cookies


ROUTES = (tour, walk)
