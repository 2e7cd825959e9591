"""The vocabulary of the position tracker, from ``responses.toml``: what words and acts of an authority amount to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen


@frozen
class Act:
    """What an event of one type amounts to when an authority does it, and when it is told not to have done it."""

    done: str
    not_done: str
    topic: str


@frozen
class Responses:
    """Responses with their stances, and the words and acts by which each is known."""

    labels: dict[str, str]
    stances: dict[str, str]
    axes: tuple[frozenset[str], ...]
    """Stances among which a change is a turn: those of words, those of deeds."""
    words: tuple[tuple[str, re.Pattern[str]], ...]
    acts: dict[str, Act]
    only_states: frozenset[str]
    statements: frozenset[str]
    authorities: re.Pattern[str]
    but: re.Pattern[str]
    missions: re.Pattern[str]
    topics: tuple[tuple[str, str, re.Pattern[str]], ...]
    """Topic, label and words."""
    told: dict[tuple[str, str, str], str]
    """Labels by ``response`` or ``topic``, name and language."""

    def of_words(self, quote: str) -> str:
        """Give the response that the words of a statement show."""
        return next((response for response, pattern in self.words if pattern.search(quote)), "says")

    def topic_of(self, quote: str) -> str:
        """Give the first topic that has a word in a passage; ``""`` where none has."""
        return next((name for name, _, words in self.topics if words.search(quote)), "")

    def is_authority(self, name: str) -> bool:
        """Say whether a name or description is that of an authority."""
        return bool(self.authorities.search(name)) and not self.but.search(name)

    def said(self, what: str, name: str, language: str) -> str:
        """Give a ``response`` or a ``topic`` in a language: en, ru or kk."""
        return self.told.get((what, name, language), name)

    def topic_label(self, topic: str) -> str:
        """Give a topic in English."""
        return next((label for name, label, _ in self.topics if name == topic), topic)


@cache
def responses() -> Responses:
    """Read the data file."""
    raw = tomllib.loads((files(__package__) / "responses.toml").read_text("utf-8"))
    told, acts = raw["responses"], raw["acts"]
    who = raw["authorities"]
    return Responses(
        {name: row["label"] for name, row in told.items()},
        {name: row["stance"] for name, row in told.items()},
        tuple(frozenset(stances) for stances in raw["axes"].values()),
        tuple((row["response"], _any(_said(row))) for row in raw["words"]),
        {name: Act(row["done"], row["not_done"], row["topic"]) for name, row in acts.items()},
        frozenset(raw["only_states"]["types"]),
        frozenset(raw["statements"]["types"]),
        _any(word for key, words in who.items() if len(key) == 2 for word in words),
        _any(who["but"]),
        _any(who["missions"]),
        tuple((name, row["label"], _any(_said(row))) for name, row in raw["topics"].items()),
        dict([*_labels("response", told), *_labels("topic", raw["topics"])]),
    )


def _labels(what: str, rows: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[tuple[str, str, str], str]]:
    for name, row in rows.items():
        for language, key in (("en", "label"), ("ru", "label_ru"), ("kk", "label_kk")):
            yield (what, name, language), row[key]


def _said(row: dict[str, object]) -> list[str]:
    return [word for words in row.values() if isinstance(words, list) for word in words]


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words, longest first; a star at the end of a word is any ending, one by itself up to five words."""
    shown = sorted(set(words), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(_pattern, shown)) + r")\b", re.IGNORECASE)


def _pattern(said: str) -> str:
    escaped = r"\s+".join(re.escape(word) for word in said.split())
    return escaped.replace(r"\s+\*\s+", r"\s+(?:\S+\s+){0,5}").replace(r"\*", r"\w*")
