"""Names in Chinese characters as they are said elsewhere: in Hong Kong, in Korea, and Japanese names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import islice, product

from attrs import frozen

from aigaq.names.scripts.data import table
from aigaq.names.scripts.han import is_han
from aigaq.names.scripts.spelled import spelled

MOST = 6
"""Readings of a word that are kept."""
ELSEWHERE = (("zh", "cantonese"), ("ko", "hanja"))
_KANA = re.compile(r"[\u3041-\u30ff]+")
_JAPANESE = re.compile(r"[\u3005\u3041-\u30ff\u3400-\u9fff]+")
_APART = re.compile(r"[ \u3000・·]+")
Readings = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def said_elsewhere(word: str) -> Readings:
    """Give the readings of a word in Hong Kong and in Korea, where each of its characters has one there."""
    found: list[str] = []
    for language, name in ELSEWHERE:
        said = [_said(language, name).get(character, ()) for character in word]
        found += islice(map("".join, product(*said)), MOST) if said and all(said) else ()
    return tuple(dict.fromkeys(found))[:MOST]


@cache
def _said(language: str, name: str) -> dict[str, Readings]:
    found: dict[str, list[str]] = defaultdict(list)
    for said, characters in table(language, name)["readings"].items():
        for character in characters:
            found[character].append(said)
    return {character: tuple(dict.fromkeys(said)) for character, said in found.items()}


@frozen
class JapaneseName:
    """A Japanese person's name in characters: the family name first."""

    family: str
    """As written."""
    given: str
    family_said: str
    """In Latin letters."""
    given_said: Readings
    """All likely readings; characters do not tell which."""


@lru_cache(maxsize=1 << 14)
def japanese_name(name: str) -> JapaneseName | None:
    """Read a Japanese name by its family name; ``None`` where it is none, or might as well be a Chinese one."""
    apart = _APART.split(name.strip())
    word = "".join(apart)
    if len(apart) > 2 or not _JAPANESE.fullmatch(word) or not 3 <= len(word) <= 6:
        return None
    at = next((size for size in (3, 2) if word[:size] in _families()), 0)
    if not at or at == len(word) or (len(apart) == 2 and len(apart[0]) != at) or _may_be_chinese(word, at):
        return None
    said = _given(word[at:])
    return JapaneseName(word[:at], word[at:], _families()[word[:at]], said) if said else None


def _may_be_chinese(word: str, at: int) -> bool:
    """Say whether a name of three characters without kana begins with a Chinese family name."""
    return at == 2 and len(word) == 3 and is_han(word) and word[0] in "".join(table("zh", "names")["family"]["single"])


@cache
def _families() -> dict[str, str]:
    listed = table("ja", "names")["family"]
    return {written: said for said, forms in listed.items() for written in forms.split() if len(written) > 1}


@cache
def _sounds() -> dict[str, Readings]:
    found: dict[str, list[str]] = defaultdict(list)
    for said, forms in table("ja", "names")["given"].items():
        for written in forms.split():
            found[written].append(said)
    return {written: tuple(said) for written, said in found.items()}


def _given(word: str) -> Readings:
    """Give the readings of a given name, those of its longest pieces first."""
    if _KANA.fullmatch(word):
        return (spelled(word),) if spelled(word) else ()
    found: list[str] = []
    for size in range(len(word), 0, -1):
        rest = _given(word[size:]) if size < len(word) else ("",)
        found += [head + tail for head in _sounds().get(word[:size], ()) for tail in rest]
    return tuple(dict.fromkeys(found))[: 2 * MOST]
