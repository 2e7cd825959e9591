"""Whether two places can be one: the same, one inside the other, or unknown."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from attrs import frozen

from aigaq.casefile.bond import fold
from aigaq.casefile.index import Index
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.mention import Geo

EARTH_KM = 6371.0
"""Mean radius of the Earth (IUGG), in kilometres."""
_WIDE = {"country", "region"}


@frozen
class Customs:
    """How reports name places, from ``places.toml``."""

    come_from: tuple[str, ...]
    born_in: tuple[str, ...]
    go_to: tuple[str, ...]
    leaves: frozenset[str]
    """Statuses that begin by leaving a country: a place only gone to says nothing of its law."""
    leaving: frozenset[str]
    entry: frozenset[str]
    """Statuses that begin by crossing a border."""
    from_afar: frozenset[str]
    """Statuses that somebody can have under a country's law without being there."""
    departs: frozenset[str]
    """Event types whose place is where somebody leaves."""
    arrives: frozenset[str]
    """Event types whose place is where somebody goes."""


@cache
def customs() -> Customs:
    """Read the file once."""
    raw = tomllib.loads((files(__package__) / "places.toml").read_text("utf-8"))
    words, ends = (tuple(sorted({w for said in raw[key].values() for w in said})) for key in ("come_from", "born_in"))
    return Customs(
        words,
        ends,
        tuple(sorted({w for said in raw["go_to"]["words"].values() for w in said})),
        frozenset(raw["go_to"]["statuses"]),
        frozenset(raw["leaving"]["types"]),
        frozenset(raw["entry"]["statuses"]),
        frozenset(raw["entry"]["from_afar"]),
        frozenset(raw["journey"]["departs"]),
        frozenset(raw["journey"]["arrives"]),
    )


def come_from(claim: Claim) -> bool:
    """Say whether the passage names the place only as where somebody comes from (“two men from Syria”)."""
    if not claim.place or (claim.kind == "event" and claim.type in customs().leaving):
        return False
    return _only_after(" ".join(claim.passage.quote.split()), claim.place, customs().come_from, customs().born_in)


def go_to(claim: Claim) -> bool:
    """Say whether the passage names the place only as where somebody goes (“left for Sweden”)."""
    words = customs().go_to
    return bool(claim.place) and _only_after(" ".join(claim.passage.quote.split()), claim.place or "", words, ())


@lru_cache(maxsize=65536)
def _only_after(quote: str, place: str, words_before: tuple[str, ...], joined: tuple[str, ...]) -> bool:
    words, ends = ("|".join(map(re.escape, said)) for said in (words_before, joined or ("-bound",)))
    owner = r"(?:the\s+)?(?:[\w-]+(?:\s[\w-]+)?[’']s?\s+)?(?:[\w-]+\s+)?"
    named = len(re.findall(rf"\b{re.escape(place)}\b", quote))
    before, after = rf"\b(?:{words})\s+{owner}{re.escape(place)}\b", rf"\b{re.escape(place)}(?:{ends})\b"
    left = len(re.findall(f"{before}|{after}", quote, re.IGNORECASE))
    return named > 0 and named == left


def identity(ix: Index, claim: Claim) -> str | None:
    """Say which place a claim means: an entity's id, or its folded name; ``None`` where it names none."""
    if come_from(claim):
        return None
    entity = ix.entity(claim.place_referent)
    return entity.id if entity else (fold(claim.place) or None if claim.place else None)


def name(ix: Index, claim: Claim) -> str | None:
    """Give the main name of the place a claim names."""
    if come_from(claim):
        return None
    entity = ix.entity(claim.place_referent)
    return entity.name if entity else claim.place


def geo(ix: Index, claim: Claim) -> Geo | None:
    """Give the point on the map of the place a claim names."""
    entity = None if come_from(claim) else ix.entity(claim.place_referent)
    return entity.geo if entity else None


def agree(ix: Index, one: Claim, other: Claim) -> bool:
    """Say whether two claims can be about one place; one without a place agrees with all, so do a journey's ends."""
    mine, theirs = identity(ix, one), identity(ix, other)
    if mine is None or theirs is None or mine == theirs or one_journey(ix, one, other):
        return True
    here, there = geo(ix, one), geo(ix, other)
    if here and there:
        return near(here, there)
    return _contained(name(ix, one) or "", name(ix, other) or "")


def both_leave(one: Claim, other: Claim) -> bool:
    """Say whether both claims tell of leaving a place: permission to go and going are told for each other."""
    return {one.type, other.type} <= customs().departs


def one_journey(ix: Index, one: Claim, other: Claim) -> bool:
    """Say whether one claim can tell where a journey began and the other where it led: two countries, both named."""
    kinds = customs()
    ends = {one.type, other.type}
    if not (ends & kinds.departs and ends & kinds.arrives):
        return False
    here, there = geo(ix, one), geo(ix, other)
    return here is not None and there is not None and here.country != there.country


def other_end(kind: str, other: str) -> bool:
    """Say whether two types of event tell of the two ends of a journey: the places they name are not one place."""
    departs, arrives = customs().departs, customs().arrives
    return {kind, other} <= departs | arrives and not ({kind, other} <= departs or {kind, other} <= arrives)


def near(one: Geo, other: Geo) -> bool:
    """Say whether two points can be one place: one holds the other, or their circles touch."""
    if {one.feature, other.feature} & _WIDE:
        if one.country != other.country:
            return False
        return "country" in {one.feature, other.feature} or kilometres(one, other) <= max(
            one.precision_km, other.precision_km
        )
    return kilometres(one, other) <= one.precision_km + other.precision_km


def place_of(material: Material, event: Event) -> Entity | None:
    """Give the place of the gazetteer, or of the reports alone, that an event has; from the claims that name it."""
    found = (material.entity_of.get(claim.place_referent or "") for claim in event.claims)
    return next((entity for entity in found if entity and entity.name == event.place), None)


def kilometres(one: Geo, other: Geo) -> float:
    """Give the great-circle distance between two points in kilometres (haversine)."""
    low, high = radians(one.lat), radians(other.lat)
    chord = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _contained(one: str, other: str) -> bool:
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return mine <= theirs or theirs <= mine
