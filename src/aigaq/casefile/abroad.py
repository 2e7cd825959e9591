"""Who has left and is not told to have come back: a line of its own, read from events, not from a report's words.

It says where somebody is as far as is known, never what protection they have there (see `statuses` for that).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aigaq.casefile.periods import Draft
from aigaq.law import bounds, remark, sentence
from aigaq.model.casefile import Event, StatusPeriod
from aigaq.model.schema import status_type

LEAVES = frozenset({"departure", "relocation", "exile"})
"""Events by which somebody leaves a country; whoever is deported has a status of the law (`departed`)."""
COMES = frozenset({"arrival", "crossing", "deportation"})
STATUS = "abroad"
SAID = frozenset({STATUS, "deceased", "missing"})


def abroad(person: str, told: Sequence[Event], found: Sequence[Draft]) -> Iterator[StatusPeriod]:
    """Give the line of somebody whose last told journey leads out, unless a status says as much already."""
    if any(draft.type.id in SAID or draft.type.track == "protection" for draft in found):
        return  # a status of the law says where they are, and more
    left = [event for event in told if event.type in LEAVES and event.when and event.certainty == "asserted"]
    if not left or _came_since(left[-1], told):
        return
    remarks = (remark("left"),)
    event = left[-1]
    yield StatusPeriod(
        person=person,
        status=STATUS,
        track=status_type(STATUS).track,
        jurisdiction="",
        since=event.when,
        until=None,
        until_basis="open",
        claims=event.claims,
        corroboration=event.corroboration,
        note=sentence(remarks),
        remarks=remarks,
    )


def _came_since(left: Event, told: Sequence[Event]) -> bool:
    """Whether somebody is told to have come somewhere on a day after they left, or on a day nobody knows."""
    gone = bounds(left.when.date).first if left.when else None
    for event in told:
        if event.type in COMES:
            came = bounds(event.when.date).last if event.when else None
            if came is None or gone is None or came > gone:
                return True
    return False
