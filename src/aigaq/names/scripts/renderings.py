"""Renderings as such: told from other words, and cut where no dot separates their parts."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aigaq.names.scripts.emissions import every_syllable
from aigaq.names.scripts.likeness import LONGEST, han_likeness, letters_of

RENDERED = 0.72
"""From here on a likeness means that the one may well render the other (`aigaq.names.alike.FAR`)."""
MOST_CUTS = 40
"""Places at which an undivided rendering is cut at most."""


@lru_cache(maxsize=1 << 16)
def pinyin_written(word: str) -> bool:
    """Say whether a word in Latin letters is spelled in pinyin from end to end, as in a Chinese passport."""
    letters = word if word.isascii() and word.isalpha() and word.islower() else letters_of(word)
    return 2 <= len(letters) == len(word.strip()) and bool(_pinyin().fullmatch(letters[:LONGEST]))


@cache
def _pinyin() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(every_syllable(), key=lambda form: (-len(form), form))) + ")+")


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
