"""Who speaks in quotation marks, so that “I” and “my” in them mean that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.document import Document, Paragraph
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

OPENING, CLOSING, EITHER = "“«„", "”»", '"'
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
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


def speaker_verb(doc: Doc, in_quotes: list[bool], at: int) -> Token | None:
    """Give the verb of saying for quoted words: the nearest one outside quotation marks that has a subject."""
    verbs = [t for t in doc if not in_quotes[t.i] and t.lemma_ in TELLING and subject_of(t) is not None]
    return min(verbs, key=lambda t: (_apart(in_quotes, at, t.i), t.i < at), default=None)


def _apart(in_quotes: list[bool], one: int, other: int) -> int:
    """Count the words outside quotation marks between two words."""
    return sum(not inside for inside in in_quotes[min(one, other) + 1 : max(one, other)])


def subject_of(verb: Token) -> Token | None:
    """Give the subject of a verb."""
    return next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)


def speaker(document: Document, paragraph: Paragraph, verb: Token) -> Referent | None:
    """Give the person who is the subject of a verb of saying, once pronouns are tied."""
    subject = subject_of(verb)
    mention = document.mention_of(paragraph, subject) if subject is not None else None
    people = document.meant_by(mention) if mention and mention.kind == "person" else ()
    return people[0] if len(people) == 1 else None
