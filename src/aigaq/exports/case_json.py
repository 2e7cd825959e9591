"""``json``: one person's case file as one JSON document, every line with its passages."""

from __future__ import annotations

from aigaq.exports import case_rows as rows
from aigaq.exports.jsonl import Row, document
from aigaq.exports.order import Order
from aigaq.exports.pattern_rows import pattern_rows
from aigaq.model.casefile import CaseFile
from aigaq.model.record import pack

FORMAT = "aigaq-case/1"
"""Name and version of the schema; docs/reference/case-json.md describes it."""


def write(order: Order) -> bytes:
    """Write the case file of the order's person."""
    case = order.person_case
    head = {
        "format": FORMAT,
        "made": {"by": order.made_by, "at": order.made_at, "aigaq": order.version},
        "person": _person(order, case),
    }
    return document({**head, **_body(order, case)})


def _person(order: Order, case: CaseFile) -> Row:
    person = case.person
    return {
        "id": person.id,
        "name": person.name,
        "spellings": [{**pack(s), "count": s.count, "file": order.file_of(s.source)} for s in person.spellings],
        "joins": [
            {
                "left": order.referent_name(join.left),
                "right": order.referent_name(join.right),
                "score": round(join.score, 4),
                "by_person": join.decision is not None,
                "reasons": [{"what": r.what, "weight": round(r.weight, 2)} for r in join.reasons],
            }
            for join in case.joins
        ],
    }


def _body(order: Order, case: CaseFile) -> Row:
    return {
        "attributes": [rows.attribute_row(order, line) for line in case.attributes],
        "timeline": [rows.event_row(order, event) for event in case.timeline],
        "statuses": [rows.status_row(order, period) for period in case.statuses],
        "relations": [rows.relation_row(order, line) for line in case.relations],
        "differences": [rows.difference_row(order, d) for d in case.differences],
        "positions": [rows.position_row(order, position) for position in case.positions],
        "grades": [rows.grade_row(grade) for grade in case.grades],
        "patterns": pattern_rows(order.patterns, case.person.id) if order.patterns else None,
        "statements": rows.claim_rows(order, case.statements),
        "rejected": rows.claim_rows(order, order.rejected_in(case)),
        "sources": [rows.source_row(source) for source in case.sources],
        "ties": [rows.tie_row(tie) for tie in case.ties],
        "open_questions": list(case.suggestions),
        "decisions": [pack(decision) for decision in order.decisions_on(case)],
    }
