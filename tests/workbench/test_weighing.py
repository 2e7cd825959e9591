"""Settling, grading and asking for positions, as the commands do. All people and reports are invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from aigaq.cli import aigaq
from aigaq.errors import BadValue
from aigaq.workbench import Workbench

PHRASE = "seven invented words for one small test"
ONE = "Police arrested the teacher Arman Sampleuly in 2019. He was released on October 27, 2020.\n"
OTHER = "The teacher Arman Sampleuly fell ill. Sampleuly was set free at last. He was released on October 29, 2020.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two reports that differ in a day."""
    home = tmp_path_factory.mktemp("weighing")
    (home / "one.txt").write_text(ONE, "utf-8")
    (home / "other.txt").write_text(OTHER, "utf-8")
    with opened(home / "v.aigaq", new=True) as bench:
        bench.add([home / "one.txt", home / "other.txt"], workers=1)
    return home / "v.aigaq"


def opened(folder: Path, *, new: bool = False) -> Workbench:
    make = Workbench.create if new else Workbench.open
    return make(folder, lambda: PHRASE, by="Rita Reader", clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))


def run(folder: Path, command: str, *args: str) -> str:
    """Run a command and give what it prints."""
    found = CliRunner(env={"AIGAQ_PASSPHRASE": PHRASE}).invoke(aigaq, [command, str(folder), *args])
    assert found.exit_code == 0, found.output
    return found.output


def test_a_difference_is_settled_survives_a_new_reading_and_is_opened_by_undo(folder: Path) -> None:
    with opened(folder) as bench:
        (found,) = [d for d in bench.differences() if d.kind == "date"]
        bench.settle(found.id[:8], "2020-10-27", "the prison's paper")
        bench.edit_source("one.txt", {"title": "Another title"})
        (again,) = [d for d in bench.differences() if d.kind == "date"]
        assert again.settled is not None
        assert (again.settled.stands, again.settled.by) == ("2020-10-27", "Rita Reader")
    assert "settled: 2020-10-27 — the prison's paper (Rita Reader, 2026-01-02)" in " ".join(
        run(folder, "case", "Arman Sampleuly").split()
    )
    with opened(folder) as bench:
        bench.undo(again.settled.decision)
        assert [d.settled for d in bench.differences() if d.kind == "date"] == [None]


def test_a_grade_is_shown_with_the_claim_the_source_and_the_case(folder: Path) -> None:
    with opened(folder) as bench:
        person = bench.person("Arman Sampleuly")
        claim = next(c for event in bench.case(person.id).timeline for c in event.claims)
        bench.grade(claim.id[:8], "b2", "0", "known desk")
        bench.grade("other.txt", "C")
        assert [g.code for g in bench.grades_of(claim.id)] == ["B2"]
    assert "B2 for" in run(folder, "show", claim.id[:8])
    assert "grade C– for" in run(folder, "show", "other.txt")
    record = json.loads(run(folder, "case", "Arman Sampleuly", "--json"))
    assert sorted((g["reliability"], g["credibility"]) for g in record["grades"]) == [("B", "2"), ("C", None)]


def test_what_is_no_difference_no_step_and_no_grade_is_refused(folder: Path) -> None:
    with opened(folder) as bench:
        for wrong in ("", "zz", "00000000"):
            with pytest.raises(BadValue):
                bench.settle(wrong, "both", "why")
        with pytest.raises(BadValue):
            bench.grade("other.txt", "B", "nobody by that name")
        with pytest.raises(BadValue):
            bench.grade("other.txt", "H")


def test_positions_are_listed_by_authority_and_those_of_an_unknown_one_are_nothing_on_file(folder: Path) -> None:
    assert "Nothing on file." in run(folder, "positions", "Atlantis")
    (found,) = json.loads(run(folder, "positions", "police", "--json"))
    assert (found["organ"], found["response"], found["how"]) == ("Police", "restricts", "did")
    assert "acts against somebody" in run(folder, "positions")
    assert json.loads(run(folder, "differences", "--json"))[0]["kind"] == "date"
