"""Letters: which script a word is written in, and letters of another script that only look like its own."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from typing import Literal

from aigaq.names.customs import customs

Script = Literal["Latn", "Cyrl", "Arab", "Hani", "Hang", "Zzzz"]
"""ISO 15924 codes of the scripts that are told apart; ``Zzzz`` is any other, or none."""

_NAMES: dict[str, Script] = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "CJK": "Hani", "HANGUL": "Hang"}
_MIXED = re.compile(r"[^\W\d_]+")
_LATIN = "AaBCcEeHIiJjKkMOoPpSsTXxYy"
_CYRILLIC = "АаВСсЕеНІіЈјКкМОоРрЅѕТХхУу"
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True))


@lru_cache(maxsize=1 << 14)
def letter_script(letter: str) -> Script:
    """Give the script of one letter."""
    return _NAMES.get(unicodedata.name(letter, "").partition(" ")[0], "Zzzz")


@lru_cache(maxsize=1 << 16)
def script_of(word: str) -> Script:
    """Give the script most letters of a word are in; of two with as many, the one that comes first."""
    if word.isascii():
        return "Latn"
    counts = Counter(letter_script(letter) for letter in word if letter.isalpha())
    return counts.most_common(1)[0][0] if counts else "Zzzz"


def unmix(text: str) -> str:
    """Write letters that only look like their neighbours (a Latin i in a Cyrillic word) in the script of the rest."""
    return text if text.isascii() else _MIXED.sub(lambda match: _unmixed(match[0]), text)


@lru_cache(maxsize=1 << 14)
def _unmixed(word: str) -> str:
    scripts = {letter_script(letter) for letter in word}
    if not {"Latn", "Cyrl"} <= scripts:
        return word
    own, table = _table(word)
    return "".join(letter if letter_script(letter) == own else table.get(letter, letter) for letter in word)


def _table(word: str) -> tuple[Script, dict[str, str]]:
    """Give the script of the letters that cannot be taken for others, or else of the most."""
    telling = "".join(letter for letter in word if letter not in _TO_CYRILLIC and letter not in _TO_LATIN)
    own = script_of(telling) if telling else script_of(word)
    return ("Cyrl", _TO_CYRILLIC) if own == "Cyrl" else ("Latn", _TO_LATIN)


@cache
def _distinct() -> dict[str, str]:
    """Letters that only one language has, by the lists of letters in ``lang/``."""
    return {letter: next(iter(langs)) for letter, langs in customs().letter_languages.items() if len(langs) == 1}


_USUAL: dict[Script, str] = {"Cyrl": "ru", "Hani": "zh", "Hang": "ko"}


@lru_cache(maxsize=1 << 16)
def language_of(word: str) -> str | None:
    """Guess a word's language by letters no other language has, else the usual one of its script, or ``None``."""
    script = script_of(word)
    if script == "Latn":
        return None
    usual = _USUAL.get(script)
    told = Counter(_distinct()[letter] for letter in word.casefold() if letter in _distinct())
    del told[usual or ""]
    return told.most_common(1)[0][0] if told else usual
