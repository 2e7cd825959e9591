"""The eval programme: floors hold figures and data; without the reference data it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from bench.eval import __main__ as programme
from bench.eval.figures import Figure, digest
from bench.eval.floors import Floors

FIGURE = Figure("events", "type", "invented reports", 0.9, 0.8, 0.85, "abc")
REPORTS = Path(__file__).parents[1] / "golden" / "reports"


def test_a_figure_under_its_floor_is_named() -> None:
    floors = Floors("2026-01-01", "first", {FIGURE.key: 0.84}, {FIGURE.data: "abc"})
    assert floors.judge(FIGURE) == (0.84, "")
    assert "UNDER" in floors.judge(evolve(FIGURE, f1=0.83))[1]


def test_an_error_rate_over_its_ceiling_is_named() -> None:
    rate = evolve(FIGURE, f1=0.0004, less=True)
    pinned = Floors("never", "", {}, {}).pinned([rate], "fewer joins")
    assert pinned.judge(rate)[1] == ""
    assert "CEILING" in pinned.judge(evolve(rate, f1=0.01))[1]


def test_pinning_some_tasks_leaves_the_floors_of_the_others() -> None:
    floors = Floors("2026-01-01", "first", {"dates/value/TempEval-3": 0.8}, {"TempEval-3": "d"})
    assert floors.pinned([FIGURE], "more cues").floors["dates/value/TempEval-3"] == 0.8


def test_a_figure_taken_on_other_data_than_its_floor_is_named() -> None:
    floors = Floors("2026-01-01", "first", {FIGURE.key: 0.5}, {FIGURE.data: "abd"})
    assert "OTHER DATA" in floors.judge(FIGURE)[1]


def test_pinned_floors_lie_a_little_under_the_figures_and_come_back_from_their_file(tmp_path: Path) -> None:
    pinned = Floors("never", "", {}, {}).pinned([FIGURE], "better cues")
    pinned.write(tmp_path / "floors.json")
    assert Floors.read(tmp_path / "floors.json") == pinned
    assert pinned.floors[FIGURE.key] == pytest.approx(0.83)


def test_the_digest_changes_with_a_single_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    before = digest([file])
    file.write_text("onE")
    assert digest([file]) != before


def test_without_the_reference_articles_the_programme_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programme, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["bench.eval"])
    assert programme.main() == 0
    assert "not here" in capsys.readouterr().out


def test_every_quote_of_the_invented_annotation_stands_in_its_report() -> None:
    gold = json.loads((REPORTS / "gold.json").read_text("utf-8"))
    for document in gold["documents"]:
        content = (REPORTS / document["file"]).read_text("utf-8")
        for event in document["events"]:
            for span in (event, *event.get("alt_quotes", [])):
                assert content[span["start"] : span["end"]] == span["quote"]
