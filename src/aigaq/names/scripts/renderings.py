"""Renderings as such: told from other words, and cut where no dot separates their parts."""

from __future__ import annotations

from functools import lru_cache

from aigaq.names.scripts.likeness import han_likeness, letters_of, pinyin_lattice

RENDERED = 0.72
"""From here on a likeness means that the one may well render the other (`aigaq.names.alike.FAR`)."""
MOST_CUTS = 40
"""Places at which an undivided rendering is cut at most."""


@lru_cache(maxsize=1 << 16)
def pinyin_written(word: str) -> bool:
    """Say whether a word in Latin letters is spelled in pinyin from end to end, as in a Chinese passport."""
    letters = letters_of(word)
    return len(letters) >= 2 and len(letters) == len(word.strip()) and bool(pinyin_lattice(letters))


@lru_cache(maxsize=1 << 14)
def han_cut(han: str, first: str, second: str) -> tuple[str, str] | None:
    """Cut an undivided rendering ("哈斯铁尔木沙汗") into what renders two parts of a name.

    `first` and `second` are keys as for `han_likeness`, in either order; the answer is (renders `first`, renders
    `second`), or ``None`` where no cut makes both likely.
    """
    best, found = 2 * RENDERED, None
    for cut in range(1, min(len(han), MOST_CUTS)):
        head, tail = han[:cut], han[cut:]
        for one, other in ((head, tail), (tail, head)):
            left = han_likeness(one, first)
            right = han_likeness(other, second) if left >= RENDERED else 0.0
            if right >= RENDERED and left + right > best:
                best, found = left + right, (one, other)
    return found
