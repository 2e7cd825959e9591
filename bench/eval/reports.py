"""Figures of extraction on whole reports, taken with the scorer of ../shared on what a vault exports.

The reference articles; invented reports that rules were tried on, by two authors; and, as the honest one, invented
reports by somebody who had not seen the rules and whose texts nobody who writes rules has opened (`blind`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aigaq.workbench import Asked, Workbench
from bench.eval.figures import Figure, digest

EVENT_LEVELS = ("type", "+who", "+date", "+claim")
SETS = (
    ("reference articles", None),
    ("invented reports", "reports"),
    ("second author", "heldout"),
    ("third author", "third"),
    ("blind reports", "blind"),
)
"""Each set of reports: its name, and its folder under ``tests/golden`` (``None``: the articles in ../shared)."""


def measure(root: Path, shared: Path, *, misses: bool = False) -> Iterator[Figure]:
    """Take the figures of every set that is here; the blind one's misses are never printed."""
    for name, folder in SETS:
        golden = root / "tests" / "golden" / folder if folder else None
        gold = golden / "gold.json" if golden else shared / "gold" / "seeds.json"
        texts = shared / "seeds" if golden is None else golden / "reports" if folder != "reports" else golden
        if gold.is_file():
            scorer = shared / "gold" / "score.py"
            yield from _measure_one(name, texts, gold, scorer, misses=misses and name != "blind reports")


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
            bench.export(Asked(part), path, force=False)


def _figures(name: str, scored: dict[str, Any], data_digest: str) -> list[Figure]:
    rows = [("events", level, scored["events"][level]) for level in EVENT_LEVELS]
    rows.append(("statuses", "all", scored["statuses"]))
    found = [Figure(task, level, name, row["p"], row["r"], row["f1"], data_digest) for task, level, row in rows]
    people = scored["people"]
    if people["items"]:
        found.append(Figure("people", "B3", name, people["b3_p"], people["b3_r"], people["b3_f1"], data_digest))
    return found
