"""Incidents that may belong together as plain rows, as docs/reference/case-json.md describes them."""

from __future__ import annotations

from aigaq.exports.case_rows import when_row
from aigaq.exports.jsonl import Row
from aigaq.model.casefile import Event
from aigaq.model.pattern import Candidate, Patterns
from aigaq.model.record import pack

FIGURES = ("incidents", "without_date", "without_place", "unnamed", "steps", "tested", "looked_at", "tests", "alpha")
"""How many incidents of the vault were looked at, and what kept others from being."""


def pattern_rows(found: Patterns, person: str) -> Row:
    """Give the candidate patterns in which something was done to the person, and the questions of chance.

    ``chances`` are asked of the whole vault; a candidate names those that count links of its kind.
    """
    mine = [c for c in found.candidates if any(person in incident.victims for incident in c.incidents)]
    return {
        "candidates": [candidate_row(candidate) for candidate in mine],
        "chances": [pack(chance) for chance in found.chances],
        **{name: getattr(found, name) for name in FIGURES},
    }


def candidate_row(candidate: Candidate) -> Row:
    """Give a candidate pattern: no finding, but reasons to look and to doubt."""
    return {
        "id": candidate.id,
        "kind": candidate.kind,
        "label": pack(candidate.label),
        "strength": candidate.strength,
        "incidents": [
            {**_told(i.event), "victims": list(i.victims), "names": list(i.names)} for i in candidate.incidents
        ],
        "around": [_told(event) for event in candidate.around],
        "speaks_for": [pack(remark) for remark in candidate.speaks_for],
        "speaks_against": [pack(remark) for remark in candidate.speaks_against],
        "tests": list(candidate.tests),
    }


def _told(event: Event) -> Row:
    claims = [claim.id for claim in event.claims]
    return {"event": event.id, "type": event.type, "when": when_row(event.when), "place": event.place, "claims": claims}
