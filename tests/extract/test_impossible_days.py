"""Days that no calendar has. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.extract.dates.impossible import impossible_days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She was held on February 30, 2021, in Exampleville.", "February 30, 2021"),
        ("He left on 31 June.", "31 June"),
        ("It began on the 31st of April 2020.", "31st of April 2020"),
        ("Born on 29 February 2021.", "29 February 2021"),
        ("Задержан 31 июня 2020 года.", "31 июня 2020"),
        ("2020 жылы 31 қыркүйекте ұсталды.", "31 қыркүйекте"),
        ("Dated 2021-02-30 by the court.", "2021-02-30"),
        ("Суд 30.02.2021 решил.", "30.02.2021"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(text: str, words: str) -> None:
    assert [text[start:end] for start, end in impossible_days(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "On 29 February he left.",
        "29 February 2020",
        "In May 60 protesters were detained; in March 45 more.",
        "The 45 March protesters",
        "May 31, 2021 and 31 August",
        "Order No. 30.02.20219 of case 12-2021-02-301",
        "June 2021, 13.13.2021, 2021-13-40",
    ],
)
def test_days_and_counts_that_may_be_right_are_left_alone(text: str) -> None:
    assert impossible_days(text) == ()


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"]))
def test_no_day_of_the_calendar_is_called_impossible(day: object, form: str) -> None:
    assert impossible_days(f"On {day:{form}} it rained.") == ()


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in impossible_days(text))
