"""Whom “the lawyer”, “the former officer”, “the 27-year-old” mean: the last person whom the report called so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract.coreference.numbers import MEMORY
from aigaq.extract.coreference.reader import Reader
from aigaq.extract.coreference.state import Spot
from aigaq.extract.mentions.words import descriptors, is_demonym, roles, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 4
"""Words between “the” and the noun: “the [jailed former opposition] lawmaker”."""
CUT = frozenset({"same", "other", "next", "new", "first", "second", "third", "only", "latest", "alleged", "unnamed"})
"""Words that say that another one is meant."""


def calling(reader: Reader, spot: Spot) -> int:
    """Tie “the lawyer” to the last person called so, “the woman” to the last woman; give the token behind, or 0."""
    noun = _noun(spot.paragraph.doc, spot.token.i + 1)
    if noun is None or _is_told_apart(noun):
        return 0
    who = _called(reader, spot, noun.lower_)
    if who is None:
        return 0
    reader.add(spot, noun.i + 1, (who,), "descriptor")
    return noun.i + 1


def _noun(doc: Doc, at: int) -> Token | None:
    """Give the noun of a calling: what stands before it may only describe."""
    for index in range(at, min(at + REACH, len(doc))):
        token = doc[index]
        follows = doc[index + 1] if index + 1 < len(doc) else None
        if _is_calling(token) and not (follows is not None and follows.pos_ in ("NOUN", "PROPN")):
            return token
        if token.lower_ in CUT or not _describes(token):
            return None
    return None


def _is_calling(token: Token) -> bool:
    return token.tag_ == "NN" and (
        token.lower_ in descriptors()
        or token.lower_ in sexed()
        or token.lower_ in roles()
        or token.lower_ in _in_court()
    )


def _describes(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in ("VBN", "JJ") or is_demonym(token.text) or token.pos_ == "NOUN"


def _is_told_apart(noun: Token) -> bool:
    """Say whether words behind say which one: “the man whom she had hired”, “the officer in charge”."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("relcl", "acl") and not _is_apart(noun, child):
            return True
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("of", "for", "who", "behind", "from"):
            return True
    return False


def _is_apart(noun: Token, clause: Token) -> bool:
    """Say whether a comma parts the clause, so that it only adds to what is known."""
    return any(t.text in (",", "–", "—") for t in noun.doc[noun.i + 1 : clause.left_edge.i + 1])


@cache
def _in_court() -> frozenset[str]:
    return frozenset(words("groups")["in_court"]["list"])


def _called(reader: Reader, spot: Spot, word: str) -> Referent | None:
    called = reader.discourse.roles.get(word, set())
    for antecedent in reversed(reader.discourse.antecedents[-MEMORY:]):
        if len(antecedent.people) == 1 and antecedent.people[0].id in called:
            return antecedent.people[0]
    if word in _in_court():
        return reader.discourse.protagonist()
    if word in roles() and word not in sexed():
        return None
    here = frozenset(who.id for a in reader.discourse.recent(spot, back=0) for who in a.people)
    return reader.discourse.one(spot, sexed().get(word), here) if word in sexed() else None
