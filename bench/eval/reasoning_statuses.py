"""Status periods against the gold's timelines. The rule, in full:

- A period of ours and one of the gold are one if person and status are the same and beginning and end agree; each is
  matched once. Statuses that ``OTHER_NAMES`` lists count under the schema's name.
- *Beginning*: the days on which it can have begun meet the gold's, and are no more than twice as many, or a week
  (``score.dates_agree`` of ../shared). Where the gold's is open on one side, no date at all will do.
- *End*: where the gold gives a date, the same rule. ``..`` (still held): no end, or one after the last report. No end
  in the gold (``null``: not told): no end is asked for, but one before the gold's beginning is wrong.
- An extra period is wrong, except: words that are only a label; a status that the annotation gives to nobody (it
  leaves out steps such as applicant, defendant and released); and what some document's own annotation has of that
  person but the timelines leave out (a contradicted status, a camp of which no dates are known).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from aigaq.casefile.periods import begins
from aigaq.casefile.statuses import statuses
from aigaq.law import compact
from aigaq.model.casefile import StatusPeriod
from aigaq.model.schema import status_type
from bench.eval.reasoning_world import OTHER_NAMES, World

Row = dict[str, Any]


@frozen
class Tally:
    """What was found of what was asked for, what was found beside it, and every miss in words."""

    asked: int
    found: int
    extra: int
    misses: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        """Share of what was asked for that was found."""
        return self.found / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        """Share of what was given that was asked for."""
        given = self.found + self.extra
        return self.found / given if given else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.found / (self.asked + self.found + self.extra) if self.found else 0.0


def of_world(world: World) -> Tally:
    """Measure the periods of everybody whom the gold names."""
    names = {entity.id: name for name, entity in world.people.items()}
    given = [
        (names.get(person.id, person.name), period)
        for person in world.material.people
        for period in statuses(world.material, person)
    ]
    return compare(world, given)


def compare(world: World, given: Iterable[tuple[str, StatusPeriod]]) -> Tally:
    """Compare periods, each with the canonical name of the person, with the gold's timelines."""
    left = [pair for pair in given if not status_type(pair[1].status).label]
    misses: list[str] = []
    found = 0
    for row in world.gold["status_timelines"]:
        hit = next((pair for pair in left if agree(world, row, *pair)), None)
        if hit is None:
            misses.append(f"missed {_row(row)}; given: {_near(left, row)}")
        else:
            left.remove(hit)
            found += 1
    extra = [pair for pair in left if not _spared(world, *pair)]
    misses += [f"extra  {name}: {_shown(period)}" for name, period in extra]
    return Tally(len(world.gold["status_timelines"]), found, len(extra), tuple(misses))


def agree(world: World, row: Row, name: str, period: StatusPeriod) -> bool:
    """Say whether a period of ours is the gold's: the rule above."""
    if name != row["person"] or period.status != _status(row):
        return False
    return _beginning(world, row, period) and _end(world, row, period)


def _status(row: Row) -> str:
    return OTHER_NAMES.get(row["status"], row["status"])


def _beginning(world: World, row: Row, period: StatusPeriod) -> bool:
    since = period.since
    if since is not None and since.date.kind == "interval":
        return bool(world.score.dates_agree(row["from"], str(compact(begins(since)) or "")))
    return bool(world.score.dates_agree(row["from"], since.edtf if since else None))


def _end(world: World, row: Row, period: StatusPeriod) -> bool:
    until = period.until.date.bounds if period.until else None
    if row["until"] is None:
        began = world.score.bounds(row["from"])
        return until is None or until.last is None or not began or until.last >= began[0]
    if row["until"] == "..":
        return until is None or until.last is None or until.last > last_report(world)
    return bool(world.score.dates_agree(row["until"], period.until.edtf if period.until else None))


def last_report(world: World) -> date:
    """The last day on which a report was published."""
    last: date = max(world.score.bounds(d["date_published"])[1] for d in world.gold["documents"])
    return last


def _spared(world: World, name: str, period: StatusPeriod) -> bool:
    """What the annotation does not judge: a status that it gives to nobody, or of this person outside the timelines."""
    asked = {(row["person"], _status(row)) for row in world.gold["status_timelines"]}
    told = {(s["person"], _status(s)) for d in world.gold["documents"] for s in d["statuses"]}
    judged = {status for _, status in asked | told}
    return period.status not in judged or (name, period.status) in told - asked


def _near(left: list[tuple[str, StatusPeriod]], row: Row) -> str:
    near = [_shown(p) for name, p in left if name == row["person"] and p.status == _status(row)]
    return ", ".join(near) or "nothing"


def _row(row: Row) -> str:
    return f"{row['person']}: {row['status']} {row['from']} – {row['until']}"


def _shown(period: StatusPeriod) -> str:
    since = period.since.edtf if period.since else None
    return f"{period.status} {since} – {period.until.edtf if period.until else None} ({period.until_basis})"
