"""Organisations by how they are named: known ones, “… Ministry”, “court in …”, “Kazakh authorities”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract import places
from aigaq.extract.document import Paragraph
from aigaq.extract.gazetteer.folding import fold
from aigaq.extract.mentions.runs import HYPHENS, is_short
from aigaq.extract.mentions.words import heads, is_demonym, starts_capital
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.tree import Doc

REACH = 3
"""Words between a people and the office it has: “Chinese national security police”."""


@frozen(eq=False)
class Organisation:
    """Words ``doc[first:last]`` of a paragraph that name an organisation."""

    paragraph: Paragraph
    first: int
    last: int
    name: str
    descriptor: bool = False
    """Whether it is told by what it is (“Kazakh authorities”), not by a name of its own."""


def organisations(paragraph: Paragraph) -> Iterator[Organisation]:
    """Give the organisations that a paragraph names, from left to right, none inside another."""
    doc = paragraph.doc
    at, near = 0, _near_offices(doc)
    tokens = doc.tokens
    while at < len(tokens):
        if at not in near and not _may_begin(tokens[at].text):
            at += 1
            continue
        found = (_office(paragraph, at) if at in near else None) or _at(paragraph, at)
        if found:
            yield found
            if acronym := _acronym(paragraph, found):
                yield acronym
        at = found.last if found else at + 1


def _may_begin(word: str) -> bool:
    return word[0].isupper() or word == "al"


def _near_offices(doc: Doc) -> set[int]:
    """Give the tokens from which the next word of an office is near enough to be asked for."""
    small = _small()
    return {at for token in doc.tokens if token.lower_ in small for at in range(token.i - REACH - 2, token.i + 1)}


def _at(paragraph: Paragraph, at: int) -> Organisation | None:
    doc = paragraph.doc
    if not _may_begin(doc[at].text):
        return None
    last = max(_known(doc, at), _headed(doc, at))
    if last <= at or not is_short(doc, at, last):
        return None
    return Organisation(paragraph, at, last, plain(doc[at:last].text))


def plain(name: str) -> str:
    """Give an organisation's name with plain spaces and without an article."""
    spaced = " ".join(name.split())
    return spaced[4:] if spaced.lower().startswith("the ") and spaced not in _articled() else spaced


@cache
def _known_names() -> frozenset[str]:
    return frozenset(name for names in words("organisations")["known"].values() for name in names)


def is_known(name: str) -> bool:
    """Say whether the lists have an organisation under this very name."""
    return name in _known_names()


@cache
def _articled() -> frozenset[str]:
    return frozenset(name for name in _known_names() if name.startswith("The "))


@cache
def _known_by_start() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for names in words("organisations")["known"].values():
        for name in names:
            found.setdefault(_first_token(name), []).append(name)
    return {start: tuple(sorted(names, key=len, reverse=True)) for start, names in found.items()}


def _first_token(name: str) -> str:
    """Give the word by which the tokenizer will meet a name: “RFE” of “RFE/RL”, “Al” of “Al-Jazeera”."""
    return re.split(r"[\s/\-]", name)[0]


def _known(doc: Doc, at: int) -> int:
    """Give the token behind a known organisation's name, or 0."""
    word, start = doc[at].text, doc[at].idx
    for name in _known_by_start().get(word, ()):
        words_in_reach = doc[at : at + len(name)].text if name != word else word
        if words_in_reach.startswith(name):
            last = token_behind(doc, at, start + len(name))
            if last and not _goes_on(doc, last):
                return last
    return 0


def token_behind(doc: Doc, at: int, end: int) -> int:
    """Give the token that follows the character offset ``end``, or 0 if it lies inside a token."""
    while at < len(doc) and doc[at].idx < end:
        at += 1
    return at if doc[at - 1].idx + len(doc[at - 1]) == end else 0


def _goes_on(doc: Doc, at: int) -> bool:
    """Say whether the name runs on in another word with a capital that is no head (“Times Square”)."""
    return at + 1 < len(doc) and doc[at].text in HYPHENS and not doc[at].whitespace_ and starts_capital(doc[at + 1])


def _headed(doc: Doc, first: int) -> int:
    """Give the token behind a name in capitals with a head word (“Migration Committee of …”), or 0."""
    if doc[first].is_stop and doc[first].pos_ != "PROPN":
        return 0
    at, found = first, 0
    while at < len(doc) and _in_name(doc, at):
        if doc[at].text in heads() and (at > first or _preposition(doc, at + 1)):
            found = at + 1
        at += 1
    if found and not (found < len(doc) and _in_name(doc, found) and doc[found].text not in HYPHENS):
        return _tail(doc, found)
    return 0


def _in_name(doc: Doc, at: int) -> bool:
    token = doc[at]
    tight = token.text in HYPHENS or token.text == "&"
    if (
        token.text in ("’s", "'s", "’", "'")
        and at
        and doc[at - 1].text in words("organisations")["heads"]["possessors"]
    ):
        tight = True
    return starts_capital(token) or (tight and at + 1 < len(doc) and starts_capital(doc[at + 1]))


def _preposition(doc: Doc, at: int) -> bool:
    if at + 1 >= len(doc) or doc[at].text not in words("organisations")["heads"]["after_head"]:
        return False
    article = doc[at + 1].text == "the" and at + 2 < len(doc)
    following = doc[at + 2 if article else at + 1]
    return starts_capital(following) and following.ent_type_ not in ("DATE", "TIME") and not following.text.isdigit()


def _tail(doc: Doc, at: int) -> int:
    """Go on over “for Human Rights and the Rule of Law”; stop before “and” with a person behind it."""
    if not _preposition(doc, at):
        return at
    links = words("organisations")["heads"]["links"]
    last = at
    while last < len(doc):
        if starts_capital(doc[last]) or doc[last].text in HYPHENS:
            last += 1
        elif doc[last].text in links and (ahead := _next_capital(doc, last)) and doc[ahead].ent_type_ != "PERSON":
            last = ahead
        else:
            break
    return last


def _next_capital(doc: Doc, at: int) -> int:
    """Give the place of a word with a capital behind at most two linking words, or 0."""
    links = words("organisations")["heads"]["links"]
    for ahead in range(at + 1, min(at + 3, len(doc))):
        if starts_capital(doc[ahead]):
            return ahead
        if doc[ahead].text not in links:
            return 0
    return 0


@cache
def _small() -> dict[str, tuple[str, ...]]:
    """By first word: the office words that count in small letters (“police”, “security service”)."""
    found: dict[str, list[str]] = {}
    for name in words("organisations")["heads"]["small"] + words("organisations")["heads"]["government"]:
        found.setdefault(name.split()[0], []).append(name)
    return {start: tuple(sorted(names, key=len, reverse=True)) for start, names in found.items()}


def _office(paragraph: Paragraph, at: int) -> Organisation | None:
    """Read “Chinese consulate in Dushanbe”, “police in Osh”, “Tajikistan’s government”."""
    doc = paragraph.doc
    owner = _owner(doc, at)
    head, last = _small_head(doc, owner[1] if owner else at)
    if not head:
        return None
    where = _where(doc, last)
    if owner is None and where is None:
        return None
    government = head in words("organisations")["heads"]["government"]
    if government and (country := _country(owner, where)):
        return Organisation(paragraph, at, last, f"Government of {country}", descriptor=True)
    end = where[1] if where else last
    return Organisation(paragraph, at, end, plain(doc[at:end].text), descriptor=owner is None)


def _country(owner: tuple[str, int] | None, where: tuple[str, int] | None) -> str | None:
    """Give the name of the country whose government it is: “Tajik authorities”, “authorities in Dushanbe”."""
    code = owner[0] if owner else places.governed_from(where[0]) if where else None
    return places.country_name(code) if code and len(code) == 2 else None


def _owner(doc: Doc, at: int) -> tuple[str, int] | None:
    """Give the country code (or the name) of whose office it is, and the token behind the owner."""
    word = doc[at].text
    if not starts_capital(doc[at]):
        return None
    if is_demonym(word):
        return places.demonyms().get(fold(word)) or word, at + 1
    for size in (2, 1):
        if at + size >= len(doc):
            continue
        place = places.find(doc[at : at + size].text)
        follows = doc[at + size].text
        if place and place.main and (follows in ("’s", "'s") or doc[at].ent_type_ in ("GPE", "LOC")):
            name = place.country if place.geo.feature == "country" else doc[at : at + size].text
            return name, at + size + (follows in ("’s", "'s"))
    return None


def _small_head(doc: Doc, at: int) -> tuple[str, int]:
    for first in range(at, min(at + REACH, len(doc))):
        for name in _small().get(doc[first].lower_, ()):
            size = len(name.replace("'s", " 's").split())
            if doc[first : first + size].text.lower().replace("’", "'") == name and doc[first].text.islower():
                return name, first + size
        if doc[first].pos_ not in ("ADJ", "NOUN", "PROPN") or starts_capital(doc[first]):
            break
    return "", 0


def _where(doc: Doc, at: int) -> tuple[str, int] | None:
    """Give the place behind “in” or “of” and the token behind it."""
    if at + 1 >= len(doc) or doc[at].text not in ("in", "of"):
        return None
    last = at + 1
    while last < len(doc) and (_in_name(doc, last)):
        last += 1
    name = doc[at + 1 : last].text
    return (name, last) if last > at + 1 and places.find(name) else None


def _acronym(paragraph: Paragraph, found: Organisation) -> Organisation | None:
    """Read the acronym in brackets behind a name: it means the same organisation."""
    doc, at = paragraph.doc, found.last
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")" and doc[at + 1].text.isupper():
        return Organisation(paragraph, at + 1, at + 2, found.name)
    return None
