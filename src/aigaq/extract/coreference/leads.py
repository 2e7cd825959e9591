"""Whom the head of a report tells of before it names them: “A court jailed a teacher … Aya Nurbek, 61, was …”.

News opens with what happened to “a teacher” and names the teacher in one of the next paragraphs. The person meant is
the first one there whom the words around the name fit: who stands where reports put the one they are about, and is
no lawyer, spokesman or official who only speaks of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.coreference.groups import is_acting
from aigaq.extract.coreference.quotes import TELLING
from aigaq.extract.coreference.signs import beside
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import Sex, asides, descriptors, kin, roles, sex_of_name, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

HEAD = 3
"""Paragraphs of the body, from the first sentence on, that may tell of somebody whom only later ones name."""
NAMED_WITHIN = 5
"""Paragraphs behind the head's words among which the name must stand."""
CANDIDATES = 4
"""People named there who are looked at, in the order of the text."""
ENOUGH = 1.5
"""How much must speak for the one named; see `_fit`."""
NEAR = 60
"""Characters from a paragraph's beginning in which its first subject stands."""
_SURFACE = ("nsubj", "nsubjpass")


@frozen(eq=False)
class Introduced:
    """Words ``doc[first:last]`` of a report's head that mean somebody named later."""

    first: int
    last: int
    who: Referent


def introduced(document: Document, authors: frozenset[str]) -> dict[int, Introduced]:
    """Give those whom the head tells of without a name, by the place of the words in the text."""
    found: dict[int, Introduced] = {}
    bodies = [p for p in document.paragraphs if p.kind == "body" and _tells(p)]
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("title", "standfirst") and paragraph not in bodies[:HEAD]:
            continue
        for noun in _nouns(document, paragraph):
            start = paragraph.start + noun.left_edge.idx
            if (who := _named_later(document, paragraph, noun, bodies, authors)) is not None:
                found.setdefault(start, Introduced(noun.left_edge.i, noun.i + 1, who))
    return found


def _tells(paragraph: Paragraph) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in paragraph.tokens)


@cache
def _people() -> frozenset[str]:
    listed = frozenset(words("events")["people"])
    return (listed | roles() | descriptors() | frozenset(sexed()) | frozenset(kin())) - frozenset(
        words("groups")["never_one"]["list"]
    )


def _nouns(document: Document, paragraph: Paragraph) -> Iterator[Token]:
    """Give the nouns of a paragraph that tell of one person who is new to the reader and to whom something happens."""
    for token in paragraph.tokens:
        if token.tag_ not in ("NN", "NNP") or not _is_person(token) or not _is_new(paragraph, token):
            continue
        named = document.mention_of(paragraph, token) is not None or _is_beside_name(document, paragraph, token)
        if not named and not _only_acts(token) and not _somebody_named_before(document, paragraph, token):
            yield token


def _is_person(token: Token) -> bool:
    """Say whether a noun means a person: by the lists, or by “who” behind it."""
    if token.lower_ in _people():
        return True
    clauses = [c for c in token.children if c.dep_ == "relcl" and c.i > token.i]
    return any(t.tag_ in ("WP", "WP$") for c in clauses for t in c.subtree if t.i < c.i)


def _is_new(paragraph: Paragraph, token: Token) -> bool:
    """Say whether a noun has an indefinite article, or in a headline none; a relative of somebody is not new."""
    children = list(token.children)
    if any(c.dep_ in ("poss", "nummod") and c.tag_ in ("PRP$", "CD") for c in children):
        return False
    if token.i + 1 < len(token.doc) and token.nbor().pos_ in ("NOUN", "PROPN"):
        return False
    headed = paragraph.kind == "title" and not any(c.dep_ == "det" for c in children)
    return headed or any(c.lower_ in ("a", "an") for c in children)


def _is_beside_name(document: Document, paragraph: Paragraph, token: Token) -> bool:
    """Say whether the noun is set beside a name: “a teacher, Aya Nurbek,”, “Aya Nurbek, a teacher”."""
    if token.dep_ in ("appos", "attr", "compound", "nmod"):
        return True
    around = [c for c in token.children if c.dep_ == "appos"]
    behind = token.doc[token.i + 1 : token.i + 6]
    named = (document.mention_of(paragraph, t) for t in [*around, *(t for t in behind if t.i == token.i + 2)])
    return any(m is not None and m.kind == "person" for m in named)


def _only_acts(token: Token) -> bool:
    """Say whether a noun is of one who does things to others, or only says them."""
    head = token.head
    if token.dep_ == "agent" or (token.dep_ == "pobj" and head.dep_ == "agent"):
        return True
    if token.dep_ == "pobj" and head.lower_ == "by" and head.head.pos_ == "VERB":
        return True
    if token.dep_ == "pobj" and head.lower_ in ("against", "with", "to", "about", "after", "over", "as", "like"):
        return head.lower_ != "to" and head.head.pos_ == "VERB"
    if token.dep_ != "nsubj":
        return False
    speaks = head.lemma_ in TELLING and token.lower_ in asides()
    return speaks or (is_acting(token.lower_) and any(c.dep_ in ("dobj", "dative") for c in head.children))


def _somebody_named_before(document: Document, paragraph: Paragraph, token: Token) -> bool:
    """Say whether the report has named anybody already, so that “a teacher” is one more person."""
    if paragraph.kind != "body":
        return False
    start = next(p.start for p in document.paragraphs if p.kind == "body")
    before = document.mentions_in(start, paragraph.start + token.idx)
    return any(m.kind == "person" and m.form == "name" for m in before)


# ------------------------------------------------------------------ who it is


def _named_later(
    document: Document, paragraph: Paragraph, noun: Token, bodies: list[Paragraph], authors: frozenset[str]
) -> Referent | None:
    at = paragraph.start + noun.idx
    later = [p for p in bodies if p.start + len(p.text) > at][:NAMED_WITHIN]
    seen: dict[str, Referent] = {}
    for body in later:
        for mention in document.mentions_in(max(at, body.start), body.start + len(body.text)):
            if mention.kind != "person" or mention.form != "name" or mention.referent.id in {*seen, *authors}:
                continue
            if _fit(body, mention, noun) >= ENOUGH:
                return mention.referent
            seen[mention.referent.id] = mention.referent
            if len(seen) == CANDIDATES:
                return None
    return None


def _fit(paragraph: Paragraph, mention: Mention, noun: Token) -> float:
    """Weigh how well a name fits the words of the head; the figures are judgement."""
    span = paragraph.tokens_in(mention.passage.start, mention.passage.end)
    if span is None or not _sexes_agree(noun, mention.referent.name):
        return 0.0
    root = span.root
    called = set(beside(root))
    if noun.lower_ in called:
        return 2 * ENOUGH
    if called & asides() or (called & set(kin()) and noun.lower_ not in kin()):
        return 0.0
    score = 1.0 + _aged(span.doc, span.end) - _is_deep(root)
    score += _is_first_subject(root) or 0.5 * _is_in_main_clause(root)
    return score - (bool(called & roles()) and not _is_first_subject(root))


def _sexes_agree(noun: Token, name: str) -> bool:
    told: Sex | None = sexed().get(noun.lower_)
    known = sex_of_name(name)
    return told is None or known is None or told == known


def _aged(doc: object, at: int) -> bool:
    """Say whether an age stands behind a name: “, 61,”, “ (61)”."""
    behind = doc[at : at + 2]  # type: ignore[index]
    return len(behind) == 2 and behind[0].text in (",", "(") and behind[1].text.isdigit() and len(behind[1]) < 3


def _is_first_subject(root: Token) -> bool:
    subject = root.dep_ in _SURFACE or (root.dep_ == "appos" and root.head.dep_ in _SURFACE)
    return subject and root.idx < NEAR and root.head.lemma_ not in ("report", "write")


def _is_in_main_clause(root: Token) -> bool:
    verb = root.head if root.dep_ != "appos" else root.head.head
    return root.dep_ in (*_SURFACE, "dobj", "dative", "appos", "poss", "attr") and not _is_deep(verb)


def _is_deep(token: Token) -> bool:
    """Say whether a word stands in a clause of time, reason or relation: news of another."""
    return any(
        t.dep_ in ("advcl", "relcl", "pcomp", "acl") for t in [token, *token.ancestors][:6] if t != token.sent.root
    )
