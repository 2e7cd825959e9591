"""The distinct parts of all names, and for each those that sound like it.

There are far fewer parts of names than people: likeness is worked out once for two parts, however many bear
them. A new part is compared with those there are; what was known of the others stays true.
"""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve
from rapidfuzz.distance import Levenshtein

from aigaq.names.alike import FAR, NEAR, alike
from aigaq.names.gate import ALL
from aigaq.names.parse import Part, Parts
from aigaq.names.scripts import pinyin_written
from aigaq.names.sketch import of_parts
from aigaq.names.variants import short_groups, variant_groups
from aigaq.resolve.shelf import Shelf

PLAIN = ("Latn", "Cyrl")
"""Scripts in which the sounds of a part say all there is to say of it."""
MOST_EDITS = 0.45
"""Letters that may differ, as a share of the longer part, for two parts to be looked at closely."""
ANYTHING = -1
"""The key of parts that may sound like any other (Chinese characters)."""


@lru_cache(maxsize=1 << 17)
def word_of(part: Part) -> str:
    """Give what a part is known by: its sounds without its suffix, or its letters where these say more."""
    return part.root.wide if _plain(part) else f"{part.script} {part.form} {part.root.wide}"


@lru_cache(maxsize=1 << 17)
def _plain(part: Part) -> bool:
    return part.script in PLAIN and part.root.readable and not part.others and not pinyin_written(part.form)


def _bare(part: Part, word: str) -> Part:
    """Give a part that is the same for all that are known by one word: sounds without letters, so never pinyin."""
    if word != part.root.wide:
        return part
    sounds = evolve(part.root, key=part.root.wide, script="Latn")
    return Part("", sounds, sounds)


class Vocabulary:
    """The parts of names and which of them are alike; only grows."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}
        self._near: Shelf[int, str] = Shelf()
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
        word = word_of(part)
        if word in self._parts:
            return
        self._parts[word] = bare = _bare(part, word)
        keys = _keys(bare)
        for key in keys:
            self._near.add(key, word)
        near = self._near.union((*keys, ANYTHING)) if ANYTHING not in keys else self._parts
        for other in sorted(near):
            if _worth_a_look(bare, self._parts[other]):
                self._note(word, other)

    def _note(self, one: str, other: str) -> None:
        likeness = 1.0 if one == other else alike(self._parts[one], self._parts[other])
        for left, right in ((one, other), (other, one)):
            if likeness >= NEAR:
                self.close.add(left, right)
            if likeness >= FAR:
                self.loose.add(left, right)


def _worth_a_look(one: Part, other: Part) -> bool:
    """Say whether two parts may be alike: letters are counted fast, sounds are not."""
    if not (_plain(one) and _plain(other)):
        return True
    left, right = one.root.wide, other.root.wide
    most = max(1, int(MOST_EDITS * max(len(left), len(right))))
    return Levenshtein.distance(left, right, score_cutoff=most) <= most or not _groups(one).isdisjoint(_groups(other))


@lru_cache(maxsize=1 << 17)
def _groups(part: Part) -> frozenset[str]:
    return frozenset(variant_groups(part)) | frozenset(short_groups(part.fold))


def _keys(part: Part) -> list[int]:
    """Give the bits of a part (`aigaq.names.gate`): parts without a common one are not alike."""
    mask = of_parts(Parts(None, part), (part,)).masks[0]
    if mask == ALL:
        return [ANYTHING]
    return [at for at, bit in enumerate(reversed(f"{mask:b}")) if bit == "1"]
