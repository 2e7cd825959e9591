"""How many of the ways in which English tells an event are read: a bank of short passages by a blind author.

Each type of event has passages that tell it and look-alikes that do not. One half is for development; of the other
half only totals are ever printed, so that nobody can make rules to fit it. Precision counts the events of other
types too that a passage does not tell.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import define, field

from aigaq.extract import extract_many
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text
from bench.eval.figures import Figure, digest

LEVELS = ("type", "+who", "+date", "+claim")
HALVES = ("dev", "held")
KEPT_FOR_STATUSES = ("disappearance", "citizenship_granted")
"""Types that the scorer of ../shared does not ask for."""


@define
class Tally:
    """What was told, what was found of it, and what was found that nobody told."""

    told: int = 0
    right: dict[str, int] = field(factory=lambda: dict.fromkeys(LEVELS, 0))
    extra: int = 0
    alike: int = 0
    """Look-alikes."""
    fooled: int = 0
    """Look-alikes taken for the event, or for surer than they are."""

    def row(self, level: str) -> tuple[float, float, float]:
        """Give precision, recall and F1 at one level."""
        found = self.right["type"] + self.extra + self.fooled
        precision, recall = self.right[level] / max(found, 1), self.right[level] / max(self.told, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def measure(folder: Path, scorer: ModuleType, *, misses: bool = False) -> Tally:
    """Read one half of the bank; misses are printed only where they may be read."""
    tally, items = Tally(), list(_items(folder))
    texts = [(_text(one["text"]), _described(one)) for _, _, one in items]
    for (kind, alike, item), found in zip(items, extract_many(texts), strict=True):
        events = [c for c in found.claims if c.kind == "event"]
        note = (_alike if alike else _passage)(tally, scorer, kind, item, events)
        if misses and note:
            print(f"  {note:<7} {kind:<20} {item['text']}\n{'':31}{[_shown(e) for e in events]}")
    return tally


def figures(root: Path, scorer: ModuleType, *, misses: bool = False) -> Iterator[Figure]:
    """Give the rows of both halves, in total only."""
    for half in HALVES:
        folder = root / "tests" / "golden" / "phrasings" / half
        if not folder.is_dir():
            continue
        tally = measure(folder, scorer, misses=misses and half == "dev")
        data, name = digest(sorted(folder.glob("*.toml"))), f"phrasings, {half} half"
        for level in LEVELS:
            yield Figure("phrasings", level, name, *tally.row(level), data)
        yield Figure("phrasings", "look-alikes told apart", name, None, None, 1 - tally.fooled / tally.alike, data)


def _items(folder: Path) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    for path in sorted(folder.glob("*.toml")):
        bank = tomllib.loads(path.read_text("utf-8"))
        yield from ((path.stem, False, one) for one in bank.get("passage", ()))
        yield from ((path.stem, True, one) for one in bank.get("lookalike", ()))


def _text(content: str) -> Text:
    return Text("0" * 64, "phrasings", "1", content)


def _described(item: dict[str, Any]) -> Description:
    return Description(published=Found(item["published"], "user") if item.get("published") else None)


def _passage(tally: Tally, scorer: ModuleType, kind: str, item: dict[str, Any], events: list[Claim]) -> str:
    asked = kind not in KEPT_FOR_STATUSES and item["certainty"] != "hypothetical"
    told = {scorer.klass(kind), *(scorer.klass(other) for other in item["other"])}
    surely = [e for e in events if e.certainty != "hypothetical" and e.type not in scorer.SOFT]
    extra = {scorer.klass(e.type) for e in surely} - told - set(KEPT_FOR_STATUSES)
    tally.extra += len(extra)
    note = "extra" if extra else ""
    if not asked:
        return note
    tally.told += 1
    found = [e for e in events if scorer.klass(e.type) == scorer.klass(kind)]
    if not found:
        return "missed"
    reached = max(_reached(scorer, item, one) for one in found)
    for level in LEVELS[: reached + 1]:
        tally.right[level] += 1
    return note or ("" if reached + 1 == len(LEVELS) else f"-{LEVELS[reached + 1][1:]}")


def _reached(scorer: ModuleType, item: dict[str, Any], event: Claim) -> int:
    """Give the last level at which an event agrees: who it befell, when, and how sure it is."""
    names = {scorer.fold(name) for name in item["who"] if name}
    mine = {scorer.fold(p.name) for p in event.participants if p.role in ("subject", "target") and p.referent}
    if names and "" not in item["who"] and not _same_people(names, mine):
        return 0
    if item["date"] and not scorer.dates_agree(item["date"], event.when.edtf if event.when else None):
        return 1
    return 3 if event.certainty == item["certainty"] else 2


def _same_people(told: set[str], found: set[str]) -> bool:
    """Say whether the names are those told, with or without titles and further parts."""
    pairs = [{t for t in told if set(t.split()) <= set(f.split()) or set(f.split()) <= set(t.split())} for f in found]
    return len(told) == len(found) and all(pairs) and set().union(*pairs) == told


def _alike(tally: Tally, scorer: ModuleType, kind: str, item: dict[str, Any], events: list[Claim]) -> str:
    found = [e for e in events if scorer.klass(e.type) == scorer.klass(kind)]
    wrong = any(e.certainty not in (item["expected"], "hypothetical") for e in found)
    tally.alike += 1
    tally.fooled += wrong
    return "fooled" if wrong else ""


def _shown(event: Claim) -> str:
    names = ", ".join(p.name for p in event.participants)
    return f"{event.type} [{names}] {event.when.edtf if event.when else None} {event.certainty}"
