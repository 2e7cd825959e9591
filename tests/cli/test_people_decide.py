"""Commands on corrections, members, the second person, testimonies and consent. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aigaq.cli import aigaq
from aigaq.errors import NoConsent
from aigaq.workbench import Workbench

PHRASE = "seven invented words for one small test"
REPORT = "Police arrested the teacher Arman Sampleuly in Almaty on 3 March 2020. Aidos Nobody was there.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with one report."""
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Rita Reader") as bench:
        bench.add_bytes([("report.txt", REPORT.encode())], workers=1)
    return tmp_path / "v.aigaq"


def run(folder: Path, *command: str, phrase: str = PHRASE) -> Any:
    """Run a command with ``--json`` and give its answer."""
    words = command[0].split()
    found = CliRunner(env={"AIGAQ_PASSPHRASE": phrase}).invoke(aigaq, [*words, str(folder), *command[1:], "--json"])
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_a_claim_is_put_right_written_and_both_are_undone(folder: Path) -> None:
    case = run(folder, "case", "Arman Sampleuly")
    claim = next(e for e in case["timeline"] if e["type"] == "arrest")["claims"][0]["id"]
    right = run(folder, "correct", claim[:8], "--date", "2020-03-04", "--who", "Arman Sampleuly", "--reason", "heard")
    assert right["verdict"] == "correct"
    shown = CliRunner(env={"AIGAQ_PASSPHRASE": PHRASE}).invoke(aigaq, ["case", str(folder), "Arman Sampleuly"])
    assert "put right by Rita Reader" in " ".join(shown.output.split())
    start = REPORT.index("Aidos")
    span = f"{start}-{start + len('Aidos Nobody')}"
    run(
        folder, "write-claim", "report.txt", str(start), str(start + 20), "--type", "threat", "--who", f"subject={span}"
    )
    assert run(folder, "case", "Aidos Nobody")["timeline"][0]["type"] == "threat"
    run(folder, "undo")
    run(folder, "undo")
    assert run(folder, "case", "Arman Sampleuly") == case


def test_a_second_person_with_a_passphrase_of_their_own_confirms(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("another invented passphrase")
    new = ("--new-passphrase-file", str(tmp_path / "phrase"))
    assert run(folder, "member add", "Ruth Second", "--role", "reviewer", *new)["role"] == "reviewer"
    assert [m["name"] for m in run(folder, "member list")] == ["Rita Reader", "Ruth Second"]
    assert run(folder, "policy", "accept")["verdicts"] == ["accept"]
    case = run(folder, "case", "Arman Sampleuly")
    claim = next(e for e in case["timeline"] if e["type"] == "arrest")["claims"][0]["id"]
    taken = run(folder, "accept", claim)
    assert [d["id"] for d in run(folder, "confirm")] == [taken["id"]]
    run(folder, "confirm", taken["id"], phrase="another invented passphrase")
    assert run(folder, "confirm") == []
    assert run(folder, "policy", "--none")["verdicts"] == []
    run(folder, "member role", "Ruth Second", "reader")
    assert [m["role"] for m in run(folder, "member list")] == ["keeper", "reader"]
    run(folder, "member remove", "Ruth Second")
    assert len(run(folder, "member list")) == 1


def test_a_testimony_is_closed_until_consent_says_otherwise(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Arman Sampleuly was threatened in Almaty on 5 March 2020.\n")
    source = run(folder, "testimony", str(tmp_path / "notes.txt"), "--date", "2020-04", "--language", "en")
    assert run(folder, "consent", source["sha256"])["audience"] == []
    said = run(folder, "consent", source["sha256"], "--given-by", "self", "--audience", "lawyer", "--audience", "court")
    assert said["audience"] == ["lawyer", "court"]
    assert run(folder, "consent", "report.txt")["given_by"] == "unknown"


def test_an_export_names_who_has_not_allowed_it_and_asks_why(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Arman Sampleuly was threatened in Almaty on 5 March 2020.\n")
    source = run(folder, "testimony", str(tmp_path / "notes.txt"), "--date", "2020-04", "--speaker", "Witness 7")
    out = tmp_path / "events.jsonl"
    command = ["export", str(folder), "--format", "events", "--out", str(out)]
    refused = CliRunner(env={"AIGAQ_PASSPHRASE": PHRASE}).invoke(aigaq, command)
    assert isinstance(refused.exception, NoConsent)
    assert source["sha256"][:8] in refused.exception.message
    assert "Witness 7: nobody is on file as having allowed it." in " ".join(refused.stderr.split())
    assert not out.exists()
    assert run(folder, *command[:1], *command[2:], "--for", "team")["audience"] == "team"
    told = run(folder, *command[:1], *command[2:], "--force", "--despite-consent", "agreed by phone")
    assert told["reason"] == "agreed by phone"
    assert out.read_bytes()


def test_suggestions_are_made_when_asked_and_wait_until_one_is_accepted(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "kept.txt"
    report.write_text("The soldiers kept Arman Sampleuly until midnight on 5 May 2021, Aidos Nobody said.\n")
    added = run(folder, "add", str(report), "--suggest")
    assert (added["suggestions"]["proposed"], added["suggestions"]["sources"]) == (1, 1)
    assert [e["type"] for e in run(folder, "case", "Arman Sampleuly")["timeline"]] == ["arrest"]
    (question,) = (q for q in run(folder, "review")["questions"] if q.get("kind") == "proposal")
    run(folder, "accept", question["ids"][0][:8])
    assert [e["type"] for e in run(folder, "case", "Arman Sampleuly")["timeline"]] == ["arrest", "detention"]
    again = run(folder, "suggest", "kept.txt")
    assert (again["proposed"], again["judged"]) == (0, 1)


def test_suggestions_are_not_sought_in_what_is_not_there(folder: Path) -> None:
    words = ["suggest", str(folder), "nothing.txt"]
    found = CliRunner(env={"AIGAQ_PASSPHRASE": PHRASE}).invoke(aigaq, words)
    assert found.exit_code != 0
