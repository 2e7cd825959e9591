"""Date words of the wider kind: hours, sets, quarters, feasts, days that are still to come (all people invented)."""

from __future__ import annotations

import pytest

from aigaq.extract import dates, parse
from aigaq.extract.document import DateExpression
from aigaq.lang.en import pipeline
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def found(content: str, published: str | None = "2022-03-10") -> list[DateExpression]:
    """Give the date expressions of a text."""
    description = Description(published=Found(published, "user") if published else None)
    document = parse.parse(Text("0" * 64, "txt", "1", content), description, pipeline())
    dates.find(document)
    return document.dates


@pytest.mark.parametrize(
    ("content", "edtf"),
    [
        ("The hearing is due on 2 May.", "2022-05-02"),
        ("He must leave the country by 21 March.", "2022-03-21~"),
        ("They will appear in court on 14 April.", "2022-04-14"),
        ("He was arrested on 14 April.", "2021-04-14"),
        ("She was freed last Oct. 23 in Ganja.", "2021-10-23"),
        ("Camps were built in the 19th century.", "18XX"),
        ("Arrests rose in the fourth quarter.", "[2021-10..2021-12]"),
        ("Elections will be held this summer.", "2022-22"),
    ],
)
def test_a_date_is_read_in_the_direction_of_its_clause(content: str, edtf: str) -> None:
    assert [e.when.edtf for e in found(content) if e.when] == [edtf]


@pytest.mark.parametrize(
    ("content", "kind", "term"),
    [
        ("They came at 5:30 a.m. to his flat.", "time", "T05:30"),
        ("The cell was opened at midnight.", "time", "T24:00"),
        ("She reports to the police every Monday.", "set", None),
        ("He was questioned daily.", "set", None),
        ("He spent two more weeks in jail.", "duration", "P2W"),
        ("The family looks to the future.", "reference", "future"),
    ],
)
def test_words_about_time_that_are_no_date_are_kept_apart(content: str, kind: str, term: str | None) -> None:
    assert [(e.kind, e.term) for e in found(content)] == [(kind, term)]


def test_an_abbreviated_weekday_needs_its_full_stop() -> None:
    assert [e.tokens.text for e in found("The Sun said so. He was held on Sun. night.")] == ["on Sun. night"]


@pytest.mark.parametrize(
    ("content", "edtf"),
    [
        ("He was seized on 3 June 2021 and handed over within hours.", "[2021-06-03..2021-06-04]"),
        ("He was stopped on 3 June 2021. In the morning they let him go.", "[2021-06-03..2021-06-04]"),
        ("He fled on 3 June 2021, and after six weeks in Tbilisi he landed in Oslo.", "2021-07-15~"),
        ("He quit in July 2021. He had been held once, in a raid that January.", "2021-01"),
        ("In December 2018 he was freed. On Christmas Eve he crossed into Peru.", "2018-12-24~"),
    ],
)
def test_words_that_count_from_the_story_take_its_date(content: str, edtf: str) -> None:
    assert found(content)[-1].when is not None
    assert [e.when.edtf for e in found(content) if e.when][-1] == edtf


def test_without_a_publication_date_nothing_is_guessed() -> None:
    assert [e.when.edtf for e in found("The trial is due on 21 January.", None) if e.when] == ["XXXX-01-21"]


@pytest.mark.parametrize(
    ("content", "edtf"),
    [
        ("The 2 May rally in Baku is banned.", "2022-05-02"),
        ("They kept him until mid-April to study the file.", "../2022-04~"),
        ("The strikes this fall are planned by two unions.", "2022-23"),
        ("He was arrested on Last Christmas Eve.", "2021-12-24~"),
        ("She lived there in the late '80s.", "198X~"),
        ("Thirty years from now it will be read.", "2052"),
        ("He has been held since the third quarter of 2019.", "2019-07~/.."),
        ("The school year 2019-20 was lost.", "2019/2020"),
    ],
)
def test_a_bare_date_is_the_nearest_unless_a_verb_tells_it_as_past(content: str, edtf: str) -> None:
    assert [e.when.edtf for e in found(content) if e.when][:1] == [edtf]


@pytest.mark.parametrize(
    ("content", "kind", "term"),
    [
        ("He was kept for a quarter-century.", "duration", "P25Y"),
        ("They waited half an hour.", "duration", "PT30M"),
        ("It took two to three weeks.", "duration", None),
        ("He was called at 4 in the morning.", "time", "T04:00"),
        ("They left at five o'clock.", "time", None),
        ("The case went to a second court.", None, None),
    ],
)
def test_lengths_and_hours_are_no_finer_than_their_words(content: str, kind: str | None, term: str | None) -> None:
    assert [(e.kind, e.term) for e in found(content)] == ([(kind, term)] if kind else [])
