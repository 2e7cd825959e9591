"""Dates counted from the event of a clause: “a year after X”, “the day before his arrest”, “soon after …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.clauses import clause_head, heads_clause, inside
from aigaq.extract.dates import anchors
from aigaq.extract.dates.calendar import loosen, shifted
from aigaq.extract.dates.grammar import Found
from aigaq.extract.dates.relative import UNIT_DAYS, UNIT_MONTHS
from aigaq.extract.dates.tellers import teller
from aigaq.extract.dates.terms import duration_term
from aigaq.extract.dates.values import unit_of
from aigaq.extract.document import DateExpression, Document

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span

STEM = 5
"""Letters that a noun and the verb of its event share: arrest and arrested, release and released."""


def from_clause(
    document: Document, plain: DateExpression, found: Found, before: list[DateExpression], later: list[DateExpression]
) -> DateExpression:
    """Read “a year after X”: if X is dated, the clause is dated by it; if the clause is, then X is."""
    event = complement(plain.tokens)
    if found.rule == "offset":
        plain = evolve(plain, kind="duration", term=duration_term(found))
    if event is None:
        return plain
    sign = -1 if found.part("which") in ("before", "prior to", "ahead of") else 1
    own = [e for e in (*before, *later) if e.when and e.kind == "date" and e.tokens.sent == plain.tokens.sent]
    told = next((e for e in own if inside(e.tokens.root, event)), None)
    if told and told.when:
        when = anchors.when(document, plain, _offset(found, told.when.edtf, sign), told)
        return evolve(plain, kind="date", when=when, target=_dated_by(event))
    main = clause_head(clause_head(event).head) if heads_clause(event) else clause_head(event)
    around = next((e for e in own if clause_head(e.tokens.root) == main), None)
    if found.rule == "offset" and around and around.when:
        when = anchors.when(document, plain, _offset(found, around.when.edtf, -sign), around)
        return evolve(plain, kind="date", when=when, target=event)
    if found.rule == "offset" and (known := _told_before(plain, event, before)) and known.when:
        when = anchors.when(document, plain, _offset(found, known.when.edtf, sign), known)
        return evolve(plain, kind="date", when=when, target=_dated_by(event)) if when else plain
    return plain


def _told_before(plain: DateExpression, event: Token, before: list[DateExpression]) -> DateExpression | None:
    """Give the date told before of what “three days after his arrest” counts from: the same word, or the last step."""
    dated = [e for e in anchors.told(plain, before) if not (e.when and e.when.method == "ongoing_at_publication")]
    stem = event.lemma_.lower()[:STEM]
    same = (e for e in dated if e.tokens.sent != plain.tokens.sent and teller(e).lemma_.lower()[:STEM] == stem)
    if found := next(same, None):
        return found
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "that", "this") for c in event.children)
    last = dated[0] if dated and definite and event.pos_ == "NOUN" else None
    near = last is not None and last.paragraph is plain.paragraph and last.tokens.sent.end == plain.tokens.sent.start
    return last if near else None


def _dated_by(event: Token) -> Token | None:
    """Give the clause that “a month before X” dates, where the parse lets the words stand inside of X's own clause."""
    return clause_head(event.head) if heads_clause(event) and event.head.i != event.i else None


def _offset(found: Found, anchor: str, sign: int) -> str | None:
    count = found.number()
    if count is None and found.rule == "offset":
        count = 1  # “the day after …”
    if found.rule == "soon_after" or count is None:
        return loosen(anchor)
    code = unit_of(found.part("unit"))
    if code in UNIT_DAYS:
        value = shifted(anchor, days=sign * count * UNIT_DAYS[code])
        return loosen(value) if value and (found.part("approx") or code != "D") else value
    value = shifted(anchor, months=sign * count * UNIT_MONTHS[code])
    return loosen(value) if value else None


def complement(tokens: Span) -> Token | None:
    """Give the head of what stands after “a year after”: a clause's verb, a gerund or a noun."""
    word = tokens[-1]
    if word.dep_ == "mark":
        return word.head
    inner = [child for child in word.children if child.dep_ in ("pcomp", "pobj")]
    return inner[0] if inner else None


def of_complements(found: list[DateExpression]) -> list[DateExpression]:
    """Tie a date inside of what “six days after his release on 5 March” counts from to that event alone."""
    heads = [complement(e.tokens) for e in found if e.when and e.when.method == "relative_to_event"]
    nouns = [head for head in heads if head is not None and not heads_clause(head)]
    if not nouns:
        return found
    return [_of_one(e, nouns) for e in found]


def _of_one(expression: DateExpression, nouns: list[Token]) -> DateExpression:
    root = expression.tokens.root
    noun = next((n for n in nouns if n.doc is root.doc and n.i != root.i and n.is_ancestor(root)), None)
    return evolve(expression, target=noun) if noun is not None and expression.target is None else expression
