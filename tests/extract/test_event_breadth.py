"""Events in words of many registers: idioms, nouns with a light verb, participles, bare quantities, denials.

The sentences were written before it was tried which of them are read. All people are invented.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DATA = Path(__file__).parent / "data" / "breadth.toml"
DESCRIPTION = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))
WEATHER = "It rained in the valley that week, and the harvest was poor."
"""A sentence that tells nothing, so that no sentence under test passes for a by-line."""
ROWS = tomllib.loads(DATA.read_text("utf-8"))["row"]


def claims(sentence: str) -> list[Claim]:
    found = extract(Text("a" * 64, "test", "1", f"{sentence} {WEATHER}"), DESCRIPTION)
    return [claim for claim in found.claims if claim.kind == "event"]


def names(claim: Claim) -> set[str]:
    """Give the names of the subjects; anybody unnamed is “[]”."""
    return {"[]" if p.name.startswith("[") else p.name for p in claim.named("subject")}


def is_told(row: dict[str, str | list[str]]) -> bool:
    """Say whether one claim of the sentence has the type, the subjects and the certainty of the row."""
    return any(
        c.type in row["type"] and names(c) == set(row["who"]) and c.certainty == row.get("certainty", "asserted")
        for c in claims(str(row["text"]))
    )


def has_none_of(row: dict[str, str | list[str]]) -> bool:
    """Say whether no claim has a type that the row forbids."""
    return not {c.type for c in claims(str(row["text"]))} & set(row.get("not", []))


def test_nine_in_ten_of_the_sentences_are_read_with_type_subjects_and_certainty() -> None:
    unread = [str(row["text"]) for row in ROWS if not is_told(row)]
    assert len(unread) <= len(ROWS) // 10, unread


@pytest.mark.parametrize("row", [row for row in ROWS if "not" in row], ids=lambda row: row["text"][:60])
def test_what_is_told_once_is_read_once(row: dict[str, str | list[str]]) -> None:
    assert has_none_of(row)
