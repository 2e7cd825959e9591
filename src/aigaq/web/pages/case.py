"""The case file page of one person."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aigaq.errors import BadForm
from aigaq.web.page import Page
from aigaq.web.views import case as views
from aigaq.web.views import incidents
from aigaq.web.views.mapping import map_words
from aigaq.web.views.telling import words

LONGEST = 64
"""Characters of a filter; the longest name of a type has half of that."""


@get("/people/{person:str}", sync_to_thread=True)
def case(page: Page, person: str) -> Response[Any]:
    """Show the case file of somebody, with the events that are wanted."""
    now = page.bench.material().entity_of.get(person)
    if now is not None and now.kind == "person" and now.id != person:
        return page.go(f"/people/{now.id}")  # who is whom was decided since
    view = views.page(page.bench, person, page.language)
    wanted = _wanted(page)
    found = view.wanted(wanted)
    chart = view.chart(found)
    number, pages, shown = views.page_of(found, _page_number(page))
    _ = page.words.gettext
    return page.render(
        "case.html.j2",
        view=view,
        wanted=wanted,
        shown=shown,
        found=len(found),
        number=number,
        pages=pages,
        chart=chart,
        speaker_options=(("", _("all")), *((str(n), name) for n, name in enumerate(view.speakers))),
        timeline_data=views.drawing_data(chart, views.about(shown)),
        map_data=views.map_data(view.areas, {one.id for one in shown}),
        map_words=map_words(_),
        people_ids=view.people,
    )


@get("/people/{person:str}/patterns", opt={"fragment": True}, sync_to_thread=True)
def patterns(page: Page, person: str) -> Response[Any]:
    """Give the patterns that touch somebody, for the page that is there already: in a large vault they take a while."""
    who = page.bench.person(person)
    linked = incidents.linked(page.bench, page.language, who.id)
    return page.render("case_patterns.html.j2", words=words(page.language), linked=linked, person=who.id)


def _page_number(page: Page) -> int:
    given = page.request.query_params.get("page", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise BadForm(field="page", reason="it takes a whole number")
    return int(given)


def _wanted(page: Page) -> views.Wanted:
    """Read the filters. None is a name: a speaker goes by number. Raises `BadForm`."""
    given = {name: page.request.query_params.get(name, "") for name in ("type", "certainty", "seen", "speaker")}
    if long := next((name for name, value in given.items() if len(value) > LONGEST), ""):
        raise BadForm(field=long, reason=f"it is longer than {LONGEST} characters")
    speaker = given["speaker"]
    if speaker and not (speaker.isascii() and speaker.isdigit()):
        raise BadForm(field="speaker", reason="it takes a whole number")
    return views.Wanted(**given)


ROUTES = (case, patterns)
