"""Finding names among very many: any spelling in any script finds those that may be one with it.

The index holds names as values, each by its place in the list it was made from; whose they are is its user's to know.
A name is filed under each two of its words, under each single word, and a single name apart. A look-up finds the words
that are alike to those asked for, then the names that hold two of them, and lets `aigaq.names.score` rank the best.
Layout and limits: decision record 0079.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from attrs import frozen

from aigaq.names.compare import score
from aigaq.names.fold import LONGEST, words
from aigaq.names.index_keys import MOST_PARTS
from aigaq.names.index_words import Words
from aigaq.names.parse import Part, Parts, bare_part, parse
from aigaq.names.sketch import SHORTEST_JOINED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Worths = NDArray[np.float64]
    Alike = tuple[Keys, Worths]

Problem = Literal["", "no_letters", "one_letter", "too_long"]
"""Why a name cannot be looked up: nothing in it is a letter; it is a single letter; it is longer than any name."""
LIMIT = 10
"""Names that a look-up gives, at the most, if not told otherwise."""
SPARE = 8
"""Names that are compared besides, as the order of finding is not yet that of likelihood."""
MOST_HITS = 4096
"""Names whose order of finding is worked out; of more, the likeliest by one pair of words."""
LEAST = 0.01
"""Probability below which a name is no answer."""
EXACT, ALONE, INITIAL = 3.0, 0.05, 0.8
"""What counts in the order of finding: written the same; a single name that is all that is asked; an initial."""
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
        self._keys = filed[order]
        self._places = (np.frombuffer(places, np.uint32) if places else np.empty(0, np.uint32))[order]

    def __len__(self) -> int:
        return len(self._names)

    def look_up(self, name: str, limit: int = LIMIT) -> LookUp:
        """Give the names that may be one with this one, the likeliest first. What cannot be a name says why."""
        problem = problem_of(name)
        if problem:
            return LookUp(problem=problem)
        order, count = self._ordered(self._wanted(parse(name), name), limit + SPARE)
        scored = [Near(place, score(name, self._names[place]), found) for place, found in order]
        kept = sorted((near for near in scored if near.score >= LEAST), key=lambda n: (-n.score, -n.order, n.place))
        shown = tuple(kept[:limit])
        return LookUp(shown, count - len(shown) - (len(scored) - len(kept)))

    def _keys_of(self, read: Parts) -> Iterator[int]:
        """Give the keys under which a name is filed."""
        parts = (*read.all[:MOST_PARTS], *read.nicknames[:1])
        own = [(self._words.add(part) + _FIRST, part) for part in parts if not part.initial]
        joined = [(self._words.add(part) + _FIRST, part) for part in _joined(parts)]
        for (one, left), (other, right) in combinations([*own, *joined], 2):
            yield _pair(one, other)
            yield from (_pair(one, _letter(right, _MEANT)), _pair(other, _letter(left, _MEANT)))
        for number, _ in (*own, *joined):
            yield _pair(number, _ANY)
            yield from (_pair(number, _letter(part, _WRITTEN)) for part in parts if part.initial)
        if len(parts) == len(own) == 1:
            yield _pair(own[0][0], _ALONE)

    def _wanted(self, read: Parts, name: str) -> tuple[Keys, Worths]:
        """Give the keys under which the names are filed that answer to one, sorted, and what each counts."""
        import numpy as np

        parts = read.all[:MOST_PARTS]
        full = [part for part in (*parts, *_joined(parts)) if not part.initial]
        alike = [self._alike(part, 1 if len(full) < 3 else 3) for part in full]
        wanted = [(np.array([_exact(name)], np.uint64), np.array([EXACT]))]
        for (one, mine), (other, theirs) in combinations(zip(full, alike, strict=True), 2):
            wanted.append(_both(mine, theirs))
            wanted += (_with(mine, _letter(other, _WRITTEN), INITIAL), _with(theirs, _letter(one, _WRITTEN), INITIAL))
        for words_, initial in product(alike, (part for part in parts if part.initial)):
            wanted += (_with(words_, _letter(initial, kind), INITIAL) for kind in (_WRITTEN, _MEANT))
        for words_ in alike:
            wanted.append(_with(words_, _ALONE, ALONE))
            if len(parts) == 1:
                wanted.append(_with(words_, _ANY, 0.0))
        keys, worths = (np.concatenate(column) for column in zip(*wanted, strict=True))
        order = np.lexsort((-worths, keys))
        keys, worths = keys[order], worths[order]
        first = np.append(True, keys[1:] != keys[:-1])
        return keys[first], worths[first]

    def _alike(self, part: Part, share: int) -> Alike:
        import numpy as np

        numbers, likenesses = self._words.alike(part, share)
        return numbers.astype(np.uint64) + np.uint64(_FIRST), likenesses

    def _ordered(self, wanted: tuple[Keys, Worths], limit: int) -> tuple[list[tuple[int, float]], int]:
        """Give the places of the names that answer best, each with its order, and how many answer at all."""
        import numpy as np

        keys, worths = wanted
        if not len(self._keys):
            return [], 0
        starts = np.searchsorted(self._keys, keys)
        there = self._keys[np.minimum(starts, len(self._keys) - 1)] == keys
        keys, worths, starts = keys[there], worths[there], starts[there]
        sizes = np.searchsorted(self._keys, keys, "right") - starts
        total = int(sizes.sum())
        if not total:
            return [], 0
        at = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(total)
        places, weights = self._places[at], np.repeat(worths, sizes)
        answering = np.zeros(len(self._names), bool)
        answering[places] = True
        if total > MOST_HITS:
            likeliest = np.argpartition(-weights, MOST_HITS)[:MOST_HITS]
            places, weights = places[likeliest], weights[likeliest]
        different, inverse = np.unique(places, return_inverse=True)
        order = np.bincount(inverse, weights)
        best = np.argsort(-order, kind="stable")[:limit]
        return list(zip(different[best].tolist(), order[best].tolist(), strict=True)), int(answering.sum())


def problem_of(name: str) -> Problem:
    """Say why something cannot be looked up as a name; empty where it can."""
    if len(name) > LONGEST:
        return "too_long"
    found = words(name)
    if not found:
        return "no_letters"
    return "one_letter" if all(bare_part(word).initial for word in found) else ""


def _exact(name: str) -> int:
    """Give the key of a name as written, but for case and signs; below those of pairs of words."""
    return crc32(" ".join(words(name)).encode())


def _pair(one: int, other: int) -> int:
    lesser, greater = sorted((one, other))
    return greater << 32 | lesser


def _letter(part: Part, kind: int) -> int:
    return kind + ord(part.fold.wide[:1] or "?") % 256


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Give what neighbouring parts of a name of three or more give written together (Ali Reza, Alireza)."""
    if len(parts) < 3:
        return []
    pairs = [(a, b) for a, b in pairwise(parts) if not (a.suffix or a.initial or b.initial)]
    return [bare_part(a.form + b.form) for a, b in pairs if len(a.form) + len(b.form) >= SHORTEST_JOINED]


def _with(words_: Alike, second: int, worth: float) -> tuple[Keys, Worths]:
    import numpy as np

    numbers, likenesses = words_
    return numbers << np.uint64(32) | np.uint64(second), likenesses + worth


def _both(ones: Alike, others: Alike) -> tuple[Keys, Worths]:
    """Give the keys of names that hold one of some words and one of others."""
    import numpy as np

    one, other = ones[0][:, None], others[0][None, :]
    keys = np.maximum(one, other) << np.uint64(32) | np.minimum(one, other)
    apart = one != other
    return keys[apart], (ones[1][:, None] + others[1][None, :])[apart]
