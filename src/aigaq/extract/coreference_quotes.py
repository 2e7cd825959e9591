"""Who speaks in quotation marks, so that “I” and “my” in them mean that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.document import Document, Paragraph
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
TELLING = frozenset(
    [
        "say",
        "tell",
        "write",
        "add",
        "recall",
        "explain",
        "complain",
        "testify",
        "reply",
        "continue",
        "claim",
        "allege",
        "ask",
        "insist",
        "argue",
        "note",
        "warn",
        "declare",
        "state",
        "stress",
        "admit",
        "conclude",
        "shout",
        "cry",
        "post",
        "remember",
        "believe",
        "describe",
        "recount",
        "report",
        "confirm",
        "deny",
        "lament",
        "plead",
        "answer",
        "respond",
        "quote",
    ]
)
"""Verbs that say who speaks the words in quotation marks beside them."""


def quoted(doc: Doc) -> list[bool]:
    """Say for each token whether it stands in quotation marks; an open quotation lasts to the paragraph's end."""
    inside = False
    found = []
    for token in doc:
        mark = token.text[0]
        if mark in OPENING or (mark in EITHER and not inside):
            inside = True
            found.append(True)
        elif mark in CLOSING or mark in EITHER:
            found.append(True)
            inside = False
        else:
            found.append(inside)
    return found


def speaker_verb(doc: Doc, in_quotes: list[bool]) -> Token | None:
    """Give the verb of saying outside the quotation marks of a paragraph, the first one that has a subject."""
    if not any(in_quotes):
        return None
    for token in doc:
        if not in_quotes[token.i] and token.lemma_ in TELLING and subject_of(token) is not None:
            return token
    return None


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb."""
    return next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)


def speaker(document: Document, paragraph: Paragraph, in_quotes: list[bool]) -> Referent | None:
    """Give the person to whom the quotations of a paragraph belong, once its pronouns are tied."""
    verb = speaker_verb(paragraph.doc, in_quotes)
    subject = subject_of(verb) if verb is not None else None
    if subject is None:
        return None
    mention = document.mention_of(paragraph, subject)
    people = document.meant_by(mention) if mention and mention.kind == "person" else ()
    return people[0] if len(people) == 1 else None
