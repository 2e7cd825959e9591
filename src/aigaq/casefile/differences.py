"""What differs between reports, with the passages of each side. Open until a person settles it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from aigaq.casefile.conflicts import sources
from aigaq.casefile.differ_events import in_events
from aigaq.casefile.differ_people import of_person
from aigaq.casefile.events import joined
from aigaq.casefile.index import index
from aigaq.model.casefile import Difference
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import event_type

_GRAVITY = {"grave": 0, "notable": 1, "slight": 2}


def differences(material: Material, person: Entity | None = None) -> tuple[Difference, ...]:
    """Give what differs between reports, gravest first: about one person, or about everyone.

    Not a difference: a vaguer date that holds a finer one, an approximate date, two steps of one procedure,
    a forecast and a fact, a place inside the other, a part of a name, an age that fits another year.
    """
    people = material.people if person is None else (person,)
    of_people = [d for one in people for d in of_person(index(material), one)]
    dated = [sources(d.readings) for d in of_people if d.kind == "date"]
    found = {d.id: d for d in of_people}
    for told, group in _of_events(material).get(person.id if person else "", ()):
        told_already = told.kind == "date" and group == "status" and sources(told.readings) in dated
        if not told_already:
            found[told.id] = told
    return tuple(sorted(found.values(), key=_order))


def _order(found: Difference) -> tuple[object, ...]:
    return (_GRAVITY[found.gravity], found.kind, found.about, found.id)


@lru_cache(maxsize=1)
def _of_events(material: Material) -> dict[str, list[tuple[Difference, str]]]:
    """What differs on events, with the group of the event's type: by person, and under ``""`` all of it."""
    by_id = {event.id: event for event, _ in joined(material)}
    made: dict[str, list[tuple[Difference, str]]] = defaultdict(list)
    for found in in_events(index(material), joined(material)):
        event = by_id[found.event or ""]
        for name in {"", *(p.referent for p in event.participants if p.referent)}:
            made[name].append((found, event_type(event.type).group))
    return dict(made)
