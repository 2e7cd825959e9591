"""Papers and protection that somebody has or lives under: “lives there on a humanitarian visa”, “holds a permit”.

A noun phrase of the rule's ``holds`` is tied to a person by what stands around it: the object of a verb of having, a
preposition under a verb of living or being, or the owner of what ran out (“his permit expired in May”).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from aigaq.extract import certainty, dates
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.subjects import complements, owner, said_of, surface_subject
from aigaq.extract.events.words import is_passive
from aigaq.extract.statuses import time as statuses_time
from aigaq.extract.statuses.rules import Rule
from aigaq.extract.statuses.telling import Telling
from aigaq.lang.en import words
from aigaq.model.claim import Claim, When
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(row) for key, row in words("statuses")["holding"].items()}


def claims(document: Document, paragraph: Paragraph, noun: Token, rule: Rule) -> Iterator[tuple[Rule, Claim]]:
    """Give the status of each person who is told to have, get or lose the paper or protection that a noun names."""
    held = _held(noun)
    if held is None:
        return
    sure = certainty.of(document, paragraph, held.verb)
    if sure == "denied" and held.verb.lemma_ in _lists()["prolonging"]:  # "did not renew her permit"
        held = evolve(held, how="ends")
    elif sure not in rule.certainty:
        return
    first, last = min(noun.left_edge.i, held.verb.i), max(noun.i, held.verb.i)
    telling = Telling(document, paragraph, rule, noun.doc[first], noun.doc[last], held.verb)
    for token in held.people:
        mention = document.mention_of(paragraph, token)
        if mention is not None and mention.kind == "person":
            yield from ((rule, _claim(telling, noun, person, held)) for person in document.meant_by(mention))


@frozen(eq=False)
class _Held:
    """Who holds what a noun names, the verb that says so, and what it says of it."""

    people: list[Token]
    verb: Token
    how: Literal["begins", "holds", "ends"] = "holds"


def is_misread(noun: Token) -> bool:
    """Say whether the parse takes a paper for a verb after “has”: “has leave to remain”."""
    return noun.tag_ in ("VB", "VBP") and any(c.dep_ == "aux" and c.lemma_ == "have" for c in noun.children)


def _held(noun: Token) -> _Held | None:
    head, lists = noun.head, _lists()
    verb = head.lemma_
    if is_misread(noun):
        return _Held(surface_subject(noun), noun)
    if noun.dep_ in ("dobj", "obj", "oprd"):
        return _object(noun, head)
    if noun.dep_ in ("nsubj", "nsubjpass"):
        if verb in lists["ending"]:
            return _Held(_owners(noun), head, "ends")
        if verb in lists["prolonging"] or any(c.dep_ == "acomp" and c.lower_ == "valid" for c in head.children):
            return _Held(_owners(noun), head)
        return _Held(_recipients(head), head, "begins") if verb in lists["giving"] else None
    return _under(head) if noun.dep_ == "pobj" and head.lower_ in lists["prepositions"] else None


def _object(noun: Token, verb: Token) -> _Held | None:
    """Read “holds a permit”, “was issued a permit”, “renewed her permit”, “lost his permit”, “revoked her permit”."""
    lists, word = _lists(), verb.lemma_
    if word in lists["having"]:
        return _Held(surface_subject(verb), verb)
    if word in lists["getting"]:
        return _Held(surface_subject(verb), verb, "begins")
    if word in lists["giving"]:
        return _Held(surface_subject(verb) if is_passive(verb) else _recipients(verb), verb, "begins")
    if word in lists["losing"]:
        return _Held(surface_subject(verb), verb, "ends")
    if word in lists["taking"]:
        return _Held(_owners(noun), verb, "ends")
    return _Held(_owners(noun) or surface_subject(verb), verb) if word in lists["prolonging"] else None


def _owners(noun: Token) -> list[Token]:
    of = [o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    return [owner(c) for c in noun.children if c.dep_ == "poss"] or of


def _recipients(verb: Token) -> list[Token]:
    found = complements(verb)
    return [*found.get("recipient", []), *found.get("to", [])]


def _under(prep: Token) -> _Held | None:
    """Read “lives on a permit”, “is under temporary protection”, “X, a beneficiary of temporary protection”."""
    above = prep.head
    if above.pos_ in ("VERB", "AUX") and (above.lemma_ in _lists()["living"] or prep.i == prep.sent.start):
        return _Held(surface_subject(above), above)
    if prep.lower_ == "of" and above.lemma_.lower() in _lists()["holders"]:
        verb = above.head if above.head.pos_ in ("VERB", "AUX") else above
        return _Held(said_of(above) or [above.head], verb)
    return None


def _claim(telling: Telling, noun: Token, person: Referent, held: _Held) -> Claim:
    told, known = telling.when() or _given_on(telling, noun), dates.bound_by_publication(telling.document)
    until = statuses_time.until_named(telling.document, telling.paragraph, noun)
    if held.how == "ends":
        ended = evolve(telling.claim(person, "told", _by(told, known) or known), until=told)
        return evolve(ended, certainty="asserted") if ended.certainty == "denied" else ended
    if until is not None and told is not None and told.words == until.words:
        told = None
    return evolve(telling.claim(person, "told", told or known), until=until)


def _given_on(telling: Telling, noun: Token) -> When | None:
    """Give the day of a paper “issued in May”, “granted on 4 May 2019”."""
    for token in noun.subtree:
        if token.dep_ == "acl" and token.i > noun.i and token.lemma_ in _lists()["giving"]:
            return statuses_time.beginning(dates.when_of(telling.document, telling.paragraph, token))
    return None


def _by(told: When | None, known: When | None) -> When | None:
    """Give “by then” for what ended, or is to end, on a day."""
    last = told.date.bounds.last if told is not None else None
    if told is None or last is None:
        return None
    published = known.date.bounds.last if known is not None else None
    if known is not None and published is not None and published < last:
        return known
    return When(f"[..{last.isoformat()}]", told.words, "bound_by_event", told.anchor)
