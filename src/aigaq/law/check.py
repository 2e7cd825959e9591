"""What makes a pack not hold together: references that lead nowhere, overlaps, loops, impossible terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from aigaq.law.calendar import known as country_known
from aigaq.law.duration import Duration
from aigaq.law.pack import Clock, Pack
from aigaq.law.remarks import outcomes
from aigaq.model.schema import types

MOST_WORKING_DAYS = 1000
"""Longest term that may be counted in working days: nothing known comes near, and each day is looked at."""


@frozen
class Fault:
    """One thing wrong with a pack: in which file, at which table of a kind (counted from one), and what."""

    file: str
    table: str
    number: int
    reason: str


def faults(made: Pack) -> Iterator[Fault]:
    """Give everything that is wrong with a pack whose fields all have the right form."""
    yield from _head(made)
    yield from _doubled(made)
    yield from _versions(made)
    yield from _unknown_rules(made)
    yield from _unknown_types(made)
    yield from _unknown_versions(made)
    yield from _overlaps(made)
    for number, clock in enumerate(made.clocks, 1):
        yield from (Fault("clocks.toml", "clock", number, f"clock {clock.id}: {why}") for why in _clock(clock))
    yield from _loops(made)


def _head(made: Pack) -> Iterator[Fault]:
    if made.holidays and not country_known(made.holidays):
        yield Fault("pack.toml", "holidays", 1, f"no public holidays are known of {made.holidays}")
    if not made.versions:
        yield Fault("pack.toml", "version", 1, "no version")


def _doubled(made: Pack) -> Iterator[Fault]:
    yield from _twice("pack.toml", "version", [version.id for version in made.versions])
    yield from _twice("pack.toml", "event", [event.id for event in made.events])
    yield from _twice("rules.toml", "rule", [rule.id for rule in made.rules])


def _twice(file: str, table: str, ids: Sequence[str]) -> Iterator[Fault]:
    for number, name in enumerate(ids, 1):
        if name in ids[: number - 1]:
            yield Fault(file, table, number, f"id {name} stands twice")


def _versions(made: Pack) -> Iterator[Fault]:
    for number, version in enumerate(made.versions, 1):
        if version.until is not None and version.until < version.since:
            yield Fault("pack.toml", "version", number, f"version {version.id} ends before it begins")
    for number, (earlier, later) in enumerate(zip(made.versions, made.versions[1:], strict=False), 2):
        if earlier.until is None or later.since <= earlier.until:
            yield Fault("pack.toml", "version", number, f"version {later.id} overlaps {earlier.id}")
        elif (later.since - earlier.until).days != 1:
            reason = f"version {later.id} does not begin on the day after {earlier.id} ends"
            yield Fault("pack.toml", "version", number, reason)


def _unknown_rules(made: Pack) -> Iterator[Fault]:
    have = {rule.id for rule in made.rules}
    for file, table, rows in _rules_named(made):
        for number, names in enumerate(rows, 1):
            for name in names:
                if name not in have:
                    yield Fault(file, table, number, f"rule {name} is not in rules.toml")


def _rules_named(made: Pack) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    yield "pack.toml", "version", [(v.rule,) for v in made.versions]
    yield "statuses.toml", "status", [s.rules for s in made.statuses]
    yield "transitions.toml", "transition", [(t.rule,) for t in made.transitions]
    yield "transitions.toml", "interaction", [(i.rule,) for i in made.interactions]
    yield "clocks.toml", "clock", [(c.rule, *(e.rule for e in c.extend)) for c in made.clocks]


def _unknown_types(made: Pack) -> Iterator[Fault]:
    statuses = set(types("status"))
    events = set(types("event")) | {event.id for event in made.events}
    for number, status in enumerate(made.statuses, 1):
        yield from _not_in(statuses, (status.id,), Fault("statuses.toml", "status", number, "status"))
        if not status.rules:
            yield Fault("statuses.toml", "status", number, f"status {status.id} rests on no rule")
    for number, step in enumerate(made.transitions, 1):
        where = Fault("transitions.toml", "transition", number, "status")
        yield from _not_in(statuses, (step.before, step.after), where)
        yield from _not_in(events, (step.trigger,), Fault("transitions.toml", "transition", number, "trigger"))
    for number, clock in enumerate(made.clocks, 1):
        where = Fault("clocks.toml", "clock", number, f"clock {clock.id}: status")
        yield from _not_in(statuses, clock.start_statuses, where)
        either = (*clock.start_events, *clock.met_by, *clock.suspended_by, *clock.stopped_by, *clock.resumed_by)
        yield from _not_in(statuses | events, either, Fault("clocks.toml", "clock", number, f"clock {clock.id}:"))


def _not_in(have: set[str], names: Iterable[str], where: Fault) -> Iterator[Fault]:
    for name in names:
        if name not in have:
            yield Fault(where.file, where.table, where.number, f"{where.reason} {name} is not in the schema")


def _unknown_versions(made: Pack) -> Iterator[Fault]:
    have = {version.id for version in made.versions}
    tables = (
        ("statuses.toml", "status", [s.versions for s in made.statuses]),
        ("clocks.toml", "clock", [c.versions for c in made.clocks]),
        ("transitions.toml", "transition", [t.versions for t in made.transitions]),
        ("transitions.toml", "interaction", [i.versions for i in made.interactions]),
    )
    for file, table, rows in tables:
        for number, names in enumerate(rows, 1):
            for name in names:
                if name not in have:
                    yield Fault(file, table, number, f"version {name} is not in pack.toml")


def _overlaps(made: Pack) -> Iterator[Fault]:
    """Two entries for one status, or two clocks of one id, in one version of the law."""
    yield from _both("statuses.toml", "status", [(status.id, status.versions) for status in made.statuses])
    yield from _both("clocks.toml", "clock", [(clock.id, clock.versions) for clock in made.clocks])


def _both(file: str, table: str, rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Fault]:
    for number, (name, versions) in enumerate(rows, 1):
        before = [other for known, other in rows[: number - 1] if known == name]
        if any(not versions or not other or set(versions) & set(other) for other in before):
            yield Fault(file, table, number, f"{table} {name} stands twice in one version of the law")


def _clock(clock: Clock) -> Iterator[str]:
    """Say what is wrong with a clock by itself."""
    length = Duration.parse(clock.length)
    starts = {*clock.start_statuses, *clock.start_events}
    if not starts:
        yield "nothing starts it"
    if length == Duration():
        yield "its length is nothing"
    if clock.days == "working" and (length.months or length.days > MOST_WORKING_DAYS):
        yield f"working days are counted in days, at most {MOST_WORKING_DAYS}"
    if clock.stopped_by and (clock.rolling or clock.days == "working"):
        yield "a clock that can be stopped neither rolls nor counts working days"
    if clock.resumed_by and not clock.stopped_by:
        yield "nothing stops it, so nothing can resume it"
    for names, what in ((clock.met_by, "meets"), (clock.suspended_by, "suspends"), (clock.stopped_by, "stops")):
        yield from (f"{name} both starts and {what} it" for name in sorted(starts & set(names)))
    yield from (f"{name} both stops and resumes it" for name in sorted({*clock.stopped_by} & {*clock.resumed_by}))
    yield from _expiry(clock)


def _expiry(clock: Clock) -> Iterator[str]:
    after = clock.on_expiry
    if after and after not in types("status") and after not in outcomes():
        yield f"on_expiry {after} is neither a status of the schema nor in outcomes.toml"
    if after and after in clock.start_statuses:
        yield f"it starts with {after} and leads back to {after}"


def _loops(made: Pack) -> Iterator[Fault]:
    """A status that, by clocks alone, would run out into another and back into itself."""
    leads: dict[str, set[str]] = defaultdict(set)
    for clock in made.clocks:
        for name in clock.start_statuses:
            leads[name] |= {clock.on_expiry} if clock.on_expiry in types("status") and clock.on_expiry else set()
    for number, clock in enumerate(made.clocks, 1):
        for name in clock.start_statuses:
            if clock.on_expiry and clock.on_expiry != name and name in _reached(leads, clock.on_expiry):
                reason = f"clock {clock.id}: {name} runs out into {clock.on_expiry}, which runs out into {name} again"
                yield Fault("clocks.toml", "clock", number, reason)


def _reached(leads: dict[str, set[str]], name: str) -> set[str]:
    found: set[str] = set()
    edge = {name}
    while edge:
        edge = set().union(*(leads.get(each, set()) for each in edge)) - found
        found |= edge
    return found
