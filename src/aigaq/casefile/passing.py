"""What a report tells in passing only, and the case file still has to keep: a verdict on somebody protected since.

Extraction gives such a person's protection and leaves the verdict an event (the ``unless_later`` of the schema's
status types). Over all reports the person was convicted all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from aigaq.casefile.index import Index
from aigaq.casefile.periods import Draft, jurisdiction
from aigaq.model.casefile import Event
from aigaq.model.schema import StatusType, types


def in_passing(ix: Index, person: str, told: Sequence[Event], found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the lasting statuses that only an event tells of a person, none that a status on file already says.

    ``told`` are the person's events told as facts, ``found`` the statuses on file.
    """
    for kind, names in _passed_over():
        for event in told:
            if event.type in names and not any(_says_it(draft, kind, event) for draft in found):
                places = sorted({jurisdiction(ix, claim) for claim in event.claims} - {""})
                country = places[0] if len(places) == 1 else ""
                yield Draft(person, kind, country, event.claims, event.when, None)


@cache
def _passed_over() -> tuple[tuple[StatusType, frozenset[str]], ...]:
    """Lasting status types that a report may pass over, with the events that tell them."""
    found = []
    for kind in types("status").values():
        assert isinstance(kind, StatusType)  # noqa: S101
        tables = [table for group in kind.cues.values() for table in group if table.get("unless_later")]
        if kind.lasting and tables:
            found.append((kind, frozenset(name for table in tables for name in table.get("events", ()))))
    return tuple(found)


def _says_it(draft: Draft, kind: StatusType, event: Event) -> bool:
    """Whether a status on file is the event's own: of its kind on days that meet, or in absence at the same place."""
    passages = [claim.passage for claim in event.claims]
    if any(claim.passage.overlaps(passage) for claim in draft.claims for passage in passages):
        return draft.type.lasting and draft.type.track == kind.track
    if draft.type.id != kind.id:
        return False
    return event.when is None or draft.since is None or event.when.date.bounds.meets(draft.since.date.bounds)
