"""All incidents on one map and timeline, and those that may belong together."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aigaq.errors import BadForm
from aigaq.web.page import Page
from aigaq.web.views import incidents as views
from aigaq.web.views.case import drawing_data, map_data
from aigaq.web.views.mapping import map_words
from aigaq.web.views.telling import words

LONGEST = 64
"""Characters of a filter."""
FILTERS = ("type", "year", "person", "pattern")


@get("/incidents", sync_to_thread=True)
def incidents(page: Page) -> Response[Any]:
    """Show all incidents, or those that are wanted; patterns follow by themselves, or with ``patterns=yes``."""
    wanted, number = _wanted(page)
    found = views.seen(page.bench, page.language, wanted, number)
    now = page.request.query_params.get("patterns") == "yes" or bool(wanted.pattern)
    return page.render(
        "incidents.html.j2",
        words=words(page.language),
        view=found,
        wanted=wanted,
        timeline_data=drawing_data(found.chart if found.chart and found.chart.dots else None, views.about(found)),
        map_data=map_data(found.areas, {row.id for row in found.rows}),
        map_words=map_words(page.words.gettext),
        linked=views.linked(page.bench, page.language, wanted.person) if now else None,
    )


@get("/incidents/patterns", sync_to_thread=True, opt={"fragment": True})
def patterns(page: Page) -> Response[Any]:
    """Give the patterns alone, for the page that is there already: in a large vault they take a while."""
    wanted, _ = _wanted(page)
    linked = views.linked(page.bench, page.language, wanted.person)
    return page.render("incidents_patterns.html.j2", words=words(page.language), wanted=wanted, linked=linked)


def _wanted(page: Page) -> tuple[views.Wanted, int]:
    """Read the filters: kinds, years and ids, never a name. Raises `BadForm`."""
    asked = page.request.query_params
    given = {name: asked.get(name, "") for name in FILTERS}
    if long := next((name for name, value in given.items() if len(value) > LONGEST), ""):
        raise BadForm(field=long, reason=f"it is longer than {LONGEST} characters")
    for name, value in (("year", given["year"] or "1"), ("page", asked.get("page", "1"))):
        if not (value.isascii() and value.isdigit() and len(value) < 9):
            raise BadForm(field=name, reason="it takes a whole number")
    return views.Wanted(**given), int(asked.get("page", "1"))


ROUTES = (incidents, patterns)
