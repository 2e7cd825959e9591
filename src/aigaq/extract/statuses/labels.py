"""What a text calls people by a status: “asylum seeker N.”, “N. is a recognised refugee”, “the jailed poet N.”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aigaq.extract import certainty, dates
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.events.subjects import complements, surface_subject
from aigaq.extract.events.words import is_passive
from aigaq.extract.statuses.rules import Rule
from aigaq.extract.statuses.telling import Telling
from aigaq.lang.en import words
from aigaq.model.claim import Claim, When
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

BESIDE = ("compound", "appos", "nmod", "amod")
"""How a noun that calls somebody something stands to the name."""
BEING = ("be", "become", "remain")
REACH = 8
"""Words before the noun in which what it is called begins."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(row) for key, row in words("statuses")["labels"].items()}


def claims(document: Document, paragraph: Paragraph, token: Token, rule: Rule) -> Iterator[tuple[Rule, Claim]]:
    """Give the status of each person whom a text calls by a noun or adjective that a rule knows."""
    verb = _being(token)
    stated = verb if verb is not None and token.i > verb.i else None
    if stated is not None and certainty.of(document, paragraph, stated) not in rule.certainty:
        return
    first = min((t for t in token.subtree if token.i - REACH <= t.i <= token.i), key=lambda t: t.i)
    telling = Telling(document, paragraph, rule, first, token, stated)
    for referent, mention in _called(document, paragraph, token).items():
        when = telling.when() or _called_on(document, rule)
        yield rule, telling.claim(referent, "label", when, _around(telling, mention))


def _around(telling: Telling, mention: Mention) -> tuple[int, int]:
    """Give the words with the name they stand beside."""
    start, end = telling.span
    if telling.paragraph.start <= mention.passage.start < telling.paragraph.start + len(telling.paragraph.text):
        return min(start, mention.passage.start), max(end, mention.passage.end)
    return start, end


def _being(token: Token) -> Token | None:
    """Give the verb by which something is said of its subject: “is a refugee”, “lives there as a refugee”."""
    if token.dep_ in ("attr", "acomp", "oprd"):
        named = token.head.lemma_ in BEING or (token.dep_ == "oprd" and token.head.lemma_ in _lists()["calling"])
        return token.head if named else None
    if token.dep_ == "ccomp":  # "declared her a refugee"
        return token.head if token.head.lemma_ in _lists()["calling"] else None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in ("one", "some", "two", "three"):
        return _being(token.head.head)  # "is one of four asylum seekers"
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ in ("VERB", "AUX"):
        return token.head.head
    return None


def _called(document: Document, paragraph: Paragraph, token: Token) -> dict[Referent, Mention]:
    """Give whom a noun or adjective is said of: named beside it, its subject, or whom it takes up itself."""
    around: list[Token] = [token.head] if token.dep_ in BESIDE else []
    if token.dep_ in ("amod", "compound") and token.head.pos_ == "NOUN":
        around += _beside(token.head)
    around += _beside(token)
    if (verb := _being(token)) is not None:
        own = [c for c in token.children if c.dep_ == "nsubj"] if token.dep_ == "ccomp" else []
        around += own or _said_of(verb)
    found: dict[Referent, Mention] = {}
    for other in around:
        mention = document.mention_of(paragraph, other)
        if mention is not None and mention.kind == "person" and (mention.form != "descriptor" or verb is not None):
            found.update(dict.fromkeys(document.meant_by(mention), mention))
    if not found and (itself := document.mention_of(paragraph, token)) and itself.form == "descriptor":
        found.update({who: itself for who in document.meant_by(itself) if itself.kind == "person"})
    return found


def _said_of(verb: Token) -> list[Token]:
    """Give of whom a predicate is said: “Canada took X in as a refugee”, “X was declared a refugee”."""
    named = complements(verb).get("object", []) if verb.lemma_ in _lists()["calling"] and not is_passive(verb) else []
    return [t for t in named if t.dep_ != "oprd"] or surface_subject(verb)


def _beside(noun: Token) -> list[Token]:
    """Give the names set beside a noun, all of a row of them."""
    first = [noun.head] if noun.dep_ in BESIDE else []
    first += [c for c in noun.children if c.dep_ == "appos"]
    follows = noun.i + 1 < len(noun.doc) and noun.nbor().text == "," and noun.i + 2 < len(noun.doc)
    if not first and follows and noun.nbor(2).pos_ == "PROPN":
        first.append(_head_of_name(noun.nbor(2)))
    return [t for one in first for t in (one, *(c for c in one.conjuncts if c.i > one.i and c.pos_ == "PROPN"))]


def _head_of_name(token: Token) -> Token:
    while token.dep_ == "compound" and token.head.i > token.i:
        token = token.head
    return token


def _called_on(document: Document, rule: Rule) -> When | None:
    """Give the day of publication for a mere label, and “by then” for a status the person holds."""
    published = dates.published_on(document)
    if published is None:
        return None
    if rule.only_with:
        return When(str(published), method="ongoing_at_publication", anchor=f"published {published}")
    return dates.bound_by_publication(document)
