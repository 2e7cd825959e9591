"""Personal details: age, origin, ethnicity, nationality, occupation, role, family, sex, party, birth.

Cues are the ``[[cues.en]]`` tables of ``model/schema/attributes/``: ``nouns`` say it by themselves (the value is the
noun, or ``value``), ``after`` are adjectives before a people's name (“ethnic”), ``before`` nouns after it (“national”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aigaq.extract import describing as said
from aigaq.extract.attributes import more
from aigaq.extract.attributes.cues import nouns
from aigaq.extract.clauses import clause_head
from aigaq.extract.document import DateExpression, Document, Paragraph
from aigaq.model.claim import Claim, When
from aigaq.model.mention import Mention

if TYPE_CHECKING:
    from aigaq.extract.token import Token


_AGED = re.compile(r"[\s,(–—-]*(?:(?:is|was|who is|who was|aged|then)\s*)?(?:(?:an?|the|then)\s+)?[\s,(]*")
"""What may stand between a name and an age that is said of it: “X, 36”, “X, a 36-year-old tailor”."""


def find(document: Document) -> list[Claim]:
    """Give the personal details that a text states, as claims about the person they are said of."""
    claims: list[Claim] = []
    for description in said.descriptions(document):
        claims += _by_noun(document, description)
        claims += more.peoples(document, description)
    for expression in document.dates:
        if expression.kind == "age":
            claims += _age(document, expression)
    claims += more.origins(document)
    claims += more.births(document)
    claims += more.families(document)
    claims += more.sexes(document)
    return said.unique(claims)


# ------------------------------------------------------------------ nouns


def _by_noun(document: Document, description: said.Description) -> Iterator[Claim]:
    noun = description.noun
    if more.has_children(noun):
        yield from more.claims(document, (description.mention, noun), "family_status", "has children")
    for kind, table in nouns().items():
        value = table.get(noun.lemma_.lower()) or table.get(noun.lower_)
        if value is None:
            continue
        text = more.party(noun) if kind == "party" else more.phrase(noun) if value == "*" else value
        if text is not None:
            yield from more.claims(document, (description.mention, noun), kind, text)


# ------------------------------------------------------------------ age


def _age(document: Document, expression: DateExpression) -> Iterator[Claim]:
    """Tie an age to the person it stands beside, as of publication (or of the date of its clause)."""
    mention = _aged(document, expression)
    years = (expression.term or "")[1:-1]
    if mention is None or not years.isdigit() or not 0 < int(years) < 120:
        return
    published = document.description.value("published")
    when = When(published, None, "ongoing_at_publication", f"published {published}") if published else None
    yield from more.claims(document, (mention, expression.tokens.root), "age", years, when=when)


def _aged(document: Document, expression: DateExpression) -> Mention | None:
    paragraph = expression.paragraph
    start, end = paragraph.span_of(expression.tokens)
    content = document.text.content
    people = document.mentions_in(paragraph.start, paragraph.start + len(paragraph.text))
    people = [m for m in people if m.kind == "person" and document.meant_by(m)]
    for mention in people:
        if len(document.meant_by(mention)) > 1:
            continue  # “the two men — 25-year-old A. and 30-year-old B.”: an age is one person's
        before, after = content[mention.passage.end : start], content[end : mention.passage.start]
        if mention.passage.end <= start and _AGED.fullmatch(before):
            return mention
        if end <= mention.passage.start and len(after) < 40 and not set(after) & set(",.;:()“”"):
            return mention
    return next((m for m in people if _is_subject(paragraph, m, expression.tokens.root)), None)


def _is_subject(paragraph: Paragraph, mention: Mention, age: Token) -> bool:
    tokens = paragraph.tokens_in(mention.passage.start, mention.passage.end)
    if tokens is None or tokens.root.dep_ != "nsubj":
        return False
    verb = tokens.root.head
    if "age" in {t.lower_ for t in (age, *age.children, age.head)}:
        return clause_head(age).i == verb.i  # “died at the age of 36”
    return verb in {age.head, age, age.head.head} and verb.lemma_ in ("be", "turn", "become")
