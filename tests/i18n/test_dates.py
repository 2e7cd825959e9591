"""Dates as people say them, in three languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.i18n import LANGUAGES, format_date
from aigaq.model.edtf import is_edtf

SAID = [
    ("2021-01-21", "21 January 2021", "2021 жылғы 21 қаңтар", "21 января 2021 г."),
    ("2021-01", "January 2021", "2021 жылғы қаңтар", "январь 2021 г."),
    ("2021", "2021", "2021 жыл", "2021 г."),
    ("2020-23", "autumn 2020", "2020 жылдың күзі", "осень 2020 г."),
    ("202X", "the 2020s", "2020-жылдар", "2020-е годы"),
    ("20XX", "2000–2099", "2000–2099 жылдар", "2000–2099 гг."),
    ("XXXX-01-21", "21 January, year unknown", "21 қаңтар (жылы белгісіз)", "21 января, год неизвестен"),
    ("XXXX-01", "January, year unknown", "қаңтар (жылы белгісіз)", "январь, год неизвестен"),
    ("XXXX", "year unknown", "жылы белгісіз", "год неизвестен"),
    ("2021-03-XX", "March 2021", "2021 жылғы наурыз", "март 2021 г."),
    ("2018~", "about 2018", "шамамен 2018 жыл", "примерно 2018 г."),
    ("2018?", "2018 (uncertain)", "2018 жыл (нақты емес)", "2018 г. (неточно)"),
    ("2018%", "about 2018 (uncertain)", "шамамен 2018 жыл (нақты емес)", "примерно 2018 г. (неточно)"),
    (
        "[..2021-01-21]",
        "by 21 January 2021",
        "2021 жылғы 21 қаңтарға дейін (кеш дегенде)",
        "не позднее 21 января 2021 г.",
    ),
    ("[2018-02..]", "not before February 2018", "2018 жылғы ақпаннан ерте емес", "не ранее февраля 2018 г."),
    (
        "[2018-04..2020-10]",
        "between April 2018 and October 2020",
        "2018 жылғы сәуірден 2020 жылғы қазанға дейінгі бір күн",
        "в какой-то день с апреля 2018 г. по октябрь 2020 г.",
    ),
    ("2016/..", "since 2016", "2016 жылдан бастап", "с 2016 г."),
    ("../2019-10", "until October 2019", "2019 жылғы қазанға дейін", "до октября 2019 г."),
    ("2020-10-16/2020-10-30", "16–30 October 2020", "2020 жылғы 16–30 қазан", "16–30 октября 2020 г."),
    (
        "2020-10-16/2021-02-03",
        "16 October 2020 to 3 February 2021",
        "2020 жылғы 16 қазаннан 2021 жылғы 3 ақпанға дейін",
        "с 16 октября 2020 г. по 3 февраля 2021 г.",
    ),
    (
        "2020-23/2021-24",
        "autumn 2020 to winter 2021",
        "2020 жылдың күзінен 2021 жылдың қысына дейін",
        "с осени 2020 г. по зиму 2021 г.",
    ),
    ("2018~/2020", "about 2018 to 2020", "шамамен 2018 жылдан 2020 жылға дейін", "с примерно 2018 г. по 2020 г."),
    ("2021/2021", "2021", "2021 жыл", "2021 г."),
]
SHORT = [
    ("2021-01-21", "21 Jan 2021", "21.01.2021", "21.01.2021"),
    ("2021-01-05", "5 Jan 2021", "05.01.2021", "05.01.2021"),
    ("2021-01", "Jan 2021", "01.2021", "01.2021"),
    ("2021", "2021", "2021", "2021"),
    ("2020-23", "autumn 2020", "2020 жылдың күзі", "осень 2020 г."),
    ("[..2021-01-21]", "by 21 Jan 2021", "кеш дегенде 21.01.2021", "не позднее 21.01.2021"),
    ("2020-10-16/2020-10-30", "16 Oct 2020 – 30 Oct 2020", "16.10.2020 – 30.10.2020", "16.10.2020 – 30.10.2020"),
    ("2016/..", "since 2016", "2016 – …", "с 2016"),
]


@pytest.mark.parametrize(("edtf", "en", "kk", "ru"), SAID, ids=lambda v: None)
def test_a_date_is_said_as_people_say_it(edtf: str, en: str, kk: str, ru: str) -> None:
    assert [format_date(edtf, language) for language in ("en", "kk", "ru")] == [en, kk, ru]


@pytest.mark.parametrize(("edtf", "en", "kk", "ru"), SHORT, ids=lambda v: None)
def test_a_date_in_a_table_is_short(edtf: str, en: str, kk: str, ru: str) -> None:
    assert [format_date(edtf, language, "short") for language in ("en", "kk", "ru")] == [en, kk, ru]


def test_an_unknown_date_has_words_and_a_day_is_a_date_too() -> None:
    assert [format_date(None, language) for language in LANGUAGES] == [
        "date unknown",
        "күні белгісіз",
        "дата неизвестна",
    ]
    assert format_date(date(2021, 3, 9), "en") == "9 March 2021"


@pytest.mark.parametrize("given", ["soon", "2021-13", "<b>2021</b>", "2021-02-30", "../..", "x" * 5000, "2021/", " "])
def test_what_is_no_date_comes_back_as_it_is(given: str) -> None:
    if not is_edtf(given):
        assert format_date(given, "kk") == given.strip()


def test_a_language_without_words_for_dates_is_served_in_english() -> None:
    assert format_date("2021-01-21", "ar") == "21 January 2021"


years = st.sampled_from(["2021", "1994", "202X", "20XX", "XXXX"])
points = st.builds(
    lambda year, rest, mark: f"{year}{rest}{mark}",
    years,
    st.sampled_from(["", "-01", "-12", "-21", "-24", "-XX", "-03-09", "-03-XX", "-XX-15", "-10-30"]),
    st.sampled_from(["", "~", "?", "%"]),
)
dates = st.one_of(
    points,
    st.builds("{}/{}".format, points | st.just(".."), points | st.just("..")),
    st.builds("[{}..{}]".format, points | st.just(""), points | st.just("")),
).filter(is_edtf)


@given(dates, st.sampled_from(LANGUAGES), st.sampled_from(["long", "short"]))
def test_every_date_can_be_said_without_a_trace_of_its_notation(edtf: str, language: str, style: str) -> None:
    said = format_date(edtf, language, style)
    assert said
    assert not set(said) & set("{}[]/~%X")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_writing_of_dates(text: str, language: str) -> None:
    assert isinstance(format_date(text, language), str)
