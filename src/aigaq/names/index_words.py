"""The distinct words that many names are made of, and for any word those of them that are alike to it.

There are far fewer words than names. A word is filed once, whoever bears it and with whatever suffix; what is alike to
a word is looked for under its keys (`aigaq.names.index_keys`), the nearest by letters are compared by sound.
"""

from __future__ import annotations

from array import array
from sys import intern
from typing import TYPE_CHECKING
from zlib import crc32

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from aigaq.names.card import in_pinyin
from aigaq.names.index_keys import asked, bare, filed, heard, word_of
from aigaq.names.parse import Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]
    Likenesses = NDArray[np.float64]
    Strings = NDArray[np.object_]

SPOKEN, HAN, PINYIN, ABJAD = range(4)
"""Kinds of words: written with their vowels, in Chinese characters, as these are read, without short vowels."""
MOST = {SPOKEN: 40, HAN: 16, PINYIN: 12, ABJAD: 16}
"""Words of each kind that are taken for spellings of one, at the most, the nearest first."""
MOST_MET = 2048
"""Parts of which it is kept what is alike to them."""
SIFTED = 200
"""Words that are looked at more closely, of those whose consonants are nearest."""
EARLIER = 1e-9
"""Of words as near, those that were met first are taken: they are borne by more."""
FARTHEST = 0.45
"""Likeness by letters below which two words are not taken for spellings of one."""
_BARE = str.maketrans("", "", "aiu")


class Words:
    """Words, each with a number, and the keys under which they are found. Add all, then `close`, then look up."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._parts: list[Part] = []
        self._sounds: Strings
        self._skeletons: Strings
        self._skeleton_of: Numbers
        self._wides: Strings
        self._kind_of: NDArray[np.uint8]
        self._keys: Numbers
        self._under: Numbers
        self._met: dict[tuple[Part, int], tuple[Numbers, Likenesses]] = {}

    def __len__(self) -> int:
        return len(self._number)

    def add(self, part: Part) -> int:
        """Take in a part of a name; give the number of its word."""
        word = word_of(part)
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self._parts)
            self._parts.append(bare(part))
        return number

    def close(self) -> None:
        """File all words under their keys."""
        import numpy as np

        hashed, numbers = array("I"), array("I")
        for number, part in enumerate(self._parts):
            keys = filed(part)
            hashed.extend(crc32(key.encode()) for key in keys)
            numbers.extend([number] * len(keys))
        sounds = [heard(part) for part in self._parts]
        self._sounds, self._wides = _column(sounds), _column([part.root.wide for part in self._parts])
        skeletons = [sound.translate(_BARE) for sound in sounds]
        self._skeletons = _column(sorted(set(skeletons)))
        place = {skeleton: at for at, skeleton in enumerate(self._skeletons)}
        self._skeleton_of = np.array([place[skeleton] for skeleton in skeletons], np.uint32)
        keys_, under = (np.array(column, np.uint32) for column in (hashed, numbers))
        order = np.lexsort((under, keys_))
        self._keys, self._under = keys_[order], under[order]
        self._kind_of = np.array([_kind(part) for part in self._parts], np.uint8)

    def alike(self, part: Part, share: int = 1) -> tuple[Numbers, Likenesses]:
        """Give the words that may be spellings of a part, with a likeness by letters; fewer of them for a share.

        What common names gave is kept, as they are asked for again and again.
        """
        found = self._met.get((part, share))
        if found is None:
            if len(self._met) >= MOST_MET:
                self._met.clear()
            found = self._met[part, share] = self._alike(part, share)
        return found

    def _alike(self, part: Part, share: int) -> tuple[Numbers, Likenesses]:
        import numpy as np

        under = self._under_keys(asked(part))
        near = self._by_skeleton(heard(part).translate(_BARE), self._skeleton_of[under])
        kinds = self._kind_of[under]
        found: list[Numbers] = []
        likenesses: list[Likenesses] = []
        for kind in range(len(MOST)):
            places = np.flatnonzero(kinds == kind)
            if len(places):
                numbers, likeness = self._nearest(part, kind, under[places], near[places], MOST[kind] // share)
                found.append(numbers)
                likenesses.append(likeness)
        if not found:
            return np.empty(0, np.uint32), np.empty(0)
        return np.concatenate(found), np.concatenate(likenesses)

    def _nearest(
        self, part: Part, kind: int, numbers: Numbers, near: Likenesses, most: int
    ) -> tuple[Numbers, Likenesses]:
        """Give the words of one kind that are nearest to a part by their letters, and how near, 0 to 1, each is."""
        import numpy as np

        mine, own = heard(part), _kind(part)
        if ABJAD not in {kind, own}:
            if len(numbers) > SIFTED:
                some = np.sort(np.argpartition(numbers * EARLIER - near, SIFTED)[:SIFTED])
                numbers, near = numbers[some], near[some]
            near = (1 - _apart(mine, self._sounds[numbers]) + near) / 2
        if ABJAD not in {kind, own} and HAN not in {kind, own}:
            written = 1 - _apart(part.root.wide, self._wides[numbers])
            near = (near + written) / 2 if kind == own == SPOKEN else np.maximum(near, written)
        best = np.flatnonzero(near >= FARTHEST)
        if len(best) > most:
            best = best[near[best] >= np.partition(near[best], len(best) - most)[len(best) - most]]
        best = best[np.argsort(-near[best], kind="stable")[:most]]
        return numbers[best], near[best]

    def _by_skeleton(self, mine: str, skeleton_of: Numbers) -> Likenesses:
        """Say how near some words are by their consonants, each string of which is measured once."""
        import numpy as np

        place = np.zeros(len(self._skeletons), np.uint32)
        place[skeleton_of] = 1
        different = np.flatnonzero(place)
        place[different] = np.arange(len(different), dtype=np.uint32)
        near: Likenesses = 1 - _apart(mine, self._skeletons[different])[place[skeleton_of]]
        return near

    def _under_keys(self, keys: frozenset[str]) -> Numbers:
        import numpy as np

        hashed = np.array(sorted(crc32(key.encode()) for key in keys), np.uint32)
        starts, ends = np.searchsorted(self._keys, hashed), np.searchsorted(self._keys, hashed, "right")
        spans = [self._under[start:end] for start, end in zip(starts, ends, strict=True) if start < end]
        held = np.zeros(len(self._parts), bool)
        for span in spans:
            held[span] = True
        return np.flatnonzero(held).astype(np.uint32)


def _apart(mine: str, others: Strings) -> Likenesses:
    """Count the letters in which words differ, as a share of the longer one."""
    found: Likenesses = cdist([mine], others, scorer=Levenshtein.normalized_distance)[0].astype(float)
    return found


def _column(strings: list[str]) -> Strings:
    import numpy as np

    return np.array([*map(intern, strings), ""], object)[:-1]


def _kind(part: Part) -> int:
    if part.fold.script == "Hani":
        return HAN
    if part.fold.abjad:
        return ABJAD
    return PINYIN if in_pinyin(part) else SPOKEN
