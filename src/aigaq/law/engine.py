"""When a status runs out and what comes due, from the day it began, as sure as that day is known."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from operator import attrgetter
from sys import intern

from attrs import evolve, frozen

from aigaq.law.clocks import Came, Pause, pauses_of, steps
from aigaq.law.dates import compact, shift, start
from aigaq.law.duration import Duration
from aigaq.law.pack import Clock, Extension, Pack
from aigaq.law.remarks import remark, say
from aigaq.model.casefile import Deadline, LawOnDay, Remark, RuleRef
from aigaq.model.claim import Claim
from aigaq.model.edtf import Bounds, Edtf
from aigaq.model.schema import Labels, status_type, type_exists


def law_day(since: Edtf) -> date | None:
    """Give the day whose law applies: the last day on which it may have begun, or else the first.

    ``None`` where neither is known. Before the first version of a pack no law is known and nothing follows.
    """
    span = start(since)
    return span.last or span.first


def term_end(pack: Pack, status: str, since: Edtf) -> Edtf | None:
    """Give the day a status (or its document) runs out by law, or the span of days on which it may.

    ``None`` where the law sets no term or nothing is known of the beginning.
    """
    day = law_day(since)
    rule = pack.status(status, day) if day else None
    if rule is None or rule.term is None:
        return None
    return compact(shift(since, Duration.parse(rule.term)))


def rules(pack: Pack, status: str, since: Edtf) -> tuple[RuleRef, ...]:
    """Give the rules that a status rests on under the law of the day it began, and who decides.

    Who decides on protection stands in the version; of other tracks the status says it itself.
    """
    day = law_day(since)
    version = pack.version_on(day) if day else None
    if day is None or version is None:
        return ()
    rule = pack.status(status, day)
    who = (version.rule,) if track(status) == "asylum" else ()
    names = (*rule.rules, *who) if rule else who
    return tuple(pack.rule(name).ref for name in dict.fromkeys(names))


def on_day(pack: Pack, status: str, on: date) -> LawOnDay | None:
    """Give what the law in force on a day says of a status; ``None`` where it says nothing."""
    version, rule = pack.version_on(on), pack.status(status, on)
    if version is None or rule is None:
        return None
    asylum = track(status) == "asylum"
    names = (*rule.rules, version.rule) if asylum else rule.rules
    return LawOnDay(
        version.id,
        rule.stay,
        tuple(pack.rule(name).ref for name in dict.fromkeys(names)),
        rule.document,
        rule.issued_by or (version.authority if asylum else None),
        rule.travel_document,
    )


@cache
def _tracks() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "tracks.toml").read_text("utf-8"))


def track(status: str) -> str:
    """Give the track on which a status lies: asylum, criminal, detention, travel or other."""
    rows = _tracks()
    return rows["but"].get(status) or rows["of"][status_type(status).track]


def each_state(name: str) -> bool:
    """Say whether each state keeps a track for itself, such as asylum."""
    return name in _tracks()["each_state"]["tracks"]


@frozen
class Background:
    """Whose deadlines are worked out, on which claims, and what came after the clocks began."""

    person: str = ""
    until: date | None = None
    """The last day on which the status held."""
    claims: tuple[Claim, ...] = ()
    already: Mapping[str, Bounds] = {}
    """The first status and event of each type that came after: what meets a clock, or may hold it up."""
    came: Sequence[Came] = ()
    """Everything that came: what stops a clock and what lets it run again."""


def deadlines(pack: Pack, name: str, since: Edtf, known: Background = Background()) -> tuple[Deadline, ...]:
    """Give what comes due because a status, or an event, began on a day; soonest first.

    What certainly met a clock by the day it ran out takes the deadline away; what came too late, or may
    hold a clock up, is said. An uncertain beginning gives an uncertain deadline; a beginning without a
    first day, or without a last, gives none: nobody is warned of an invented day.
    """
    day = law_day(since)
    span = start(since)
    if day is None or span.first is None or span.last is None:
        return ()
    found = [due for clock in pack.clocks_of(name, day) for due in _of_clock(pack, clock, span, known)]
    return tuple(sorted(found, key=attrgetter("earliest", "latest", "clock")))


def _of_clock(pack: Pack, clock: Clock, since: Bounds, known: Background) -> Iterator[Deadline]:
    pauses = pauses_of(clock, known.came)
    met = _met(clock, known.already)
    for due in steps(clock, since, known.until, pack, pauses):
        if due.first and due.last and not (met and met <= due.first):
            made = _deadline(pack, clock, due, known)
            yield _with(made, _remarks(clock, due, known.already, pauses, met))


def _met(clock: Clock, already: Mapping[str, Bounds]) -> date | None:
    """Give the day by which something has certainly met the clock."""
    return min((span.last for name in clock.met_by if (span := already.get(name)) and span.last), default=None)


def _deadline(pack: Pack, clock: Clock, due: Bounds, known: Background) -> Deadline:
    assert due.first is not None and due.last is not None  # noqa: S101, PT018
    return Deadline(
        clock=clock.id,
        label=clock.label.en,
        person=known.person,
        earliest=intern(due.first.isoformat()),
        latest=intern(due.last.isoformat()),
        rule=pack.rule(clock.rule).ref,
        consequence=clock.consequence.en,
        claims=known.claims,
        jurisdiction=pack.code,
        labels=clock.label,
        consequences=clock.consequence,
        on_expiry=clock.on_expiry or "",
    )


def _with(deadline: Deadline, remarks: tuple[Remark, ...]) -> Deadline:
    """Give a deadline its remarks, also in the words of its consequence."""
    said = " ".join([deadline.consequence, *(say(each) for each in remarks)])
    return evolve(deadline, remarks=remarks, consequence=said)


def _remarks(
    clock: Clock, due: Bounds, already: Mapping[str, Bounds], pauses: Sequence[Pause], met: date | None
) -> tuple[Remark, ...]:
    assert due.last is not None  # noqa: S101
    found = [_put_off(extension, due.last) for extension in clock.extend]
    found += [remark("held_up", by=kind_of(name)) for name in sorted(set(clock.suspended_by) & set(already))]
    found += [_pause(pause) for pause in pauses if pause.since.first is None or pause.since.first <= due.last]
    if clock.stay:
        found.append(remark(clock.stay))
    if met and met > due.last:
        found.append(remark("done_late", on=met.isoformat()))
    return tuple(found)


def _put_off(extension: Extension, latest: date) -> Remark:
    longer = Duration.parse(extension.by).times(extension.times).after(latest)
    reason = extension.reason
    facts = {"reason": reason} if isinstance(reason, str) else {f"reason_{k}": v for k, v in _by_language(reason)}
    return remark("put_off", until=longer.isoformat(), **facts)


def _by_language(labels: Labels) -> tuple[tuple[str, str], ...]:
    return (("en", labels.en), ("ru", labels.ru), ("kk", labels.kk))


def _pause(pause: Pause) -> Remark:
    since = compact(pause.since)
    if pause.until is None or since is None:
        return remark("stopped", by=kind_of(pause.by), since=str(since or "?"))
    low, high = pause.shortest.days, pause.longest.days
    return remark("paused", days=str(low) if low == high else f"{low}–{high}")


def kind_of(name: str) -> str:
    """Give a status or event type as a fact of a remark, so that it is said by its label."""
    kind = next((kind for kind in ("status", "event") if type_exists(kind, name)), None)
    return f"{kind}:{name}" if kind else name.replace("_", " ")
