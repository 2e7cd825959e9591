"""Events of harm as incidents: whom they befell, on which days, where, by what means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from attrs import evolve, frozen

from aigaq.casefile.places import place_of
from aigaq.law import bounds
from aigaq.model.casefile import Event
from aigaq.model.claim import Participant
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.pattern import Incident
from aigaq.patterns import near
from aigaq.patterns.rules import rules

FACTS = frozenset({"asserted", "alleged"})
VICTIMS, DOERS = frozenset({"subject", "target"}), frozenset({"perpetrator", "agent", "suspected", "source"})


@frozen
class Harm:
    """All incidents of a vault, and how many events of harm name nobody they befell."""

    incidents: tuple[Incident, ...]
    unnamed: int


def find(material: Material, events: Iterable[Event]) -> Harm:
    """Give every event of harm that is told as fact or alleged and names somebody, by date."""
    harm = [e for e in events if e.certainty in FACTS and rules().harm(e.type)]
    named = [one for event in harm if (one := _incident(material, event)).victims]
    return Harm(with_steps(sorted(named, key=_order)), len(harm) - len(named))


def span(event: Event) -> tuple[date, date] | None:
    """Give the first and last day an event can mean; ``None`` where one of them is open."""
    known = bounds(event.when.date) if event.when else None
    return (known.first, known.last) if known and known.first and known.last else None


def people(event: Event, roles: frozenset[str]) -> tuple[Participant, ...]:
    """Give the people and organisations that are known by id, in these roles."""
    return tuple(p for p in event.participants if p.role in roles and p.referent)


def _incident(material: Material, event: Event) -> Incident:
    days = span(event)
    named = {p.referent: p.name for p in people(event, VICTIMS) if p.referent and _victim(material, p)}
    ids = tuple(sorted(named))
    return Incident(
        event=event,
        means_class=rules().means_class(event.type),
        severity=rules().severity(event.type),
        victims=ids,
        names=tuple(named[one] for one in ids),
        first=days[0] if days else None,
        last=days[1] if days else None,
        geo=place.geo if (place := place_of(material, event)) else None,
        doers=tuple(sorted({p.referent for p in people(event, DOERS) if p.referent})),
        instruments=instruments(event),
    )


def _victim(material: Material, who: Participant) -> bool:
    entity: Entity | None = material.entity_of.get(who.referent or "")
    return entity is None or entity.kind != "place"


def instruments(event: Event) -> tuple[str, ...]:
    """Give the means that the passages of an event name, by the stems in ``rules.toml``."""
    words = " ".join(dict.fromkeys(claim.passage.quote for claim in event.claims)).casefold()
    return _named_in(words)


@lru_cache(maxsize=4096)
def _named_in(words: str) -> tuple[str, ...]:
    padded = " " + "".join(c if c.isalnum() or c == "-" else " " for c in words)
    return tuple(
        name
        for name, stems in sorted(rules().raw["instruments"].items())
        if any(f" {stem}" in padded for stem in stems)
    )


def _order(one: Incident) -> tuple[object, ...]:
    return (one.first is None, one.first or 0, one.last or 0, one.type, one.id)


def with_steps(found: Sequence[Incident]) -> tuple[Incident, ...]:
    """Mark what is no incident of its own, in a list by date.

    Later steps of a procedure against the same person (an arrest, its charge and its sentence are one), and what may
    be the same act told twice: one kind of act, somebody in common, days that may be the same, or that two reports
    give with a day or two between them.
    """
    of: dict[str, list[Incident]] = defaultdict(list)
    made = []
    for one in found:
        if near.days(one):
            earlier = (other for who in one.victims for other in reversed(of[who]))
            again = any(_again(other, one) for other in earlier)
            for who in one.victims:
                of[who].append(one)
            made.append(evolve(one, step=again))
        else:
            made.append(one)
    return tuple(made)


def _again(earlier: Incident, later: Incident) -> bool:
    before, days = near.days(earlier), near.days(later)
    if not (before and days):
        return False
    fewest = near.gap(before, days)[0]
    if rules().procedure(earlier.type) and rules().procedure(later.type):
        return fewest <= int(rules().raw["procedure"]["days"])
    if earlier.means_class != later.means_class or fewest > rules().windows.near_days:
        return False
    return fewest == 0 or not {c.source for c in earlier.event.claims} & {c.source for c in later.event.claims}
