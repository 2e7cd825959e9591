"""Large numbers of people and distances, as reports write them: “hundreds of thousands”, “more than 300 km away”."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any

from attrs import frozen

from aigaq.model.text import Passage, Text

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]?")
_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?"
ROUNDED = 0.1
"""Share by which a plain number may be rounded."""
LOOSE = 0.25
"""Share by which “about” and “some” may be off."""


@frozen
class Figure:
    """A number of people or kilometres with the range it can mean, and where it stands."""

    words: str
    low: float
    high: float
    start: int
    end: int
    sentence: tuple[int, int]
    bound: str = ""
    """``least`` (more than), ``most`` (up to), ``about``, or ``""`` for a plain number."""

    def meets(self, other: Figure) -> bool:
        """Say whether both can mean one number."""
        return self.low <= other.high and other.low <= self.high


@cache
def data() -> dict[str, Any]:
    """Read ``figures.toml``."""
    return tomllib.loads((files(__package__) / "figures.toml").read_text("utf-8"))


def sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Give where each sentence of the report itself begins and ends; furniture is left out."""
    for match in _SENTENCE.finditer(text.content):
        if not text.is_furniture(match.start(), match.end()):
            yield match.span()


def sentence_around(passage: Passage) -> str:
    """Give the sentence in which a passage begins, and the passage itself where it goes on beyond it."""
    content, start = passage.text.content, passage.start
    before = max(content.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    ends = [at for mark in (". ", "! ", "? ", "\n") if (at := content.find(mark, start)) >= 0]
    return content[before + 1 : max(passage.end, min(ends, default=len(content)))]


def people(text: Text) -> Iterator[Figure]:
    """Give the numbers of people, from hundreds upwards, that a text names."""
    if not _may_hold(text.content):
        return
    for start, end in sentences(text):
        for match in _counts().finditer(text.content, start, end):
            span = _range(match)
            if span and _are_people(text.content[match.end() : end]):
                yield Figure(match.group().strip(), *span, match.start(), match.end(), (start, end), _bound(match))


def distances(text: Text) -> Iterator[Figure]:
    """Give the distances between places that a text names, in kilometres."""
    told = data()["distance"]["words"]
    for start, end in sentences(text):
        sentence = text.content[start:end].casefold()
        if not any(word in sentence for word in told):
            continue
        for match in _lengths().finditer(text.content, start, end):
            number = float(re.sub(r"[,\s]", "", match["number"])) * data()["units"][match["unit"].casefold()]
            low, high = _around(number, _bound(match), data()["distance"]["rounding"])
            yield Figure(match.group().strip(), low, high, match.start(), match.end(), (start, end), _bound(match))


def done(sentence: str) -> list[str]:
    """Say what a sentence tells was done to those it counts: ``held``, ``killed`` …"""
    found = set(re.findall(r"\w+", sentence.casefold()))
    return [name for name, words in data()["done"].items() if any(found.intersection(said) for said in words.values())]


def _may_hold(content: str) -> bool:
    folded = content.casefold()
    return any(word in folded for words in data()["size"].values() for word in words) or bool(
        re.search(r"\d[,\u00a0 ]?\d{3}", content)
    )


@cache
def _counts() -> re.Pattern[str]:
    raw = data()
    sizes = _any(w for words in raw["size"].values() for w in words)
    tens = _any(w for words in raw["tens"].values() for w in words)
    ones = _any(w for words in raw["one"].values() for w in words)
    return re.compile(
        rf"\b(?:(?P<bound>{_bounds()})\s+)?(?:(?P<number>{_NUMBER})\s+)?(?:(?P<one>{ones})\s+)?"
        rf"(?:(?P<tens>{tens})\s+of\s+)?(?P<size>{sizes})(?:\s+(?:of\s+)?(?P<size2>{sizes}))?\b"
        rf"|\b(?:(?P<bound2>{_bounds()})\s+)?(?P<plain>\d{{1,3}}(?:[,\u00a0 ]\d{{3}})+|\d{{3,}})\b",
        re.IGNORECASE,
    )


@cache
def _lengths() -> re.Pattern[str]:
    units = _any(data()["units"])
    return re.compile(
        rf"(?:\b(?P<bound>{_bounds()})\s+)?\b(?P<number>{_NUMBER})[\s-]*(?P<unit>{units})\b", re.IGNORECASE
    )


@cache
def _bounds() -> str:
    return _any(word for words in data()["bounds"].values() for word in words)


def _any(words: Any) -> str:
    return "|".join(sorted((re.escape(word) for word in set(words)), key=lambda w: (-len(w), w)))


def _bound(match: re.Match[str]) -> str:
    groups = match.groupdict()
    said = (groups.get("bound") or groups.get("bound2") or "").casefold()
    return next((name for name, words in data()["bounds"].items() if said in words), "")


def _range(match: re.Match[str]) -> tuple[float, float] | None:
    """The range that a count can mean; ``None`` for a plain year."""
    if match["plain"]:
        number = float(re.sub(r"[,\s]", "", match["plain"]))
        is_year = len(match["plain"]) == 4 and 1900 <= number <= 2100
        return None if is_year else _around(number, _bound(match), ROUNDED)
    sizes = {word: size for words in data()["size"].values() for word, size in words.items()}
    many = {word for words in data()["many"].values() for word in words}
    size, second = match["size"].casefold(), (match["size2"] or "").casefold()
    unit = sizes[size] * (sizes[second] if second else 1)
    if match["tens"]:
        return _around_many(2 * 10 * unit, 100 * unit)
    if match["number"] or match["one"]:
        number = float(re.sub(r"[,\s]", "", match["number"])) if match["number"] else 1.0
        return _around(number * unit, _bound(match), ROUNDED)
    loose = size in many and not _bound(match)
    return _around_many(2 * unit, 10 * unit) if loose else _around(unit, _bound(match), LOOSE)


def _around_many(low: float, high: float) -> tuple[float, float]:
    return low, high - 1


def _around(number: float, bound: str, off: float) -> tuple[float, float]:
    if bound == "least":
        return number, inf
    if bound == "most":
        return 0.0, number
    off = max(off, LOOSE) if bound == "about" else off
    return number * (1 - off), number * (1 + off)


def _are_people(following: str) -> bool:
    """Whether what is counted are people: a word for people, or for a people or faith, follows soon."""
    raw = data()["people"]
    words = re.findall(r"\w+", following)[: raw["within"]]
    if words and words[0].casefold() in raw["not"]:
        return False
    named = {word for key, said in raw.items() if key not in {"within", "not"} for word in said}
    return any(word.casefold() in named for word in words) or any(w[:1].isupper() and w[-1:] == "s" for w in words[:4])
