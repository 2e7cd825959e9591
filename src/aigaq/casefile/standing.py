"""What each person was on a day, on each track, as far as the reports can tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Literal

from attrs import evolve

from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import ByGrounds, remembered
from aigaq.casefile.periods import begins
from aigaq.casefile.statuses import statuses
from aigaq.law import bounds, each_state, on_day, pack, track
from aigaq.law.dates import day_before
from aigaq.model.casefile import Held, StatusPeriod
from aigaq.model.edtf import Bounds
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import status_type


def status_on(material: Material, on: date, published_by: date | None = None) -> tuple[Held, ...]:
    """Give what everybody was on a day: by name, what is certain before what is only possible.

    On each track (asylum and criminal: in each state) a person is one thing a day; what the reports leave
    open instead stands with it. A status whose term runs out on a day is held on that day; on the day the
    next begins, no longer. After its term, with nothing later on file, a protection status is *lapsed*.
    ``published_by`` takes only reports that were published (or, where that is not known, received) by then.
    """
    if published_by is not None:
        material = without_later(material, published_by)
    return remembered(material, ("status on", on), lambda: _everyone_on(material, on))


def _everyone_on(material: Material, on: date) -> tuple[Held, ...]:
    found = [held for person in material.people for held in _stood(material, person, on)]
    return tuple(sorted(found, key=lambda h: (h.name, h.person, h.how, h.period.track, h.period.status, h.why)))


def without_later(material: Material, day: date) -> Material:
    """Give the material without what was published or, failing that, received after a day."""
    ix = index(material)
    return only(material, {name for name in material.sources if _known(ix, name, day)})


def only(material: Material, names: set[str]) -> Material:
    """Give the material of some sources only; who is who stays as it was."""
    return evolve(
        material,
        sources={name: source for name, source in material.sources.items() if name in names},
        texts={name: text for name, text in material.texts.items() if name in names},
        claims=tuple(claim for claim in material.claims if claim.source in names),
        mentions=tuple(m for m in material.mentions if m.passage.text.source in names),
        reposts=tuple(r for r in material.reposts if r.left in names and r.right in names),
    )


def _known(ix: Index, name: str, day: date) -> bool:
    published = ix.published(name).last
    received = ix.material.sources[name].received[:10]
    return published <= day if published else received <= day.isoformat()


class Stood(ByGrounds[tuple[Held, ...]]):
    """Keeps what people were on the day that was asked about last."""


def _stood(material: Material, person: Entity, on: date) -> tuple[Held, ...]:
    ix, periods = index(material), statuses(material, person)
    return ix.kept.of(Stood).value(person.id, (person, periods), on, lambda: tuple(_tracks(ix, person, periods, on)))


def _tracks(ix: Index, person: Entity, periods: Sequence[StatusPeriod], on: date) -> list[Held]:
    """What a person was on each track that day."""
    groups: dict[tuple[str, str], list[StatusPeriod]] = defaultdict(list)
    for period in periods:
        if not status_type(period.status).label:
            groups[track_of(period)].append(period)
    called = tuple(p for p in periods if status_type(p.status).label and _used_by(p, on))
    found = (_one(ix, person.name, group, on) for group in groups.values())
    return [_with_law(held, on, called if held.track == "asylum" else ()) for held in found if held]


def track_of(period: StatusPeriod) -> tuple[str, str]:
    """Give the track of a status and, where each state keeps its own, the state (empty: not known)."""
    name = track(period.status)
    return name, period.jurisdiction if each_state(name) else ""


def _used_by(label: StatusPeriod, on: date) -> bool:
    first = span_of(label)[0].first or span_of(label)[0].last
    return first is not None and first <= on


def _one(ix: Index, name: str, group: Sequence[StatusPeriod], on: date) -> Held | None:
    """Of all statuses on one track, the one that held: what is certain first, then what began last."""
    found = sorted(filter(None, (_held(ix, name, period, on) for period in group)), key=_rank)
    if not found:
        return _lapsed(name, group, on)
    best, rest = found[0], found[1:]
    return evolve(best, others=tuple(held.period for held in rest if not _overtaken(held, best)))


def _rank(held: Held) -> tuple[object, ...]:
    began = span_of(held.period)[0]
    day = began.first or began.last or date.min
    return (held.how, -day.toordinal(), -(began.last or date.max).toordinal(), held.period.claims[0].id)


def _overtaken(held: Held, best: Held) -> bool:
    """Whether something only possible began before what certainly holds, which thus came after it."""
    began, later = span_of(held.period)[0].last, span_of(best.period)[0].first
    return best.how == "certainly" and held.how == "possibly" and bool(began and later and began < later)


def _lapsed(name: str, group: Sequence[StatusPeriod], on: date) -> Held | None:
    """A protection status that ran out before the day, if nothing came after it."""
    last = max(group, key=lambda p: (span_of(p)[0].first or span_of(p)[0].last or date.min, p.claims[0].id))
    ended = span_of(last)[1].last
    if last.until_basis != "term" or track_of(last)[0] != "asylum" or ended is None or ended >= on:
        return None
    assert last.until is not None  # noqa: S101
    why = f"lapsed on {last.until.edtf}; nothing later on file"
    return Held(last.person, name, last, "lapsed", why, track="asylum")


def _with_law(held: Held, on: date, called: tuple[StatusPeriod, ...]) -> Held:
    law = pack(held.period.jurisdiction) if held.period.jurisdiction else None
    return evolve(held, called=called, law=on_day(law, held.period.status, on) if law else None)


def _held(ix: Index, name: str, period: StatusPeriod, on: date) -> Held | None:
    began, ended = span_of(period)
    if (began.first and on < began.first) or (ended.last and on > ended.last):
        return None
    sure_from = began.last is not None and began.last <= on
    lasting = status_type(period.status).lasting
    sure_to = on <= ended.first if ended.first else lasting or on <= _still(ix, period)
    due = tuple(d for d in period.deadlines if d.latest >= on.isoformat())
    why = _why(period, sure_from=sure_from, sure_to=sure_to)
    how: Literal["certainly", "possibly"] = "certainly" if sure_from and sure_to else "possibly"
    return Held(period.person, name, period, how, why, due, track_of(period)[0])


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
