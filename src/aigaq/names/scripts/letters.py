"""Alphabets that write every sound: Kazakh in Arabic letters, Uyghur in Arabic, Cyrillic and Latin letters."""

from __future__ import annotations

import re
from functools import cache

from aigaq.names.scripts.data import table


def arabic(word: str) -> tuple[str, ...]:
    """Read a word in Arabic letters as Kazakh, as Uyghur, or both where it may be either.

    A word with a letter that neither alphabet has (Persian, Arabic) gives nothing.
    """
    kazakh, uyghur = _kazakh(word), _uyghur(word)
    if set(word) & _own("arabic"):
        return _kept(uyghur or kazakh)
    return _kept(kazakh, uyghur)


def uyghur_cyrillic(word: str) -> tuple[str, ...]:
    """Read a word in Cyrillic letters as Uyghur where it has a letter that only Uyghur has."""
    letters: dict[str, str] = table("ug", "cyrillic")["letters"]
    if not set(word) & _own("cyrillic"):
        return ()
    return _kept(_spelled(word, letters))


def uyghur_latin(word: str) -> tuple[str, ...]:
    """Read a word in one of Uyghur's Latin alphabets where it is written otherwise than English would."""
    data = table("ug", "latin")
    yengi = bool(set(word) & set(data["own"]["yengi"]))
    letters = data["yengi" if yengi else "uly"]
    read = "".join(letters.get(letter, letter) for letter in word)
    return _kept(read) if read != word and read.isascii() else ()


def _kept(*found: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in found if word))


def _kazakh(word: str) -> str:
    data = table("kk", "arabic")
    front = data["front"]
    typed = _typed(word, data["typed"])
    is_front = front["mark"] in typed or bool(set(typed) & set(front["letters"]))
    letters = {**data["letters"], **(front["vowels"] if is_front else {})}
    return _spelled(typed.replace(front["mark"], ""), letters)


def _uyghur(word: str) -> str:
    data = table("ug", "arabic")
    return _spelled(_typed(word, data["typed"]), data["letters"])


def _typed(word: str, wrong: dict[str, str]) -> str:
    return "".join(wrong.get(letter, letter) for letter in word)


def _spelled(word: str, letters: dict[str, str]) -> str:
    """Spell a word in Latin letters; nothing where a letter is not in the table."""
    found = _pattern(tuple(letters)).findall(word)
    return "".join(letters[form] for form in found) if sum(map(len, found)) == len(word) else ""


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))


@cache
def _own(alphabet: str) -> frozenset[str]:
    return frozenset(table("ug", alphabet)["own"]["letters"])
