"""Joining and exporting may not lose what was found: the annotation itself, put through them, scores nearly full."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aigaq.exports import Order, format_named
from tests.exports.gold import material


@pytest.fixture(scope="module")
def score(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    folder = tmp_path_factory.mktemp("gold")
    order = Order(material(shared))
    command = [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold" / "seeds.json"), "--json"]
    for name in ("events", "people", "statuses"):
        (folder / name).write_bytes(format_named(name).write(order))
        command += [f"--{name}", str(folder / name)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, dict[str, object]] = json.loads(run.stdout)
    return found


def test_people_survive_export_whole(score: dict[str, dict[str, object]]) -> None:
    assert score["people"]["b3_f1"] == 1.0


def test_events_survive_joining_and_export(score: dict[str, dict[str, object]]) -> None:
    levels = {name: score["events"][name]["f1"] for name in ("type", "+who", "+date", "+claim")}  # type: ignore[index]
    assert levels["type"] >= 0.97
    assert levels["+who"] >= 0.97
    assert levels["+date"] >= 0.97
    assert levels["+claim"] >= 0.97


def test_statuses_survive_joining_and_export(score: dict[str, dict[str, object]]) -> None:
    assert score["statuses"]["f1"] >= 0.97  # type: ignore[operator]
