"""A quick test whether two parts can be alike at all, as bits of one number, so that most pairs cost next to nothing.

Parts are alike only where their consonants are nearly the same, whatever their order: of each part the classes of
its consonants are taken, all together and with any one left out, and each such set lights one bit. Two parts without
a common bit have two consonants that differ at least.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from aigaq.names.fold import Fold

WIDTH = 1024
"""Bits in a mask."""
ALL = (1 << WIDTH) - 1
_CLASSES = str.maketrans("hkgcqszSCJZbpfdtmnlr", "KKKKKSSSSSSPPPTTNNLL", "aeiouvwyx")
"""Sounds that are heard alike are one class; vowels and v, which folds to u, are none."""


def classes(fold: Fold) -> str:
    """Give the classes of a word's consonants in alphabetical order."""
    return "".join(sorted(fold.wide.translate(_CLASSES)))


@lru_cache(maxsize=1 << 17)
def mask(fold: Fold) -> int:
    """Give the bits of one word."""
    if fold.script == "Hani":
        return ALL
    if not fold.readable:
        return _bit("=" + fold.key)
    found = classes(fold)
    shorter = {found[:cut] + found[cut + 1 :] for cut in range(len(found))}
    bits = 0
    for word in sorted({found, *shorter}):
        bits |= _bit(word)
    return bits


@lru_cache(maxsize=1 << 16)
def _bit(key: str) -> int:
    return 1 << (crc32(key.encode()) % WIDTH)


def group_bit(group: str) -> int:
    """Give the bit of a group of names that are one name (Siarhei, Sergei)."""
    return _bit("~" + group)
