"""The case file of one person: everything in this room put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from aigaq.casefile.bond import fold
from aigaq.casefile.differences import differences
from aigaq.casefile.events import events_of
from aigaq.casefile.grades import grades_of
from aigaq.casefile.independence import bonds, in_order, weigh
from aigaq.casefile.index import Index, index, ordered
from aigaq.casefile.periods import FACTS
from aigaq.casefile.positions import positions_on
from aigaq.casefile.statuses import statuses
from aigaq.casefile.suggestions import suggestions
from aigaq.model.casefile import AttributeLine, CaseFile, Event, RelationLine, StatusPeriod
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import RelationType, event_type, types
from aigaq.model.source import Source
from aigaq.model.verdicts import Grade


def build(material: Material, person: Entity) -> CaseFile:
    """Make the case file of a person: a pure function, so that it can be rebuilt and compared byte by byte."""
    ix = index(material)
    timeline = _timeline(material, person)
    periods = statuses(material, person)
    found = differences(material, person)
    sources = _sources(ix, person)
    names = [source.id for source in sources]
    same = {tie for event in timeline for line in event.corroboration.lines for tie in line.ties}
    attributes, relations, said = _attributes(ix, person), _relations(ix, person), _statements(ix, person)
    ties = {*bonds(material).among(names), *(tie for tie in same if {tie.left, tie.right} <= set(names))}
    return CaseFile(
        person=person,
        attributes=attributes,
        timeline=timeline,
        statuses=periods,
        relations=relations,
        differences=found,
        statements=said,
        sources=sources,
        ties=in_order(ties),
        joins=tuple(sorted(person.joins, key=lambda j: (j.left, j.right))),
        suggestions=suggestions(ix, person, found),
        grades=_grades(material, sources, (*timeline, *periods, *attributes, *relations), said),
        positions=positions_on(material, person),
    )


def _grades(
    material: Material,
    sources: tuple[Source, ...],
    lines: Iterable[Event | StatusPeriod | AttributeLine | RelationLine],
    said: tuple[Claim, ...],
) -> tuple[Grade, ...]:
    """What people think of the sources of a case file and of each claim in it."""
    claims = [*(claim for line in lines for claim in line.claims), *said]
    return grades_of(material, claims, sources)


def _timeline(material: Material, person: Entity) -> tuple[Event, ...]:
    """The events that the person takes part in, by date; what is opinion or background is not among them."""
    return tuple(event for event in events_of(material).get(person.id, ()) if not event_type(event.type).background)


def _attributes(ix: Index, person: Entity) -> tuple[AttributeLine, ...]:
    """Personal details by type and value; what is denied or only feared stands among the statements."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in ix.by_person.get(person.id, ()):
        if claim.kind == "attribute" and claim.certainty in FACTS and ix.takes_part(claim, person, "subject"):
            found[claim.type, fold(claim.value or "")].append(claim)
    lines = [
        AttributeLine(name, _shown(claims), tuple(claims), weigh(ix, tuple(claims)))
        for (name, _), claims in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.type, -line.corroboration.independent, line.value)))


def _shown(claims: list[Claim]) -> str:
    """The value as most claims write it; of equals the first by letters."""
    values = [claim.value or "" for claim in claims]
    return min(values, key=lambda value: (-values.count(value), value))


def _relations(ix: Index, person: Entity) -> tuple[RelationLine, ...]:
    found: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    for claim in ix.by_person.get(person.id, ()):
        if claim.kind == "relation" and claim.certainty in FACTS:
            for name, other, other_id in _others(ix, claim, person):
                found[name, other, other_id].append(claim)
    lines = [RelationLine(*key, tuple(claims), weigh(ix, tuple(claims))) for key, claims in found.items()]
    return tuple(sorted(lines, key=lambda line: (line.type, line.other, line.other_id or "")))


def _others(ix: Index, claim: Claim, person: Entity) -> Iterator[tuple[str, str, str | None]]:
    """How the person stands to each other side: seen from the object, the relation is turned round."""
    if ix.takes_part(claim, person, "subject"):
        name, side = claim.type, "object"
    else:
        kind = types("relation")[claim.type]
        name, side = (isinstance(kind, RelationType) and kind.inverse) or claim.type, "subject"
    for other in claim.participants:
        if other.role == side:
            entity = ix.entity(other.referent)
            if entity is None or entity.id != person.id:
                yield name, entity.name if entity else other.name, entity.id if entity else None


def _statements(ix: Index, person: Entity) -> tuple[Claim, ...]:
    """What the person says or is said of beyond events; and statuses, relations, details denied or feared."""
    about = ix.by_person.get(person.id, ())
    said = ix.by_speaker.get(person.id, ())
    found = {c.id: c for c in (*about, *said) if c.kind == "event" and event_type(c.type).background}
    found |= {c.id: c for c in about if c.kind != "event" and c.certainty not in FACTS}
    return ordered(found.values())


def _sources(ix: Index, person: Entity) -> tuple[Source, ...]:
    """The sources that name the person or make a claim about or through them, by publication, then id."""
    named = {s.source for s in person.spellings}
    named |= {c.source for c in (*ix.by_person.get(person.id, ()), *ix.by_speaker.get(person.id, ()))}
    known = [ix.material.sources[name] for name in named if name in ix.material.sources]
    return tuple(sorted(known, key=lambda s: (str(ix.published(s.id).first or "9999"), s.id)))
