"""Adding: what is damaged is repaired, what has a strange name is kept. All people are invented."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aigaq.workbench import Workbench
from aigaq.workbench.adding import Adding

REPORT = "Asan Tilegenuly was arrested in Almaty on 3 March 2020.\n\nAll people here are invented.\n"


def clock() -> datetime:
    return datetime(2024, 1, 1, tzinfo=UTC)


def vault(folder: Path) -> Workbench:
    return Workbench.create(folder / "v.aigaq", lambda: "an invented passphrase", by="test", clock=clock)


def test_a_file_whose_name_is_no_text_is_read_like_any_other(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / os.fsdecode(b"caf\xe9.txt")).write_text(REPORT)
    with vault(tmp_path) as bench:
        report = bench.add([reports])
        assert [item.outcome for item in report.items] == ["read"]
        assert bench.sources()[0].name == "caf�.txt"


def test_adding_a_file_again_repairs_its_damaged_original(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    with vault(tmp_path) as bench:
        bench.add([tmp_path / "report.txt"])
    (sealed,) = (tmp_path / "v.aigaq" / "originals").rglob("*.age")
    sealed.write_bytes(sealed.read_bytes()[:-1] + b"?")
    findings, _ = Workbench.check(tmp_path / "v.aigaq", lambda: "an invented passphrase")
    assert [finding.code for finding in findings] == ["E302"]
    with Workbench.open(tmp_path / "v.aigaq", lambda: "an invented passphrase", by="test") as bench:
        bench.add([tmp_path / "report.txt"])
        assert [entry.details["kept"] for entry in bench.log() if entry.action == "intake"] == ["new", "restored"]
    assert Workbench.check(tmp_path / "v.aigaq", lambda: "an invented passphrase")[0] == []


def test_the_same_bytes_under_two_names_are_one_source(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(REPORT)
    with vault(tmp_path) as bench:
        report = bench.add([tmp_path / "one.txt", tmp_path / "two.txt"])
        assert [item.outcome for item in report.items] == ["read", "known"]
        assert len(bench.sources()) == 1


class OneBreaks:
    """Runs everything here, and spoils what the extractor is given for the second text."""

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        for number, (text, description) in enumerate(items):
            yield function((text, None if number == 1 else description))


def test_a_text_on_which_the_extractor_breaks_down_is_kept_and_the_rest_goes_on(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{REPORT}Report {number}.\n")
    with vault(tmp_path) as bench:
        adding = Adding(bench._store, "test", lambda: "2024-01-01T00:00:00Z", OneBreaks())
        items, _ = adding.run([tmp_path / f"{number}.txt" for number in range(3)], lambda *_: None)
        assert [item.outcome for item in items] == ["read", "partly", "read"]
        assert items[1].problems[0].code == "E413"
        assert len(bench.search("arrested").passages) == 3
        assert [i.outcome for i in bench.add([tmp_path / "1.txt"]).items] == ["read"]
    assert Workbench.check(tmp_path / "v.aigaq", lambda: "an invented passphrase")[0] == []


def test_an_event_on_a_day_that_no_calendar_has_is_a_recorded_refusal_of_the_day(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Police arrested Asan Tilegenuly in Almaty on 30 February 2021.\n")
    with vault(tmp_path) as bench:
        [item] = bench.add([tmp_path / "report.txt"]).items
        assert (item.outcome, [problem.code for problem in item.problems]) == ("partly", ["E414"])
        arrests = [claim for claim in bench.material().claims if claim.type == "arrest"]
        assert [claim.when and claim.when.date.kind == "point" and claim.when.edtf[:7] for claim in arrests] == [None]
        assert [e.details["problems"] for e in bench.log() if e.action == "reading"] == [["E414"]]


def test_a_noted_log_head_that_does_not_occur_is_found(tmp_path: Path) -> None:
    with vault(tmp_path) as bench:
        head = bench.log()[-1].hash
    folder, ask = tmp_path / "v.aigaq", lambda: "an invented passphrase"
    assert Workbench.check(folder, ask, head)[0] == []
    assert [finding.code for finding in Workbench.check(folder, ask, "f" * 64)[0]] == ["E303"]


def test_pooled_and_single_extraction_give_the_same_claims(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for n in range(26):
        (reports / f"{n}.txt").write_text(f"{REPORT}Report {n}.\n")
    claims = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        with vault(folder) as bench:
            bench.add([reports], workers=workers)
            claims.append([claim.id for claim in bench.material().claims])
    assert claims[0] == claims[1]
    assert len(claims[0]) >= 26
