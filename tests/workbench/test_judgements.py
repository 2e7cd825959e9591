"""Decisions on who is who leave a vault and come into another one. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aigaq.errors import UsageError
from aigaq.workbench import Workbench
from tests.workbench.test_state_kept import REPORTS, Clock

PASS = "an invented passphrase"


def made(folder: Path, name: str) -> Workbench:
    """Make a vault of the invented reports."""
    for report, text in REPORTS.items():
        (folder / report).write_text(f"{text}\n\nAll people in this report are invented.\n")
    bench = Workbench.create(folder / name, lambda: PASS, by=f"who keeps {name}", clock=Clock())
    bench.add([folder / report for report in REPORTS], workers=1)
    return bench


def asans(bench: Workbench) -> list[tuple[str, ...]]:
    return sorted(person.referents for person in bench.material().people if "Asan" in person.name)


def test_a_decision_goes_to_another_vault_and_is_said_once(tmp_path: Path) -> None:
    with made(tmp_path, "a.aigaq") as ours, made(tmp_path, "b.aigaq") as theirs:
        assert asans(ours) == asans(theirs)
        ours.split("Asan Tilegenuly", "two.txt", "another village")
        ours.export_judgements(tmp_path / "j.ijson", force=False)
        report = theirs.import_judgements(tmp_path / "j.ijson", "from the other office")
        assert report.decisions > 0
        assert (report.contradicting, report.unknown, report.refused) == ((), (), ())
        assert asans(ours) == asans(theirs)
        assert theirs.import_judgements(tmp_path / "j.ijson").decisions == 0
        last = theirs._store.decisions()[-1]
        assert last.by == "who keeps a.aigaq"
        assert last.reason == "from the other office; imported by who keeps b.aigaq, judged on 2024-01-01"
        assert last.anchors
        assert {entry.by for entry in theirs.log() if entry.action == "decision"} == {"who keeps b.aigaq"}
    assert Workbench.check(tmp_path / "b.aigaq", lambda: PASS)[0] == []


def test_what_contradicts_a_decision_here_is_left_out_and_shown(tmp_path: Path) -> None:
    with made(tmp_path, "a.aigaq") as ours, made(tmp_path, "b.aigaq") as theirs:
        ours.split("Asan Tilegenuly", "two.txt")
        ours.export_judgements(tmp_path / "j.ijson", force=False)
        ((verdict, one, other, *more),) = [(d.verdict, *d.subjects) for d in ours._store.decisions()]
        line = json.dumps([max(one, other), min(one, other), "positive", None, "somebody", "2024-01-01T00:00:00"])
        (tmp_path / "same.ijson").write_text(line + "\n")
        assert theirs.import_judgements(tmp_path / "same.ijson").decisions == 1
        report = theirs.import_judgements(tmp_path / "j.ijson")
        assert (report.decisions, verdict) == (len(more), "different")
        assert [row[0] for row in report.contradicting] == ["different"]


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", 0),
        (b"\xff\xfe\x00garbage\n", 1),
        (b"{}\n[1, 2]\n", 2),
        (b"[" * 3_000_000 + b"\n", 3),
        (b'["x", "y", "positive", null, "z", null]\n', 0),
    ],
)
def test_a_file_that_is_no_file_of_judgements_changes_nothing(tmp_path: Path, content: bytes, refused: int) -> None:
    with made(tmp_path, "a.aigaq") as bench:
        (tmp_path / "bad.ijson").write_bytes(content)
        report = bench.import_judgements(tmp_path / "bad.ijson")
        assert (report.decisions, len(report.refused)) == (0, refused)
        assert bench._store.decisions() == ()


def test_a_file_that_cannot_be_read_is_an_error_of_use(tmp_path: Path) -> None:
    with made(tmp_path, "a.aigaq") as bench, pytest.raises(UsageError):
        bench.import_judgements(tmp_path / "nothing.ijson")
