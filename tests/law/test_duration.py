"""Lengths of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.errors import BadValue
from aigaq.law import Duration


@pytest.mark.parametrize(
    ("length", "day", "due"),
    [
        ("P3M", "2019-10-29", "2020-01-29"),
        ("P1M", "2021-01-31", "2021-02-28"),
        ("P1Y", "2020-02-29", "2021-02-28"),
        ("P4Y8M", "2015-02-01", "2019-10-01"),
        ("P2W", "2021-12-25", "2022-01-08"),
        ("P10D", "2021-02-25", "2021-03-07"),
    ],
)
def test_months_are_calendar_months_and_stop_at_the_month_s_end(length: str, day: str, due: str) -> None:
    assert Duration.parse(length).after(date.fromisoformat(day)).isoformat() == due


@pytest.mark.parametrize("text", ["", "P", "3M", "P3", "PT1H", "P1.5Y", "-P1D", "P1D ", "P1M1Y", "P99999999D", "P١D\n"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        Duration.parse(text)


def test_the_calendar_s_end_is_not_overrun() -> None:
    assert Duration.parse("P9999Y").after(date(2020, 1, 1)) == date.max
    assert Duration.parse("P9999Y").before(date(2020, 1, 1)) == date.min


@given(st.dates(), st.dates(), st.integers(0, 50), st.integers(0, 400))
def test_a_later_day_never_falls_due_earlier(one: date, other: date, months: int, days: int) -> None:
    length = Duration(months, days)
    assert (length.after(min(one, other))) <= length.after(max(one, other))
