"""Date words and what they come to. All people in these texts are invented."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.extract import dates
from aigaq.extract.dates.grammar import scan
from aigaq.extract.dates.relative import read as resolve
from aigaq.model.claim import When
from aigaq.model.edtf import is_edtf, parse
from tests.extract.told import read

ON = "2021-02-22"  # a Monday

WORDS = [
    ("He was held on January 21.", "2021-01-21"),
    ("He was held on Jan. 21, 2019.", "2019-01-21"),
    ("He was held on 21 January 2019.", "2019-01-21"),
    ("He was held on the 21st of January, 2019.", "2019-01-21"),
    ("He was held on 2019-01-21.", "2019-01-21"),
    ("He was held on 21.01.2019.", "2019-01-21"),
    ("He was held on 25/01/2019.", "2019-01-25"),
    ("He was held on 05/04/2019.", "2019"),
    ("He was held in October 2019.", "2019-10"),
    ("He was held in early June 2019.", "2019-06~"),
    ("He was held in 2018.", "2018"),
    ("He was held in late 2018.", "2018~"),
    ("He was held in the 1990s.", "199X"),
    ("He was held in the spring of 2020.", "2020-21"),
    ("He was held last fall.", "2020-23"),
    ("He was held last summer.", "2020-22"),
    ("He was held last year.", "2020"),
    ("He was held late last year.", "2020~"),
    ("He was held last month.", "2021-01"),
    ("He was held last February.", "2020-02"),
    ("He was held last October.", "2020-10"),
    ("He was held last week.", "[2021-02-15..2021-02-21]"),
    ("He was held earlier this month.", "[2021-02-01..2021-02-22]"),
    ("He was held earlier this year.", "[2021-01..2021-02]"),
    ("He was held this year.", "2021"),
    ("He was held yesterday.", "2021-02-21"),
    ("He was held on Sunday.", "2021-02-21"),
    ("He was held on Monday.", "2021-02-22"),
    ("He was held last Monday.", "2021-02-15"),
    ("He was held on Tuesday.", "2021-02-16"),
    ("He will be tried on Tuesday.", "2021-02-23"),
    ("He will be tried on March 3.", "2021-03-03"),
    ("He was held in March.", "2020-03"),
    ("He was held in February.", "2021-02"),
    ("He was held two days ago.", "2021-02-20"),
    ("He was held three months ago.", "2020-11~"),
    ("He was held two years ago.", "2019"),
    ("He was held about two years ago.", "2019~"),
    ("He was held a few days ago.", "[2021-02-15..2021-02-20]"),
    ("Verdicts are expected by next year.", "2022~"),
    ("By March 2019, he had been held.", "2019-03~"),
    ("He has been held since 2016.", "2016/.."),
    ("He has been held since early May 2018.", "2018-05~/.."),
    ("He was held until May 2018.", "../2018-05"),
    ("He was free as of October 11.", "2020-10-11"),
    ("He was held before 2016.", "[..2015]"),
    ("He was held after January 2020.", "[2020-02..]"),
    ("He was held from 2016 to 2019.", "2016/2019"),
    ("He was held between May 3 and May 9, 2019.", "2019-05-03/2019-05-09"),
    ("He was held from December 30 to January 4.", "2020-12-30/2021-01-04"),
    ("He was held October 9-11, 2019.", "2019-10-09/2019-10-11"),
    ("They were held over the past two years.", "2019/2021-02-22"),
    ("He was held in the last few months.", "[2020-07-22..2021-02-22]"),
    ("He is now in hiding.", "2021-02-22"),
]


@pytest.mark.parametrize(("text", "edtf"), WORDS)
def test_date_words_come_to_their_edtf_counted_from_publication(text: str, edtf: str) -> None:
    whens = [d.when.edtf for d in read(text, ON).dates if d.when]
    assert whens == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He was held on January 21.", "XXXX-01-21"),
        ("He was held in March.", "XXXX-03"),
        ("He was held on May 3, 2019. He fled on April 4.", "XXXX-04-04"),
        ("He was held last year.", None),
        ("He was held yesterday.", None),
        ("He was held on Monday.", None),
        ("He was held in 2018.", "2018"),
    ],
)
def test_without_a_publication_date_no_year_is_ever_guessed(text: str, edtf: str | None) -> None:
    last = read(text, None).dates[-1]
    assert (last.when.edtf if last.when else None) == edtf


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        ("[2019-10-30..2019-10-31]", "He was held on October 1.", "2019-10-01"),
        ("[2019-10-30..2019-10-31]", "He was held yesterday.", "[2019-10-29..2019-10-30]"),
        ("[2019-10-30..2019-10-31]", "He was held last year.", "2018"),
        ("2019-10", "He was held last month.", "2019-09"),
        ("2020", "He was held on May 3.", "XXXX-05-03"),
        ("2019-03-01", "He was held on February 29.", "2016-02-29"),
        ("2021-01-10", "He was held last fall.", "2020-23"),
        ("2021-01-10", "He was held in December.", "2020-12"),
    ],
)
def test_a_publication_date_that_is_a_span_gives_no_more_than_it_holds(published: str, text: str, edtf: str) -> None:
    found = read(text, published).dates
    assert [d.when.edtf for d in found if d.when] == [edtf]


def test_a_date_says_how_it_was_read_and_from_what() -> None:
    (first, second) = read("He was held on January 21. He was freed in May 2018.", ON).dates
    assert first.when == When("2021-01-21", "January 21", "explicit_without_year", "published 2021-02-22", "XXXX-01-21")
    assert second.when == When("2018-05", "May 2018", "explicit")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ada Roe was beaten on January 21. That same evening, Tim Oz was beaten.", "2021-01-21"),
        ("Ada Roe was beaten on January 21. The next day, she fled.", "2021-01-22"),
        ("Ada Roe was beaten on January 21. Two days later, she fled.", "2021-01-23"),
        ("Ada Roe was held in May 2018. Two years later, she fled.", "2020"),
        ("Ada Roe was held in May 2018. Shortly thereafter, she fled.", "2018-05~"),
        ("Ada Roe was held in May 2018. At the time, he was abroad.", "2018-05~"),
        ("Shortly after speaking on October 14, she was held.", "2020-10-14~"),
    ],
)
def test_dates_are_counted_from_events_told_before(text: str, edtf: str) -> None:
    relative = [d.when for d in read(text, ON).dates if d.when and d.when.method == "relative_to_event"]
    assert [w.edtf for w in relative] == [edtf]
    assert all(w.anchor for w in relative)


def test_a_year_after_a_clause_dates_that_clause_from_the_sentence() -> None:
    found = read("Ada Roe got papers on October 16, almost exactly one year after she was jailed.", ON).dates
    offset = next(d for d in found if d.target is not None)
    assert offset.when is not None
    assert (offset.when.edtf, str(offset.target)) == ("2019-10-16~", "jailed")


@pytest.mark.parametrize(
    ("text", "kind", "term"),
    [
        ("He spent four years and eight months in prison.", "duration", "P4Y8M"),
        ("He got a 10-day term.", "duration", "P10D"),
        ("He was beaten for 24 hours.", "duration", "PT24H"),
        ("It is valid for only one year.", "duration", "P1Y"),
        ("Tim Alim, 25, said so.", "age", "P25Y"),
        ("A 25-year-old man spoke.", "age", "P25Y"),
        ("Tim Alim, aged 30, spoke.", "age", "P30Y"),
        ("They meet several times a week.", "set", None),
    ],
)
def test_durations_ages_and_sets_are_no_dates(text: str, kind: str, term: str | None) -> None:
    (found,) = read(text, ON).dates
    assert (found.kind, found.term, found.when) == (kind, term, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "He may march on.",
        "They sold 2000 people food.",
        "Page 12.",
        "2,018 men",
        "99/99/2019",
        "\x00",
        "1" * 5000,
    ],
)
def test_words_that_are_no_date_give_none(text: str) -> None:
    assert [d for d in read(text, ON).dates if d.kind == "date"] == []


def test_a_long_run_of_figures_and_months_is_read_in_a_short_time() -> None:
    assert len(scan("January 21 2019 and " * 2000)) == 2000


MONTHS = list(calendar.month_name)[1:]
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
BARE = st.tuples(st.sampled_from(MONTHS), st.integers(1, 31)).map(lambda p: f"on {p[0]} {p[1]}")
RELATIVE = st.sampled_from(
    ["yesterday", "last week", "last month", "last year", "last fall", "last May", "on Friday", "in March",
     "earlier this week", "earlier this month", "earlier this year", "three weeks ago", "several years ago", "recently",
     "the weekend", "over the past two years", "early last month", "last winter", "this week"]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(published=DAYS, words=st.one_of(BARE, RELATIVE))
def test_what_is_told_as_past_never_begins_after_publication(published: date, words: str) -> None:
    for found in scan(f"He was held {words}."):
        edtf = resolve(found, parse(published.isoformat()))
        if edtf is not None:
            first = parse(edtf).bounds.first
            assert first is None or first <= published


@settings(deadline=None, max_examples=300)
@given(published=DAYS, words=st.one_of(BARE, RELATIVE), ahead=st.booleans())
def test_every_reading_is_edtf(published: date, words: str, ahead: bool) -> None:
    span = parse(f"[{published}..{published + timedelta(3)}]")
    readings = [resolve(f, span, ahead=ahead) for f in scan(f"held {words}")]
    assert all(r is None or is_edtf(r) for r in readings)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789 -/.,JanuaryMay thof’–since", max_size=60))
def test_no_jumble_of_figures_breaks_the_reading(text: str) -> None:
    for found in scan(text):
        assert 0 <= found.start < found.end <= len(text)


def test_every_date_stands_in_the_text_where_it_says() -> None:
    document = read("Éva Roe\u00a0was held on\u00a0January 21.\n\nIn May\u00a02018, “last year”, she fled.", ON)
    for found in document.dates:
        start, end = found.paragraph.span_of(found.tokens)
        assert found.when is None or found.when.words in document.passage(start, end).quote


def test_publication_bounds_what_is_undated() -> None:
    document = read("She fled.", "[2019-10-30..2019-10-31]")
    bound = dates.bound_by_publication(document)
    assert bound is not None
    assert (bound.edtf, bound.method) == ("[..2019-10-31]", "bound_by_publication")
    assert dates.bound_by_publication(read("She fled.", None)) is None


@pytest.mark.parametrize(
    ("left", "right", "edtf"),
    [
        ("2021", "2021-01", "2021-01"),
        ("2021-01", "[..2021-02-22]", "2021-01"),
        ("[2018-05..2020-01]", "[2019-03..2021-02]", "[2019-03..2020-01]"),
        ("2019", "2021", "2019"),
        ("2016/..", "[..2018-05-01]", "[2016-01-01..2018-05-01]"),
    ],
)
def test_two_readings_are_combined_to_what_they_share(left: str, right: str, edtf: str) -> None:
    combined = dates.combine(When(left), When(right))
    assert combined is not None
    assert combined.edtf == edtf


def test_bounds_reach_from_the_earliest_to_the_latest_date() -> None:
    between = dates.between(When("2019-03"), When("[..2021-02-22]"))
    assert between is not None
    assert (between.edtf, between.method) == ("[2019-03-01..2021-02-22]", "bound_by_event")


def test_a_date_counted_past_publication_was_counted_from_the_wrong_event_and_is_left_open() -> None:
    (monday, later) = read("She was held on Sunday. Three days later, he fled.", ON).dates
    assert monday.when is not None
    assert later.when is None
