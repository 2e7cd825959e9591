"""Claims of one status of one person, joined over all sources: when it began, and when it is said to end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from attrs import frozen

from aigaq.casefile import places
from aigaq.casefile.block import ordered
from aigaq.casefile.digest import best_when
from aigaq.casefile.index import OPEN, Index
from aigaq.casefile.joining import DAYS_BETWEEN_OUTLETS as NEAR
from aigaq.casefile.joining import Cluster, Item, apart, dates_fit, join
from aigaq.law import bounds, start
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import Bounds
from aigaq.model.entity import Entity
from aigaq.model.schema import StatusType, status_type

FACTS = frozenset({"asserted", "alleged"})
"""Only what somebody tells as a fact makes a status; what is denied or feared never does."""


@frozen(eq=False)
class Draft:
    """A status that began once, before its end is worked out."""

    person: str
    type: StatusType
    jurisdiction: str
    claims: tuple[Claim, ...]
    since: When | None
    stated_until: When | None

    @cached_property
    def began(self) -> Bounds:
        """The days on which it can have begun."""
        return begins(self.since) if self.since else OPEN

    @property
    def order(self) -> tuple[object, ...]:
        """By date of beginning, those without one last; then by name."""
        day = self.began.first or self.began.last
        last = self.began.last or date.max
        return (day is None, day or date.max, last, self.type.track, self.type.id, self.jurisdiction, self.claims[0].id)

    @property
    def ongoing(self) -> bool:
        """Whether a claim says that it still held when it was reported."""
        return any(is_ongoing(claim.when) for claim in self.claims)


def is_ongoing(when: When | None) -> bool:
    """Say whether a date says “and still so”: an interval without an end, or held at publication."""
    if when is None:
        return False
    return when.method == "ongoing_at_publication" or (when.date.kind == "interval" and when.date.bounds.last is None)


def begins(when: When) -> Bounds:
    """Give the days on which a status dated so can have begun: what held on a day began by that day."""
    span = start(when.date)
    if when.method == "ongoing_at_publication" and when.date.kind == "point":
        return Bounds(None, span.last)
    return span


def drafts(ix: Index, person: Entity) -> list[Draft]:
    """Give every status that sources ascribe to a person as a fact, each beginning once, in order."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for claim in ix.by_person.get(person.id, ()):
        if claim.kind == "status" and claim.certainty in FACTS and holds(ix, claim, person):
            groups[claim.type].append(_item(ix, claim))
    found = [
        _draft(ix, person, cluster)
        for name, items in groups.items()
        for cluster in ([_all(items)] if status_type(name).label else join(items, _fits, _latest))
    ]
    return sorted(found, key=lambda d: d.order)


def holds(ix: Index, claim: Claim, person: Entity) -> bool:
    """Say whether a status claim is about the person, not only by or near them."""
    return ix.takes_part(claim, person, "subject") or not ix.keys(claim, "subject")


def jurisdiction(ix: Index, claim: Claim) -> str:
    """Give the country under whose law a status is claimed: as stated, else where it happened, else empty.

    Not where somebody merely comes from; and of a border crossed only a country that is named, or else the
    one country into which the person is told to have come at that time.
    """
    point, stated = places.geo(ix, claim), (claim.value or "").upper()
    if claim.type in places.customs().entry and not (point and point.feature == "country"):
        return stated if claim.place is None and len(stated) == 2 else _entered(ix, claim)
    if claim.type in places.customs().leaves and places.go_to(claim):
        return "" if point and point.country == stated else stated
    left = ix.entity(claim.place_referent) if places.come_from(claim) else None
    if len(stated) == 2 and not (left and left.geo and left.geo.country == stated):
        return stated
    return point.country if point else ""


def _entered(ix: Index, claim: Claim) -> str:
    """The country of the arrivals that the people of a claim are told to have made on days that fit."""
    told = {c.id: c for key in ix.keys(claim, "subject") for c in ix.by_person.get(key[0], ())}
    arrivals = [c for c in told.values() if c.type == "arrival" and c.certainty in FACTS and c.when]
    span = ix.span(claim)
    near = [c for c in arrivals if (days := ix.span(c)).meets(span) or (days.days and apart(days, span) <= NEAR)]
    countries = {point.country for c in near if (point := places.geo(ix, c))}
    return countries.pop() if len(countries) == 1 else ""


def _item(ix: Index, claim: Claim) -> Item:
    span = begins(claim.when) if claim.when else ix.span(claim)
    country = jurisdiction(ix, claim)
    return Item(claim, claim.type, frozenset(), span, country or None)


def _fits(one: Item, other: Item) -> bool:
    """One country, and dates on which it can have begun once."""
    same_law = one.place is None or other.place is None or one.place == other.place
    return same_law and dates_fit(one, other)


def _latest(item: Item, fitting: list[Cluster]) -> Cluster | None:
    """Who “is a refugee” holds the status that was given last before."""
    if item.dated:
        return None
    return max(fitting, key=lambda c: (c.items[0].span.first or date.min, c.items[0].claim.id))


def _all(items: list[Item]) -> Cluster:
    cluster = Cluster()
    cluster.add(*items)
    return cluster


def _draft(ix: Index, person: Entity, cluster: Cluster) -> Draft:
    claims = ordered(cluster.claims)
    countries = sorted({jurisdiction(ix, claim) for claim in claims} - {""})
    return Draft(
        person.id,
        status_type(claims[0].type),
        countries[0] if len(countries) == 1 else "",
        claims,
        _first(claims) if status_type(claims[0].type).label else best_when(claims, "when"),
        best_when(claims, "until"),
    )


def _first(claims: Sequence[Claim]) -> When | None:
    """The earliest date of all: of a label, when it was used first."""
    dated = [(bounds(c.when.date).last or date.max, c.id, c.when) for c in claims if c.when]
    return min(dated, key=lambda row: row[:2])[2] if dated else None
