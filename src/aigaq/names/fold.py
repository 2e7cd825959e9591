"""Folding: one key for all the ways of writing a name's sounds.

A key is for comparing and searching, never for showing. What cannot be read (a script without a letter
table here) keeps its own letters, so that it equals itself and nothing else; a string without any letter
folds to nothing, and nothing equals nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from attrs import frozen

from aigaq.names.customs import customs, spellings
from aigaq.names.letters import Script, script_of, unmix

LONGEST = 200
"""Characters of a name that are looked at. No name is longer; a longer string is something else."""

_JOINERS = re.compile(r"[’'`´ʼʻ‘ʹʺ′\"“”«»\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Apostrophes, quotation marks and invisible signs: they stand inside words and say nothing."""
_ASCII_JOINERS = str.maketrans("", "", "'`\"")
MARKS = re.escape("".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code))[0] == "M"))
"""Marks over, under and after letters (vowel signs, tones), for use inside a set of a pattern."""
_WORD = re.compile(f"[^\\W\\d_](?:[^\\W\\d_]|[{MARKS}])*")
"""A run of letters, with the marks that Unicode does not count as letters."""
_DOUBLE = re.compile(r"(.)\1+")


@frozen(cache_hash=True)
class Fold:
    """The keys of one word of a name."""

    key: str
    """The sounds: equal for spellings of one sound (q and k, zh and j, kh and h, x and ks …)."""
    wide: str
    """More loosely: also equal for spellings that often stand for one sound (h and k, ng and n …)."""
    bones: str
    """The consonants of `wide` in alphabetical order: equal for many misspellings; for finding, not for judging."""
    readable: bool
    """Whether all letters could be read into Latin ones."""
    script: Script = "Latn"
    """The script it is written in (ISO 15924)."""
    abjad: str = ""
    """The letters of a word of a script without short vowels, in one coded form; empty for other words."""


def clean(name: str) -> str:
    """Give a name in one Unicode form, in lower case, without marks that say nothing."""
    if name.isascii():
        return name[:LONGEST].lower().translate(_ASCII_JOINERS)
    return _JOINERS.sub("", unmix(unicodedata.normalize("NFKC", name[:LONGEST])).casefold()).replace("i\u0307", "i")


def words(name: str) -> list[str]:
    """Give the words of a name: its runs of letters, in lower case."""
    return _WORD.findall(_composed(clean(name)))


def fold(name: str) -> tuple[Fold, ...]:
    """Give the keys of each word of a name, in order."""
    return tuple(fold_word(word) for word in words(name))


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> Fold:
    """Give the keys of one word."""
    plain = _composed(clean(word))
    abjad = _abjad(plain)
    latin = consonants(abjad) if abjad else _latin(plain)
    return fold_latin(latin, script_of(plain), abjad)


def fold_latin(latin: str, script: Script = "Latn", abjad: str = "") -> Fold:
    """Give the keys of a word that has been read into Latin letters."""
    readable = latin.isascii()
    key = _patterned(sounds(latin), _patterns("prefixes")) if readable else latin
    wide = _single(_rewrite(key, _rules("likely"))) if readable else latin
    first, rest = wide[:1], sorted(c for c in wide if c not in "aeiou")
    return Fold(key, wide, "".join(rest) or first, readable, script, abjad)


@lru_cache(maxsize=1 << 17)
def echo(wide: str) -> str:
    """Fold a wide key further, so that Belarusian, Russian and Ukrainian spellings of one name meet."""
    return _single(_patterned(wide, _patterns("echoes")))


def _patterned(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, written in rules:
        word = pattern.sub(written, word)
    return word


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules: tuple[tuple[str, str], ...] = getattr(spellings(), name)
    return tuple((re.compile(pattern), written) for pattern, written in rules)


_MARKS = re.compile(r"[\u064b-\u065f\u0670]")


def _abjad(plain: str) -> str:
    """Give a word in Arabic letters as Persian and Arabic use them; empty for others, and for Kazakh and Uyghur."""
    if plain.isascii():
        return ""
    forms, letters = customs().abjad_forms, customs().abjad
    bare = "".join(forms.get(letter, letter) for letter in _MARKS.sub("", plain))
    return bare if bare and all(letter in letters for letter in bare) else ""


def consonants(abjad: str) -> str:
    """Read such a word by the first reading of each letter: its consonants and long vowels."""
    return "".join(customs().abjad[letter][0] for letter in abjad)


def sounds(latin: str) -> str:
    """Fold the spellings of one sound in a word of plain Latin letters."""
    return _single(_rewrite(_single(_rewrite(latin, _rules("sounds"))), _rules("glides")))


@lru_cache(maxsize=1 << 16)
def spelled_out(word: str) -> str:
    """Fold a word's sounds but leave doubled letters, so that its end can be taken off where it begins."""
    latin = _latin(_composed(clean(word)))
    return _rewrite(_rewrite(latin, _rules("sounds")), _rules("glides"))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _latin(word: str) -> str:
    if word.isascii():
        return word
    table = _letter_table()
    digraphs, forms = _digraphs()
    if digraphs.search(word):
        word = digraphs.sub(lambda match: forms[match[0]], word)
    spelled = "".join(table.get(letter, letter) for letter in word)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    return "".join(table.get(letter, letter) for letter in bare)


@cache
def _letter_table() -> dict[str, str]:
    return {**customs().letters, **spellings().letters}


@cache
def _digraphs() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = customs().digraphs
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form)))), forms


def other_readings(word: str) -> tuple[Fold, ...]:
    """Give the keys of the further ways to read a word in Latin letters (`spellings.toml`, readings)."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).translate(_STROKES)
    ways = {bare, _rewrite(bare, _rules("together"))}
    ways |= {pattern.sub(written, way) for way in (word, bare) for pattern, written in _patterns("readings")}
    return tuple(fold_word(way) for way in sorted(ways - {word}))


_STROKES = str.maketrans("łøđðħŧıəşçğ", "lodthtiescg")
"""Letters that Unicode does not take apart, as they are typed where a keyboard has none of them."""


@cache
def _rules(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = getattr(spellings(), name)
    longest_first = sorted(table, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest_first))), table


def _rewrite(word: str, rules: tuple[re.Pattern[str], dict[str, str]]) -> str:
    pattern, table = rules
    return pattern.sub(lambda match: table[match[0]], word) if pattern.search(word) else word


def _single(word: str) -> str:
    return _DOUBLE.sub(r"\1", word) if _DOUBLE.search(word) else word
