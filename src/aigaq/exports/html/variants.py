"""What each source says of one event: its dates, places and perpetrators, the main reading first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from attrs import frozen

from aigaq.exports.html.cited import Link
from aigaq.exports.html.cites import Cites
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim, Participant

BOUNDS = frozenset({"bound_by_publication", "ongoing_at_publication"})
"""Dates that only say when a report came out are no reading of when it happened."""


@frozen
class Said:
    """One reading with the passages that have it."""

    value: str
    main: bool
    links: tuple[Link, ...]


@frozen
class Variant:
    """One side of an event (its date, place or perpetrators) that reports tell in several ways."""

    label: str
    said: tuple[Said, ...]


def variants(event: Event, cites: Cites) -> tuple[Variant, ...]:
    """Give the sides of an event that its claims tell in more than one way."""
    labels, order = cites.labels, cites.order

    def date(claim: Claim) -> str:
        return labels.when(claim.when) if claim.when and claim.when.method not in BOUNDS else ""

    def place(claim: Claim) -> str:
        return order.name_of(claim.place_referent, claim.place) if claim.place else ""

    def doers(claim: Claim) -> str:
        return _names(order.main_name(p) for p in claim.participants if p.role == "perpetrator")

    sides: tuple[tuple[str, str, Callable[[Claim], str]], ...] = (
        ("when", _dated(event, cites), date),
        ("where", event.place or "", place),
        ("doers", _names(_name(p) for p in event.participants if p.role == "perpetrator"), doers),
    )
    found = [Variant(labels(key), _said(event, cites, main, read)) for key, main, read in sides]
    return tuple(variant for variant in found if len(variant.said) > 1)


def _dated(event: Event, cites: Cites) -> str:
    known = event.when is not None and event.when.method not in BOUNDS
    return cites.labels.when(event.when) if known else ""


def _name(who: Participant) -> str:
    return who.name


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted({name.strip("[]") for name in names}))


def _said(event: Event, cites: Cites, main: str, read: Callable[[Claim], str]) -> tuple[Said, ...]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        if value := read(claim):
            groups[value].append(claim)
    if len(groups) > 1 and main:
        groups.setdefault(main, [])
    ranked = sorted(groups, key=lambda value: (value != main, -len({c.source for c in groups[value]}), value))
    return tuple(Said(value, value == main, cites.links(groups[value])) for value in ranked)
