"""How surely a noun tells an event: “no arrest”, “alleged torture”, “risk of deportation”; and which words decide."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract.clauses import heads_clause
from aigaq.lang.en import words
from aigaq.model.claim import Certainty

if TYPE_CHECKING:
    from aigaq.extract.token import Token

_FORCE: dict[Certainty, int] = {"asserted": 0, "alleged": 1, "denied": 2, "hypothetical": 3}


def combine(outer: Certainty | None, own: Certainty) -> Certainty:
    """Join how surely a speaker says it with how surely the words themselves say it: the weaker one counts."""
    if outer is None:
        return own
    return max(outer, own, key=_FORCE.__getitem__)


@cache
def lists_of_words() -> dict[str, dict[str, frozenset[str]]]:
    """Give the word lists of certainty."""
    data = words("certainty")
    return {kind: {name: frozenset(row) for name, row in table.items()} for kind, table in data.items()}


def has(kind: str, name: str, word: str) -> bool:
    """Say whether a list holds a word."""
    return word in lists_of_words()[kind].get(name, frozenset())


# ------------------------------------------------------------------ the event's own words


def noun_phrase(token: Token) -> Certainty:
    """Weigh an event told by a noun: “no arrest”, “alleged torture”, “risk of deportation”, “avoid arrest”."""
    found: Certainty = "asserted"
    for child in token.children:
        if child.dep_ in ("amod", "det", "compound"):
            if has("denied", "determiners", child.lower_):
                found = combine(found, "denied")
            elif has("alleged", "adjectives", child.lower_):
                found = combine(found, "alleged")
            elif has("hypothetical", "adjectives", child.lower_):
                found = combine(found, "hypothetical")
    return combine(found, _governed(token))


def _governed(token: Token) -> Certainty:
    """Weigh what governs a noun: a preposition of a noun or verb, or a verb whose object it is."""
    at = token
    while at.dep_ in ("conj", "compound") and at.head.i != at.i:
        at = at.head
    if at.dep_ == "pobj":
        if has("denied", "prepositions", at.head.lower_):
            return "denied"
        governor = at.head.head
        if at.head.lower_ == "for" and has("hypothetical", "appointed", governor.lemma_):
            return "hypothetical"
        if governor.pos_ == "NOUN":
            aside = is_definite(at) and has("asserted", "aside", at.head.lower_)
            return "asserted" if aside and has_none(governor) else of_noun(governor)
        asked = has("hypothetical", "prepositional", f"{governor.lemma_} {at.head.lower_}")
        return "hypothetical" if asked else "asserted"
    if at.dep_ in ("dobj", "nsubjpass") and at.head.pos_ == "VERB":
        return of_object(at.head)
    return "asserted"


def has_none(noun: Token) -> bool:
    """Say whether a noun has a “no” before it."""
    return any(has("denied", "determiners", child.lower_) for child in noun.children)


def of_noun(noun: Token) -> Certainty:
    """Weigh a noun that another hangs on."""
    if has_none(noun):
        return "denied"
    if has("denied", "nouns", noun.lemma_):
        return "denied"
    if has("alleged", "nouns", noun.lemma_):
        settled = noun.dep_ == "pobj" and has("alleged", "settled", noun.head.head.lemma_)
        return "asserted" if settled else "alleged"
    return "hypothetical" if has("hypothetical", "nouns", noun.lemma_) else "asserted"


def of_object(verb: Token) -> Certainty:
    """Weigh a verb whose object it is."""
    if has("denied", "verbs", verb.lemma_):
        return "denied" if verb.lemma_ != "avoid" else "hypothetical"
    return "hypothetical" if has("hypothetical", "governors", verb.lemma_) else "asserted"


def is_definite(token: Token) -> bool:
    """Say whether a noun tells a certain event: “the arrest”, “her arrest”, “killers of N.”"""
    if token.pos_ not in ("NOUN", "PROPN") or heads_clause(token):
        return False
    return any(
        (c.dep_ == "det" and has("asserted", "definite", c.lower_))
        or c.dep_ == "poss"
        or (c.lower_ == "of" and any(i.pos_ == "PROPN" for i in c.children))
        for c in token.children
    )
