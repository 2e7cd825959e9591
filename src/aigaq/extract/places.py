"""Where a place lies: names looked up in the offline gazetteer, with how far off the point may be."""

from __future__ import annotations

import math
import os
import re
import sqlite3
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import as_file, files

from attrs import frozen

from aigaq.errors import BadDataFile
from aigaq.extract.gazetteer.folding import fold
from aigaq.lang.en import words
from aigaq.model.mention import Geo

NEAR = 4.0
"""What being in a country that the text speaks of is worth: a place there beats one of 10,000 times its people."""
WEIGHT = {"country": 12.0, "region": 1.0, "city": 1.5, "village": 0.0}
"""What kind of place is meant where the name does not say: a country first, a city before its region."""
MAIN_NAME, CAPITAL = 0.75, 1.5


_NOT_A_LETTER = re.compile("[\x00-\x1f\ud800-\udfff]")


@frozen
class Place:
    """One place of the gazetteer."""

    id: int
    """GeoNames id."""
    name: str
    country: str
    region: str
    """GeoNames code of the first-level region inside its country."""
    geo: Geo
    population: int
    is_capital: bool
    main: bool
    """Whether the name that was looked up is the place's main name."""


def lookup(name: str, near: Collection[str] | None = None) -> Geo | None:
    """Give where a place lies, or ``None`` where the gazetteer does not have it.

    ``near``: ISO 3166 codes of countries that the text speaks of; of several places with one name, those there
    come first, then countries, capitals and the places with more inhabitants.
    """
    place = find(name, near)
    return place.geo if place else None


def find(name: str, near: Collection[str] | None = None) -> Place | None:
    """Give the likeliest place of a name, as `lookup` does."""
    found = candidates(name)
    return max(found, key=lambda p: (_weight(p, near or ()), -p.id), default=None)


def _weight(place: Place, near: Collection[str]) -> float:
    people = math.log10(place.population + 1)
    bonus = NEAR * (place.country in near) + MAIN_NAME * place.main + CAPITAL * place.is_capital
    return people + WEIGHT[place.geo.feature] + bonus


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Place, ...]:
    """Give all places of the gazetteer that have this name."""
    folded = fold(name)
    if alias := _aliases().get(folded):
        return tuple(_by_country(alias))
    if not folded or folded in _world() or _NOT_A_LETTER.search(folded):
        return ()
    rows = _base(os.getpid()).execute(f"{_SELECT} n.folded = ? ORDER BY p.id", (folded,)).fetchall()
    return tuple(_place(row) for row in rows)


@cache
def country_name(code: str) -> str | None:
    """Give the English name of a country by its ISO 3166 code."""
    found = _by_country(code)
    return found[0].name if found else None


@lru_cache(maxsize=2_000)
def governed_from(name: str) -> str | None:
    """Give the country whose government a name can stand for: its capital or another seat of government."""
    if seat := _seats().get(fold(name)):
        return seat
    return next((p.country for p in candidates(name) if p.is_capital), None)


_COLUMNS = "p.id, p.name, p.country, p.region, p.lat, p.lon, p.radius_km, p.feature, p.population, p.capital"
_SELECT = f"SELECT {_COLUMNS}, n.main FROM name n JOIN place p ON p.id = n.place WHERE"  # noqa: S608
_COUNTRY = f"SELECT {_COLUMNS}, 1 FROM place p WHERE p.feature = 'country' AND p.country = ?"  # noqa: S608


def _by_country(code: str) -> list[Place]:
    return [_place(row) for row in _base(os.getpid()).execute(_COUNTRY, (code,)).fetchall()]


def _place(row: tuple[int, str, str, str, float, float, float, str, int, int, int]) -> Place:
    number, name, country, region, lat, lon, radius, feature, people, capital, main = row
    kinds = {"country": "country", "region": "region", "city": "city", "village": "village"}
    geo = Geo(lat, lon, radius, country, f"geonames:{number}", kinds[feature])  # type: ignore[arg-type]
    return Place(number, name, country, region, geo, people, bool(capital), bool(main))


@cache
def _base(process: int) -> sqlite3.Connection:  # noqa: ARG001 - one connection a process: they must not cross a fork
    """Open the gazetteer read-only; nothing is loaded before it is asked for."""
    with as_file(files("aigaq.extract.gazetteer") / "places.sqlite") as path:
        try:
            base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            base.execute("SELECT 1 FROM place LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise BadDataFile(file="extract/gazetteer/places.sqlite", reason=str(error)) from error
    return base


@cache
def _aliases() -> dict[str, str]:
    return {fold(alias): code for code, names in words("demonyms")["aliases"].items() for alias in names}


@cache
def _world() -> frozenset[str]:
    return frozenset(fold(name) for name in words("demonyms")["world"]["list"])


@cache
def _seats() -> dict[str, str]:
    return {fold(seat): code for code, names in words("demonyms")["seats"].items() for seat in names}


@cache
def demonyms() -> dict[str, str | None]:
    """Give the words for peoples, folded, each with its country's code where it has one."""
    lists = words("demonyms")
    peoples: dict[str, str | None] = {fold(word): None for word in lists["peoples"]["list"]}
    return peoples | {fold(word): code for code, names in lists["adjectives"].items() for word in names}
