"""Organisations and places taken up by what they are: “the consulate”, “the group”, “the capital”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import places
from aigaq.extract.document import Document, Paragraph
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

GENERAL = frozenset(
    {"group", "organisation", "organization", "movement", "association", "outlet", "newspaper", "agency"}
)
"""Words that may take up any organisation but a government."""
REACH = 700
"""Characters, about five sentences: an organisation named longer ago is not taken up."""


def things(document: Document) -> Iterator[Mention]:
    """Give the mentions that take up an organisation or a capital named before."""
    starts = {m.passage.start for m in document.mentions}
    for paragraph in document.paragraphs:
        for token in paragraph.tokens:
            at = paragraph.start + token.idx
            noun = _plain_noun(token)
            if noun is None or at in starts or paragraph.start + noun.idx in starts:
                continue
            end = paragraph.start + noun.idx + len(noun)
            if noun.lower_ == "capital":
                yield from _capital(document, paragraph, at, end)
            elif noun.lower_ in _offices() or noun.lower_ in GENERAL:
                yield from _organisation(document, at, end, noun.lower_)


def _plain_noun(token: Token) -> Token | None:
    """Give the noun of “the court”, unless something behind it says which one (“the court in Osh”)."""
    if token.lower_ != "the" or token.i + 1 >= len(token.doc):
        return None
    noun = token.doc[token.i + 1]
    after = token.doc[token.i + 2] if token.i + 2 < len(token.doc) else None
    told = after is not None and (after.lower_ in ("of", "in", "for", "that", ",") or after.pos_ in ("NOUN", "PROPN"))
    return None if noun.tag_ != "NN" or told else noun


@cache
def _offices() -> frozenset[str]:
    lists = words("organisations")["heads"]
    heads = {word.lower() for word in [*lists["list"], *lists["small"]]}
    return frozenset(heads - set(lists["government"]) - {"police", "army", "parliament", "state"})


def _organisation(document: Document, start: int, end: int, noun: str) -> Iterator[Mention]:
    named = [m for m in document.mentions_in(start - REACH, start) if m.kind == "organisation"]
    if noun in GENERAL:
        fitting = [m for m in named if not m.referent.name.startswith("Government of") and not _is_outlet(m)]
        fitting = fitting if len({m.referent.id for m in fitting}) == 1 else []
    else:
        fitting = [m for m in named if noun in m.referent.name.lower().split()] or _only(document, start, noun)
    if fitting:
        yield Mention(document.passage(start, end), "organisation", fitting[-1].referent, "descriptor")


def _only(document: Document, start: int, noun: str) -> list[Mention]:
    """Give the office named before, however long ago, if the text has named no other of its kind."""
    named = [m for m in document.mentions_in(0, start) if m.kind == "organisation"]
    fitting = [m for m in named if noun in m.referent.name.lower().split()]
    return fitting if len({m.referent.id for m in fitting}) == 1 else []


def _is_outlet(mention: Mention) -> bool:
    return mention.referent.name in words("organisations")["known"]["media"]


def _capital(document: Document, paragraph: Paragraph, start: int, end: int) -> Iterator[Mention]:
    if paragraph.text[end - paragraph.start : end - paragraph.start + 2] in ("’s", "'s"):
        return
    named = [m for m in document.mentions_in(start - 5 * REACH, start) if m.kind == "place"]
    capitals = [m for m in named if places.governed_from(m.referent.name)]
    if capitals:
        last = capitals[-1]
        referent = Referent(document.text.source, "place", last.referent.name)
        yield Mention(document.passage(start, end), "place", referent, "descriptor", geo=last.geo)
