"""What people have set of a source's description: it wins over whatever a reader found, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, fields

from aigaq.model.review import Decision, standing
from aigaq.model.source import Description, Found, Source

FIELDS = tuple(field.name for field in fields(Description))
"""The fields of a description that a person may set."""


def describe(source: Source, decisions: Sequence[Decision]) -> Source:
    """Give the source with what the standing `set` decisions say of it; the latest on a field wins."""
    mine = [d for d in standing(tuple(decisions)) if d.verdict == "set" and d.subjects[:1] == (source.sha256,)]
    said = {d.field: Found(d.value, "user") if d.value is not None else None for d in mine if d.field in FIELDS}
    return evolve(source, description=evolve(source.description, **said)) if said else source
