"""Finding by words and facets together, and searches that are kept."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from aigaq.web.api.records import ClaimRecord, Id, Row, claim_record
from aigaq.web.api.routing import asks, brings, looks
from aigaq.web.page import Page
from aigaq.workbench.searching import Answer

TAGS = ["finding"]
FacetName = Annotated[str, Meta(max_length=40)]
Values = Annotated[list[Annotated[str, Meta(max_length=300)]], Meta(max_length=50)]
Facets = Annotated[dict[FacetName, Values], Meta(max_length=20)]
Words = Annotated[str, Meta(max_length=500)]
After = Annotated[str, Meta(max_length=40)]


class Find(Struct, forbid_unknown_fields=True):
    """Words and facets; without words, whatever fits the facets."""

    query: Words = ""
    facets: Facets = {}
    limit: Annotated[int, Meta(ge=1, le=100)] = 20
    after: After | None = None


class Keep(Struct, forbid_unknown_fields=True):
    """A search to be kept under a name."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    query: Words = ""
    facets: Facets = {}


class CardRecord(Struct):
    """A passage that answers, with the claims that rest on it or stand beside it."""

    source: str
    start: int
    end: int
    before: str
    match: str
    after: str
    claims: list[ClaimRecord]


class FoundRecord(Struct):
    """A page of what a search found."""

    cards: list[CardRecord]
    facets: dict[str, list[Row]]
    claims: int
    sources: int
    people: list[Row]
    after: str | None = None


@asks("/api/find", tags=TAGS)
def find(page: Page, data: Find) -> FoundRecord:
    """Search by words and facets; a name is found in every spelling and script."""
    return _found(page, page.bench.find(data.query, data.facets, limit=data.limit, after=data.after))


@asks("/api/incidents", tags=TAGS)
def incidents(page: Page, data: Find) -> FoundRecord:
    """Give what happened: as `find`, events only."""
    facets = {**data.facets, "kind": ["event"]}
    return _found(page, page.bench.find(data.query, facets, limit=data.limit, after=data.after))


@looks("/api/searches", tags=TAGS)
def searches(page: Page) -> list[Row]:
    """Give the searches that are kept, by name."""
    return [{"id": search.id, **page.bench.record(search)} for search in page.bench.searches()]


@brings("/api/searches", tags=TAGS)
def keep(page: Page, data: Keep) -> Row:
    """Keep a search; one of mine with that name is replaced."""
    search = page.bench.save_search(data.name, data.query, data.facets)
    return {"id": search.id, **page.bench.record(search)}


@brings("/api/searches/{search:str}/delete", tags=TAGS)
def delete(page: Page, search: Id) -> Row:
    """Forget a search that is kept."""
    page.bench.delete_search(search)
    return {"deleted": search}


def _found(page: Page, answer: Answer) -> FoundRecord:
    cards = [
        CardRecord(
            card.hit.source.id, card.hit.start, card.hit.end, card.hit.before, card.hit.match, card.hit.after,
            [claim_record(claim) for claim in card.claims],
        )
        for card in answer.cards
    ]  # fmt: skip
    facets = {name: [page.bench.record(value) for value in values] for name, values in answer.facets.items()}
    people = [{"id": h.person.id, "name": h.person.name, "form": h.form, "score": h.score} for h in answer.people]
    return FoundRecord(cards, facets, answer.claims, answer.sources, people, answer.after)


ROUTES = (find, incidents, searches, keep, delete)
