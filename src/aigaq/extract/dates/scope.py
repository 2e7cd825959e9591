"""Which date belongs to which event: by the parse first, then by the sentence, then by the story."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.clauses import (
    chain,
    clause_head,
    heads_clause,
    inside,
    is_infinitive,
    is_past,
    is_simple_past,
)
from aigaq.extract.dates import scene
from aigaq.extract.dates.calendar import loosen
from aigaq.extract.dates.going_on import from_story
from aigaq.extract.dates.grammar import lists
from aigaq.extract.dates.tellers import teller
from aigaq.extract.document import DateExpression, Document, Paragraph
from aigaq.model.claim import When
from aigaq.model.edtf import parse

if TYPE_CHECKING:
    from aigaq.extract.token import Token

SHARING = frozenset({"xcomp", "pcomp", "acl", "advcl"})
"""Clauses that share their time with the one they hang on, if they have no finite verb of their own."""


def when_of(document: Document, paragraph: Paragraph, token: Token, like: frozenset[str] = frozenset()) -> When | None:
    """Give the date of the event that a word heads, or ``None`` where the text does not say.

    ``like`` are lemmas that tell the same type of event: with them an undated retelling finds its date.
    """
    mine = [d for d in document.dates if d.paragraph is paragraph and d.when and d.kind == "date"]
    in_sentence = [d for d in mine if d.tokens.start >= token.sent.start and d.tokens.end <= token.sent.end]
    return (
        _attached(in_sentence, token)
        or _from_sentence(in_sentence, token)
        or from_story(document, paragraph, token, mine, like)
        or scene.at_the_scene(document, paragraph, token)
    )


# ------------------------------------------------------------------ attached


def _attached(dates: list[DateExpression], token: Token) -> When | None:
    """Give the date that hangs on the word itself or stands in its clause."""
    own = [d for d in dates if d.target is not None and d.target in (token, clause_head(token))]
    free = [d for d in dates if d.target is None]
    if not heads_clause(token):
        own += [d for d in free if inside(d.tokens.root, token)]
    own += [d for d in free if teller(d) == clause_head(token)]
    return _best([d for d in own if not _is_over(d, token)], token)


def _is_over(expression: DateExpression, token: Token) -> bool:
    """Say whether “now” stands with what is told as past: then it does not date it (“has now left”)."""
    ongoing = expression.when is not None and expression.when.method == "ongoing_at_publication"
    return ongoing and is_past(clause_head(token)) and "/" not in (expression.when.edtf if expression.when else "")


def _best(dates: list[DateExpression], token: Token) -> When | None:
    """Choose the most precise, then the nearest."""
    ranked = sorted(dates, key=lambda d: (_vagueness(d), abs(d.tokens.root.i - token.i)))
    return ranked[0].when if ranked else None


def _vagueness(expression: DateExpression) -> int:
    assert expression.when is not None  # noqa: S101
    if expression.when.method == "ongoing_at_publication":
        return 10**6
    days = parse(expression.when.edtf).bounds.days
    return (days or 10**5) // 40


# ------------------------------------------------------------------ from the same sentence


def _from_sentence(dates: list[DateExpression], token: Token) -> When | None:
    """Give the date of a clause that the word's clause shares its time with."""
    free = [d for d in dates if d.target is None]
    head = clause_head(token)
    found = _shared_outwards(free, head) or _shared_inwards(free, head) or _shared_around(free, head)
    return evolve(found, method="inherited_from_sentence", words=None) if found and found.words else found


def _shared_outwards(dates: list[DateExpression], head: Token) -> When | None:
    """Go from a participle, infinitive or joined verb to the clause it hangs on, as long as time is shared."""
    around = chain(head)
    for inner, outer in pairwise(around):
        if not _shares_time(inner):
            return None
        here = [d for d in dates if teller(d) == outer]
        if inner.dep_ == "conj" and here:
            here = [d for d in here if d.tokens.start < inner.i]
        if here:
            return _best(here, head)
    return None


def _shares_time(head: Token) -> bool:
    if head.dep_ == "conj" or (head.dep_ == "relcl" and is_infinitive(head)):
        return True
    if head.dep_ not in SHARING:
        return False
    markers = {child.lower_ for child in head.children if child.dep_ in ("mark", "advmod")}
    if head.dep_ in ("advcl", "pcomp") and (markers & {"before", "after", "since", "if", "unless", "until", "though"}):
        return False
    if head.dep_ == "pcomp":
        return head.head.lower_ in ("by", "in", "while", "with")
    finite = head.tag_ in ("VBD", "VBZ", "VBP")
    return (
        not finite
        or bool(markers & {"as", "when", "while"})
        or (not markers and head.tag_ == "VBD" and _is_listed(head))
    )


def _is_listed(head: Token) -> bool:
    """Say whether a verb only goes on with a list, though the parse hangs it below: “kept him, beat him and …”."""
    return head.i > head.head.i and not any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)


def _shared_inwards(dates: list[DateExpression], head: Token) -> When | None:
    """Give the date of an infinitive or joined verb below: “decided to offer asylum last fall”."""
    below = [d for d in dates if _is_bare_verb(c := teller(d)) and inside(c, head)]
    return _best([d for d in below if _only_infinitives(teller(d), head)], head)


def _is_bare_verb(verb: Token) -> bool:
    """Say whether a verb has no time of its own: “decided to leave”, “let him go”."""
    let = verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in ("let", "make", "see")
    return verb.dep_ == "xcomp" or let


def _only_infinitives(inner: Token, outer: Token) -> bool:
    at = inner
    while at != outer:
        if not _is_bare_verb(at):
            return False
        at = clause_head(at.head)
    return True


def _shared_around(dates: list[DateExpression], head: Token) -> When | None:
    """Give the date of a clause that hangs on this one, or frames it, at the same time.

    “Police searched the flat and took him away on 5 March”; “When police came on 5 March, she fled”; “It was on
    5 March that police came”; “in 2015, the year the party was banned”.
    """
    for date in dates:
        telling = teller(date)
        if _is_joined(telling, head) and date.tokens.start > telling.i and not _is_apart(date):
            return date.when and evolve(date.when, edtf=loosen(date.when.edtf))
        if _is_beside(telling, head) and date.when:
            return evolve(date.when, edtf=loosen(date.when.edtf))
        if (telling.head == head and _is_meanwhile(telling)) or _is_cleft(date, telling, head) or _is_then(date, head):
            return date.when
    return None


def _is_joined(telling: Token, head: Token) -> bool:
    """Say whether a verb goes on with another by “and” or in a list, with the same subject and straight behind it."""
    at = telling
    if at.dep_ == "ccomp" and at.head.lemma_ == "have" and at.tag_ in ("VBN", "VBD"):
        at = at.head  # “and had her camera smashed”
    while at.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in at.children):
        at = at.head
        if at == head:
            return True
    return False


def _is_beside(telling: Token, head: Token) -> bool:
    """Say whether a clause goes on behind a semicolon with the one before it: “police came on 5 March; she fled”."""
    between = telling.doc[telling.i : head.i]
    related = head in (telling.head, *telling.children) or telling.head == head.head
    later = any(t.lower_ in lists()["sequence"]["words"] for t in head.children)
    parted = any(t.text == ";" for t in between) and not later
    return related and parted and is_simple_past(telling) and is_simple_past(head)


def _is_apart(date: DateExpression) -> bool:
    """Say whether a date counts from the verb before: “arrested and deported a week later”."""
    return date.when is None or date.when.method == "relative_to_event" or ".." in date.when.edtf


def _is_meanwhile(clause: Token) -> bool:
    if clause.dep_ == "advcl" and clause.tag_[:2] in ("JJ", "RB") and clause.i < clause.head.i:
        return True  # “Live on Facebook last night, she asked …”
    if clause.dep_ != "advcl" or clause.tag_ not in ("VBD", "VBN"):
        return False
    return any(c.lower_ in ("when", "as", "while") and c.dep_ in ("advmod", "mark") for c in clause.children)


def _is_then(date: DateExpression, head: Token) -> bool:
    """Say whether a clause only tells of the day before it: “and again on Tuesday, when officers threatened her”."""
    opener = next((c for c in head.children if c.lower_ == "when" and c.dep_ in ("advmod", "mark")), None)
    return (
        opener is not None and is_past(head) and opener.i - date.tokens.end in (0, 1) and opener.i > date.tokens.root.i
    )


def _is_cleft(date: DateExpression, telling: Token, head: Token) -> bool:
    """Say whether a date is set off before its clause, or the clause only tells what year or day it was."""
    root = date.tokens.root
    if telling.lemma_ == "be" and head.dep_ in ("relcl", "advcl") and head.head.lemma_ == "time":
        return head.head.dep_ == "nsubj" and head.head.head == telling  # “the last time they came was in May”
    if telling.lemma_ == "be" and any(c.lower_ == "it" for c in telling.children) and head.i > root.i:
        return head.head in (telling, root, root.head) and head.dep_ in ("ccomp", "advcl", "relcl", "acl")
    named = head.head
    beside = root.head == named or named.i - date.tokens.end in (0, 1, 2)
    return head.dep_ == "relcl" and named.lemma_ in lists()["units"] and beside
