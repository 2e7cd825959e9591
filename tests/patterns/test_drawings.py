"""Maps and time plots. All people and places are invented."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from attrs import evolve
from bench.incidents import incident

from aigaq.model.mention import Geo
from aigaq.model.pattern import Candidate, Incident
from aigaq.patterns import map_svg, time_svg
from aigaq.patterns.candidate import make

DAY = date(2021, 3, 4)


def at(lat: float, lon: float, place: str, name: str = "one", km: float = 10.0) -> Incident:
    geo = Geo(lat, lon, km, "XX", "invented", "city")
    made = incident(name, "assault", (DAY, DAY), geo, ("Almas Testuly",))
    return evolve(made, event=evolve(made.event, place=place))


def candidate(*incidents: Incident) -> Candidate:
    return make("apart", incidents, (), (), ())


def words(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def circles(svg: str) -> list[tuple[float, float]]:
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}circle")
    return [(float(e.get("cx", "nan")), float(e.get("cy", "nan"))) for e in found]


@pytest.mark.parametrize("lon", [0.0, 76.9, 179.5, -179.5])
@pytest.mark.parametrize("lat", [-89.0, -33.0, 0.0, 51.2, 89.0])
def test_every_point_lies_inside_the_map_wherever_on_earth(lat: float, lon: float) -> None:
    svg = map_svg(candidate(at(lat, lon, "Here"), at(max(-90.0, lat - 1), (lon + 185) % 360 - 180, "There", "two")))
    assert len(circles(svg)) == 4
    assert all(0 <= x <= 560 and 0 <= y <= 300 for x, y in circles(svg))


def test_two_towns_either_side_of_the_date_line_are_drawn_close_together() -> None:
    svg = map_svg(candidate(at(-17.0, 179.8, "West"), at(-17.0, -179.8, "East", "two")))
    assert "43\u202fkm" in svg or "43 km" in svg


def test_the_map_names_places_and_says_the_distance() -> None:
    shown = words(map_svg(candidate(at(43.2, 76.9, "Eastgrad"), at(51.2, 71.4, "Westgrad", "two"))))
    assert any("Eastgrad" in w for w in shown)
    assert any("km" in w and "981" in w for w in shown)


def test_incidents_without_a_place_are_named_under_the_map() -> None:
    nowhere = incident("two", "arrest", (DAY, DAY), None, ("Dina Samplekyzy",))
    assert any(w.startswith("Not on the map") for w in words(map_svg(candidate(at(43.2, 76.9, "Eastgrad"), nowhere))))


def test_without_any_place_there_is_no_map() -> None:
    assert map_svg(candidate(incident("one", "arrest", (DAY, DAY), None, ("Dina Samplekyzy",)))) == ""


def test_hostile_names_stay_words() -> None:
    nasty = '<script>alert(1)</script>\u202e\x00 & "quotes" \''
    one = evolve(at(43.2, 76.9, nasty), names=(nasty,))
    for svg in (map_svg(candidate(one)), time_svg(candidate(one))):
        assert "<script" not in svg
        assert "\u202e" not in svg
        assert ElementTree.fromstring(svg) is not None


def test_drawings_hold_no_style_script_or_address() -> None:
    made = candidate(at(43.2, 76.9, "Eastgrad"))
    for svg in (map_svg(made), time_svg(made)):
        assert "style=" not in svg
        assert "href" not in svg
        assert svg.count("http") == 1  # the namespace


def test_a_day_is_a_dot_and_a_month_a_bar() -> None:
    month = incident("two", "arrest", (date(2021, 3, 1), date(2021, 3, 31)), None, ("Dina Samplekyzy",))
    svg = time_svg(candidate(at(43.2, 76.9, "Eastgrad"), month))
    assert svg.count("<circle") == 1
    assert 'rx="4"' in svg


def test_the_first_and_the_last_day_of_the_calendar_can_be_drawn() -> None:
    ends = [incident(f"e{day.year}", "arrest", (day, day), None, ("Dina Samplekyzy",)) for day in (date.min, date.max)]
    assert time_svg(candidate(*ends)).count("<circle") == 2


def test_something_without_a_day_is_listed_as_such() -> None:
    undated = evolve(at(43.2, 76.9, "Eastgrad", "two"), first=None, last=None)
    assert "no day known" in words(time_svg(candidate(at(43.2, 76.9, "Eastgrad"), undated)))
    assert time_svg(candidate(undated)) == ""


def test_names_can_be_exchanged_for_pseudonyms() -> None:
    made = candidate(at(43.2, 76.9, "Eastgrad"))
    svg = time_svg(made, shown={"Almas Testuly": "Person A"})
    assert "Almas" not in svg
    assert "Person A" in svg


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_drawings_speak_three_languages_and_are_the_same_each_time(language: str) -> None:
    made = candidate(at(43.2, 76.9, "Eastgrad"), at(51.2, 71.4, "Westgrad", "two"))
    assert time_svg(made, language) == time_svg(made, language)
    assert "<title>" in map_svg(made, language)
