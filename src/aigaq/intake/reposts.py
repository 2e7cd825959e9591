"""Reposts: texts that are nearly the same, found at a cost that grows with their number, not its square.

Each text is a set of word five-grams (Broder 1997, shingles). One-permutation MinHash with rotation
(Li, Owen and Zhang 2012; Shrivastava and Li 2014) makes a sketch of it from one hash a shingle; texts that
agree in a whole band of their sketches are compared exactly. Furniture does not count.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen

from aigaq.model.material import Repost
from aigaq.model.text import Text

THRESHOLD = 0.5
"""Least share of five-grams in common (Jaccard). Cutting a third of a text leaves 0.67, changing every
fiftieth word about 0.8; two reports of one event by different hands stay below 0.1."""
WORDS = 5
LEAST_SHINGLES = 20
"""Texts with fewer five-grams are too short to tell a repost from a common phrase."""
BINS = 128
ROWS = 3
"""A band is three bins of the sketch: at the threshold 99.6 % of pairs agree in one of the 42 bands."""
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[^\W_]+")
_PRIME = (1 << 61) - 1
_BASE = 0x1B873593CC9E2D51 % _PRIME
_LEADING = pow(_BASE, WORDS - 1, _PRIME)


Sketch = bytes
"""`BINS` numbers of `_EACH` bytes."""
_EACH = 8


@frozen(eq=False)
class Reposts:
    """The reposts of a vault, with the sketches of its texts: a further text costs one sketch, not all anew."""

    found: tuple[Repost, ...] = ()
    _sketches: Mapping[str, Sketch] = field(factory=dict)
    """By id of the text; of a text too short to tell, an empty one."""
    _shares: Mapping[tuple[str, str], float] = field(factory=dict)
    """Of texts whose sketches agree in a band, by their ids, the share in common."""

    def of(self, texts: Mapping[str, Text]) -> Reposts:
        """Link texts that are nearly the same, by the SHA-256 of their sources.

        Of many copies of one text each is linked with the first and with the one before it, not with all.
        """
        ids = {source: texts[source].id for source in sorted(texts)}
        new = {id_: _sketch_of(texts[source]) for source, id_ in ids.items() if id_ not in self._sketches}
        sketches = {id_: new[id_] if id_ in new else self._sketches[id_] for id_ in ids.values()}
        pairs = sorted(_candidates({source: sketches[id_] for source, id_ in ids.items() if sketches[id_]}))
        shares = {}
        for left, right in pairs:
            key = (ids[left], ids[right])
            known = self._shares.get(key)
            shares[key] = _jaccard(_shingles(texts[left]), _shingles(texts[right])) if known is None else known
        found = ((left, right, shares[ids[left], ids[right]]) for left, right in pairs)
        return Reposts(tuple(Repost(a, b, round(s, 4)) for a, b, s in found if s >= THRESHOLD), sketches, shares)


def reposts(texts: Mapping[str, Text]) -> tuple[Repost, ...]:
    """Link texts that are nearly the same, by the SHA-256 of their sources."""
    return Reposts().of(texts).found


def _sketch_of(text: Text) -> Sketch:
    shingles = _shingles(text)
    return array("Q", _sketch(shingles)).tobytes() if len(shingles) >= LEAST_SHINGLES else b""


def _candidates(sketches: Mapping[str, Sketch]) -> set[tuple[str, str]]:
    """Give the pairs whose sketches agree in a band."""
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for source, sketch in sketches.items():
        for band in range(0, BINS - ROWS + 1, ROWS):
            buckets[band, sketch[_EACH * band : _EACH * (band + ROWS)]].append(source)
    return {pair for bucket in buckets.values() for pair in _neighbours(bucket)}


def _neighbours(bucket: list[str]) -> Iterator[tuple[str, str]]:
    for at in range(1, len(bucket)):
        yield bucket[0], bucket[at]
        yield bucket[at - 1], bucket[at]


def _shingles(text: Text) -> frozenset[int]:
    hashes = [_word_hash(word) for word in _WORD.findall(_report(text).casefold())]
    value, found = 0, []
    for at, word in enumerate(hashes):
        leaving = hashes[at - WORDS] if at >= WORDS else 0
        value = ((value - leaving * _LEADING) * _BASE + word) % _PRIME
        found.append(value)
    return frozenset(found[WORDS - 1 :])


def _report(text: Text) -> str:
    """Give the text without its furniture."""
    parts, at = [], 0
    for span in text.furniture:
        parts.append(text.content[at : span.start])
        at = max(at, span.end)
    return "\n".join([*parts, text.content[at:]])


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    """Hash a word the same way in every process and on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big") % _PRIME


def _sketch(shingles: frozenset[int]) -> list[int]:
    """Give the smallest hash of each bin; an empty bin borrows from the next, marked by the distance."""
    least: list[int | None] = [None] * BINS
    for shingle in shingles:
        at, rest = shingle % BINS, shingle // BINS
        known = least[at]
        if known is None or rest < known:
            least[at] = rest
    return [_borrowed(least, at) for at in range(BINS)]


def _borrowed(least: list[int | None], at: int) -> int:
    for step in range(BINS):
        found = least[(at + step) % BINS]
        if found is not None:
            return (found + step * _PRIME) % (1 << 8 * _EACH)
    return 0


def _jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    common = len(left & right)
    return common / (len(left) + len(right) - common)
