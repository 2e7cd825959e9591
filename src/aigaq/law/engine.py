"""When a status runs out and what comes due, from the day it began, as sure as that day is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from aigaq.law.dates import compact, shift, start
from aigaq.law.duration import Duration
from aigaq.law.pack import Clock, Pack
from aigaq.model.casefile import Deadline, RuleRef
from aigaq.model.claim import Claim
from aigaq.model.edtf import Bounds, Edtf

MOST_STEPS = 12
"""How many runs of a rolling clock are shown at most, where the law sets no end."""
_SUSPENDED = "May have been held up by the criminal case: ask the lawyer for the day it went on."


def law_day(pack: Pack, since: Edtf) -> date | None:
    """Give the day whose law applies: the last day on which it may have begun, never before the pack's first.

    Without any last day, the first; with neither, ``None``.
    """
    span = start(since)
    day = span.last or span.first
    return day and max(day, pack.versions[0].since)


def term_end(pack: Pack, status: str, since: Edtf) -> Edtf | None:
    """Give the day a status (or its document) runs out by law, or the span of days on which it may.

    ``None`` where the law sets no term or nothing is known of the beginning.
    """
    day = law_day(pack, since)
    rule = pack.status(status, day) if day else None
    if rule is None or rule.term is None:
        return None
    return compact(shift(since, Duration.parse(rule.term)))


def rules(pack: Pack, status: str, since: Edtf) -> tuple[RuleRef, ...]:
    """Give the rules that a status rests on under the law of the day it began, and who decides."""
    day = law_day(pack, since)
    version = pack.version_on(day) if day else None
    if day is None or version is None:
        return ()
    rule = pack.status(status, day)
    names = (*rule.rules, version.rule) if rule else ()
    return tuple(pack.rule(name).ref for name in dict.fromkeys(names))


def steps(clock: Clock, since: Bounds, until: date | None = None) -> tuple[Bounds, ...]:
    """Give the days on which a clock runs out: one, or one a run if it is rolling, as (first, last) day.

    Runs are counted from the beginning, so that the end of a short month does not shift those after it.
    A run that would end after ``until`` (or after the clock's longest time) is left out, but not the first.
    """
    length = Duration.parse(clock.length)
    total = Duration.parse(clock.max_total) if clock.max_total else None
    found: list[Bounds] = []
    for number in range(1, (MOST_STEPS if clock.rolling else 1) + 1):
        due = _after(since, length.times(number))
        if found and (_past(due, until) or (total and _past(due, _after(since, total).first))):
            break
        found.append(due)
    return tuple(found)


def deadlines(  # noqa: PLR0913
    pack: Pack,
    name: str,
    since: Edtf,
    *,
    person: str,
    until: date | None = None,
    claims: tuple[Claim, ...] = (),
    already: Mapping[str, Bounds] | None = None,
) -> tuple[Deadline, ...]:
    """Give what comes due because a status, or an event, began on a day; soonest first.

    ``already``: the statuses and event types that came after it, with the days on which they can have
    come: what certainly met a clock before it ran out takes the deadline away, and what may hold a clock
    up is said. ``until``: the last day it held. An uncertain beginning gives an uncertain deadline; a
    beginning without a first day, or without a last, gives none: nobody is warned of an invented day.
    """
    day = law_day(pack, since)
    span = start(since)
    if day is None or span.first is None or span.last is None:
        return ()
    came = already or {}
    found = [
        _held_up(_deadline(pack, clock, due, person, claims), clock, came)
        for clock in pack.clocks_of(name, day)
        for due in steps(clock, span, until)
        if not _met(clock, due, came)
    ]
    return tuple(sorted(found, key=lambda d: (d.earliest, d.latest, d.clock)))


def _met(clock: Clock, due: Bounds, came: Mapping[str, Bounds]) -> bool:
    """Whether something certainly met the clock before the first day on which it can have run out."""
    days = [span.last for name in clock.met_by if (span := came.get(name)) and span.last]
    return any(due.first is not None and day < due.first for day in days)


def _deadline(pack: Pack, clock: Clock, due: Bounds, person: str, claims: tuple[Claim, ...]) -> Deadline:
    assert due.first is not None and due.last is not None  # noqa: S101, PT018
    rule, latest, consequence = pack.rule(clock.rule).ref, due.last, clock.consequence.en
    if clock.extend:
        longer = Duration.parse(clock.extend.by).times(clock.extend.times)
        consequence += f" Can be put off to {longer.after(latest).isoformat()}: {clock.extend.reason}."
    return Deadline(
        clock.id, clock.label.en, person, due.first.isoformat(), latest.isoformat(), rule, consequence, claims
    )


def _held_up(deadline: Deadline, clock: Clock, came: Mapping[str, Bounds]) -> Deadline:
    if not set(clock.suspended_by) & set(came):
        return deadline
    return evolve(deadline, consequence=f"{deadline.consequence} {_SUSPENDED}")


def _after(since: Bounds, length: Duration) -> Bounds:
    return Bounds(since.first and length.after(since.first), since.last and length.after(since.last))


def _past(due: Bounds, limit: date | None) -> bool:
    return limit is not None and due.first is not None and due.first > limit
