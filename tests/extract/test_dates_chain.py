"""Bare dates in undated reports: a year only where the story around them leaves one. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import date_words
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def years(content: str, published: str | None = None) -> dict[str, tuple[str, str]]:
    text = Text("4" * 64, "test", "1", content)
    description = Description(published=Found(published, "user") if published else None)
    return {when.words or "": (when.edtf, when.method) for when in date_words(text, description).values()}


HELD = "Marta Ruiz was held on 3 {}. In {} she was moved.\n\nShe was freed on 9 July {}."
JUDGED = "The judge convicted Marta Ruiz on 18 July 2022.\n\nOn 2 August Marta Ruiz began a hunger strike."


@pytest.mark.parametrize(
    ("content", "words", "edtf"),
    [
        (HELD.format("March 2020", "June", 2020), "June", "2020-06"),
        (HELD.format("November 2020", "February", 2021), "February", "2021-02"),
        (JUDGED, "2 August", "2022-08-02"),
        ("Marta Ruiz was held on 3 March 2020.\n\nOmar Dirie was arrested in April.", "April", "2020-04"),
        (
            "Marta Ruiz was held in March 2018. Last May Marta Ruiz was freed. She left in July 2018.",
            "Last May",
            "2018-05",
        ),
        (
            "Ana was shot on 3 September 2022.\n\nIn October police came for her father. He was freed in May.\n\n"
            "That December her sister Marta Ruiz left.",
            "That December",
            "2022-12",
        ),
    ],
)
def test_a_bare_date_inside_a_dated_story_takes_its_year(content: str, words: str, edtf: str) -> None:
    assert years(content)[words] == (edtf, "relative_to_event")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Marta Ruiz was held on 3 March.", "3 March"),
        ("Marta Ruiz was held on 3 March 2020.\n\nOmar Dirie was arrested in June.", "June"),
        ("Marta Ruiz was held on 3 March 2020.\n\nIn January Marta Ruiz was moved.", "January"),
        ("In 2020 Marta Ruiz left.\n\nA.\n\nB.\n\nC.\n\nOn 2 August Marta Ruiz began a hunger strike.", "2 August"),
    ],
)
def test_where_the_story_leaves_it_open_the_year_stays_open(content: str, words: str) -> None:
    assert years(content)[words][0].startswith("XXXX-")


def test_a_report_with_a_date_is_read_from_that() -> None:
    content = "The judge convicted Marta Ruiz on 18 July 2020.\n\nOn 2 August Omar Dirie began a hunger strike."
    assert years(content, "2022-08-20")["2 August"][0] == "2022-08-02"


LAST = "In March 2021 a court convicted Tamar Roe. Last May Tamar Roe was denied asylum, and in February 2022 she left."


def test_a_bare_day_of_a_month_that_is_also_called_last_lies_in_the_one_after() -> None:
    found = years(f"Two painters were given papers on May 29. On June 3 Luis Roe was held.\n\n{LAST}")
    assert found["May 29"] == ("2022-05-29", "relative_to_event")
    assert found["June 3"][0] == "XXXX-06-03"


def test_a_bare_day_to_come_is_not_placed_by_a_last_month() -> None:
    found = years(f"Luis Roe will be heard on May 29.\n\n{LAST}")
    assert found["May 29"][0] == "XXXX-05-29"
