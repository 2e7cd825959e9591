"""Finding names among very many: any spelling in any script finds those that may be one with it.

The index holds names as values, each by its place in the list it was made from; whose they are is its user's to know.
A name is filed under each of its words, with what stands beside it: each other word, its first letter, or none. A
look-up finds the words that are alike to those asked for, then the names that hold two of them, and lets
`aigaq.names.score` rank the best. Layout and limits: decision record 0079.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from attrs import frozen

from aigaq.names.compare import score_found
from aigaq.names.fold import LONGEST, words
from aigaq.names.index_keys import MOST_PARTS
from aigaq.names.index_words import Words
from aigaq.names.parse import Part, Parts, bare_part, parse
from aigaq.names.sketch import SHORTEST_JOINED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.uint32]
    Worths = NDArray[np.float64]
    Hits = tuple[Places, Worths]

Problem = Literal["", "no_letters", "one_letter", "too_long"]
"""Why a name cannot be looked up: nothing in it is a letter; it is a single letter; it is longer than any name."""
LIMIT = 10
"""Names that a look-up gives, at the most, if not told otherwise."""
SPARE = 4
"""Names that are compared besides, as the order of finding is not yet that of likelihood."""
WORSE = 0.35
"""How much less than the best a name may be worth in the order of finding to be compared."""
MOST_HITS = 4096
"""Names whose order of finding is worked out; of more, the likeliest by one pair of words."""
LEAST = 0.01
"""Probability below which a name is no answer."""
EXACT, ALONE, INITIAL, _LITTLE = 3.0, 0.05, 0.8, 1e-6
"""What counts in the order of finding: written the same; a single name; an initial; one part that was asked for."""
_ALONE, _ANY, _MEANT, _WRITTEN, _FIRST = 0, 1, 256, 512, 1024
"""What stands where a second word would: none; any; a first letter; an initial. Words are numbered from `_FIRST`."""


@frozen
class Near:
    """A name that may be one with the name looked up."""

    place: int
    """Its place in the list the index was made from."""
    score: float
    """Probability that both mean one person, if nothing else is known (`aigaq.names.score`)."""
    order: float
    """How well its words answer to those asked for; breaks ties of the score."""


@frozen
class LookUp:
    """What looking up a name gives."""

    found: tuple[Near, ...] = ()
    """The likeliest first."""
    more: int = 0
    """How many further names have words that answer."""
    problem: Problem = ""


class NameIndex:
    """Names that can be looked up. Made once, never changed."""

    def __init__(self, names: Sequence[str]) -> None:
        import numpy as np

        self._names, self._words = names, Words()
        keys, places = array("Q"), array("I")
        for place, name in enumerate(names):
            found = {_exact(name), *self._keys_of(parse(name))}
            keys.extend(found)
            places.extend([place] * len(found))
        self._words.close()
        filed = np.frombuffer(keys, np.uint64) if keys else np.empty(0, np.uint64)
        order = np.argsort(filed, kind="stable")
        self._exact, self._starts, self._beside = _columns(filed[order], len(self._words) + _FIRST)
        self._places = (np.frombuffer(places, np.uint32) if places else np.empty(0, np.uint32))[order]

    def __len__(self) -> int:
        return len(self._names)

    def look_up(self, name: str, limit: int = LIMIT) -> LookUp:
        """Give the names that may be one with this one, the likeliest first. What cannot be a name says why."""
        problem = problem_of(name)
        if problem:
            return LookUp(problem=problem)
        order, count = self._ordered(_together([self._same(name), self._hits(parse(name))]), limit + SPARE)
        least = max((found - EXACT if found >= EXACT else found for _, found in order), default=0.0) - WORSE
        likely = [(place, found) for place, found in order if found >= least]
        scored = [Near(place, score_found(name, self._names[place]), found) for place, found in likely]
        kept = sorted((near for near in scored if near.score >= LEAST), key=lambda n: (-n.score, -n.order, n.place))
        shown = tuple(kept[:limit])
        return LookUp(shown, count - len(shown) - (len(order) - len(kept)))

    def _keys_of(self, read: Parts) -> Iterator[int]:
        """Give the keys under which a name is filed."""
        parts = (*read.all[:MOST_PARTS], *read.nicknames[:1])
        own = [(self._words.add(part) + _FIRST, part) for part in parts if not part.initial]
        joined = [(self._words.add(part) + _FIRST, part) for part in _joined(parts)]
        for (one, left), (other, right) in combinations([*own, *joined], 2):
            yield from (_key(one, other), _key(other, one))
            yield from (_key(one, _letter(right, _MEANT)), _key(other, _letter(left, _MEANT)))
        for number, _ in (*own, *joined):
            yield _key(number, _ALONE if len(parts) == len(own) == 1 else _ANY)
            yield from (_key(number, _letter(part, _WRITTEN)) for part in parts if part.initial)

    def _hits(self, read: Parts) -> Hits:
        """Give the places of the names that hold two words that answer, or one where no more is asked for or there."""
        import numpy as np

        parts = read.all[:MOST_PARTS]
        full = [part for part in (*parts, *_joined(parts)) if not part.initial]
        alike = [self._words.alike(part, 1 if len(full) < 3 else 3) for part in full]
        worth = np.zeros(len(self._words) + _FIRST, np.float32)
        worth[_ALONE], worth[_ANY] = ALONE, _LITTLE if len(parts) == 1 else 0.0
        for initial in (part for part in parts if part.initial):
            worth[[_letter(initial, kind) for kind in (_WRITTEN, _MEANT)]] = INITIAL
        found: list[Hits] = []
        for at, words_ in enumerate(alike):
            here = worth.copy()
            here[[_letter(other, _WRITTEN) for other in (*full[:at], *full[at + 1 :])]] = INITIAL
            for numbers, likenesses in alike[at + 1 :]:
                np.maximum.at(here, numbers + np.uint32(_FIRST), likenesses)
            found.append(self._holding(words_, here))
        return _together(found)

    def _holding(self, words_: tuple[Places, Worths], worth: NDArray[np.float32]) -> Hits:
        """Give the names that hold one of some words beside something of worth, and what both are worth."""
        import numpy as np

        starts, ends = self._starts[words_[0]], self._starts[words_[0] + np.uint32(1)]
        sizes = ends - starts
        at = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        beside = worth[self._beside[at]]
        held = np.flatnonzero(beside)
        return self._places[at[held]], np.repeat(words_[1], sizes)[held] + beside[held]

    def _same(self, name: str) -> Hits:
        """Give the names that are written the same."""
        import numpy as np

        start, end = (np.searchsorted(self._exact, np.uint32(_exact(name)), side) for side in ("left", "right"))
        return self._places[start:end], np.full(int(end - start), EXACT)

    def _ordered(self, hits: Hits, limit: int) -> tuple[list[tuple[int, float]], int]:
        """Give the places of the names that answer best, each with its order, and how many answer at all."""
        import numpy as np

        places, weights = hits
        answering = np.zeros(len(self._names), bool)
        answering[places] = True
        if len(places) > MOST_HITS:
            likeliest = np.argpartition(-weights, MOST_HITS)[:MOST_HITS]
            places, weights = places[likeliest], weights[likeliest]
        different, inverse = np.unique(places, return_inverse=True)
        order = np.bincount(inverse, weights, len(different))
        best = np.argsort(-order, kind="stable")[:limit]
        return list(zip(different[best].tolist(), order[best].tolist(), strict=True)), int(np.count_nonzero(answering))


def _columns(filed: NDArray[np.uint64], words_: int) -> tuple[Places, NDArray[np.int64], Places]:
    """Take sorted keys apart: those of names as written, where each word's begin, and what stands beside each word."""
    import numpy as np

    first, beside = (filed >> np.uint64(32)).astype(np.uint32), (filed & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    starts = np.searchsorted(first, np.arange(_FIRST, words_ + 1, dtype=np.uint32))
    return beside[: starts[0]], starts, beside


def _together(hits: list[Hits]) -> Hits:
    import numpy as np

    if not hits:
        return np.empty(0, np.uint32), np.empty(0)
    places, worths = zip(*hits, strict=True)
    return np.concatenate(places), np.concatenate(worths)


def problem_of(name: str) -> Problem:
    """Say why something cannot be looked up as a name; empty where it can."""
    if len(name) > LONGEST:
        return "too_long"
    found = words(name)
    if not found:
        return "no_letters"
    return "one_letter" if all(bare_part(word).initial for word in found) else ""


def _exact(name: str) -> int:
    """Give the key of a name as written, but for case and signs; below those of words."""
    return crc32(" ".join(words(name)).encode())


def _key(word: int, beside: int) -> int:
    return word << 32 | beside


def _letter(part: Part, kind: int) -> int:
    return kind + ord(part.fold.wide[:1] or "?") % 256


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Give what neighbouring parts of a name of three or more give written together (Ali Reza, Alireza)."""
    if len(parts) < 3:
        return []
    pairs = [(a, b) for a, b in pairwise(parts) if not (a.suffix or a.initial or b.initial)]
    return [bare_part(a.form + b.form) for a, b in pairs if len(a.form) + len(b.form) >= SHORTEST_JOINED]
