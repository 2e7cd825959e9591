"""What comes due and what was missed, with the day of the dossier as today."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from aigaq.casefile import deadlines as still_due
from aigaq.casefile import is_missed
from aigaq.exports.html.labels import Labels
from aigaq.exports.order import Order
from aigaq.model.casefile import CaseFile, Deadline

State = Literal["missed", "open", "coming", "late", "over", ""]
"""``open``: its first possible day is past, its last is not; ``late``: done after its time; ``over``: done in time, or
what it hung on has ended; empty where the dossier has no day."""
RANK: dict[State, int] = {"missed": 0, "open": 1, "coming": 2, "": 3, "late": 4, "over": 5}


@frozen
class Due:
    """One deadline in the page's language, with the number that drawing and table share."""

    number: int
    deadline: Deadline
    state: State

    @property
    def exact(self) -> bool:
        """Whether it falls due on one certain day."""
        return self.deadline.earliest == self.deadline.latest


def dues(order: Order, case: CaseFile, labels: Labels, today: date | None) -> tuple[Due, ...]:
    """Give all deadlines: those missed first, then what is still to come, by date, then what is over."""
    due = {_key(d): d for d in (still_due(order.material, today, case.person) if today else ())}
    found = {**{_key(d): (d, p.jurisdiction) for p in case.statuses for d in p.deadlines}}
    found |= {key: (d, d.jurisdiction) for key, d in due.items() if key not in found}
    rows = [(_state(d, key in due, today), labels.deadline(d, country)) for key, (d, country) in found.items()]
    rows.sort(key=lambda row: (RANK[row[0]], row[1].earliest, row[1].latest, row[1].clock))
    return tuple(Due(number, deadline, state) for number, (state, deadline) in enumerate(rows, 1))


def _key(deadline: Deadline) -> tuple[str, str, str]:
    return (deadline.clock, deadline.earliest, deadline.latest)


def _state(deadline: Deadline, outstanding: bool, today: date | None) -> State:  # noqa: FBT001
    if today is None:
        return ""
    if any(remark.code == "done_late" for remark in deadline.remarks):
        return "late"
    if not outstanding:
        return "coming" if deadline.earliest >= today.isoformat() else "over"
    if is_missed(deadline, today):
        return "missed"
    return "open" if deadline.earliest < today.isoformat() else "coming"
