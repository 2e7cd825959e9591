"""Papers and protection that somebody has or lives under: “lives there on a humanitarian visa”, “holds a permit”.

A noun phrase of the rule's ``holds`` is tied to a person by what stands around it: the object of a verb of having, a
preposition under a verb of living or being, or the owner of what ran out (“his permit expired in May”).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract import certainty, dates
from aigaq.extract.clauses import tells
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.subjects import said_of, surface_subject
from aigaq.extract.events.words import lemmas
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.statuses.telling import Telling
from aigaq.lang.en import words
from aigaq.model.claim import Claim, When
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

REACH = 5
"""Words before the noun in which the phrase begins."""


def find(document: Document) -> Iterator[tuple[Rule, Claim]]:
    """Give every status by papers or protection that a clause says somebody holds, with the rule that reads it."""
    table = _table()
    for paragraph in document.paragraphs:
        if not tells(paragraph):
            continue
        for token in paragraph.tokens:
            if (rows := table.get(token.lemma_.lower())) and token.pos_ in ("NOUN", "PROPN", "ADJ"):
                phrase = lemmas(list(token.doc[max(0, token.i - REACH) : token.i + 1]))
                fitting = [rule for rule, words_ in rows if phrase.endswith(f" {words_} ")]
                if fitting:
                    yield from _claims(document, paragraph, token, fitting[0])


@cache
def _table() -> dict[str, list[tuple[Rule, str]]]:
    """Give the phrases by their last word, the longest first."""
    found: dict[str, list[tuple[Rule, str]]] = {}
    for rule in rules():
        for phrase in rule.holds:
            found.setdefault(phrase.split()[-1], []).append((rule, phrase))
    return {head: sorted(row, key=lambda pair: (-len(pair[1]), pair[1])) for head, row in found.items()}


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(row) for key, row in words("statuses")["holding"].items()}


def _claims(document: Document, paragraph: Paragraph, noun: Token, rule: Rule) -> Iterator[tuple[Rule, Claim]]:
    holders, verb, ended = _holders(noun)
    if verb is None or {t.lower_ for t in noun.subtree} & _lists()["bars"]:
        return
    if certainty.of(document, paragraph, verb) not in rule.certainty:
        return
    first, last = min(noun.left_edge.i, verb.i), max(noun.i, verb.i)
    telling = Telling(document, paragraph, rule, noun.doc[first], noun.doc[last], verb)
    for token in holders:
        mention = document.mention_of(paragraph, token)
        if mention is not None and mention.kind == "person":
            yield from ((rule, _claim(telling, person, ended=ended)) for person in document.meant_by(mention))


def _holders(noun: Token) -> tuple[list[Token], Token | None, bool]:
    """Give who holds what a noun names, the verb that says so, and whether it says that it ended."""
    head, lists = noun.head, _lists()
    if noun.dep_ in ("dobj", "obj") and head.lemma_ in lists["having"]:
        return surface_subject(head), head, False
    if noun.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in lists["ending"]:
        return [c for c in noun.children if c.dep_ == "poss"], head, True
    if noun.dep_ == "pobj" and head.lower_ in lists["prepositions"]:
        return _under(head)
    return [], None, False


def _under(prep: Token) -> tuple[list[Token], Token | None, bool]:
    """Read “lives on a permit”, “is under temporary protection”, “X, a beneficiary of temporary protection”."""
    above = prep.head
    if above.pos_ in ("VERB", "AUX") and above.lemma_ in _lists()["living"]:
        return surface_subject(above), above, False
    if prep.lower_ == "of" and above.lemma_.lower() in _lists()["holders"]:
        return said_of(above) or [above.head], above.head if above.head.pos_ in ("VERB", "AUX") else above, False
    opens = prep.i == prep.sent.start
    if opens and above.pos_ in ("VERB", "AUX"):
        return surface_subject(above), above, False
    return [], None, False


def _claim(telling: Telling, person: Referent, *, ended: bool) -> Claim:
    told, known = telling.when(), dates.bound_by_publication(telling.document)
    if not ended or told is None:
        return telling.claim(person, "told", told or known)
    return evolve(telling.claim(person, "told", _by(told) or known), until=told)


def _by(told: When) -> When | None:
    """Give “by then” for what ended on a day."""
    last = told.date.bounds.last
    return When(f"[..{last.isoformat()}]", told.words, "bound_by_event", told.anchor) if last else None
