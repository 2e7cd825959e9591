"""Statuses that a clause tells of its subject without any event: “lives in exile”, “became a citizen”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aigaq.extract import certainty, dates
from aigaq.extract.clauses import subject_of
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.words import lemma, lemmas
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import Claim, Extractor, Participant
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

WINDOW = 12
"""Words after the verb in which the status is looked for."""


def find(document: Document) -> Iterator[tuple[Rule, Claim]]:
    """Give every status that a clause tells of a person, with the rule that reads it."""
    telling = [rule for rule in rules() if rule.tells]
    verbs = {verb for rule in telling for verb in rule.tells}
    for paragraph in document.paragraphs:
        if paragraph.kind == "byline":
            continue
        for token in paragraph.tokens:
            if token.pos_ in ("VERB", "AUX") and (found := lemma(token)) in verbs:
                for rule in telling:
                    if found in rule.tells and _stands(rule, token):
                        yield from _claims(document, paragraph, rule, token)


def _stands(rule: Rule, verb: Token) -> bool:
    words = lemmas(_clause(verb))
    if rule.bars and rule.bars.stand_in(words):
        return False
    return rule.words is None or rule.words.stand_in(words)


def _clause(verb: Token) -> list[Token]:
    """Give the verb and what follows it in its own clause."""
    last = min(verb.sent.end, verb.i + WINDOW)
    after = [verb.doc[i] for i in range(verb.i, last)]
    ends = [t.i for t in after[1:] if t.text in (",", ";", ":", "–", "—") or t.dep_ in ("mark", "relcl", "ccomp")]
    return [t for t in after if t.i < min(ends, default=last)]


def _claims(document: Document, paragraph: Paragraph, rule: Rule, verb: Token) -> Iterator[tuple[Rule, Claim]]:
    subject = subject_of(verb)
    mention = document.mention_of(paragraph, subject) if subject is not None else None
    how = certainty.of(document, paragraph, verb)
    if mention is None or mention.kind != "person" or how not in rule.certainty:
        return
    for person in document.meant_by(mention):
        yield rule, _claim(document, paragraph, rule, verb, person)


def _claim(document: Document, paragraph: Paragraph, rule: Rule, verb: Token, person: Referent) -> Claim:
    clause = _clause(verb)
    start, end = paragraph.start + clause[0].idx, paragraph.start + clause[-1].idx + len(clause[-1])
    said = document.speakers_at(start, end)
    return Claim(
        passage=document.passage(start, end),
        kind="status",
        type=rule.status,
        participants=(Participant("subject", person.name, person.id),),
        extractor=Extractor(EXTRACTOR, VERSION, rule.rule),
        when=dates.when_of(document, paragraph, verb) or dates.bound_by_publication(document),
        speakers=said.speakers if said else (),
        certainty=certainty.combine(said.certainty if said else None, certainty.of(document, paragraph, verb)),
        basis="told",
    )
