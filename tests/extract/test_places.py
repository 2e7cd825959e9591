"""The offline gazetteer."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.resources import files

import pytest

from aigaq.extract import places
from aigaq.extract.gazetteer.folding import fold, script_of


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Almaty", "KZ", "city"),
        ("Алматы", "KZ", "city"),
        ("新疆", "CN", "region"),
        ("أنقرة", "TR", "city"),
        ("NUR-SULTAN", "KZ", "city"),
        ("Kazakhstan", "KZ", "country"),
        ("U.S.", "US", "country"),
        ("Britain", "GB", "country"),
        ("Georgia", "GE", "country"),
        ("Grodno", "BY", "city"),
        ("Burma", "MM", "country"),
        ("Québec", "CA", "region"),
    ],
)
def test_places_are_found_in_four_scripts_and_under_old_names(name: str, country: str, feature: str) -> None:
    geo = places.lookup(name)
    assert geo is not None
    assert (geo.country, geo.feature) == (country, feature)
    assert geo.gazetteer.startswith("geonames:")
    assert -90 <= geo.lat <= 90
    assert -180 <= geo.lon <= 180
    assert geo.precision_km > 0


def test_countries_of_the_text_decide_between_places_of_one_name() -> None:
    assert [getattr(places.lookup("Herat", near), "country", None) for near in (None, ("IR",))] == ["AF", "IR"]


@pytest.mark.parametrize(
    "name", ["", "   ", "Nowhereville Xyzzy", "Central Asia", "'; DROP TABLE place; --", "\ud800", "a" * 100_000]
)
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert places.lookup(name) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("Astana", "KZ"), ("Nur-Sultan", "KZ"), ("the Kremlin", None), ("Kremlin", "RU"), ("Almaty", None)],
)
def test_capitals_and_seats_stand_for_their_country(name: str, country: str | None) -> None:
    assert places.governed_from(name) == country


def test_country_is_wider_than_its_region_and_that_than_its_city() -> None:
    radii = [geo.precision_km for name in ("China", "Xinjiang", "Beijing") if (geo := places.lookup(name))]
    assert radii == sorted(radii, reverse=True)
    assert len(radii) == 3


def test_every_demonym_country_has_a_name() -> None:
    codes = {code for code in places.demonyms().values() if code}
    assert [code for code in sorted(codes) if places.country_name(code) is None] == []


def test_gazetteer_is_small_and_opens_at_once() -> None:
    assert (files("aigaq.extract.gazetteer") / "places.sqlite").read_bytes().__len__() <= 8_000_000
    places._base.cache_clear()
    places.candidates.cache_clear()
    begin = time.process_time()
    assert places.lookup("Almaty")
    assert time.process_time() - begin < 0.5


def test_gazetteer_cannot_be_written() -> None:
    code = (
        "import os, sqlite3\nfrom aigaq.extract import places\n"
        "try:\n    places._base(os.getpid()).execute('DELETE FROM place')\n"
        "except sqlite3.OperationalError as error:\n    print('readonly' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Nur-Sultán", "nur sultan"), ("Q’eqchi’", "qeqchi"), ("İstanbul", "istanbul"), ("Ҡазан", "ҡазан")],
)
def test_names_are_folded_alike(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "script"),
    [("Osh", "latin"), ("Ош", "cyrillic"), ("伊宁", "han"), ("غولجا", "arabic"), ("Oш", "other"), ("12", "other")],
)
def test_scripts_are_told(name: str, script: str) -> None:
    assert script_of(name) == script
