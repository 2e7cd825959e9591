"""`aigaq patterns` as a user runs it, on the invented reports of the demo."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command import aigaq, program


def test_candidates_are_listed_with_both_sides_and_too_few_is_said(demo_vault: Path) -> None:
    done = aigaq("patterns", demo_vault)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1. ")
    assert "    + " in done.stdout
    assert "    − " in done.stdout
    assert "Too few incidents to say" in done.stdout
    assert "No verdicts" in done.stdout


def test_json_holds_passages_reasons_in_three_languages_and_the_seed(demo_vault: Path) -> None:
    done = aigaq("patterns", demo_vault, "--json")
    found = json.loads(done.stdout)
    assert len(found["chances"]) == found["tests"] == 10
    first = found["candidates"][0]
    assert first["incidents"][0]["event"]["claims"][0]["passage"]["quote"]
    assert set(first["speaks_for"][0]["text"]) == {"en", "ru", "kk"}
    assert found["chances"][0]["seed"] > 0
    assert program("patterns", demo_vault, "--json").stdout == done.stdout


def test_one_person_and_another_language_can_be_asked_for(demo_vault: Path) -> None:
    whole = json.loads(aigaq("patterns", demo_vault, "--json").stdout)["candidates"]
    who = whole[0]["incidents"][0]["victims"][0]
    mine = json.loads(aigaq("patterns", demo_vault, "--json", "--person", who).stdout)["candidates"]
    assert 0 < len(mine) < len(whole)
    assert all(any(who in i["victims"] for i in c["incidents"]) for c in mine)
    assert "Слишком мало случаев" in aigaq("patterns", demo_vault, "--language", "ru").stdout


def test_somebody_unknown_is_refused(demo_vault: Path) -> None:
    done = aigaq("patterns", demo_vault, "--person", "Nobody Inventuly")
    assert done.returncode == 2
    assert "Nobody" not in done.stderr
