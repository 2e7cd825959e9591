"""When a status began, where another report says it more exactly: by the event that begins it, or by the entry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import evolve

from aigaq.casefile import places
from aigaq.casefile.periods import Draft
from aigaq.law import bounds
from aigaq.model.casefile import Event
from aigaq.model.claim import When
from aigaq.model.edtf import Bounds
from aigaq.model.schema import status_type


def begun_by_its_event(draft: Draft, told: Sequence[Event]) -> Draft:
    """Give a vague beginning the day of the one event that begins such a status, where another report dates it better.

    “She entered unlawfully in 2018” began on the day of the one crossing of that year that is on file.
    """
    began, said = draft.began, draft.since
    if said is None or began.first is None or began.last is None or draft.type.label:
        return draft
    types = _begins_it(draft.type.id)
    near = [e for e in told if e.type in types and e.when and _inside(e.when, began) and _tells(e, draft)]
    if len(near) != 1 or near[0].when is None:
        return draft
    when = near[0].when
    return evolve(draft, since=When(when.edtf, when.words, when.method, when.anchor, when.words_alone))


def _tells(event: Event, draft: Draft) -> bool:
    """Whether a report tells the event and the status in one passage."""
    return any(told.passage.overlaps(claim.passage) for told in event.claims for claim in draft.claims)


@cache
def _begins_it(status: str) -> frozenset[str]:
    """The event types from which the schema reads a status."""
    cues = status_type(status).cues.values()
    return frozenset(name for tables in cues for table in tables for name in table.get("events", ()))


def _inside(when: When, began: Bounds) -> bool:
    """Whether a date lies wholly inside the days on which a status can have begun, and says more."""
    span = bounds(when.date)
    if span.first is None or span.last is None or began.first is None or began.last is None:
        return False
    return (
        began.first <= span.first and span.last <= began.last and (span.first, span.last) != (began.first, began.last)
    )


def no_earlier_than_the_entry(draft: Draft, found: Sequence[Draft]) -> Draft:
    """Give a beginning known only as “by then” no earlier than the one irregular entry into that country on file.

    Who is convicted, held or protected in a country they entered on a day was so after that day; nobody need be
    there to be convicted in absence, to be a citizen, or to have died.
    """
    entries = [d for d in found if d.type.id in places.customs().entry and d.jurisdiction == draft.jurisdiction]
    began = draft.began
    if len(entries) != 1 or draft in entries or not draft.jurisdiction or not _there(draft) or draft.since is None:
        return draft
    first, last = entries[0].began.first, began.last
    if began.first is not None or first is None or last is None or first > last:
        return draft
    said = draft.since
    narrowed = When(f"[{first}..{last}]", said.words, "bound_by_event", f"the entry, {first}", said.words_alone)
    return evolve(draft, since=narrowed)


def _there(draft: Draft) -> bool:
    """Whether somebody must be in the country to be what the status says."""
    return not draft.type.label and draft.type.id not in places.customs().from_afar
