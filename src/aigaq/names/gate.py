"""A quick test whether two words can be alike at all, as bits of one number, so that most pairs cost next to nothing.

Words are alike only where their consonants are nearly the same: of each word the classes of its consonants are
taken in order, all together and with any one left out, and each such string lights one bit. Two words without a
common bit differ by two consonants at least, or by one where there are only one or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from aigaq.names.fold import Fold

WIDTH = 4096
"""Bits in a mask: fewer would be shared by chance, more would take longer to compare."""
ALL = (1 << WIDTH) - 1
CLASSES = str.maketrans("hkgcqszZJSCbpfdtmnlrx", "KKKKKSSSJJJPPPTTMNLRK", "aeiouvwy")
"""Sounds that are heard alike are one class; vowels and v, which folds to u, are none."""
SHORTEST = 3
"""Classes a word must have for one to be left out."""


@lru_cache(maxsize=1 << 17)
def mask(fold: Fold, *, whole: bool = False) -> int:
    """Give the bits of one word; with `whole`, only those of all its consonants together."""
    if fold.script == "Hani":
        return ALL
    if not fold.readable:
        return _bit("=" + fold.key)
    found = fold.wide.translate(CLASSES)
    bits = 0
    for word in {found} if whole else set(near(found)):
        bits |= _bit(word)
    return bits


def near(found: str) -> Iterator[str]:
    """Give the classes of a word's consonants, and those without any one of them."""
    yield found
    if "K" in found[:1] + found[-1:] and len(found) > 1:
        yield found.removeprefix("K")  # an h at either end is often not heard
        yield found.removesuffix("K")
    if len(found) >= SHORTEST - 1:
        yield "-" + found
    if len(found) >= SHORTEST:
        yield from ("-" + found[:cut] + found[cut + 1 :] for cut in range(len(found)))


@lru_cache(maxsize=1 << 16)
def _bit(key: str) -> int:
    return 1 << (crc32(key.encode()) % WIDTH)


@lru_cache(maxsize=1 << 16)
def whole_bit(wide: str) -> int:
    """Give the bit of all consonants of a wide key together."""
    return _bit(wide.translate(CLASSES))


def group_bit(group: str) -> int:
    """Give the bit of a group of names that are one name (Siarhei, Sergei)."""
    return _bit("~" + group)
