"""When events happened, over many wordings: written before the rules were tried. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

ON = "2023-03-06"  # a Monday


def events(content: str, published: str | None = ON) -> list[Claim]:
    found = Found(published, "byline") if published else None
    description = Description(published=found, language=Found("en", "detected"))
    told = extract(Text("d" * 64, "test", "1", f"{content} The harvest was poor."), description)
    return [claim for claim in told.claims if claim.kind == "event"]


def dated(content: str, kind: str, published: str | None = ON) -> str | None:
    """Give the date of the last event of a type that the text tells."""
    whens = [claim.when for claim in events(content, published) if claim.type == kind]
    return whens[-1].edtf if whens and whens[-1] else None


NAMED = [
    ("Police arrested Rustam Beshov on a May evening in 2019.", "arrest", "2019-05"),
    ("Police arrested Rustam Beshov one August night in 2017.", "arrest", "2017-08"),
    ("Police arrested Rustam Beshov in the spring of 2018.", "arrest", "2018-21"),
    ("Police arrested Rustam Beshov on a Tuesday in March 2020.", "arrest", "2020-03"),
    ("Police arrested Rustam Beshov one morning in October 2021.", "arrest", "2021-10"),
    ("Police arrested Rustam Beshov on a cold night in January 2022.", "arrest", "2022-01"),
    ("Police arrested Rustam Beshov in mid-2019.", "arrest", "2019~"),
    ("Police arrested Rustam Beshov in late 2020.", "arrest", "2020~"),
    ("Police arrested Rustam Beshov in the first half of 2020.", "arrest", "2020~"),
    ("Police arrested Rustam Beshov in the third quarter of 2019.", "arrest", "[2019-07..2019-09]"),
    ("Police arrested Rustam Beshov at the turn of 2019.", "arrest", "2019~"),
    ("Police arrested Rustam Beshov on the night of 3 to 4 May 2020.", "arrest", "2020-05-03/2020-05-04"),
    ("Police arrested Rustam Beshov on the night of 3-4 May 2020.", "arrest", "2020-05-03/2020-05-04"),
    ("Police arrested Rustam Beshov overnight on 3 May 2020.", "arrest", "2020-05-03"),
    ("Police arrested Rustam Beshov on May 3rd, 2020, at dawn.", "arrest", "2020-05-03"),
    ("Police arrested Rustam Beshov some time between March and May 2020.", "arrest", "2020-03/2020-05"),
    ("Police arrested Rustam Beshov between 2017 and 2019.", "arrest", "2017/2019"),
    ("Police arrested Rustam Beshov in the last days of 2021.", "arrest", "2021-12~"),
    ("Police arrested Rustam Beshov in the first days of June 2021.", "arrest", "2021-06~"),
    ("Police arrested Rustam Beshov in the first week of June 2021.", "arrest", "[2021-06-01..2021-06-07]"),
    ("Police arrested Rustam Beshov over Christmas 2021.", "arrest", "2021-12-25~"),
    ("Police arrested Rustam Beshov on New Year's Eve 2021.", "arrest", "2021-12-31"),
    ("Police arrested Rustam Beshov on Friday.", "arrest", "2023-03-03"),
    ("Police arrested Rustam Beshov on Monday.", "arrest", "2023-03-06"),
    ("Police arrested Rustam Beshov the Friday before last.", "arrest", "2023-02-24~"),
    ("Police arrested Rustam Beshov in November last year.", "arrest", "2022-11"),
    ("Police arrested Rustam Beshov in November.", "arrest", "2022-11"),
    ("Police arrested Rustam Beshov on 7 November.", "arrest", "2022-11-07"),
    ("Police arrested Rustam Beshov two and a half years ago.", "arrest", "2020-09~"),
    ("Police arrested Rustam Beshov on Thursday, 11 August.", "arrest", "2022-08-11"),
    ("Police arrested Rustam Beshov on Wednesday, 11 August.", "arrest", "2021-08-11"),
    ("Police arrested Rustam Beshov over the summer.", "arrest", "2022-22"),
    ("Police set foot in the village on 25 December and arrested Rustam Beshov.", "arrest", "2022-12-25"),
    ("Police arrested Rustam Beshov late yesterday.", "arrest", "2023-03-05"),
    ("Police arrested Rustam Beshov earlier Friday.", "arrest", "2023-03-03"),
]
"""Dates that the words name, or that are counted from publication."""

ANCHORED = [
    # the unit of an event told before
    ("Police arrested Anahí Sotelo in May 2019. She was charged that month.", "charge", "2019-05"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was charged that month.", "charge", "2019-05"),
    (
        "Police arrested Anahí Sotelo on 4 May 2019. She was charged later that month.",
        "charge",
        "[2019-05-04..2019-05-31]",
    ),
    (
        "Police arrested Anahí Sotelo on 4 May 2019. She was released later that year.",
        "release",
        "[2019-05-04..2019-12-31]",
    ),
    ("Police arrested Anahí Sotelo in March 2019. That May she was charged.", "charge", "2019-05"),
    ("Police arrested Anahí Sotelo in March 2019. She was charged in May of that year.", "charge", "2019-05"),
    ("Police arrested Anahí Sotelo in March 2019. She was charged on 7 May of that year.", "charge", "2019-05-07"),
    ("Police arrested Anahí Sotelo in March 2019. She was charged in May the same year.", "charge", "2019-05"),
    ("Police arrested Anahí Sotelo in March 2019. She was freed in May of the following year.", "release", "2020-05"),
    ("Police arrested Anahí Sotelo in March 2019. She was freed in May the next year.", "release", "2020-05"),
    ("Police arrested Anahí Sotelo in March 2019. The following May she was freed.", "release", "2019-05"),
    ("Police arrested Anahí Sotelo in October 2019. The following May she was freed.", "release", "2020-05"),
    ("Police arrested Anahí Sotelo in October 2019. She was freed the next spring.", "release", "2020-21"),
    ("Police arrested Anahí Sotelo in October 2019. She was freed that winter.", "release", "2019-24"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was charged ten days later.", "charge", "2019-05-14"),
    ("Police arrested Anahí Sotelo on 4 May 2019. Ten days later she was charged.", "charge", "2019-05-14"),
    ("Police arrested Anahí Sotelo on 4 May 2019 and charged her three days later.", "charge", "2019-05-07"),
    (
        "Police arrested Anahí Sotelo on 4 May 2019. Her house had been searched a week earlier.",
        "search_or_raid",
        "2019-04-27~",
    ),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was charged the following week.", "charge", "2019-05-11~"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was charged the same day.", "charge", "2019-05-04"),
    (
        "Police arrested Anahí Sotelo on 4 May 2019. The same evening officers searched her flat.",
        "search_or_raid",
        "2019-05-04",
    ),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was released the next morning.", "release", "2019-05-05"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was released the day after.", "release", "2019-05-05"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was released after two days.", "release", "2019-05-06"),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was released two years on.", "release", "2021"),
    (
        "Police arrested Anahí Sotelo on 4 May 2019. Within a week she was charged.",
        "charge",
        "[2019-05-04..2019-05-11]",
    ),
    ("Police arrested Anahí Sotelo on Saturday 4 May 2019. That Tuesday she was charged.", "charge", "2019-05-07"),
    (
        "Police arrested Anahí Sotelo on Saturday 4 May 2019. She was charged the following Tuesday.",
        "charge",
        "2019-05-07",
    ),
    ("Police arrested Anahí Sotelo on 4 May 2019. She was charged on the 7th.", "charge", "2019-05-07"),
    ("Police arrested Anahí Sotelo on 4 May 2019. Since then she has been beaten.", "assault", "2019-05-04/.."),
    (
        "Police arrested Anahí Sotelo in 2016. A year later she was sentenced to ten years in prison.",
        "sentence",
        "2017",
    ),
    ("Police arrested Anahí Sotelo in March 2019. Months later she was charged.", "charge", "[2019-05..2019-10]"),
    # the year of the story
    ("In 2019 Anahí Sotelo moved to Lima. In May she was arrested.", "arrest", "2019-05"),
    ("In 2019 Anahí Sotelo moved to Lima. On 12 May she was arrested.", "arrest", "2019-05-12"),
    ("Police arrested Anahí Sotelo in March 2019. In May she was charged.", "charge", "2019-05"),
    ("Police arrested Anahí Sotelo in November 2019. In July she was freed.", "release", "2020-07"),
    ("Police arrested Anahí Sotelo on 3 March 2019. On 9 May she was charged.", "charge", "2019-05-09"),
]
"""Dates counted from what was told before."""

INHERITED = [
    ("Police arrested Tuan Ba Lam on 4 May 2020. He was freed.", "release", "[2020-05-04..2023-03-06]"),
    ("Police arrested Tuan Ba Lam on 4 May 2020. He was later freed.", "release", "[2020-05-04..2023-03-06]"),
    ("Police arrested Tuan Ba Lam on 4 May 2020 and beat him.", "assault", "2020-05-04"),
    ("Police arrested Tuan Ba Lam on 4 May 2020, beating him.", "assault", "2020-05-04"),
    ("Police arrested Tuan Ba Lam on 4 May 2020. He was charged immediately.", "charge", "2020-05-04~"),
    ("Police arrested Tuan Ba Lam on 4 May 2020. He was charged shortly afterwards.", "charge", "2020-05-04~"),
    ("Police arrested Tuan Ba Lam in May 2020. Before that, his home was searched.", "search_or_raid", "[..2020-05]"),
]
"""Dates from the event told before: a bound, or about then where the words say at once."""

UNDATED = [
    ("Police arrested Ngozi Adebe in May.", "arrest", "XXXX-05"),
    ("Police arrested Ngozi Adebe on 12 May.", "arrest", "XXXX-05-12"),
    ("In 2019 Ngozi Adebe moved to Jos. In May she was arrested.", "arrest", "2019-05"),
    ("Police arrested Ngozi Adebe in March 2019. She was charged in May of that year.", "charge", "2019-05"),
    ("Police arrested Ngozi Adebe in March 2019. That May she was charged.", "charge", "2019-05"),
    ("Police arrested Ngozi Adebe on Friday.", "arrest", None),
]
"""Without a date of publication: no year is guessed (decision 0060)."""

VAGUE = [
    ("Police arrested Ngozi Adebe. Ten days later she was charged.", "charge"),
    ("Police arrested Ngozi Adebe. She was charged that month.", "charge"),
    ("Police arrested Ngozi Adebe. That May she was charged.", "charge"),
    ("Police arrested Ngozi Adebe. She was charged in May of that year.", "charge"),
    ("Police arrested Ngozi Adebe. She was charged the following week.", "charge"),
]
"""Words that count from an event whose date nobody told."""


@pytest.mark.parametrize(("text", "kind", "edtf"), NAMED)
def test_named_dates_are_read_as_precisely_as_the_words(text: str, kind: str, edtf: str) -> None:
    assert dated(text, kind) == edtf


@pytest.mark.parametrize(("text", "kind", "edtf"), ANCHORED)
def test_what_counts_from_the_story_is_anchored_in_the_story(text: str, kind: str, edtf: str) -> None:
    assert dated(text, kind) == edtf


@pytest.mark.parametrize(("text", "kind", "edtf"), INHERITED)
def test_undated_steps_take_what_the_step_before_says(text: str, kind: str, edtf: str) -> None:
    assert dated(text, kind) == edtf


@pytest.mark.parametrize(("text", "kind", "edtf"), UNDATED)
def test_without_publication_no_year_is_guessed(text: str, kind: str, edtf: str | None) -> None:
    assert dated(text, kind, None) == edtf


@pytest.mark.parametrize(("text", "kind"), VAGUE)
def test_an_unknown_anchor_is_never_publication(text: str, kind: str) -> None:
    assert dated(text, kind) in ("[..2023-03-06]", "XXXX-05")
