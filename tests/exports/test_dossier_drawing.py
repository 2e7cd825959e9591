"""Marks in a text and positions on a time axis hold for any input."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aigaq.exports.html.axis import FOLD_DAYS, axis
from aigaq.exports.html.chart import chart
from aigaq.exports.html.dues import dues
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.marks import Span, nested, tokens
from aigaq.exports.html.strip import FADE, numbered, strip
from aigaq.model.claim import When
from aigaq.model.text import Locator, Text
from tests.exports.sample import CASE, order

CONTENT = "Айдана, a tailor, crossed 𝒂 border.\n" * 3
SPANS = st.lists(
    st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(1, 40)).map(
        lambda p: Span(p[0], min(len(CONTENT), p[0] + p[1]), anchor=f"p{p}", number="1")
    ),
    max_size=25,
)
PLACES = st.lists(st.integers(0, len(CONTENT)).map(lambda n: Locator(n, len(CONTENT), "page", str(n))), max_size=5)
DAYS = st.lists(st.dates(), min_size=1, max_size=30)
CHART = chart(CASE.timeline, Labels("en"))
MADE = date(2023, 10, 10)
DUES = dues(order(), CASE, Labels("en"), MADE)
STRIP = strip(CASE.statuses, DUES, Labels("en"), MADE)


@given(spans=SPANS, places=PLACES)
def test_the_text_comes_out_whole_and_every_mark_closes(spans: list[Span], places: list[Locator]) -> None:
    text = Text("0" * 64, "by-hand", "1", CONTENT, locators=tuple(places))
    found = list(tokens(text, spans))
    depth = 0
    for token in found:
        depth += {"open": 1, "close": -1}.get(token.what, 0)
        assert depth >= 0
    assert depth == 0
    assert "".join(t.text for t in found if t.what == "text") == CONTENT


@given(spans=SPANS)
def test_pieces_cover_what_the_spans_cover_and_each_anchor_opens_once(spans: list[Span]) -> None:
    pieces = list(nested(spans))
    covered = {n for s in spans for n in range(s.start, s.end)}
    assert {n for piece in pieces for n in range(piece.start, piece.end)} == covered
    assert sorted(p.anchor for p in pieces if p.anchor) == sorted(s.anchor for s in spans)
    assert all(p.start < p.end for p in pieces)


@given(days=DAYS)
def test_days_stand_in_order_inside_the_drawing(days: list[date]) -> None:
    scale = axis(days, 10, 700)
    assert scale is not None
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] >= 10
    assert places[-1] <= 700.1
    assert [tick.x for tick in scale.ticks] == sorted(tick.x for tick in scale.ticks)


def test_years_of_silence_are_folded_and_marked() -> None:
    first = date(2015, 1, 1)
    assert axis([first, first + timedelta(FOLD_DAYS)], 0, 700).folds == ()  # type: ignore[union-attr]
    assert len(axis([first, first + timedelta(FOLD_DAYS + 1)], 0, 700).folds) == 1  # type: ignore[union-attr]


def test_events_without_a_date_are_not_drawn() -> None:
    assert CHART is not None
    assert [dot.number for dot in CHART.dots] == [1, 2, 3, 4]


def test_a_period_of_unknown_end_fades_out_soon() -> None:
    assert STRIP is not None
    camp = next(bar for row in STRIP.rows for bar in row.bars if "camp" in bar.label)
    assert camp.fades_out
    assert camp.x3 - camp.x1 <= FADE + 0.1


def test_an_uncertain_start_is_hatched_and_an_exact_one_is_not() -> None:
    assert STRIP is not None
    bars = {bar.number: bar for row in STRIP.rows for bar in row.bars}
    assert bars[3].x1 > bars[3].x0
    assert bars[2].x1 == bars[2].x0


def test_a_status_without_any_date_is_listed_and_fades_on_both_sides() -> None:
    bare = evolve(CASE.statuses[0], since=None, until=None)
    assert [period for _, period in numbered((bare,))] == [bare]
    assert strip((bare,), (), Labels("en"), None) is None
    drawn = strip((bare, CASE.statuses[1]), (), Labels("en"), None)
    assert drawn is not None
    assert all(bar.fades_in and bar.fades_out for row in drawn.rows for bar in row.bars if "camp" in bar.label)


def test_dates_at_the_ends_of_the_calendar_can_be_drawn() -> None:
    ends = tuple(evolve(CASE.timeline[0], when=When(text)) for text in ("0001-01-01", "9999-12-31"))
    assert chart(ends, Labels("en")) is not None
