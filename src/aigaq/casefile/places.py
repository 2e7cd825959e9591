"""Whether two places can be one: the same, one inside the other, or unknown."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from aigaq.casefile.bond import fold
from aigaq.casefile.index import Index
from aigaq.model.claim import Claim
from aigaq.model.mention import Geo

EARTH_KM = 6371.0
"""Mean radius of the Earth (IUGG), in kilometres."""
_WIDE = {"country", "region"}


def identity(ix: Index, claim: Claim) -> str | None:
    """Say which place a claim means: an entity's id, or its folded name; ``None`` where it names none."""
    entity = ix.entity(claim.place_referent)
    return entity.id if entity else (fold(claim.place) or None if claim.place else None)


def name(ix: Index, claim: Claim) -> str | None:
    """Give the main name of the place a claim names."""
    entity = ix.entity(claim.place_referent)
    return entity.name if entity else claim.place


def geo(ix: Index, claim: Claim) -> Geo | None:
    """Give the point on the map of the place a claim names."""
    entity = ix.entity(claim.place_referent)
    return entity.geo if entity else None


def agree(ix: Index, one: Claim, other: Claim) -> bool:
    """Say whether two claims can be about one place; a claim without a place agrees with all."""
    mine, theirs = identity(ix, one), identity(ix, other)
    if mine is None or theirs is None or mine == theirs:
        return True
    here, there = geo(ix, one), geo(ix, other)
    if here and there:
        return near(here, there)
    return _contained(name(ix, one) or "", name(ix, other) or "")


def near(one: Geo, other: Geo) -> bool:
    """Say whether two points can be one place: one holds the other, or their circles touch."""
    if {one.feature, other.feature} & _WIDE:
        wide = one if one.feature in _WIDE else other
        if one.country != other.country:
            return False
        return wide.feature == "country" or kilometres(one, other) <= max(one.precision_km, other.precision_km)
    return kilometres(one, other) <= one.precision_km + other.precision_km


def kilometres(one: Geo, other: Geo) -> float:
    """Give the great-circle distance between two points in kilometres (haversine)."""
    low, high = radians(one.lat), radians(other.lat)
    chord = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _contained(one: str, other: str) -> bool:
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return mine <= theirs or theirs <= mine
