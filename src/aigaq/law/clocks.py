"""How a clock runs: days that count, days off, runs of a rolling clock, and days on which it stood still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from aigaq.law.calendar import Works, count, on_or_after, working_days
from aigaq.law.duration import Duration
from aigaq.law.pack import Clock, Pack
from aigaq.model.edtf import Bounds

Came = tuple[str, Bounds]
"""A status or an event type that came, and the days on which it can have come."""
MOST_STEPS = 12
"""How many runs of a rolling clock are shown at most, where the law sets no end."""


@frozen
class Pause:
    """Days on which a clock stood still: what stopped it, from when, and until when (``None``: still)."""

    by: str
    since: Bounds
    until: Bounds | None

    @property
    def shortest(self) -> timedelta:
        """The least time it can have stood still; none while nothing says that it runs again."""
        if self.until is None or self.until.first is None or self.since.last is None:
            return timedelta()
        return max(timedelta(), self.until.first - self.since.last)

    @property
    def longest(self) -> timedelta:
        """The most time it can have stood still; ``timedelta.max`` while nothing says that it runs again."""
        if self.until is None or self.until.last is None or self.since.first is None:
            return timedelta.max
        return max(timedelta(), self.until.last - self.since.first)


def steps(
    clock: Clock, since: Bounds, until: date | None = None, pack: Pack | None = None, pauses: Sequence[Pause] = ()
) -> tuple[Bounds, ...]:
    """Give the days on which a clock runs out: one, or one a run if it is rolling, as (first, last) day.

    Runs are counted from the beginning, so that the end of a short month does not shift those after it.
    A run that would end after ``until`` (or after the clock's longest time) is left out, but not the first.
    ``pack`` gives the days off; without it only Saturdays and Sundays are.
    """
    works = working_days(pack.holidays, pack.weekend) if pack else working_days("")
    length = Duration.parse(clock.length)
    limit = _moved(since, Duration.parse(clock.max_total)).first if clock.max_total else None
    found: list[Bounds] = []
    for number in range(1, (MOST_STEPS if clock.rolling else 1) + 1):
        due = _stood_still(_run_out(clock, since, length.times(number), works), pauses)
        due = _each(due, lambda day: on_or_after(day, works)) if clock.next_working_day else due
        if found and (_past(due, until) or _past(due, limit)):
            break
        found.append(due)
    return tuple(found)


def _run_out(clock: Clock, since: Bounds, length: Duration, works: Works) -> Bounds:
    """Count days, the first of them the day after the beginning or the very day."""
    back = timedelta(days=1 if clock.first_day == "same" else 0)
    if clock.days == "working":
        return _each(since, lambda day: count(day - back if day - date.min >= back else day, length.days, works))
    return _each(_moved(since, length), lambda day: day - back)


def _each(span: Bounds, change: object) -> Bounds:
    assert callable(change)  # noqa: S101
    return Bounds(span.first and change(span.first), span.last and change(span.last))


def _moved(since: Bounds, length: Duration) -> Bounds:
    return _each(since, length.after)


def _past(due: Bounds, limit: date | None) -> bool:
    return limit is not None and due.first is not None and due.first > limit


def pauses_of(clock: Clock, came: Iterable[Came]) -> tuple[Pause, ...]:
    """Give the days on which a clock stood still, from all that came: a stop, and the first restart after it."""
    return tuple(_pauses(clock, sorted(came, key=_in_time)))


def _pauses(clock: Clock, came: Sequence[Came]) -> Iterator[Pause]:
    stopped: Came | None = None
    for name, span in came:
        if stopped is None and name in clock.stopped_by:
            stopped = (name, span)
        elif stopped is not None and name in clock.resumed_by:
            yield Pause(*stopped, span)
            stopped = None
    if stopped is not None:
        yield Pause(*stopped, None)


def _in_time(row: Came) -> tuple[date, date, str]:
    name, span = row
    return (span.last or date.max, span.first or date.min, name)


def _stood_still(due: Bounds, pauses: Sequence[Pause]) -> Bounds:
    """Move the end by the days that do not count.

    The first possible day moves by the shortest stop that certainly came before it, the last one by the
    longest that may have: so the earliest warning is never too late.
    """
    first, last = due.first, due.last
    for pause in pauses:
        if first and pause.since.last and pause.since.last <= first:
            first = _later(first, pause.shortest)
        if last and (pause.since.first is None or pause.since.first <= last):
            last = _later(last, pause.longest)
    return Bounds(first, last)


def _later(day: date, time: timedelta) -> date:
    return day + time if time <= date.max - day else date.max
