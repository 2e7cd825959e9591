"""Uncertain dates through lengths of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.law import Duration, bounds, compact, shift, start
from aigaq.model.edtf import Bounds, parse


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-10-16", "2020-10-16", "2020-10-16"),
        ("2020-10", "2020-10-01", "2020-10-31"),
        ("2019-10-14~", "2019-10-07", "2019-10-21"),
        ("2018-08~", "2018-07-01", "2018-09-30"),
        ("2020-23?", "2020-08-01", "2020-12-30"),
        ("2018%", "2017-01-01", "2019-12-31"),
        ("[2018-04..2020-10]", "2018-04-01", "2020-10-31"),
    ],
)
def test_an_approximate_date_has_leeway_and_an_exact_one_has_none(text: str, first: str, last: str) -> None:
    assert bounds(parse(text)) == Bounds(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["[..2021-01-21]", "../2021-01-21", "XXXX-01-21", "XXXX-01-21~"])
def test_an_open_side_stays_open(text: str) -> None:
    assert bounds(parse(text)).first is None


@pytest.mark.parametrize(
    ("text", "last"), [("2016/..", "2016-12-31"), ("2020-10-16/..", "2020-10-16"), ("2016-05~/..", "2016-06-30")]
)
def test_since_2016_began_in_2016(text: str, last: str) -> None:
    assert start(parse(text)).last == date.fromisoformat(last)


@pytest.mark.parametrize(
    "text", ["2021", "2021-02", "2021-02-28", "[2021-02-03..2021-03-04]", "[..2021-01-21]", "[2021-01-21..]"]
)
def test_a_span_is_written_as_the_shortest_edtf(text: str) -> None:
    assert str(compact(parse(text).bounds)) == text


def test_a_span_open_on_both_sides_is_no_date() -> None:
    assert compact(Bounds(None, None)) is None


@given(st.dates(), st.dates(), st.dates(), st.integers(0, 48), st.integers(0, 400))
def test_a_wider_beginning_gives_a_wider_end(a: date, b: date, c: date, months: int, days: int) -> None:
    low, mid, high = sorted((a, b, c))
    narrow, wide = parse(f"[{low}..{mid}]"), parse(f"[{low}..{high}]")
    length = Duration(months, days)
    assert shift(narrow, length).within(shift(wide, length))


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["", "~", "?", "%"]), st.integers(0, 2))
def test_leeway_only_ever_widens(day: date, mark: str, cut: int) -> None:
    text = day.isoformat()[: (10, 7, 4)[cut]]
    assert bounds(parse(text)).within(bounds(parse(text + mark)))


@given(st.dates(), st.dates())
def test_compact_keeps_the_span(one: date, other: date) -> None:
    span = Bounds(min(one, other), max(one, other))
    found = compact(span)
    assert found is not None
    assert found.bounds == span
