"""The plain Latin readings of one word, by its script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from aigaq.names.scripts.han import is_han, pinyin
from aigaq.names.scripts.letters import arabic, uyghur_cyrillic, uyghur_latin
from aigaq.names.scripts.ruled import ruled
from aigaq.names.scripts.spelled import spelled

LONGEST = 200
"""Characters of a word that are looked at."""
_SIGNS = re.compile(r"[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff’'`´ʼʻ‘ʹʺ′-]")
"""Tatweel, direction marks, joiners, apostrophes: they stand inside words and say nothing."""
_MARKS = re.compile(r"[\u064b-\u0653\u0656-\u065f\u0670]")
"""Vowel marks of Arabic, which these alphabets do not need; the hamza above stays."""
_ARABIC = re.compile(r"[\u0621-\u06d5]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u0259\u0275\u2c60-\u2c7f]+")


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """Give the plain Latin readings of one word, likeliest first.

    Read are Kazakh and Uyghur in Arabic letters, Uyghur in Cyrillic and Latin letters (where it is written otherwise
    than other languages' press would), Chinese characters (the pinyin, written together, without tones), scripts
    whose letters have the names of their sounds (`spelled`), and those read by rules (`ruled`). A word in another
    script, or with a letter of none of these alphabets, gives ``()``.
    """
    plain = plain_word(word)
    if is_han(plain):
        return tuple(filter(None, (pinyin(plain),)))
    if _ARABIC.fullmatch(plain):
        return arabic(plain)
    if _CYRILLIC.fullmatch(plain):
        return uyghur_cyrillic(plain)
    if _LATIN.fullmatch(plain):
        return uyghur_latin(plain)
    return tuple(filter(None, (spelled(plain) or ruled(plain),)))


def plain_word(word: str) -> str:
    """Give a word in one Unicode form, in lower case, without signs that say nothing."""
    folded = unicodedata.normalize("NFKC", word[:LONGEST]).casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", _SIGNS.sub("", folded))).strip()
