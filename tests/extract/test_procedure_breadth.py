"""Liberty, procedure, status and movement in many wordings; and the same words where they tell nothing.

Every fifth of the sentences written for these types, read or not. All people are invented.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DATA = tomllib.loads((Path(__file__).parent / "data" / "procedure.toml").read_text("utf-8"))
DESCRIPTION = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))
WEATHER = "It rained in the valley that week, and the harvest was poor."
"""A sentence that tells nothing, so that no sentence under test passes for a by-line."""
ALIKE = {
    "detention": "arrest",
    "arrival": "travel",
    "departure": "travel",
    "crossing": "travel",
    "relocation": "travel",
}
"""Types that a careful reader may swap."""
MOST_FALSE = 5
"""Of the sentences that tell nothing, as many may be misread: jokes and hotels that charge are hard."""


def claims(sentence: str) -> list[Claim]:
    found = extract(Text("c" * 64, "test", "1", f"{sentence} {WEATHER}"), DESCRIPTION)
    return [claim for claim in found.claims if claim.kind == "event"]


def is_told(row: dict[str, Any]) -> bool:
    """Say whether one claim has the row's type, subjects and certainty."""
    wanted = ALIKE.get(row["type"], row["type"])
    return any(
        ALIKE.get(c.type, c.type) == wanted
        and {"[]" if p.name.startswith("[") else p.name for p in c.named("subject")} == set(row["who"])
        and c.certainty == row.get("certainty", "asserted")
        for c in claims(row["text"])
    )


@pytest.mark.slow
def test_nine_in_ten_of_the_sentences_are_read_with_type_subjects_and_certainty() -> None:
    unread = [row["text"] for row in DATA["row"] if not is_told(row)]
    assert len(unread) <= len(DATA["row"]) // 10, unread


@pytest.mark.slow
def test_sentences_with_the_same_words_that_tell_nothing_give_no_event() -> None:
    types = {row["type"] for row in DATA["row"]}
    told = [s for s in DATA["nothing"] if any(c.type in types and c.certainty == "asserted" for c in claims(s))]
    assert len(told) <= MOST_FALSE, told


def test_a_verb_left_out_is_told_again_of_the_next_person() -> None:
    told = claims("Pavel Kirov was sentenced to nine years and Anna Belova to six.")
    assert {p.name for c in told if c.type == "sentence" for p in c.named("subject")} == {"Pavel Kirov", "Anna Belova"}


def test_those_named_as_some_of_many_are_the_subjects() -> None:
    told = claims("Among those detained in Minsk were Pavel Kirov and Anna Belova.")
    assert {p.name for c in told for p in c.named("subject")} == {"Pavel Kirov", "Anna Belova"}


def test_a_noun_that_only_dates_is_not_denied_with_its_clause() -> None:
    told = claims("Since his arrest in June, Pavel Kirov has not seen a doctor.")
    assert [c.certainty for c in told if c.type == "arrest"] == ["asserted"]


def test_what_a_court_orders_to_be_done_at_once_is_told_as_a_fact() -> None:
    told = claims("A judge ordered Pavel Kirov to be held for two months.")
    assert [c.certainty for c in told if c.type == "detention"] == ["asserted"]
