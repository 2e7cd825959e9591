"""What somebody tells of without a clause of its own, and whose word “if X is to be believed” gives.

“He has spoken of beatings”, “she described being held”, “they accuse the guards of killing him”: the noun or gerund
is what is said. “His parents are convinced that …” says so in the passive. “…, her lawyer told reporters” says the
sentence before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, is_infinitive
from aigaq.extract.speakers.asides import before_comma
from aigaq.extract.speakers.sources import segments
from aigaq.extract.speakers.who import speech

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def told_of(verb: Token) -> list[Token] | None:
    """Give the words of what a verb of telling governs: “of beatings”, “being held”, “the guards of killing him”."""
    table = speech()["telling"]
    if any(c.dep_ in ("ccomp", "neg", "nsubjpass") for c in verb.children):
        return None
    things: list[Token] = []
    objects = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_ == "accuse" else []
    for child in (*verb.children, *(c for thing in objects for c in thing.children)):
        if child.dep_ == "prep" and f"{verb.lemma_} {child.lower_}" in table["pairs"]:
            things += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        elif child.i > verb.i and verb.lemma_ in table["objects"] and _is_thing(child):
            things.append(child)
    return [t for thing in things for t in thing.subtree] or None


def _is_thing(child: Token) -> bool:
    if child.dep_ == "xcomp":
        return child.tag_ in ("VBG", "VBN") and not is_infinitive(child)
    return child.dep_ == "dobj" and child.pos_ == "NOUN"


def convinced(verb: Token) -> list[Token] | None:
    """Give what “are convinced that …” holds for true."""
    if verb.tag_ != "VBN" or verb.lemma_ not in speech()["telling"]["convinced"]:
        return None
    if not any(a.lemma_ in ("be", "remain", "feel") for a in auxiliaries(verb)):
        return None
    return [t for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i for t in c.subtree] or None


def holder(verb: Token) -> Token | None:
    """Give who is convinced."""
    heads = [verb, *auxiliaries(verb)]
    return next((c for head in heads for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def trailing(verb: Token) -> list[list[Token]] | None:
    """Give the sentence before “, her lawyer told reporters”, where the parse joins it by the comma alone."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP") or not subjects or verb.head.i > verb.i:
        return None
    first = min(t.i for t in subjects[0].subtree)
    comma = before_comma(verb, first)
    joined = any(c.dep_ == "cc" for c in verb.head.children if c.i < verb.i)
    behind = [t for t in verb.sent if t.i > max(x.i for x in verb.subtree) and not t.is_punct]
    if comma is None or joined or behind:
        return None
    return segments(t for t in verb.sent if t.i < comma)


def believed(verb: Token) -> Token | None:
    """Give who is believed in “if X is to be believed” and “if we are to believe X”, from the verb “believe”."""
    at = verb.head
    if verb.lemma_ != "believe" or verb.dep_ != "xcomp" or at.lemma_ != "be":
        return None
    if not any(c.lower_ == "if" for c in at.children):
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    found = [c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")] if passive else []
    found += [c for c in verb.children if c.dep_ == "dobj"]
    return found[0] if found else None


def under_belief(verb: Token) -> Iterator[list[Token]]:
    """Give the words of the clause that hangs on such a belief."""
    clause = verb.head
    own = {t.i for t in clause.subtree}
    yield from segments(t for t in clause.head.subtree if t.i not in own)
