"""The press's own words in every language at hand: months, by-lines, menus, credits (``lang/*/press.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_SMALL = "".join(letter for letter in map(chr, range(0x61, 0x530)) if letter.islower())
"""Small Latin, Greek and Cyrillic letters: names do not begin with one."""
_PARTICLE = r"(?:de|la|van|von|der|den|bin|ibn|al|el|ul|ould|да|оглы|кызы)(?=[ -])"
_NAME_PART = rf"(?:[^\W\d_{_SMALL}](?:\w?\.|[\w'’ʼ-]*)|{_PARTICLE})"
NAME = rf"{_NAME_PART}(?: {_NAME_PART}){{1,4}}"
"""A personal name as a by-line gives it: two to five words that begin with a capital letter, or initials."""
_OUTLET_PART = rf"[^\W\d_{_SMALL}][\w’'/&-]*(?:\.\w+)*"
OUTLET = rf"{_OUTLET_PART}(?: (?:(?:of|and|the|for|&) ){{0,2}}{_OUTLET_PART}){{0,3}}"
"""An outlet as prose names it: one to five words that begin with a capital letter."""


@cache
def lists() -> tuple[dict[str, Any], ...]:
    """Give ``press.toml`` of every language that has one, by language code."""
    folder = files("aigaq.lang")
    found = (entry / "press.toml" for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if entry.is_dir())
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in found if path.is_file())


@cache
def words(name: str) -> frozenset[str]:
    """Give a list of words over all languages, casefolded."""
    return frozenset(word.casefold() for press in lists() for word in press.get(name, ()))


@cache
def phrases(section: str) -> dict[str, str]:
    """Give the phrases of a section (``lines``, ``starts``, ``contains``) with their kind of furniture."""
    return {
        phrase.casefold(): kind
        for press in lists()
        for kind, listed in press.get(section, {}).items()
        for phrase in listed
    }


@cache
def pattern(name: str) -> re.Pattern[str] | None:
    """Give a list of patterns over all languages as one, with ``name`` or ``outlet`` as its groups."""
    parts = [part for press in lists() for part in press.get(name, ())]
    filled = (part.replace("{name}", f"({NAME})").replace("{outlet}", f"({OUTLET})") for part in parts)
    return re.compile("|".join(f"(?:{part})" for part in filled)) if parts else None


@cache
def months() -> dict[str, int]:
    """Give the number of each month's name over all languages, casefolded."""
    return {
        name.casefold(): number
        for press in lists()
        for number, names in enumerate(press.get("months", ()), start=1)
        for name in names
    }


def alternatives(found: frozenset[str] | dict[str, Any]) -> str:
    """Give words as one alternation of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
