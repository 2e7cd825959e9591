"""People: who they are, their case files, who is whom."""

from __future__ import annotations

from typing import Annotated

from litestar.params import Parameter

from aigaq.web.api.records import PersonRecord, Row, Taken, Two, person_record, taken
from aigaq.web.api.routing import decides, looks
from aigaq.web.page import Page

Limit = Annotated[int, Parameter(ge=1, le=1000)]
Offset = Annotated[int, Parameter(ge=0, le=10**9)]
TAGS = ["people"]


@looks("/api/people", tags=TAGS)
def people(page: Page, limit: Limit = 100, offset: Offset = 0) -> list[PersonRecord]:
    """List the people by name."""
    return [person_record(person) for person in page.bench.material().people[offset : offset + limit]]


@looks("/api/people/{person:str}", tags=TAGS)
def person(page: Page, person: str) -> PersonRecord:
    """Give somebody by id."""
    return person_record(page.bench.person(person))


@looks("/api/people/{person:str}/case", tags=TAGS)
def case(page: Page, person: str) -> Row:
    """Give the case file of somebody, as the ``json`` export writes it (format ``aigaq-case/1``)."""
    found: Row = page.bench.case_record(person)
    return found


@looks("/api/people/{person:str}/differences", tags=TAGS)
def differences(page: Page, person: str) -> list[Row]:
    """Give what differs between the reports about somebody, the gravest first."""
    return [page.bench.record(difference) for difference in page.bench.differences(person)]


@looks("/api/people/{person:str}/positions", tags=TAGS)
def positions(page: Page, person: str) -> list[Row]:
    """Give what authorities said or did about somebody, by date."""
    return [page.bench.record(position) for position in page.bench.positions(person=person)]


@decides("/api/people/merge", tags=TAGS)
def merge(page: Page, data: Two) -> Taken:
    """Decide that two are one."""
    return taken(page.bench.merge(data.one, data.other, data.reason))


@decides("/api/people/split", tags=TAGS)
def split(page: Page, data: Two) -> Taken:
    """Decide that two are not the same; the other is a person, a spelling or a source."""
    return taken(page.bench.split(data.one, data.other, data.reason))


@decides("/api/people/unsure", tags=TAGS)
def unsure(page: Page, data: Two) -> Taken:
    """Decide that it cannot be said now whether two are one."""
    return taken(page.bench.unsure(data.one, data.other, data.reason))


ROUTES = (people, person, case, differences, positions, merge, split, unsure)
