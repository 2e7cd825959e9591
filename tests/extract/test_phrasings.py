"""The tally of the bank of phrasings counts what it says it counts."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from bench.eval import phrasings
from bench.eval.tasks import _module

BANK = """
[[passage]]
text = "On Monday the police arrested Ivan Petrov."
who = ["Mr Ivan Petrov"]
date = ""
published = "2021-03-10"
certainty = "asserted"
other = []

[[passage]]
text = "Nothing was said that evening."
who = ["Ivan Petrov"]
date = ""
published = "2021-03-10"
certainty = "asserted"
other = []

[[lookalike]]
text = "The arrest of the drought pleased the farmers."
expected = "none"
published = "2021-03-10"
"""


@pytest.fixture
def scorer(shared: Path) -> ModuleType:
    return _module(shared / "gold" / "score.py")


def test_what_is_found_missed_and_told_apart_is_counted(tmp_path: Path, scorer: ModuleType) -> None:
    (tmp_path / "arrest.toml").write_text(BANK, "utf-8")
    tally = phrasings.measure(tmp_path, scorer)
    assert (tally.told, tally.right["type"], tally.right["+who"]) == (2, 1, 1)
    assert (tally.alike, tally.extra) == (1, 0)
    assert tally.row("type")[1] == 0.5
