"""Which verb the words of a date stand with, also where the parse loses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.clauses import clause_head, subject_of
from aigaq.extract.document import DateExpression

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def teller(expression: DateExpression) -> Token:
    """Give the verb of the clause that date words stand in; a month that was parsed as a verb (“May”) is none."""
    head = clause_head(expression.tokens.root)
    if expression.tokens.start <= head.i < expression.tokens.end and head.dep_ != "ROOT":
        head = clause_head(head.head)
    return _begun_behind(expression, head) or head


def _begun_behind(expression: DateExpression, head: Token) -> Token | None:
    """Give the verb of the clause that begins straight behind date words which the parse ties to one before them."""
    end = expression.tokens.end
    if head.i >= expression.tokens.start or end >= expression.tokens.sent.end or expression.tokens.root.dep_ == "pobj":
        return None
    behind = expression.tokens.doc[end]
    clause = clause_head(behind)
    if clause.i <= end or clause == head or clause.tag_ not in ("VBD", "VBN") or not head.is_ancestor(clause):
        return None
    subject = subject_of(clause)
    opens = subject is not None and min(t.i for t in subject.subtree) == end
    return clause if opens and clause.dep_ in ("ccomp", "ROOT", "parataxis") else None
