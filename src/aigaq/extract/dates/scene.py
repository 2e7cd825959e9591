"""The day a report tells of: what happened outside the courtroom, at the gate, on the steps happened on that day.

News of a hearing, a verdict or a rally dates it once, at its head. Paragraphs without a date of their own that stay
at the scene tell of the same day; they say so by words of place that name no other place (`dates.toml`, ``scene``).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, clause_head, is_past
from aigaq.extract.dates.calendar import bounds, grain, loosen
from aigaq.extract.dates.grammar import lists
from aigaq.extract.dates.story import dates_a_step
from aigaq.extract.document import DateExpression, Document, Paragraph
from aigaq.lang.en import words
from aigaq.model.claim import When

if TYPE_CHECKING:
    from aigaq.extract.token import Token

FRESH = timedelta(days=7)
"""A report that comes later than this after the day at its head is no news of that day."""
HEAD = 3
"""Paragraphs of the body in whose sentences that day is told."""


def day_told(document: Document) -> DateExpression | None:
    """Give the first day at the head of a report that dates a step, if the report came out within a week of it."""
    published = document.description.value("published")
    last = bounds(published).last if published else None
    body = [p.index for p in document.paragraphs if p.kind == "body"][:HEAD]
    for one in document.dates:
        if last is None or one.paragraph.index > (body[-1] if body else 0):
            return None
        if one.kind == "date" and one.when and grain(one.when.edtf) == "D" and _is_news(one):
            first = bounds(one.when.edtf).first
            return one if first is not None and timedelta(0) <= last - first <= FRESH else None
    return None


def _is_news(told: DateExpression) -> bool:
    """Say whether a date dates what happened, not only the day on which somebody said so."""
    head = clause_head(told.tokens.root)
    if any(head.lemma_ in verbs for verbs in words("speech")["verbs"].values()):
        return False
    return dates_a_step(told) or (is_past(head) and head.dep_ not in ("relcl", "acl"))


def at_the_scene(document: Document, paragraph: Paragraph, token: Token) -> When | None:
    """Give the day a report tells of to an undated clause that stays at its scene, or ``None``."""
    head = clause_head(token)
    if not is_past(head) or any(a.lemma_ == "have" and a.tag_ != "VBD" for a in auxiliaries(head)):
        return None
    told = day_told(document)
    if told is None or told.when is None or told.paragraph.index > paragraph.index:
        return None
    if not _stays(paragraph, token) or any(d.paragraph is paragraph and d.kind == "date" for d in document.dates):
        return None
    return When(loosen(told.when.edtf), None, "inherited_from_paragraph", anchor(document, told))


def anchor(document: Document, told: DateExpression) -> str:
    """Say from which words a date was taken."""
    start, end = told.paragraph.span_of(told.tokens)
    return f"“{document.text.content[start:end]}” at {start}"


def _stays(paragraph: Paragraph, token: Token) -> bool:
    """Say whether a sentence, or the one before it in its paragraph, is told at the scene."""
    near = [s for s in paragraph.sentences if s.start <= token.i and s.end >= token.sent.start]
    return any(_is_of_scene(word) for sentence in near for word in sentence)


def _is_of_scene(word: Token) -> bool:
    table = lists()["scene"]
    if word.lower_ in table["adverbs"]:
        return word.dep_ == "advmod" and word.head.pos_ in ("VERB", "AUX")
    if word.lower_ not in table["nouns"] or word.dep_ not in ("pobj", "nsubj", "nsubjpass", "dobj"):
        return False
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "that") for c in word.children)
    named = any(c.dep_ in ("prep", "compound", "appos") for c in word.children)
    return definite and not named
