"""A candidate link put together: its incidents by date, its remarks on both sides, and their sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from aigaq.model.casefile import Event
from aigaq.model.identity import content_id
from aigaq.model.pattern import Candidate, Incident, PatternKind, Remark
from aigaq.patterns.words import data, kind


def make(
    what: PatternKind,
    incidents: Iterable[Incident],
    around: Sequence[Event],
    remarks: Iterable[Remark],
    tests: tuple[str, ...],
) -> Candidate:
    """Put a candidate together; its id is made from the kind and the events."""
    found = tuple(sorted(incidents, key=lambda i: (i.first or date.max, i.last or date.max, i.severity, i.id)))
    given = tuple(remarks)
    speaks_for = tuple(r for r in given if r.code in data("remarks.toml")["for"])
    return Candidate(
        id=content_id("pattern", [what, *sorted(i.id for i in found), *sorted(e.id for e in around)]),
        kind=what,
        label=kind(what),
        incidents=found,
        around=tuple(around),
        speaks_for=speaks_for,
        speaks_against=tuple(r for r in given if r not in speaks_for),
        strength=sum(r.points for r in given),
        tests=tests,
    )


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Order candidates by strength; of equals the graver, then the earlier, then by id."""

    def rank(one: Candidate) -> tuple[object, ...]:
        first = min((i.first for i in one.incidents if i.first), default=date.max)
        return (-one.strength, -max(i.severity for i in one.incidents), first, one.id)

    return tuple(sorted(candidates, key=rank))
