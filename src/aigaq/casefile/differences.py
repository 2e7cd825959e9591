"""What differs between reports, with the passages of each side. Open until a person settles it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aigaq.casefile.conflicts import sources
from aigaq.casefile.differ_events import in_events
from aigaq.casefile.differ_figures import how_far, numbers_of_people
from aigaq.casefile.differ_names import longer_names, spellings
from aigaq.casefile.differ_people import of_person
from aigaq.casefile.differ_told import told_on
from aigaq.casefile.events import events, events_of, joined, near
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import ByGrounds, once
from aigaq.casefile.positions import positions
from aigaq.casefile.settled import Settled, settled
from aigaq.casefile.statuses import statuses
from aigaq.casefile.turns import changes
from aigaq.model.casefile import Difference
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import event_type

_GRAVITY = {"grave": 0, "notable": 1, "slight": 2}


def differences(material: Material, person: Entity | None = None) -> tuple[Difference, ...]:
    """Give what differs between reports, gravest first: about one person, or about everyone.

    Not a difference: a vaguer date that holds a finer one, an approximate date, two steps of one procedure,
    a place inside the other, a part of a name, an age that fits another year. Each says of what nature it is; a
    forecast and what came of it, or two estimates, speak against nobody. What a person has settled is among them.
    """
    every = found(material, person)
    if person is None:
        return index(material).kept.of(Settled).all(material, every)
    return tuple(settled(material, one) for one in every)


def found(material: Material, person: Entity | None = None) -> tuple[Difference, ...]:
    """Give what differs between reports, as yet without how people have settled it."""
    return _found(material, person) if person else _of_everyone(material)


@once
def _of_everyone(material: Material) -> tuple[Difference, ...]:
    return _found(material, None)


def _found(material: Material, person: Entity | None) -> tuple[Difference, ...]:
    people = material.people if person is None else (person,)
    ix, name = index(material), person.id if person else ""
    of_people = [d for one in people for d in _of_one(ix, one)]
    dated = {_days(d) for d in of_people if d.kind == "date"}
    covered = [sources(d.readings) for d in of_people if d.kind == "date"]
    told_of = {d.id: d for d in of_people}
    told_of |= {d.id: d for d in of_reports(material).get(name, ())}
    for told, group in _of_events(material, name):
        of_status = group == "status" and sources(told.readings) in covered
        told_already = told.kind == "date" and (of_status or _days(told) in dated)
        if not told_already:
            told_of[told.id] = told
    return tuple(sorted(told_of.values(), key=_order))


class OfPeople(ByGrounds[tuple[Difference, ...]]):
    """Keeps what reports say differently of each person, with what it was made from."""


def _of_one(ix: Index, person: Entity) -> tuple[Difference, ...]:
    """Give what differs on one person's statuses, details and name."""
    grounds = (person, ix.by_person.get(person.id, ()), statuses(ix.material, person))
    made = ix.kept.of(OfPeople).value
    return made(person.id, grounds, None, lambda: (*of_person(ix, person), *spellings(ix, person)))


def _days(found: Difference) -> tuple[frozenset[str], frozenset[str]]:
    """What a difference of dates says and who says it: an event and the status it begins differ only once."""
    return frozenset(reading.value for reading in found.readings), frozenset(sources(found.readings))


def _order(found: Difference) -> tuple[object, ...]:
    return (_GRAVITY[found.gravity], found.kind, found.about, found.id)


def _of_events(material: Material, person: str) -> list[tuple[Difference, str]]:
    """What differs on the events of a person (of everyone, where none is named), with the group of the event's type."""
    pairs = near(material, person) if person else joined(material)
    mine = {event.id: event.type for event in (events_of(material).get(person, ()) if person else events(material))}
    found = in_events(index(material), pairs)
    return [(d, event_type(mine[d.event or ""]).group) for d in found if (d.event or "") in mine]


@once
def of_reports(material: Material) -> dict[str, list[Difference]]:
    """What differs between reports as such: by each person it concerns, and under ``""`` all of it."""
    ix = index(material)
    bodies = material.resolution.entities
    made: dict[str, list[Difference]] = defaultdict(list)
    named = (*longer_names(ix, bodies), *_bodies(ix))
    turned = changes(positions(material))
    for found in (*told_on(ix), *numbers_of_people(ix), *how_far(ix), *named, *turned):
        claims = [claim for reading in found.readings for claim in reading.claims]
        for name in {"", *(key[0] for claim in claims for key in ix.keys(claim, "subject", "target"))}:
            made[name].append(found)
    return dict(made)


def _bodies(ix: Index) -> Iterator[Difference]:
    """Spellings of organisations."""
    for entity in ix.material.resolution.entities:
        if entity.kind == "organisation":
            yield from spellings(ix, entity)
