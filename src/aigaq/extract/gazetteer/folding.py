"""How names of places are compared: case, accents, dashes and apostrophes do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APART = re.compile(r"[\s\-‐-―_/·.,]+")
_DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻ`´\"ʹʺ"))
_SCRIPTS = (("CYRILLIC", "cyrillic"), ("ARABIC", "arabic"), ("CJK", "han"), ("LATIN", "latin"))


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Give a name without case, accents, apostrophes and dashes: “Nur-Sultán” becomes “nur sultan”."""
    apart = unicodedata.normalize("NFKD", name.translate(_DROPPED)).casefold()
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return _APART.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def script_of(name: str) -> str:
    """Give the script of a name's letters: latin, cyrillic, arabic, han, or other (also where they mix)."""
    found = {_script(c) for c in name if c.isalpha()}
    return found.pop() if len(found) == 1 else "other"


def _script(letter: str) -> str:
    official = unicodedata.name(letter, "")
    return next((short for start, short in _SCRIPTS if official.startswith(start)), "other")
