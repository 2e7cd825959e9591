"""Chinese characters: parts between dots, readings in pinyin, and Han names told apart from renderings of others."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from attrs import frozen

from aigaq.names.scripts.data import table

_IDEOGRAPHS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
MOST_CHARACTERS = 24
"""Characters of one part that are read; renderings in papers have 16 at most (DOMAIN notes 6.1)."""


@frozen
class HanName:
    """A Han person's name in characters: the family name first, no father's name in it."""

    family: str
    """The family name in pinyin."""
    given: str
    """The given name in pinyin, its syllables written together."""


def is_han(word: str) -> bool:
    """Say whether a word is written in Chinese characters only."""
    return bool(_IDEOGRAPHS.fullmatch(word))


def han_parts(name: str) -> tuple[str, ...]:
    """Split a name in Chinese characters where a dot of any sort, a dash or a space separates its parts."""
    return tuple(part for part in _dots().split(unicodedata.normalize("NFKC", name)) if part)


@cache
def _dots() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(table('zh', 'names')['dots'])}]+")


@lru_cache(maxsize=1 << 14)
def han_name(name: str) -> HanName | None:
    """Read a Han name: a family name of one or two characters and a given name of one or two, without a dot.

    A name with a character that renders foreign names and stands in no Han given name is taken for a rendering.
    """
    parts = han_parts(name)
    if len(parts) != 1 or not is_han(parts[0]) or not 2 <= len(parts[0]) <= 4:
        return None
    word = parts[0]
    cut = 2 if len(word) > 2 and word[:2] in table("zh", "names")["family"]["double"] else 1
    if (cut == 1 and word[0] not in _family()) or len(word) - cut > 2 or _renders(word, cut):
        return None
    return HanName(pinyin(word[:cut]), pinyin(word[cut:]))


def _renders(word: str, cut: int) -> bool:
    """Say whether a word looks like a rendering: its given part has its characters, or all of it has."""
    given = set(word[cut:])
    return bool(given & (_rendering() - _shared())) or (given <= _rendering() and word[0] in _rendering())


@cache
def _family() -> frozenset[str]:
    return frozenset("".join(table("zh", "names")["family"]["single"].split()))


@cache
def _rendering() -> frozenset[str]:
    return frozenset("".join(table("zh", "names")["rendering"]["characters"].split()))


@cache
def _shared() -> frozenset[str]:
    return frozenset(table("zh", "names")["rendering"]["shared"])


def pinyin(word: str) -> str:
    """Give the pinyin of Chinese characters, simplified or traditional, without tones, written together."""
    return "".join(syllables(word))


def syllables(word: str) -> tuple[str, ...]:
    """Give the pinyin syllable of each character; v stands for ü. A character that has none is passed over."""
    return tuple(found for found in map(_syllable, word[:MOST_CHARACTERS]) if found)


@lru_cache(maxsize=1 << 14)
def _syllable(character: str) -> str:
    listed: str | None = table("zh", "names")["readings"].get(character)
    if listed is not None:
        return listed
    first = _dictionary().get(ord(character), "").partition(",")[0]
    return _toneless(first)


def _toneless(reading: str) -> str:
    bare = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in bare if letter.isascii() and letter.isalpha())


@cache
def _dictionary() -> dict[int, str]:
    """Give pypinyin's readings of all characters; loading takes about 0.3 s, so only where characters are met."""
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT
