"""Words of any script, cut and folded so that a search finds them.

A word is a run of letters, digits and their marks. In scripts written without spaces (Chinese, Japanese
kana, Thai, Lao, Khmer, Burmese, Tibetan) every character is a word, and neighbours are searched as a
phrase, so that a name of two characters is found too. Folded: case and accents (NFKD) do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import frozen

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"  # Tibetan
    "\u1000-\u109f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_MARK_PLANES = (range(0x300, 0x1F000), range(0xE0100, 0xE01F0))


@frozen
class Word:
    """A word of a text: its folded form and its span."""

    folded: str
    start: int
    end: int
    joined: bool
    """Of a script without spaces and directly after the word before."""


def folded(text: str) -> str:
    """Give the folded words of a text with a blank between, as the index takes them."""
    return " ".join(filter(None, (fold(match[0]) for match in _pattern().finditer(text))))


def words(text: str) -> Iterator[Word]:
    """Give the words of a text, in order."""
    last = -1
    for match in _pattern().finditer(text):
        folded = fold(match[0])
        if folded:
            yield Word(folded, match.start(), match.end(), joined=match["one"] is not None and match.start() == last)
            last = match.end() if match["one"] is not None else -1


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Give a word without case, accents and other marks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in plain if char.isalnum())


@cache
def _pattern() -> re.Pattern[str]:
    marks = _ranges([code for plane in _MARK_PLANES for code in plane if unicodedata.category(chr(code))[0] == "M"])
    one = rf"(?P<one>[{_UNSPACED}][{marks}]*)"
    return re.compile(rf"{one}|(?:(?![{_UNSPACED}])[^\W_])(?:(?![{_UNSPACED}])[^\W_]|[{marks}])*")


def _ranges(codes: list[int]) -> str:
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in spans)
