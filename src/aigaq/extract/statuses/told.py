"""Statuses that a clause tells of its subject without any event: “lives in exile”, “became a citizen”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import certainty, dates
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.subjects import complements, surface_subject
from aigaq.extract.events.words import is_passive, lemma, lemmas
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.statuses.telling import Telling
from aigaq.lang.en import words
from aigaq.model.claim import Claim

if TYPE_CHECKING:
    from aigaq.extract.token import Token

WINDOW = 12
"""Words after the verb in which the status is looked for."""


def find(document: Document) -> Iterator[tuple[Rule, Claim]]:
    """Give every status that a clause tells of a person, with the rule that reads it."""
    table = _table()
    for paragraph in document.paragraphs:
        if paragraph.kind == "byline":
            continue
        for token in paragraph.tokens:
            if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod" and (telling := table.get(lemma(token))):
                clause = lemmas(_clause(token))
                for rule in telling:
                    if _stands(rule, clause):
                        yield from _claims(document, paragraph, rule, token)


@cache
def _table() -> dict[str, tuple[Rule, ...]]:
    """Give the rules by the verbs that tell their status."""
    verbs = sorted({verb for rule in rules() for verb in rule.tells})
    return {verb: tuple(rule for rule in rules() if verb in rule.tells) for verb in verbs}


def _stands(rule: Rule, clause: str) -> bool:
    if rule.bars and rule.bars.stand_in(clause):
        return False
    return rule.words is None or rule.words.stand_in(clause)


def _clause(verb: Token) -> list[Token]:
    """Give the verb and what follows it in its own clause."""
    last = min(verb.sent.end, verb.i + WINDOW)
    after = [verb.doc[i] for i in range(verb.i, last)]
    ends = [t.i for t in after[1:] if t.text in (",", ";", ":", "–", "—") or _opens_another(t, verb)]
    return [t for t in after if t.i < min(ends, default=last)]


def _opens_another(token: Token, verb: Token) -> bool:
    """Say whether a word opens another clause, none that the verb lets its object do: “let him stay”."""
    return token.dep_ in ("mark", "relcl") or (token.dep_ == "ccomp" and (token.head != verb or token.tag_ != "VB"))


def _claims(document: Document, paragraph: Paragraph, rule: Rule, verb: Token) -> Iterator[tuple[Rule, Claim]]:
    if certainty.of(document, paragraph, verb) not in rule.certainty:
        return
    clause = _clause(verb)
    telling = Telling(document, paragraph, rule, clause[0], clause[-1], verb)
    for subject in _of_whom(verb):
        mention = document.mention_of(paragraph, subject)
        if mention is not None and mention.kind == "person":
            for person in document.meant_by(mention):
                yield rule, telling.claim(person, "told", telling.when() or dates.bound_by_publication(document))


def _of_whom(verb: Token) -> list[Token]:
    """Give of whom a clause tells it: its subject, or whom a state lets stay, takes in or gives something to."""
    done_to = verb.lemma_ in words("statuses")["told"]["done_to"] and not is_passive(verb)
    if not done_to:
        return surface_subject(verb)
    named = complements(verb)
    return [*named.get("recipient", []), *named.get("to", []), *named.get("object", [])]
