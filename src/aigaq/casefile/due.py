"""What comes due for everybody, and what was missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from aigaq.casefile.events import events_of
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import ByGrounds, remembered
from aigaq.casefile.periods import begins
from aigaq.casefile.standing import span_of
from aigaq.casefile.statuses import earliest, facts_of, statuses
from aigaq.law import Background, bounds, pack
from aigaq.law import deadlines as due_by_law
from aigaq.model.casefile import Deadline, Event, StatusPeriod
from aigaq.model.edtf import Bounds
from aigaq.model.entity import Entity
from aigaq.model.material import Material

Key = tuple[str, ...]


def deadlines(material: Material, today: date, one: Entity | None = None) -> tuple[Deadline, ...]:
    """Give what comes due for everyone, or one person, and what was missed, soonest first; not legal advice.

    Left out is what was done (even late), and all that hangs on a status that had ended by that day. Of a
    clock that runs again and again only the last missed run is kept: the earlier ones are behind it.
    """
    if one is None:
        return remembered(material, ("deadlines", today), lambda: _sorted(material, material.people, today))
    return _sorted(material, (one,), today)


def _sorted(material: Material, people: Iterable[Entity], today: date) -> tuple[Deadline, ...]:
    found = [due for person in people for due in _kept(material, person, today)]
    return tuple(sorted(found, key=lambda d: (d.earliest, d.latest, d.person, d.clock)))


class Due(ByGrounds[tuple[Deadline, ...]]):
    """Keeps what comes due for people, counted from the day that was asked about last."""


def _kept(material: Material, person: Entity, today: date) -> tuple[Deadline, ...]:
    ix, periods = index(material), statuses(material, person)
    grounds = (periods, events_of(material).get(person.id, ()))
    return ix.kept.of(Due).value(person.id, grounds, today, lambda: tuple(_of(ix, person, periods, today)))


def _of(ix: Index, person: Entity, periods: tuple[StatusPeriod, ...], today: date) -> Iterator[Deadline]:
    found: dict[Key, Deadline] = {}
    for period in periods:
        if not _is_over(period, today):
            _keep(found, period.deadlines)
    _keep(found, _of_events(ix, person.id, periods))
    missed = {due.clock: due for due in sorted(found.values(), key=lambda d: d.latest) if is_missed(due, today)}
    yield from missed.values()
    yield from (due for due in found.values() if not is_missed(due, today))


def is_missed(deadline: Deadline, today: date) -> bool:
    """Say whether all days on which something may have fallen due are over."""
    return deadline.latest < today.isoformat()


def _is_over(period: StatusPeriod, today: date) -> bool:
    ended = span_of(period)[1].last
    return period.until_basis in {"stated", "next_status"} and ended is not None and ended < today


def _keep(found: dict[Key, Deadline], new: Iterable[Deadline]) -> None:
    for deadline in new:
        if not any(remark.code == "done_late" for remark in deadline.remarks):
            found.setdefault((deadline.clock, deadline.earliest, deadline.latest), deadline)


def _of_events(ix: Index, person: str, periods: tuple[StatusPeriod, ...]) -> Iterator[Deadline]:
    """Deadlines of clocks that an event starts, such as an arrival, under the law of where it happened."""
    told = facts_of(ix.material, person)
    for event in told:
        country = _country(ix, event)
        law = pack(country) if country else None
        if law and event.when and any(event.type in (*c.start_events, *c.start_statuses) for c in law.clocks):
            after = _types_after(event, told, periods)
            known = Background(person=person, claims=event.claims, already=after)
            yield from due_by_law(law, event.type, event.when.date, known)


def _country(ix: Index, event: Event) -> str | None:
    places = {e.geo.country for c in event.claims if (e := ix.entity(c.place_referent)) and e.geo}
    return places.pop() if len(places) == 1 else None


def _types_after(event: Event, told: tuple[Event, ...], periods: tuple[StatusPeriod, ...]) -> dict[str, Bounds]:
    """Event types and statuses that came after an event, or may have, with their days."""
    assert event.when is not None  # noqa: S101
    first = bounds(event.when.date).first or date.min
    later = [(e.type, bounds(e.when.date)) for e in told if e is not event and e.when]
    later += [(p.status, begins(p.since)) for p in periods if p.since]
    return earliest((name, span) for name, span in later if (span.last or date.max) >= first)
