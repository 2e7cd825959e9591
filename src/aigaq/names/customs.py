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

GIVEN = "names/given.toml"
"""Given names over many languages."""
SuffixKind = Literal[
    "son", "daughter", "family_man", "family_woman", "patronymic_man", "patronymic_woman"
]  # fmt: skip


@frozen
class Customs:
    """The name customs of all languages together, as written in their files (not yet folded)."""

    letters: dict[str, str]
    """A letter of another script and its Latin spelling."""
    digraphs: dict[str, str]
    """Letters that stand for one sound together, and their Latin spelling."""
    suffixes: tuple[tuple[str, SuffixKind], ...]
    elements: frozenset[str]
    """Parts that many names share."""
    common: frozenset[str]
    """Names that very many people bear."""
    men: frozenset[str]
    """Given names of men that end as women's names do."""
    titles: frozenset[str]
    surnames: frozenset[str]
    """Han family names in pinyin."""
    syllables: frozenset[str]
    """Syllables of pinyin."""
    other_syllables: frozenset[str]
    """Syllables in which Chinese and Korean names are written otherwise."""
    letter_languages: dict[str, frozenset[str]]
    """A letter and the languages whose lists have it."""
    abjad: dict[str, tuple[str, ...]]
    """A letter of a script without short vowels and what it may stand for in Latin letters."""
    abjad_forms: dict[str, str]
    """A letter in another coded form, and the form that `abjad` has."""
    articles: frozenset[str]
    """Articles that stand before a part (al-)."""
    assimilated: frozenset[str]
    """Forms of the article that are one only before a hyphen (ar-)."""
    written_articles: frozenset[str]
    """Articles written together with their word, in their script."""
    between: frozenset[str]
    """Words between parts that say how they are related (bin, van)."""
    attached_before: frozenset[str]
    """Words that belong to the word after them (Abd, Abu)."""
    attached_after: frozenset[str]
    """Words that belong to the word before them (-pour, -ullah)."""
    servant: frozenset[str]
    """Those of `attached_before` that mean servant of."""
    honorifics: frozenset[str]
    """Titles that may stand anywhere in a name."""
    endings: frozenset[str]
    """Words after a name that are no part of it (Jr)."""
    generations: dict[str, str]
    """Those of `endings` that tell a father from a son, and the rank each says."""
    variants: tuple[tuple[str, ...], ...]
    """Groups of given names that are one name in several languages."""
    short_forms: tuple[tuple[str, ...], ...]
    """Groups of a given name and what its bearers are called; the first is the full name."""


@frozen
class Spellings:
    """Ways of writing one sound in Latin letters, from ``names/spellings.toml``."""

    letters: dict[str, str]
    sounds: dict[str, str]
    glides: dict[str, str]
    likely: dict[str, str]
    heard: frozenset[str]
    echoes: tuple[tuple[str, str], ...]
    """Patterns over the wide key, and what takes their place, one after the other."""
    prefixes: tuple[tuple[str, str], ...]
    """Patterns over the key, and what takes their place."""
    readings: tuple[tuple[str, str], ...]
    """Patterns over a word in Latin letters, and what they may also be read as."""
    together: dict[str, str]
    """Spellings that are read otherwise all together, in one more reading."""


@cache
def customs() -> Customs:
    """Give the name customs of all languages that have a ``customs.toml``."""
    tables = tuple(_tables())
    return Customs(
        letters=_letters(tables),
        digraphs={form: latin for _, table in tables for form, latin in table.get("digraphs", {}).items()},
        suffixes=_suffixes(tables),
        elements=_words(tables, "elements", "parts"),
        common=_words(tables, "common", "names"),
        men=_words(tables, "men", "names"),
        titles=_words(tables, "titles", "words"),
        surnames=_words(tables, "han", "surnames"),
        syllables=_syllables(tables),
        other_syllables=frozenset(word for word in _words(tables, "han", "other_syllables") if "'" not in word),
        letter_languages=_letter_languages(tables),
        abjad=_abjad(tables),
        abjad_forms={form: letter for _, table in tables for form, letter in table.get("abjad_forms", {}).items()},
        articles=_words(tables, "article", "alone"),
        assimilated=_words(tables, "article", "hyphen"),
        written_articles=_words(tables, "article", "written"),
        between=_words(tables, "between", "words"),
        attached_before=_words(tables, "attached", "before"),
        attached_after=_words(tables, "attached", "after"),
        servant=_words(tables, "attached", "servant"),
        honorifics=_words(tables, "honorifics", "words"),
        endings=_words(tables, "endings", "words"),
        generations={word: rank for _, table in tables for word, rank in table.get("generations", {}).items()},
        variants=_groups(tables, "variants"),
        short_forms=_groups(tables, "short_forms"),
    )


@cache
def spellings() -> Spellings:
    """Give the ways of writing one sound in Latin letters."""
    raw = tomllib.loads((files("aigaq.names") / "spellings.toml").read_text("utf-8"))
    heard = frozenset(pair for both in raw["heard"]["pairs"] for pair in (both, both[::-1]))
    rules = {
        kind: tuple((rule["from"], rule["to"]) for rule in raw[kind]) for kind in ("echoes", "prefixes", "readings")
    }
    letters, sounds, glides, likely, together = (
        raw[kind] for kind in ("letters", "sounds", "glides", "likely", "together")
    )
    return Spellings(letters, sounds, glides, likely, heard, **rules, together=together)


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    yield GIVEN, _load(GIVEN, (files("aigaq.names") / "given.toml").read_text("utf-8"))
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


def _letter_languages(tables: tuple[tuple[str, dict[str, Any]], ...]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, table in tables:
        for letter in (*table.get("letters", {}), *table.get("abjad", {})):
            found[letter] = found.get(letter, frozenset()) | {name.split("/")[1]}
    return found


def _abjad(tables: tuple[tuple[str, dict[str, Any]], ...]) -> dict[str, tuple[str, ...]]:
    return {letter: tuple(latin) for _, table in tables for letter, latin in table.get("abjad", {}).items()}


def _groups(tables: tuple[tuple[str, dict[str, Any]], ...], name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for _, table in tables for group in table.get(name, {}).get("groups", ()))
