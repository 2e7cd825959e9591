"""The distinct words that many names are made of, and for any word those of them that are alike to it.

There are far fewer words than names. A word is filed once, whoever bears it and with whatever suffix; what is alike to
a word is looked for under its keys (`aigaq.names.index_keys`), the nearest by letters are compared by sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from aigaq.names.alike import FAR, NEARLY, SAME, alike
from aigaq.names.index_keys import asked, bare, filed, heard, word_of
from aigaq.names.parse import Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.uint32]

LOOKED_AT = {"plain": 24, "Hani": 12, "abjad": 12}
"""Words that are compared by sound, at most, of those under a key: written with vowels, in characters, without vowels."""
MOST_ALIKE = 48
"""Words that are taken for spellings of one, at most, the likeliest first."""


class Words:
    """Words, each with a number, and the keys under which they are found. Add all, then `close`, then look up."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._parts: list[Part] = []
        self._sounds: list[str] = []
        self._kinds: list[str] = []
        self._keys: Ints
        self._under: Ints

    def __len__(self) -> int:
        return len(self._parts)

    def add(self, part: Part) -> int:
        """Take in a part of a name; give the number of its word."""
        word = word_of(part)
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self._parts)
            part = bare(part)
            self._parts.append(part)
            self._sounds.append(heard(part))
            self._kinds.append(_kind(part))
        return number

    def close(self) -> None:
        """File all words under their keys."""
        import numpy as np

        hashed, numbers = [], []
        for number, part in enumerate(self._parts):
            keys = filed(part)
            hashed += [crc32(key.encode()) for key in keys]
            numbers += [number] * len(keys)
        keys, under = np.array(hashed, np.uint32), np.array(numbers, np.uint32)
        order = np.lexsort((under, keys))
        self._keys, self._under = keys[order], under[order]

    def alike(self, part: Part) -> dict[int, float]:
        """Give the words that are alike to a part, each with its likeness, the likeliest first."""
        found = {number: self._likeness(part, number) for number in self._worth_a_look(part)}
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_ALIKE]
        return {number: likeness for number, likeness in best if likeness >= FAR}

    def _likeness(self, part: Part, number: int) -> float:
        other = self._parts[number]
        if part.root.readable and part.root.wide == other.root.wide and _kind(part) == self._kinds[number] == "plain":
            return SAME if part.root.wide == part.fold.wide else NEARLY
        return alike(part, other)

    def _worth_a_look(self, part: Part) -> list[int]:
        """Give the nearest by letters of the words that have a key in common with a part."""
        by_kind: dict[str, dict[int, str]] = {}
        for number in self._under_keys(asked(part)):
            by_kind.setdefault(self._kinds[number], {})[number] = self._sounds[number]
        mine, found = heard(part), []
        for kind, sounds in sorted(by_kind.items()):
            near = extract(mine, sounds, scorer=Levenshtein.distance, limit=LOOKED_AT[kind])
            found += [number for _, _, number in near]
        return found

    def _under_keys(self, keys: frozenset[str]) -> list[int]:
        import numpy as np

        hashed = np.array(sorted(crc32(key.encode()) for key in keys), np.uint32)
        starts, ends = np.searchsorted(self._keys, hashed), np.searchsorted(self._keys, hashed, "right")
        spans = [self._under[start:end] for start, end in zip(starts, ends, strict=True) if start < end]
        return np.unique(np.concatenate(spans)).tolist() if spans else []


def _kind(part: Part) -> str:
    if part.fold.script == "Hani":
        return "Hani"
    return "abjad" if part.fold.abjad else "plain"
