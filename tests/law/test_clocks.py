"""How clocks run: working days, days off, the first day, stops, and spans in and out. Nobody here is real."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.law import Background, Came, Clock, Pack, compact, deadlines, pack, packs, say, steps
from aigaq.law.calendar import count, known, on_or_after, working_days
from aigaq.law.clocks import pauses_of
from aigaq.model.edtf import Bounds, parse
from aigaq.model.schema import Labels

WORDS = Labels("x", "x", "x")
KZ = pack("KZ")
assert KZ is not None
DAYS = st.dates(date(2010, 1, 1), date(2060, 1, 1))


def clock(length: str = "P15D", **given: object) -> Clock:
    return Clock("c", WORDS, "x", length, "r", WORDS, start_events=("arrival",), **given)  # type: ignore[arg-type]


def in_country(code: str) -> Pack:
    assert KZ is not None
    return evolve(KZ, holidays=code)


def day(text: str) -> Bounds:
    return parse(text).bounds


def due(made: Clock, since: str, where: str = "", came: tuple[Came, ...] = ()) -> str:
    found = steps(made, parse(since).bounds, None, in_country(where), pauses_of(made, came))
    return str(compact(found[0]))


@pytest.mark.parametrize(
    ("length", "given", "where", "since", "end"),
    [
        ("P5D", {}, "", "2024-12-27", "2025-01-01"),
        ("P5D", {"first_day": "same"}, "", "2024-12-27", "2024-12-31"),
        ("P1M", {"first_day": "same"}, "", "2024-01-01", "2024-01-31"),
        ("P5D", {"days": "working"}, "", "2024-12-27", "2025-01-03"),
        ("P5D", {"days": "working", "first_day": "same"}, "", "2024-12-27", "2025-01-02"),
        # 23 April and 1 May 2024 are holidays in Türkiye; 10 to 12 April was the end of Ramadan
        ("P10D", {"days": "working"}, "TR", "2024-04-17", "2024-05-03"),
        ("P7D", {"next_working_day": True}, "TR", "2024-04-03", "2024-04-15"),
        # the end of two weeks on Christmas Day moves behind both holidays
        ("P2W", {"next_working_day": True}, "DE", "2024-12-11", "2024-12-27"),
        ("P2W", {"next_working_day": True}, "SE", "2024-12-12", "2024-12-27"),
    ],
)
def test_days_are_counted_as_the_law_counts_them(
    length: str, given: dict[str, object], where: str, since: str, end: str
) -> None:
    assert due(clock(length, **given), since, where) == end


def test_a_country_may_have_another_weekend() -> None:
    works = working_days("", ("friday", "saturday"))
    assert [works(date(2024, 3, d)) for d in (1, 2, 3)] == [False, False, True]


def test_holidays_are_known_of_countries_and_of_nothing_else() -> None:
    assert all(known(made.holidays) for code in packs() if (made := pack(code)) and made.holidays)
    assert not known("UNHCR")
    assert not known("")


STOPPED = clock("P180D", stopped_by=("departure",), resumed_by=("arrival_back", "travel"))


def test_days_between_a_stop_and_a_restart_do_not_count() -> None:
    came = (("departure", day("2024-02-01")), ("travel", day("2024-02-11")))
    assert due(STOPPED, "2024-01-01") == "2024-06-29"
    assert due(STOPPED, "2024-01-01", came=came) == "2024-07-09"


def test_a_stop_that_nothing_ends_leaves_the_end_open_and_warns_on_the_first_day() -> None:
    found = steps(STOPPED, day("2024-01-01"), None, None, pauses_of(STOPPED, [("departure", day("2024-02-01"))]))
    assert found == (Bounds(date(2024, 6, 29), date.max),)


def test_a_stop_after_the_end_changes_nothing_and_a_second_stop_within_a_stop_neither() -> None:
    late = (("departure", day("2024-07-01")), ("travel", day("2024-07-11")))
    twice = (("departure", day("2024-02-01")), ("departure", day("2024-02-05")), ("travel", day("2024-02-11")))
    assert due(STOPPED, "2024-01-01", came=late) == "2024-06-29"
    assert due(STOPPED, "2024-01-01", came=twice) == "2024-07-09"


def test_an_uncertain_stop_gives_an_uncertain_end() -> None:
    came = (("departure", day("2024-02")), ("travel", day("2024-03-10")))
    assert due(STOPPED, "2024-01-01", came=came) == "[2024-07-09..2024-08-06]"


def test_a_deadline_says_that_the_clock_stood_still_in_every_language() -> None:
    made = evolve(in_country(""), clocks=(evolve(STOPPED, rule=KZ.rules[0].id),))
    known = Background(came=(("departure", day("2024-02-01")), ("travel", day("2024-02-11"))))
    [found] = deadlines(made, "arrival", parse("2024-01-01"), known)
    [remark] = found.remarks
    assert found.consequence.endswith("Days during which the clock stood still were left out: 10.")
    assert len({say(remark, language) for language in ("en", "ru", "kk")}) == 3


def test_the_days_off_at_the_end_of_the_calendar_are_not_overrun() -> None:
    works = working_days("KZ")
    assert count(date.max - timedelta(days=3), 10, works) == date.max
    assert on_or_after(date.max, lambda _: False) == date.max


spans = st.tuples(DAYS, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).map(
    lambda t: (Bounds(t[0], t[0] + timedelta(t[1])), Bounds(t[0] - timedelta(t[2]), t[0] + timedelta(t[1] + t[3])))
)
clocks = st.builds(
    clock,
    st.sampled_from(["P1D", "P10D", "P15D", "P90D"]),
    days=st.sampled_from(["calendar", "working"]),
    first_day=st.sampled_from(["next", "same"]),
    next_working_day=st.booleans(),
)


@given(clocks, spans, st.sampled_from(["KZ", "TR", "DE", "US", ""]))
def test_a_wider_beginning_gives_a_wider_end_however_days_are_counted(
    made: Clock, span: tuple[Bounds, Bounds], where: str
) -> None:
    narrow, wide = (steps(made, each, None, in_country(where))[0] for each in span)
    assert narrow.first
    assert narrow.last
    assert narrow.first <= narrow.last
    assert narrow.within(wide)


@given(spans, st.integers(1, 300), st.integers(0, 90), st.integers(0, 90))
def test_a_wider_stop_gives_a_wider_end(span: tuple[Bounds, Bounds], ago: int, later: int, vague: int) -> None:
    narrow, wide = span
    assert narrow.first
    assert narrow.last
    began = Bounds(narrow.first - timedelta(ago), narrow.first - timedelta(ago))
    back = Bounds(narrow.last + timedelta(later), narrow.last + timedelta(later + vague))
    ends = [
        steps(STOPPED, began, None, None, pauses_of(STOPPED, [("departure", each), ("travel", back)]))[0]
        for each in (narrow, wide)
    ]
    assert ends[0].within(ends[1])


def every_clock() -> list[tuple[str, str, str]]:
    return sorted(
        {(code, c.id, name) for code in packs() if (made := pack(code)) for c in made.clocks
         for name in (*c.start_statuses, *c.start_events)}
    )  # fmt: skip


@pytest.mark.parametrize(("code", "name", "began"), every_clock(), ids="-".join)
@settings(max_examples=25, deadline=None)
@given(DAYS, st.integers(0, 90), st.integers(0, 90))
def test_in_every_pack_an_interval_in_gives_an_interval_out(
    code: str, name: str, began: str, low: date, more: int, most: int
) -> None:
    made = pack(code)
    assert made is not None
    high = low + timedelta(more)
    narrow, wide = parse(f"[{low}..{high}]"), parse(f"[{max(low - timedelta(most), date(2010, 1, 1))}..{high}]")
    ends = [[d for d in deadlines(made, began, each) if d.clock == name] for each in (narrow, wide)]
    for one, other in zip(*ends, strict=False):
        assert other.earliest <= one.earliest <= one.latest <= other.latest


@pytest.mark.parametrize("code", packs())
@given(DAYS)
def test_every_answer_cites_an_article_in_force_that_day(code: str, on: date) -> None:
    made = pack(code)
    assert made is not None
    version = made.version_on(on)
    for status in {rule.id for rule in made.statuses}:
        said = made.status(status, on)
        if said is None or version is None:
            assert deadlines(made, status, parse(on.isoformat())) == ()
            continue
        assert not said.versions or version.id in said.versions
        assert all(made.rule(name).article for name in said.rules)
        for found in made.clocks_of(status, on):
            assert not found.versions or version.id in found.versions
