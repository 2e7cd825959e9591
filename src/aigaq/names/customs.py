"""What the languages know of names: letters, suffixes, common names; read from ``lang/*/customs.toml``.

A language adds its customs by putting such a file into its folder. Two languages may not read one letter
differently: a list that contradicts another raises `BadDataFile`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import frozen

from aigaq.errors import BadDataFile

SuffixKind = Literal[
    "son", "daughter", "family_man", "family_woman", "patronymic_man", "patronymic_woman"
]  # fmt: skip


@frozen
class Customs:
    """The name customs of all languages together, as written in their files (not yet folded)."""

    letters: dict[str, str]
    """A letter of another script and its Latin spelling."""
    suffixes: tuple[tuple[str, SuffixKind], ...]
    elements: frozenset[str]
    """Parts that many names share."""
    common: frozenset[str]
    """Names that very many people bear."""
    titles: frozenset[str]
    surnames: frozenset[str]
    """Han family names in pinyin."""
    syllables: frozenset[str]
    """Syllables of pinyin."""


@frozen
class Spellings:
    """Ways of writing one sound in Latin letters, from ``names/spellings.toml``."""

    letters: dict[str, str]
    sounds: dict[str, str]
    glides: dict[str, str]
    likely: dict[str, str]
    heard: frozenset[str]


@cache
def customs() -> Customs:
    """Give the name customs of all languages that have a ``customs.toml``."""
    tables = tuple(_tables())
    return Customs(
        letters=_letters(tables),
        suffixes=_suffixes(tables),
        elements=_words(tables, "elements", "parts"),
        common=_words(tables, "common", "names"),
        titles=_words(tables, "titles", "words"),
        surnames=_words(tables, "han", "surnames"),
        syllables=_syllables(tables),
    )


@cache
def spellings() -> Spellings:
    """Give the ways of writing one sound in Latin letters."""
    raw = tomllib.loads((files("aigaq.names") / "spellings.toml").read_text("utf-8"))
    heard = frozenset(pair for both in raw["heard"]["pairs"] for pair in (both, both[::-1]))
    return Spellings(raw["letters"], raw["sounds"], raw["glides"], raw["likely"], heard)


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for folder in sorted(files("aigaq.lang").iterdir(), key=lambda entry: entry.name):
        data = folder / "customs.toml"
        if folder.is_dir() and data.is_file():
            yield f"lang/{folder.name}/customs.toml", _load(f"lang/{folder.name}/customs.toml", data.read_text("utf-8"))


def _load(name: str, raw: str) -> dict[str, Any]:
    try:
        return tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise BadDataFile(file=name, reason=repr(error)) from error


def _letters(tables: tuple[tuple[str, dict[str, Any]], ...]) -> dict[str, str]:
    letters: dict[str, str] = {}
    for name, table in tables:
        for letter, latin in table.get("letters", {}).items():
            if letters.setdefault(letter, latin) != latin:
                raise BadDataFile(file=name, reason=f"another language reads U+{ord(letter):04X} differently")
    return letters


def _suffixes(tables: tuple[tuple[str, dict[str, Any]], ...]) -> tuple[tuple[str, SuffixKind], ...]:
    found = {(form, kind) for _, t in tables for kind, forms in t.get("suffixes", {}).items() for form in forms}
    return tuple(sorted(found))


def _words(tables: tuple[tuple[str, dict[str, Any]], ...], group: str, key: str) -> frozenset[str]:
    return frozenset(word for _, table in tables for word in table.get(group, {}).get(key, ()))


def _syllables(tables: tuple[tuple[str, dict[str, Any]], ...]) -> frozenset[str]:
    starts, ends = _words(tables, "han", "initials"), _words(tables, "han", "finals")
    return frozenset(start + end for start in starts for end in ends)
