"""Figures of accuracy, taken with the scorer of ../shared on what a vault exports.

The reference articles; invented reports that rules were tried on; invented reports by somebody who had not seen
the rules (their error kinds, not their texts, were used once: see tests/golden/heldout/README.md).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from attrs import frozen

from aigaq.workbench import Workbench
from bench.eval import dates, names

EVENT_LEVELS = ("type", "+who", "+date", "+claim")


@frozen
class Figure:
    """One figure: precision, recall and F1 of a task on one set of data."""

    task: str
    level: str
    data: str
    precision: float | None
    """``None`` where the yardstick has only one figure."""
    recall: float | None
    f1: float
    digest: str

    @property
    def key(self) -> str:
        """The name under which the floor is kept."""
        return f"{self.task}/{self.level}/{self.data}"


def measure(root: Path, shared: Path, *, misses: bool = False) -> list[Figure]:
    """Take all figures."""
    own, held_out = root / "tests" / "golden" / "reports", root / "tests" / "golden" / "heldout"
    scorer = shared / "gold" / "score.py"
    gold = shared / "gold" / "seeds.json"
    return [
        *_measure_one("reference articles", shared / "seeds", gold, scorer, misses=misses),
        *_measure_one("invented reports", own, own / "gold.json", scorer, misses=misses),
        *_measure_one("held-out reports", held_out / "reports", held_out / "gold.json", scorer, misses=False),
        *_dates(shared / "data" / "dates" / "te3-platinum"),
        *_names(shared),
    ]


def _measure_one(name: str, texts: Path, gold: Path, scorer: Path, *, misses: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        parts = {part: Path(folder, f"{part}.jsonl") for part in ("events", "statuses", "people")}
        _export(sorted(texts.glob("*.txt")), Path(folder), parts)
        options = [option for part, path in parts.items() for option in (f"--{part}", str(path))]
        command = [sys.executable, str(scorer), str(gold), *options]
        if misses:
            subprocess.run([*command, "--misses"], check=True)
        scored = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True).stdout)
    return _figures(name, scored, digest([*sorted(texts.glob("*.txt")), gold]))


def _export(texts: list[Path], folder: Path, parts: dict[str, Path]) -> None:
    """Add the texts to a fresh vault and export what is scored, as a user would."""
    with Workbench.create(folder / "eval.aigaq", lambda: "measuring", by="eval") as bench:
        bench.add(texts)
        for part, path in parts.items():
            bench.export(part, path, person=None, language="en", force=False)


def _figures(name: str, scored: dict[str, Any], data_digest: str) -> list[Figure]:
    rows = [("events", level, scored["events"][level]) for level in EVENT_LEVELS]
    rows.append(("statuses", "all", scored["statuses"]))
    found = [Figure(task, level, name, row["p"], row["r"], row["f1"], data_digest) for task, level, row in rows]
    people = scored["people"]
    if people["items"]:
        found.append(Figure("people", "B3", name, people["b3_p"], people["b3_r"], people["b3_f1"], data_digest))
    return found


def _dates(folder: Path) -> list[Figure]:
    """Give how many date words of TempEval-3 are found, and the share of those dates whose value agrees."""
    got = dates.score_tml(folder, misses=False)
    data_digest = digest(sorted(folder.glob("*.tml")))
    return [
        Figure("dates", "found", "TempEval-3", got["relaxed_p"], got["relaxed_r"], got["relaxed_f1"], data_digest),
        Figure("dates", "value", "TempEval-3", None, None, got["agrees"], data_digest),
    ]


def _names(shared: Path) -> list[Figure]:
    data_digest = digest([shared / "data" / "names" / "name_bench_cases.csv"])
    return [Figure("names", "F1@0.7", "frozen name pairs", None, None, round(names.frozen(shared)[1], 3), data_digest)]


def digest(files: list[Path]) -> str:
    """Give the SHA-256 over some files, by name."""
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
