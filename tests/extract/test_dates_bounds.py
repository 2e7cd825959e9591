"""Bounds that a story gives: custody, arrivals, lengths of stay, the news in the perfect (all people invented)."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def told(content: str, kind: str, published: str | None = "2023-06-30") -> Claim:
    """Give the event of a type in a text."""
    description = Description(published=Found(published, "user") if published else None)
    claims = extract(Text("0" * 64, "txt", "1", content), description).claims
    return next(c for c in claims if c.type == kind)


def date_of(content: str, kind: str, published: str | None = "2023-06-30") -> str | None:
    """Give the date of the event of a type in a text."""
    when = told(content, kind, published).when
    return when.edtf if when else None


STAY = "Nikolai Vashchuk was arrested in Gomel on 4 March 2021. {} He was released on 30 April 2021."


@pytest.mark.parametrize(
    "sentence",
    [
        "He was beaten during questioning, his sister said.",
        "Guards beat him in his cell.",
        "He was beaten by guards in the detention centre.",
        "Two men beat him in custody.",
    ],
)
def test_what_happened_in_custody_lies_between_arrest_and_release(sentence: str) -> None:
    description = Description(published=Found("2023-06-30", "user"))
    claims = extract(Text("0" * 64, "txt", "1", STAY.format(sentence)), description).claims
    beaten = next(c for c in claims if "beat" in c.passage.quote and c.kind == "event")
    assert beaten.when is not None
    assert beaten.when.edtf == "[2021-03-04..2021-04-30]"


def test_torture_in_a_prison_without_a_known_end_lies_before_publication() -> None:
    content = "Amanuel Tesfay was arrested in Asmara on 9 May 2022. He was tortured in a prison near the airport."
    assert date_of(content, "torture_allegation") == "[2022-05-09..2023-06-30]"


def test_a_bound_names_the_event_that_it_counts_from() -> None:
    content = "Amanuel Tesfay was arrested in Gomel on 9 May 2022. He was tortured in a prison near the airport."
    when = told(content, "torture_allegation").when
    assert when is not None
    assert when.method == "bound_by_event"
    assert "was arrested in Gomel" in (when.anchor or "")


def test_a_beating_in_the_street_is_not_put_into_an_earlier_stay_in_prison() -> None:
    content = (
        "Nikolai Vashchuk was arrested on 4 March 2021. His cousin Pavel Lis was beaten in the street by strangers."
    )
    assert date_of(content, "assault") == "[..2023-06-30]"


def test_a_stay_of_so_many_days_runs_from_the_arrest() -> None:
    content = (
        "Police raided the shop of Rosa Mejía on 2 May 2022 and took her into custody. Mejía was held for 12 days."
    )
    assert date_of(content, "detention") == "2022-05-02/2022-05-14"


def test_the_first_night_of_a_stay_is_that_of_the_arrest_or_the_next_day() -> None:
    content = "Amanuel Tesfay was arrested on 9 May 2022. During his first night in custody he was tortured by guards."
    assert date_of(content, "torture_allegation") == "[2022-05-09..2022-05-10]"


def test_who_is_arrested_on_arrival_is_arrested_on_the_day_of_the_journey() -> None:
    content = "Sardor Qodirov was deported to Uzbekistan on 7 February 2023. He was arrested on arrival in Tashkent."
    assert date_of(content, "arrest") == "2023-02-07"


def test_the_news_in_the_perfect_lies_after_the_step_told_last() -> None:
    content = "Mona Adel was sentenced to two years in prison on 3 January 2023. She has since been released."
    assert date_of(content, "release") == "[2023-01-03..2023-06-30]"


def test_a_charge_that_was_never_brought_is_denied_from_the_arrest_to_publication() -> None:
    content = "Mona Adel was arrested in Tanta on 3 January 2023. She has never been charged."
    claim = told(content, "charge")
    assert claim.certainty == "denied"
    assert claim.when is not None
    assert claim.when.edtf == "[2023-01-03..2023-06-30]"


def test_a_trial_told_in_the_present_goes_on_at_publication() -> None:
    when = told("Six of the students are on trial before a military court in Yangon.", "trial").when
    assert when is not None
    assert (when.edtf, when.method) == ("2023-06-30", "ongoing_at_publication")


def test_a_later_arrest_of_somebody_unnamed_lies_after_what_the_sentence_tells() -> None:
    content = "In May 2022 a masked man attacked Tenzin Wangmo at a rally; a 40-year-old was later arrested."
    assert date_of(content, "arrest") == "[2022-05..2023-06-30]"


def test_without_a_publication_date_a_bound_stays_open_at_its_end() -> None:
    content = "Amanuel Tesfay was arrested in Asmara on 9 May 2022. He was tortured in a prison near the airport."
    assert date_of(content, "torture_allegation", None) == "[2022-05-09..]"
