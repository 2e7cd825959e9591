"""Acts of violence, coercion, speech, the state and organisations in many words; and what only seems to tell one.

All people are invented.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DATA = tomllib.loads((Path(__file__).parent / "data" / "acts.toml").read_text("utf-8"))
DESCRIPTION = Description(published=Found("2021-03-10", "byline"), language=Found("en", "detected"))
WEATHER = "It rained in the valley that week, and the harvest was poor."
"""A sentence that tells nothing, so that no sentence under test passes for a by-line."""


def events(sentence: str) -> list[Claim]:
    found = extract(Text("a" * 64, "test", "1", f"{sentence} {WEATHER}"), DESCRIPTION)
    return [claim for claim in found.claims if claim.kind == "event"]


@pytest.mark.slow
def test_nineteen_in_twenty_acts_are_read_with_whom_they_happen_to() -> None:
    unread = [
        row["text"]
        for row in DATA["tell"]
        if not any(
            c.type == row["type"] and row["who"] in {p.name for p in c.named("subject")} for c in events(row["text"])
        )
    ]
    assert len(unread) <= len(DATA["tell"]) // 20, unread


@pytest.mark.slow
def test_sport_weather_trade_and_idioms_tell_no_act() -> None:
    read = [text for text in DATA["silent"] if any(c.certainty != "hypothetical" for c in events(text))]
    assert len(read) <= len(DATA["silent"]) // 50, read
