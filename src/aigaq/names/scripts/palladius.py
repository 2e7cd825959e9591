"""Chinese names as Russian writes them (Палладий's system: Чжан Сяохун), brought back into pinyin."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aigaq.names.scripts.data import table

LONGEST = 24
"""Letters of a word that may be Chinese syllables; four of them have no more."""
_SIGNS = str.maketrans("і", "и", "ъ-’'")
"""A hard sign only says where a syllable ends; Ukrainian writes и as і."""
_WORD = re.compile("[а-яєіїґ]+")


@lru_cache(maxsize=1 << 14)
def from_palladius(word: str) -> str:
    """Give the pinyin of a word in Russian letters; empty where it is not made of Chinese syllables throughout."""
    plain = word.casefold().translate(_SIGNS)
    if not _WORD.fullmatch(plain) or len(plain) > LONGEST:
        return ""
    ways: list[tuple[int, str] | None] = [(0, ""), *[None] * len(plain)]
    for end in range(1, len(plain) + 1):
        found = [
            (ways_[0] + 1, ways_[1] + _syllables()[plain[start:end]])
            for start in range(max(0, end - 6), end)
            if (ways_ := ways[start]) is not None and plain[start:end] in _syllables()
        ]
        ways[end] = min(found, default=None)
    last = ways[-1]
    return last[1] if last else ""


@cache
def _syllables() -> dict[str, str]:
    """Give each syllable in Russian letters with its pinyin."""
    data = table("zh", "palladius")
    found = {first + rest: begin + end for first, begin in data["initials"].items() for rest, end in _ends(first)}
    every = frozenset(table("zh", "pinyin")["syllables"].split())
    soft = {f + r: b + e for f, b in data["soft"].items() for r, e in data["soft_finals"].items()}
    return {form: said for form, said in (found | soft | data["whole"]).items() if said in every}


def _ends(first: str) -> list[tuple[str, str]]:
    data = table("zh", "palladius")
    hard, soft = list(data["finals"].items()), list(data["soft_finals"].items())
    return hard if first in data["soft"] else hard + soft
