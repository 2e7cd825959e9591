"""All of it: incidents, candidates, and the questions of chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigaq import casefile
from aigaq.casefile.kept import once
from aigaq.model.casefile import Event
from aigaq.model.material import Material
from aigaq.model.pattern import Candidate, Incident, Patterns
from aigaq.model.schema import event_type
from aigaq.patterns import chance, groups, incidents, near
from aigaq.patterns.bursts import bursts
from aigaq.patterns.candidate import ranked
from aigaq.patterns.field import field
from aigaq.patterns.groups import Groups
from aigaq.patterns.rules import rules
from aigaq.patterns.sequences import decisions, public, threats
from aigaq.patterns.targets import targets

LINKING = "coordination_claim"
"""Type of event with which a source itself says that incidents belong together."""


@once
def patterns(material: Material) -> Patterns:
    """Give the candidate links of a vault, the strongest first, and what chance alone would give."""
    return of_events(material, casefile.events(material))


def of_events(material: Material, events: Sequence[Event]) -> Patterns:
    """Give the candidate links among these events of a vault."""
    harm = incidents.find(material, events)
    shared = groups.find(material, events)
    found = harm.incidents
    usable = field(found)
    return Patterns(
        candidates=ranked(candidates(found, shared, events)),
        chances=chance.chances(found, shared, chance.acts(events)),
        incidents=len(found),
        without_date=sum(near.days(i) is None for i in found),
        without_place=sum(not near.placed(i) for i in found),
        unnamed=harm.unnamed,
        steps=sum(i.step for i in found),
        tested=len(usable.incidents),
        looked_at=len(usable.incidents) * (len(usable.incidents) - 1) // 2,
        tests=len(chance.TESTS),
        alpha=rules().draws.alpha,
    )


def candidates(found: Sequence[Incident], shared: Groups, events: Sequence[Event]) -> Iterable[Candidate]:
    """Give the candidates of every kind, in no order."""
    told = [event for event in events if event.type == LINKING]
    yield from bursts(found, shared, told)
    yield from threats(found)
    yield from public(found, [e for e in events if not _opinion(e)])
    yield from decisions(found, events)
    yield from targets(found, shared)


def _opinion(event: Event) -> bool:
    """Whether an event is background that is no act of its own (interviews and publications are)."""
    return event_type(event.type).background and not rules().public(event.type)
