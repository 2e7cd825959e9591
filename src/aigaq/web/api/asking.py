"""Questions put to the whole vault: search, names, status, deadlines, differences, patterns, what is open."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from litestar.params import Parameter

from aigaq.web.api.records import Names, Query, Row, Settle, Taken, taken
from aigaq.web.api.routing import asks, decides, looks
from aigaq.web.page import Page
from aigaq.workbench import StatusQuestion

TAGS = ["asking"]
Given = Annotated[str | None, Parameter(max_length=300)]


@asks("/api/search", tags=TAGS)
def search(page: Page, data: Query) -> Row:
    """Search the names of people, in any spelling, and the texts."""
    found = page.bench.search(data.query, data.limit)
    sources = {hit.source.id: hit.source.name for hit in found.passages}
    passages = [
        {"source": h.source.id, "start": h.start, "end": h.end, "before": h.before, "match": h.match, "after": h.after}
        for h in found.passages
    ]
    people = [_hit(page, hit) for hit in found.people]
    return {"people": people, "passages": passages, "sources": sources, "more": found.more, "problem": found.problem}


@asks("/api/names", tags=TAGS)
def names(page: Page, data: Query) -> Row:
    """Say who answers to a name, in any spelling and script, likeliest first, and why."""
    found = page.bench.names(data.query)
    return {"people": [_hit(page, hit) for hit in found.people], "more": found.more, "problem": found.problem}


@asks("/api/list", tags=TAGS)
def match_list(page: Page, data: Names) -> list[Row]:
    """Look up each name of a pasted list, one a line."""
    return [
        {"line": line.line, "name": line.name, "people": [_hit(page, h) for h in line.people], "problem": line.problem}
        for line in page.bench.search_list(data.names)
    ]


@looks("/api/questions", tags=["review"])
def questions(page: Page) -> list[Row]:
    """Give the open questions, those first whose answer settles most."""
    return [page.bench.record(question) for question in page.bench.questions()]


@looks("/api/differences", tags=["review"])
def differences(page: Page) -> list[Row]:
    """Give what differs between the reports about everyone, the gravest first."""
    return [page.bench.record(difference) for difference in page.bench.differences()]


@looks("/api/differences/{difference:str}", tags=["review"])
def difference(page: Page, difference: str) -> Row:
    """Give one difference with its readings, by its id."""
    record: Row = page.bench.record(page.bench.difference(difference))
    return record


@decides("/api/differences/{difference:str}/settle", tags=["review"])
def settle(page: Page, difference: str, data: Settle) -> Taken:
    """Settle a difference: which reading stands."""
    return taken(page.bench.settle(difference, data.stands, data.reason))


@looks("/api/status", tags=TAGS)
def status(
    page: Page,
    on: date | None = None,
    known_on: date | None = None,
    published_by: date | None = None,
    person: Given = None,
) -> list[Row]:
    """Give what everybody, or one person (by id), was on each track on a day."""
    return [page.bench.record(held) for held in page.bench.status(StatusQuestion(on, known_on, published_by, person))]


@looks("/api/deadlines", tags=TAGS)
def deadlines(
    page: Page,
    on: date | None = None,
    within: Annotated[int | None, Parameter(ge=0, le=36500)] = None,
) -> list[Row]:
    """Give what comes due and what was missed, soonest first."""
    return [page.bench.record(line) for line in page.bench.deadlines(on, within)]


@looks("/api/patterns", tags=TAGS)
def patterns(page: Page, person: Given = None) -> Row:
    """Give incidents that may belong together, with reasons for and against and what chance would do."""
    record: Row = page.bench.record(page.bench.patterns(person))
    return record


@looks("/api/positions", tags=TAGS)
def positions(page: Page) -> list[Row]:
    """Give what authorities said or did, by date."""
    return [page.bench.record(position) for position in page.bench.positions()]


def _hit(page: Page, hit: object) -> Row:
    record: Row = page.bench.record(hit)
    person = record.pop("person")
    return {"id": person["id"], "name": person["name"], **record}


ROUTES = (
    search,
    names,
    match_list,
    questions,
    differences,
    difference,
    settle,
    status,
    deadlines,
    patterns,
    positions,
)
