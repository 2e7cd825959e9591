"""Figures of accuracy, taken with the scorer of ../shared on the reference articles and on invented reports."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from attrs import frozen

from bench.eval import lines

EVENT_LEVELS = ("type", "+who", "+date", "+claim")


@frozen
class Figure:
    """One figure: precision, recall and F1 of a task on one set of data."""

    task: str
    level: str
    data: str
    precision: float
    recall: float
    f1: float
    digest: str

    @property
    def key(self) -> str:
        """The name under which the floor is kept."""
        return f"{self.task}/{self.level}/{self.data}"


def measure(root: Path, shared: Path, *, misses: bool = False) -> list[Figure]:
    """Take all figures."""
    sets = {
        "reference articles": (shared / "seeds", shared / "gold" / "seeds.json"),
        "invented reports": (
            root / "tests" / "golden" / "reports",
            root / "tests" / "golden" / "reports" / "gold.json",
        ),
    }
    scorer = shared / "gold" / "score.py"
    return [f for name, (texts, gold) in sets.items() for f in _measure_one(name, texts, gold, scorer, misses=misses)]


def _measure_one(name: str, texts: Path, gold: Path, scorer: Path, *, misses: bool) -> list[Figure]:
    reads = lines.read_folder(texts, lines.published_in(json.loads(gold.read_text("utf-8"))))
    with tempfile.TemporaryDirectory() as folder:
        events, statuses = Path(folder, "events.jsonl"), Path(folder, "statuses.jsonl")
        lines.write(events, lines.events(reads))
        lines.write(statuses, lines.statuses(reads))
        command = [sys.executable, str(scorer), str(gold), "--events", str(events), "--statuses", str(statuses)]
        if misses:
            subprocess.run([*command, "--misses"], check=True)
        scored = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True).stdout)
    return _figures(name, scored, digest(texts, gold))


def _figures(name: str, scored: dict[str, Any], data_digest: str) -> list[Figure]:
    rows = [("events", level, scored["events"][level]) for level in EVENT_LEVELS]
    rows.append(("statuses", "all", scored["statuses"]))
    return [Figure(task, level, name, row["p"], row["r"], row["f1"], data_digest) for task, level, row in rows]


def digest(texts: Path, gold: Path) -> str:
    """Give the SHA-256 over all texts, by name, and the annotation."""
    found = hashlib.sha256()
    for path in [*sorted(texts.glob("*.txt")), gold]:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
