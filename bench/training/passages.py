"""The passages that the learnt reader learns from: their marks, and reports of which only the clauses are known.

A passage is one line of ``events/AUTHOR-NN.txt`` with marks ``{words:type}``. The bank of phrasings tells of each
passage only which events it tells; the gold of reports tells in which clause each event stands.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
MARKED = Path(__file__).parent / "events"
REPORTS = (("own", "reports/gold.json", "reports"), ("second", "heldout/gold.json", "heldout/reports"),
           ("third", "third/gold.json", "third/reports"))  # fmt: skip
"""Sets of invented reports with their gold, by name."""
_MARK = re.compile(r"\{([^{}]*?):([a-z_]+)\}")

Stretch = tuple[int, int, str]
"""From one character to another (without it), and the type of event told there."""


@frozen
class Passage:
    """A text to learn from, and what is known of it."""

    origin: str
    """The letter of its author, or the name of its set."""
    text: str
    words: tuple[Stretch, ...] | None = None
    """The very words that tell events; ``None`` where nobody has marked them."""
    clauses: tuple[Stretch, ...] | None = None
    """Clauses that tell events: outside them nothing is told, and one of their words tells it."""
    tells: tuple[str, ...] = ()
    """Types of which one word must tell, wherever it stands."""
    may: tuple[str, ...] | None = None
    """The only types that it may tell, where that is known."""
    never: tuple[str, ...] = field(default=())
    """Types that it only seems to tell."""


def marked() -> Iterator[Passage]:
    """Give the passages with marked words, by file and line."""
    for path in sorted(MARKED.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                text, words = unmarked(line.strip())
                yield Passage(path.name[0], text, words)


def unmarked(line: str) -> tuple[str, tuple[Stretch, ...]]:
    """Give a line without its marks, and the marks."""
    text, at = "", 0
    words: list[Stretch] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        words.append((len(text), len(text) + len(mark[1]), mark[2]))
        text, at = text + mark[1], mark.end()
    return text + line[at:], tuple(words)


def phrasings() -> Iterator[Passage]:
    """Give the development half of the bank of phrasings."""
    for path in sorted((GOLDEN / "phrasings" / "dev").glob("*.toml")):
        bank = tomllib.loads(path.read_text("utf-8"))
        for one in bank.get("passage", ()):
            yield Passage("phrasings", one["text"], tells=(path.stem,), may=(path.stem, *one["other"]))
        for one in bank.get("lookalike", ()):
            if one["expected"] == "none":
                yield Passage("phrasings", one["text"], never=(path.stem,))


def reports() -> Iterator[Passage]:
    """Give the paragraphs of the invented reports with the clauses of their gold."""
    for name, gold, folder in REPORTS:
        for document in json.loads((GOLDEN / gold).read_text("utf-8"))["documents"]:
            text = (GOLDEN / folder / document["file"]).read_text("utf-8")
            told = [stretch for event in document["events"] for stretch in _told(event)]
            yield from _paragraphs(name, text, told)


def _told(event: dict[str, object]) -> Iterator[Stretch]:
    others = event.get("alt_quotes") or []
    for one in (event, *others):  # type: ignore[misc]
        yield one["start"], one["end"], str(event["type"])  # type: ignore[index]


def _paragraphs(name: str, text: str, told: list[Stretch]) -> Iterator[Passage]:
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = [(max(s, at) - at, min(e, end) - at, t) for s, e, t in told if s < end and e > at]
        if line.strip():
            yield Passage(name, line, clauses=tuple(inside))
        at = end + 1
