"""The list of people."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm
from aigaq.web.page import Form, Page
from aigaq.web.views import people as views

LONGEST = 64
"""Characters of a filter."""
MOST = 60
"""People whose names answer a search that are shown."""


@get("/people", sync_to_thread=True)
def people(page: Page) -> Response[Any]:
    """Show everybody, or those who are wanted."""
    asked = page.request.query_params
    given = {name: asked.get(name, "") for name in ("status", "due", "open", "sort")}
    if long := next((name for name, value in given.items() if len(value) > LONGEST), ""):
        raise BadForm(field=long, reason=f"it is longer than {LONGEST} characters")
    number = asked.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise BadForm(field="page", reason="it takes a whole number")
    wanted = views.Wanted(**{**given, "sort": given["sort"] or "name"})
    return _render(page, wanted, int(number))


@post("/people", sync_to_thread=True, opt={"role": "reader", "reads": True})
def find(page: Page, data: Form) -> Response[Any]:
    """Show those whose names answer, in any script and spelling; the name stands in no address."""
    name = data.text("name", longest=200)
    if not name:
        return _render(page, views.Wanted(), 1)
    hits = page.bench.names(name).people[:MOST]
    return _render(page, views.Wanted(ids=tuple(dict.fromkeys(hit.person.id for hit in hits))), 1, name)


def _render(page: Page, wanted: views.Wanted, number: int, name: str = "") -> Response[Any]:
    found = views.listed(page.bench, page.language, wanted, number)
    return page.render("people.html.j2", list=found, wanted=wanted, name=name, status=200)


ROUTES = (people, find)
