"""What a search found, ready for the page: people, passages with their claims, and facets to narrow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from attrs import frozen

from aigaq.exports.html.labels import Labels
from aigaq.i18n import catalogue
from aigaq.model.schema import types
from aigaq.model.search import SavedSearch
from aigaq.model.verdicts import ClaimState
from aigaq.web.views.cards import Card, Cards, source_name
from aigaq.workbench import Workbench
from aigaq.workbench.answers import Listed, PersonHit

EACH = 20
"""Passages on one page."""
CARDS = 3
"""Claims shown with one passage; the rest open with its source."""
ORDER = ("type", "status", "person", "place", "language", "reviewed", "certainty", "source", "speaker")
"""Facets that the page offers, in this order; the date is typed."""
LEAST = 0.1
"""Likeness of a name below which somebody is not shown among the people found."""
FEW = 8
"""Values of a facet that are open at once."""


@frozen
class Choice:
    """One value of a facet that can be chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@frozen
class Facet:
    """What a search can be narrowed by."""

    name: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]
    """Those that are folded."""


@frozen
class Hit:
    """A passage that answers, with what is claimed there."""

    href: str
    source: str
    published: str
    before: str
    match: str
    after: str
    cards: tuple[Card, ...]
    more: int


@frozen
class Named:
    """Somebody whose name answers."""

    id: str
    name: str
    form: str
    score: float
    sources: int
    reasons: tuple[str, ...]


@frozen
class SearchView:
    """One page of what a search found."""

    query: str
    facets: tuple[Facet, ...]
    date: str
    hits: tuple[Hit, ...]
    people: tuple[Named, ...]
    others: tuple[str, ...]
    claims: int
    sources: int
    after: str
    asked: bool
    """Whether anything was asked at all."""


def search(bench: Workbench, language: str, query: str, wanted: Mapping[str, Sequence[str]], after: str) -> SearchView:
    """Search by words and facets. Raises `BadValue` or `BadDate`."""
    found = bench.find(query, wanted, limit=EACH, after=after or None)
    cards = Cards(bench, language)
    facets = tuple(
        _facet(name, [(v.value, v.label, v.count) for v in found.facets.get(name, ())], wanted.get(name, ()), cards)
        for name in ORDER
    )
    hits = tuple(
        Hit(
            f"/sources/{c.hit.source.id}?at={c.hit.start}-{c.hit.end}#p{c.hit.start}",
            source_name(c.hit.source),
            catalogue(language).date(c.hit.source.description.value("published"), "short"),
            c.hit.before,
            c.hit.match,
            c.hit.after,
            tuple(map(cards.card, c.claims[:CARDS])),
            max(0, len(c.claims) - CARDS),
        )
        for c in found.cards
    )
    return SearchView(
        query,
        tuple(f for f in facets if f.choices),
        next(iter(wanted.get("date", ())), ""),
        hits,
        tuple(named(hit) for hit in found.people if hit.score >= LEAST),
        tuple(entity.name for entity in found.others),
        found.claims,
        found.sources,
        found.after or "",
        bool(query or any(wanted.values())),
    )


def named(hit: PersonHit) -> Named:
    """Give somebody whose name answers."""
    reasons = tuple(reason.what for reason in hit.reasons if reason.weight)
    return Named(hit.person.id, hit.person.name, hit.form, hit.score, hit.sources, reasons)


def _facet(name: str, values: Sequence[tuple[str, str, int]], chosen: Sequence[str], cards: Cards) -> Facet:
    made = [Choice(value, _label(name, value, label, cards), count, value in chosen) for value, label, count in values]
    known = {choice.value for choice in made}
    made += [Choice(value, _label(name, value, value, cards), 0, chosen=True) for value in chosen if value not in known]
    made.sort(key=lambda choice: not choice.chosen)
    return Facet(name, tuple(made[:FEW]), tuple(made[FEW:]))


def _label(name: str, value: str, label: str, cards: Cards) -> str:
    if name in {"type", "status"}:
        kinds = ("status",) if name == "status" else ("event", "relation", "attribute")
        kind = next((k for k in kinds if value in types(k)), None)
        return cards.labels.type(kind, value) if kind else label
    if name == "certainty":
        return Labels(cards.language).of("certainty", value)
    if name == "language":
        return cards.words.language_name(value)
    if name == "source" and value in cards.material.sources:
        return source_name(cards.material.sources[value])
    return label


STATES = get_args(ClaimState)
"""How a claim may stand; the template names each."""


@frozen
class Matched:
    """One line of a pasted list, and who answers to it."""

    line: int
    name: str
    people: tuple[Named, ...]
    more: int
    problem: str


def matched(line: Listed) -> Matched:
    """Give one line of a list with whoever answers."""
    return Matched(line.line, line.name, tuple(map(named, line.people)), line.more, line.problem)


@frozen
class Kept:
    """A search that is kept."""

    id: str
    name: str
    by: str


def kept(searches: Sequence[SavedSearch]) -> tuple[Kept, ...]:
    """Give the searches that are kept, by name."""
    return tuple(Kept(s.id, s.name, s.by) for s in searches)
