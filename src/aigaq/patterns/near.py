"""How near two incidents certainly are, and how near they may be: days and great-circle kilometres."""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

from aigaq.casefile.places import EARTH_KM, kilometres
from aigaq.model.pattern import Incident
from aigaq.patterns.rules import rules

Array = npt.NDArray[np.float64]
_WIDE = frozenset({"country", "region"})
Span = tuple[date, date]


def days(one: Incident) -> Span | None:
    """Give the first and last day of an incident; ``None`` where one is open."""
    return (one.first, one.last) if one.first and one.last else None


def gap(one: Span, other: Span) -> tuple[int, int]:
    """Give the fewest and the most days that can lie between two dates, whichever comes first."""
    fewest = max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)
    return fewest, max((one[1] - other[0]).days, (other[1] - one[0]).days)


def after(one: Span, other: Span) -> tuple[int, int]:
    """Give the fewest and the most days by which the second can come after the first (negative: before it)."""
    return (other[0] - one[1]).days, (other[1] - one[0]).days


def apart(one: Incident, other: Incident) -> tuple[float, float] | None:
    """Give the least and the greatest distance of two incidents in km, from their circles; ``None`` without places."""
    if one.geo is None or other.geo is None:
        return None
    middle, room = kilometres(one.geo, other.geo), one.geo.precision_km + other.geo.precision_km
    return max(0.0, middle - room), middle + room


def placed(one: Incident) -> bool:
    """Say whether an incident's place is no wider than a town and its villages."""
    return one.geo is not None and one.geo.feature not in _WIDE and one.geo.precision_km <= rules().windows.precise_km


def great_circle(lat: Array, lon: Array) -> Array:
    """Give the distance of every two points in km (haversine on a sphere of the Earth's mean radius)."""
    north, east = np.radians(lat), np.radians(lon)
    across = np.sin((north[:, None] - north) / 2) ** 2
    along = np.sin((east[:, None] - east) / 2) ** 2
    chord = across + np.cos(north)[:, None] * np.cos(north) * along
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0))), dtype=np.float64)
