"""Who held which status on a day, as far as the reports known by then can tell, and what comes due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from aigaq.casefile.index import Index, index
from aigaq.casefile.periods import begins
from aigaq.casefile.statuses import earliest, facts_of, statuses
from aigaq.law import Background, bounds, pack
from aigaq.law import deadlines as due_by_law
from aigaq.law.dates import day_before
from aigaq.model.casefile import Deadline, Event, Held, StatusPeriod
from aigaq.model.edtf import Bounds
from aigaq.model.material import Material
from aigaq.model.schema import status_type


def status_on(material: Material, on: date, known_on: date | None = None) -> tuple[Held, ...]:
    """Give who held which status on a day: by name, what is certain before what is only possible.

    ``known_on`` takes only reports that were published (or, where that is not known, received) by that day.
    A status whose term runs out on a day is held on that day; on the day the next begins, no longer.
    """
    if known_on is not None:
        material = known_by(material, known_on)
    ix = index(material)
    found = [
        held
        for person in material.people
        for period in statuses(material, person)
        if (held := _held(ix, person.name, period, on)) is not None
    ]
    return tuple(sorted(found, key=lambda h: (h.name, h.person, h.how, h.period.track, h.period.status, h.why)))


def deadlines(material: Material, today: date) -> tuple[Deadline, ...]:
    """Give what may still come due from this day on, for everyone, soonest first; nothing here is legal advice.

    A deadline is left out when all its possible days have passed or the status it hangs on has ended.
    """
    found: dict[tuple[str, ...], Deadline] = {}
    for person in material.people:
        periods = statuses(material, person)
        for period in periods:
            if not _is_over(period, today):
                _keep(found, period.deadlines, today)
        _keep(found, _of_events(index(material), person.id, periods), today)
    return tuple(sorted(found.values(), key=lambda d: (d.earliest, d.latest, d.person, d.clock)))


def known_by(material: Material, day: date) -> Material:
    """Give the material as it stood on a day: without what was published or, failing that, received later."""
    sources = {name: source for name, source in material.sources.items() if _known(index(material), name, day)}
    return evolve(
        material,
        sources=sources,
        texts={name: text for name, text in material.texts.items() if name in sources},
        claims=tuple(claim for claim in material.claims if claim.source in sources),
        mentions=tuple(m for m in material.mentions if m.passage.text.source in sources),
        reposts=tuple(r for r in material.reposts if r.left in sources and r.right in sources),
    )


def _known(ix: Index, name: str, day: date) -> bool:
    published = ix.published(name).last
    received = ix.material.sources[name].received[:10]
    return published <= day if published else received <= day.isoformat()


def _held(ix: Index, name: str, period: StatusPeriod, on: date) -> Held | None:
    kind = status_type(period.status)
    began, ended = span_of(period)
    if kind.label or (began.first and on < began.first) or (ended.last and on > ended.last):
        return None
    sure_from = began.last is not None and began.last <= on
    sure_to = on <= ended.first if ended.first else kind.lasting or on <= _still(ix, period)
    due = tuple(d for d in period.deadlines if d.latest >= on.isoformat())
    why = _why(period, sure_from=sure_from, sure_to=sure_to)
    return Held(period.person, name, period, "certainly" if sure_from and sure_to else "possibly", why, due)


def span_of(period: StatusPeriod) -> tuple[Bounds, Bounds]:
    """Give the days on which a status can have begun, and those that can have been its last."""
    began = begins(period.since) if period.since else Bounds(None, None)
    if period.until is None:
        return began, Bounds(None, None)
    ended = bounds(period.until.date)
    if period.until_basis == "next_status":
        ended = Bounds(ended.first and day_before(ended.first), ended.last and day_before(ended.last))
    return began, ended


def _still(ix: Index, period: StatusPeriod) -> date:
    """The last day for which a report says that it holds: its publication if it says “still”, else the first day."""
    began = span_of(period)[0].last or date.min
    if period.until_basis != "open":
        return began
    return max([began, *(first for claim in period.claims if (first := ix.published(claim.source).first))])


def _why(period: StatusPeriod, *, sure_from: bool, sure_to: bool) -> str:
    """Say in plain words what the answer rests on."""
    since = f"since {period.since.edtf}" if period.since else "beginning not known"
    basis = {"stated": "as stated", "term": "by its term", "next_status": "when the next status began"}
    if period.until is not None:
        until = f"until {period.until.edtf} {basis[period.until_basis]}"
    else:
        until = "no end on file" if not sure_to else "nothing on file ends it"
    doubt = "" if sure_from else " (it may have begun later)"
    return f"{since}{doubt}, {until}"


def _is_over(period: StatusPeriod, today: date) -> bool:
    ended = span_of(period)[1].last
    return period.until_basis in {"stated", "next_status"} and ended is not None and ended < today


def _keep(found: dict[tuple[str, ...], Deadline], new: Iterable[Deadline], today: date) -> None:
    for deadline in new:
        if deadline.latest >= today.isoformat():
            found.setdefault((deadline.person, deadline.clock, deadline.earliest, deadline.latest), deadline)


def _of_events(ix: Index, person: str, periods: tuple[StatusPeriod, ...]) -> Iterator[Deadline]:
    """Deadlines of clocks that an event starts, such as an arrival, under the law of where it happened."""
    told = facts_of(ix.material).get(person, ())
    for event in told:
        country = _country(ix, event)
        law = pack(country) if country else None
        if law and event.when:
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
