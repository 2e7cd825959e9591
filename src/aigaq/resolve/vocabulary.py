"""The distinct parts of all names, and for each those that sound like it.

There are far fewer parts of names than people: likeness is worked out once for two parts, however many bear
them. A new part is compared with those there are; what was known of the others stays true.
"""

from __future__ import annotations

from attrs import evolve
from rapidfuzz.distance import Levenshtein

from aigaq.names.alike import FAR, NEAR, alike
from aigaq.names.index_keys import asked, filed, is_plain, word_of
from aigaq.names.parse import Part
from aigaq.names.variants import short_groups, variant_groups
from aigaq.resolve.shelf import Shelf

MOST_EDITS = 0.45
"""Letters that may differ, as a share of the longer part, for two parts to be looked at closely."""


class Vocabulary:
    """The parts of names and which of them are alike; only grows."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}
        self._groups: dict[str, frozenset[str]] = {}
        """The groups of a part that is in any: names that are one in two languages, short forms."""
        self._filed: Shelf[str, str] = Shelf()
        self._asked: Shelf[str, str] = Shelf()
        self.close: Shelf[str, str] = Shelf()
        """For a part: those that differ from it by a misspelling at most, itself among them."""
        self.loose: Shelf[str, str] = Shelf()
        """For a part: those that are somewhat like it, and nearer ones."""

    def copy(self) -> Vocabulary:
        """Give a copy that can grow by itself."""
        found = Vocabulary()
        found._parts, found._groups = dict(self._parts), dict(self._groups)
        found._filed, found._asked = self._filed.copy(), self._asked.copy()
        found.close, found.loose = self.close.copy(), self.loose.copy()
        return found

    def add(self, part: Part) -> None:
        """Take in a part and find what is like it."""
        word = word_of(part)
        if word in self._parts:
            return
        self._parts[word] = sounds = _sounds(part)
        if groups := variant_groups(sounds) | short_groups(sounds.fold):
            self._groups[word] = groups
        files, asks = filed(sounds), asked(sounds)
        for shelf, keys in ((self._filed, files), (self._asked, asks)):
            for key in keys:
                shelf.add(key, word)
        near = self._filed.union(asks) | self._asked.union(files)
        if _plain(word):
            near |= {other for other in self._filed.union(files) | self._asked.union(asks) if _plain(other)}
        for other in sorted(near):
            if not (_plain(word) and _plain(other)) or self._worth_a_look(word, other):
                self._note(word, other)

    def _worth_a_look(self, one: str, other: str) -> bool:
        """Say whether two plain parts may be alike: letters are counted fast, sounds are not."""
        most = max(1, int(MOST_EDITS * max(len(one), len(other))))
        if Levenshtein.distance(one, other, score_cutoff=most) <= most:
            return True
        return one in self._groups and not self._groups[one].isdisjoint(self._groups.get(other, ()))

    def _note(self, one: str, other: str) -> None:
        likeness = 1.0 if one == other else alike(self._parts[one], self._parts[other])
        for left, right in ((one, other), (other, one)):
            if likeness >= NEAR:
                self.close.add(left, right)
            if likeness >= FAR:
                self.loose.add(left, right)


def _plain(word: str) -> bool:
    """Say whether a word is sounds alone (`aigaq.names.index_keys.word_of`): others begin with their script."""
    return " " not in word


def _sounds(part: Part) -> Part:
    """Give a part that is the same for all that are known by one word: sounds without letters, so never pinyin."""
    if not is_plain(part):
        return part
    sounds = evolve(part.root, key=part.root.wide, script="Latn")
    return Part("", sounds, sounds)
