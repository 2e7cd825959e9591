"""The word lists that mentions are found with, read once and made ready for looking up."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from aigaq.extract.gazetteer.folding import fold
from aigaq.extract.places import demonyms
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.token import Token

Sex = Literal["m", "f"]


@cache
def honorifics() -> dict[str, Sex | None]:
    """Words such as “Mr” and “Dr.”, with the sex they tell."""
    lists = words("titles")["honorifics"]
    sexes: tuple[tuple[str, Sex | None], ...] = (("male", "m"), ("female", "f"), ("any", None))
    return {word: sex for key, sex in sexes for word in lists[key]}


@cache
def roles() -> frozenset[str]:
    """Offices and callings that stand before a name, in small letters, singular and plural."""
    singular = words("titles")["roles"]["list"]
    return frozenset({*singular, *(f"{role}s" for role in singular)})


@cache
def kin() -> dict[str, Sex | None]:
    """Words of kinship with the sex they tell."""
    lists = words("titles")["kin"]
    sexes: tuple[tuple[str, Sex | None], ...] = (("male", "m"), ("female", "f"), ("any", None))
    return {word: sex for key, sex in sexes for word in lists[key]}


@cache
def sexed() -> dict[str, Sex]:
    """Nouns that tell the sex of whom they mean (“businesswoman”)."""
    lists = words("titles")["sexed"]
    plain: dict[str, Sex] = {**dict.fromkeys(lists["male"], "m"), **dict.fromkeys(lists["female"], "f")}
    return plain | {word: sex for word, sex in kin().items() if sex}


@cache
def descriptors() -> frozenset[str]:
    """Nouns that take up a person named before (“the lawyer”)."""
    return frozenset(words("titles")["descriptors"]["list"])


@cache
def asides() -> frozenset[str]:
    """Callings of those who speak or decide in other people's cases."""
    return frozenset(words("titles")["asides"]["list"])


@cache
def particles() -> frozenset[str]:
    """Small words inside names (“van”, “bin”)."""
    return frozenset(words("names")["particles"]["list"])


@cache
def opening_particles() -> frozenset[str]:
    """Small words that may open a name (“al-”, “de”)."""
    return frozenset(words("names")["particles"]["opening"])


@cache
def given_names() -> dict[str, Sex]:
    """Common given names with the sex they mostly tell."""
    lists = words("names")["given"]
    return {**dict.fromkeys(lists["female"], "f"), **dict.fromkeys(lists["male"], "m")}


@cache
def family_names() -> frozenset[str]:
    """Family names of peoples who put them first."""
    return frozenset(words("names")["family_first"]["list"])


@cache
def not_names() -> frozenset[str]:
    """Words with a capital that are no person by themselves."""
    return frozenset(words("names")["not_names"]["list"])


@cache
def name_tails() -> frozenset[str]:
    """Words in small letters that end a name behind a hyphen (“Mamedov-ogly”)."""
    return frozenset(words("names")["tails"]["list"])


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word in small letters may be the second half of a hyphened given name (“Ming-ho”)."""
    lists = words("names")["syllables"]
    return word.islower() and word not in lists["never"] and bool(re.fullmatch(lists["pattern"], word))


@cache
def _suffixes() -> tuple[tuple[str, Sex | None], ...]:
    lists = words("names")["suffixes"]
    sexes: tuple[tuple[str, Sex | None], ...] = (("female", "f"), ("male", "m"), ("any", None))
    found = [(end, sex) for key, sex in sexes for end in lists[key]]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


SHORTEST_WITH_SUFFIX = 5
"""Letters of the shortest word whose end is looked at: “Ali” or “Ian” tell nothing by their ends."""


def suffix_of(word: str) -> tuple[str, Sex | None] | None:
    """Give the end of a second name that a word has, with the sex it tells, or ``None``."""
    low = word.lower()
    if len(low) < SHORTEST_WITH_SUFFIX:
        return None
    return next((pair for pair in _suffixes() if low.endswith(pair[0])), None)


@cache
def _middle_names() -> dict[str, Sex]:
    lists = words("names")["middle"]
    return {**dict.fromkeys(lists["female"], "f"), **dict.fromkeys(lists["male"], "m")}


def sex_of_name(name: str) -> Sex | None:
    """Tell a person's sex by a common given name or the end of a patronymic or surname, or give ``None``."""
    parts = name.split()
    if len(parts) > 2 and (sex := _middle_names().get(parts[1])):
        return sex
    if len(parts) > 1 and parts[0] in family_names():
        return given_names().get(parts[-1])
    if sex := given_names().get(parts[0]):
        return sex
    for part in reversed(parts):
        found = suffix_of(part)
        surname = part is parts[-1] and found and found[0] in words("names")["suffixes"]["middle_only"]
        if found and found[1] and not surname:
            return found[1]
    return None


@lru_cache(maxsize=20_000)
def is_demonym(word: str) -> bool:
    """Say whether a word is one for a people, a faith or a part of the world."""
    return fold(word) in demonyms()


@cache
def heads() -> frozenset[str]:
    """Words that head an organisation's name."""
    return frozenset(words("organisations")["heads"]["list"])


SAYING = frozenset(
    (
        "say",
        "tell",
        "write",
        "add",
        "recall",
        "ask",
        "believe",
        "think",
        "explain",
        "complain",
        "testify",
        "reply",
        "speak",
    )
)
"""Verbs whose subject is, as a rule, a person; organisations say and announce, but do not recall."""


def starts_capital(token: Token) -> bool:
    """Say whether a token is a word with a capital."""
    first = token.text[0]
    return first.isupper() and (first.isalpha() or any(map(str.isalpha, token.text)))
