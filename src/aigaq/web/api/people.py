"""People: who they are, their case files, who is whom."""

from __future__ import annotations

from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from aigaq.web.api.records import PersonRecord, Row, Taken, Two, person_record, taken
from aigaq.web.api.routing import decides, looks
from aigaq.web.page import Page
from aigaq.web.views import network as views

Limit = Annotated[int, Parameter(ge=1, le=1000)]
Offset = Annotated[int, Parameter(ge=0, le=10**9)]
TAGS = ["people"]


class NodeRecord(Struct):
    """A person, an organisation or an event, and how many ties it has in all."""

    id: str
    kind: str
    name: str
    ties: int


class TieRecord(Struct):
    """A tie between two: what it is, how surely, and how many claims tell it."""

    one: str
    other: str
    label: str
    certainty: str
    count: int


class NetworkRecord(Struct):
    """Who is tied to whom."""

    nodes: list[NodeRecord]
    ties: list[TieRecord]


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


@looks("/api/network", tags=TAGS)
def network(page: Page, *, events: bool = True) -> NetworkRecord:
    """Give those who have most ties, and the ties between them; ``events``: with what they took part in."""
    return _network(page, "", events=events)


@looks("/api/network/{network:str}", tags=TAGS)
def around(page: Page, network: str, *, events: bool = True) -> NetworkRecord:
    """Give whoever stands around one person or organisation."""
    return _network(page, network, events=events)


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


def _network(page: Page, middle: str, *, events: bool) -> NetworkRecord:
    found = views.network(page.bench, page.language, middle, events=events)
    nodes = [NodeRecord(node.id, node.kind, node.name, node.ties) for node in found.nodes]
    ties = [TieRecord(tie.one.id, tie.other.id, tie.label, tie.certainty, tie.count) for tie in found.ties]
    return NetworkRecord(nodes, ties)


ROUTES = (people, person, case, differences, positions, network, around, merge, split, unsure)
