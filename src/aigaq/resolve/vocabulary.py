"""The distinct parts of all names, and for each those that sound like it.

There are far fewer parts of names than people: likeness is worked out once for two parts, however many bear
them. A new part is compared with those there are; what was known of the others stays true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from aigaq.names.alike import FAR, NEAR, alike
from aigaq.names.parse import Part
from aigaq.resolve.shelf import Shelf

MOST_EDITS = 0.5
"""Letters that may differ, as a share of the longer part, for two parts to be looked at closely."""


class Vocabulary:
    """The parts of names and which of them are alike; only grows."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}
        self._near: Shelf[str, str] = Shelf()
        self.close: Shelf[str, str] = Shelf()
        """For a part: those that differ from it by a misspelling at most, itself among them."""
        self.loose: Shelf[str, str] = Shelf()
        """For a part: those that are somewhat like it, and nearer ones."""

    def copy(self) -> Vocabulary:
        """Give a copy that can grow by itself."""
        found = Vocabulary()
        found._parts = dict(self._parts)
        found._near, found.close, found.loose = self._near.copy(), self.close.copy(), self.loose.copy()
        return found

    def add(self, part: Part) -> None:
        """Take in a part and find what is like it."""
        word = part.root.wide
        if word in self._parts:
            return
        self._parts[word] = part
        for key in _keys(part):
            self._near.add(key, word)
        for other in self._looked_at(word, part):
            self._note(word, other)

    def _looked_at(self, word: str, part: Part) -> Iterator[str]:
        for other in sorted(self._near.union(_keys(part))):
            allowed = int(MOST_EDITS * max(len(word), len(other)))
            bones = self._parts[other].root.bones == part.root.bones
            if bones or Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed:
                yield other

    def _note(self, one: str, other: str) -> None:
        likeness = 1.0 if one == other else alike(self._parts[one], self._parts[other])
        for left, right in ((one, other), (other, one)):
            if likeness >= NEAR:
                self.close.add(left, right)
            if likeness >= FAR:
                self.loose.add(left, right)


@lru_cache(maxsize=1 << 14)
def _without_one(bones: str) -> tuple[str, ...]:
    return tuple(sorted({bones, *(bones[:i] + bones[i + 1 :] for i in range(len(bones)))}))


def _keys(part: Part) -> Iterable[str]:
    """Give the consonants, and those with one left out: parts that differ by one consonant share a key."""
    return (*_without_one("".join(c for c in part.root.wide if c not in "aeiou")), f"={part.root.bones}")
