"""The case file of one person: everything in this room put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from aigaq.casefile.block import ordered
from aigaq.casefile.bond import fold
from aigaq.casefile.differences import found, of_reports
from aigaq.casefile.events import events_of, near
from aigaq.casefile.grades import grades, grades_of
from aigaq.casefile.handmade import handmade, handwritten
from aigaq.casefile.independence import weigh
from aigaq.casefile.index import Index, index
from aigaq.casefile.periods import FACTS, jurisdiction
from aigaq.casefile.places import customs
from aigaq.casefile.positions import positions_on
from aigaq.casefile.settled import settled
from aigaq.casefile.statuses import statuses
from aigaq.casefile.suggestions import suggestions
from aigaq.casefile.tying import bonds, in_order
from aigaq.model.casefile import AttributeLine, CaseFile, Event, RelationLine, StatusPeriod
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import RelationType, event_type, types
from aigaq.model.source import Source


def build(material: Material, person: Entity) -> CaseFile:
    """Make the case file of a person: a pure function, so that it can be rebuilt and compared byte by byte.

    Where an earlier material was extended to this one (`extend`), a file that nothing new touches is the same value.
    """
    ix = index(material)
    return ix.kept.of(Files).file(ix, person)


@frozen(eq=False)
class Filed:
    """A case file with all that it was made from, without and with what people have said of what stands in it."""

    grounds: tuple[object, ...]
    derived: CaseFile
    said: CaseFile


@define(eq=False)
class Files:
    """Keeps the case files of a vault that have been asked for."""

    count: int = 0
    """How many files have been derived."""
    _filed: dict[str, Filed] = field(factory=dict)
    _sure: dict[str, Entity] = field(factory=dict)
    """Those that are known to hold for the material asked about last."""
    _index: Index | None = None

    def file(self, ix: Index, person: Entity) -> CaseFile:
        """Give the case file of a person; derived again only if what it was made from has changed."""
        if ix is not self._index:
            self._index, self._sure = ix, {}
            self._filed = {name: filed for name, filed in self._filed.items() if name in ix.by_id}
        if self._sure.get(person.id) is not person:
            self._filed[person.id] = self._brought_up(ix, person, self._filed.get(person.id))
            self._sure[person.id] = person
        return self._filed[person.id].said

    def _brought_up(self, ix: Index, person: Entity, known: Filed | None) -> Filed:
        grounds = _grounds(ix, person)
        if known is None or known.grounds != grounds:
            self.count += 1
            derived = _derived(ix, person)
            return Filed(grounds, derived, _as_said(ix, derived))
        said = _as_said(ix, known.derived)
        return known if said == known.said else evolve(known, said=said)


def _grounds(ix: Index, person: Entity) -> tuple[object, ...]:
    """Give all that the case file of a person is made from, to be compared with what it was made from last.

    The sources that name the person with all their claims, and how they are tied; the person's events, and others about
    the same people; where and when those crossed borders with whom the person did; what authorities and reports as
    such say of the person; who may be the same.
    """
    material, mine = ix.material, ix.by_person.get(person.id, ())
    named = _named(ix, person)
    return (
        person,
        tuple(map(ix.blocks.get, named)),
        bonds(material).seen(named),
        events_of(material).get(person.id, ()),
        tuple(near(material, person.id)),
        tuple(jurisdiction(ix, claim) for claim in mine if claim.type in customs().entry),
        positions_on(material, person),
        tuple(of_reports(material).get(person.id, ())),
        suggestions(ix, person, ()),
    )


def _derived(ix: Index, person: Entity) -> CaseFile:
    """Put the case file together, without grades, settlements and open questions."""
    material, timeline = ix.material, _timeline(ix.material, person)
    sources = _sources(ix, person)
    names = [source.id for source in sources]
    same = {tie for event in timeline for line in event.corroboration.lines for tie in line.ties}
    ties = {*bonds(material).among(names), *(tie for tie in same if {tie.left, tie.right} <= set(names))}
    return CaseFile(
        person=person,
        attributes=_attributes(ix, person),
        timeline=timeline,
        statuses=statuses(material, person),
        relations=_relations(ix, person),
        differences=found(material, person),
        statements=_statements(ix, person),
        sources=sources,
        ties=in_order(ties),
        joins=tuple(sorted(person.joins, key=lambda j: (j.left, j.right))),
        suggestions=(),
        positions=positions_on(material, person),
    )


def _as_said(ix: Index, file: CaseFile) -> CaseFile:
    """Add what people have said of it: grades, how differences were settled, and what is left to ask."""
    differ = tuple(settled(ix.material, one) for one in file.differences)
    lines: tuple[Event | StatusPeriod | AttributeLine | RelationLine, ...]
    asked = grades(ix.material) or handwritten(ix.material)
    lines = (*file.timeline, *file.statuses, *file.attributes, *file.relations) if asked else ()
    claims = (*(claim for line in lines for claim in line.claims), *file.statements)
    given = grades_of(ix.material, claims, file.sources)
    hand = handmade(ix, claims)
    return evolve(
        file, differences=differ, grades=given, suggestions=suggestions(ix, file.person, differ), handmade=hand
    )


def _timeline(material: Material, person: Entity) -> tuple[Event, ...]:
    """The events that the person takes part in, by date; what is opinion or background is not among them."""
    return tuple(event for event in events_of(material).get(person.id, ()) if not event_type(event.type).background)


def _attributes(ix: Index, person: Entity) -> tuple[AttributeLine, ...]:
    """Personal details by type and value; what is denied or only feared stands among the statements."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in ix.by_person.get(person.id, ()):
        if claim.kind == "attribute" and claim.certainty in FACTS and ix.takes_part(claim, person, "subject"):
            told[claim.type, fold(claim.value or "")].append(claim)
    lines = [
        AttributeLine(name, _shown(claims), tuple(claims), weigh(ix, tuple(claims)))
        for (name, _), claims in told.items()
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


def _named(ix: Index, person: Entity) -> list[str]:
    """Ids of the sources that name the person or make a claim about or through them."""
    named = {s.source for s in person.spellings}
    named |= {c.source for c in (*ix.by_person.get(person.id, ()), *ix.by_speaker.get(person.id, ()))}
    return sorted(named)


def _sources(ix: Index, person: Entity) -> tuple[Source, ...]:
    """Those sources, by publication, then id."""
    known = [ix.material.sources[name] for name in _named(ix, person) if name in ix.material.sources]
    return tuple(sorted(known, key=lambda s: (str(ix.published(s.id).first or "9999"), s.id)))
