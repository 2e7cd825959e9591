"""Questions put to the material: search, status on a day, deadlines, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from aigaq import casefile
from aigaq.errors import AmbiguousName, AmbiguousSource, UnknownPerson, UnknownSource
from aigaq.model.casefile import Deadline, Difference, Held
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.pattern import Patterns
from aigaq.model.position import Position
from aigaq.model.review import Reason, Suggestion
from aigaq.model.schema import EventType, types
from aigaq.model.source import Source
from aigaq.review import queue
from aigaq.store import Hit
from aigaq.workbench import finding
from aigaq.workbench.answers import DeadlineLine, Found, PassageHit, Question, StatusQuestion

SHOWN = 8
"""Digits of an id that are shown, at the least: as many as tell it from all others."""
AROUND = 60
"""Characters shown before and after a hit."""


EVEN = 0.5
"""What a proposal counts for whose reader gives no probability."""


def find_person(material: Material, query: str) -> Entity:
    """Give the one person who answers to a name or id. Raises `UnknownPerson` or `AmbiguousName`."""
    known = material.entity_of.get(query)
    if known is not None and known.id == query and known.kind == "person":
        return known
    found = finding.directory(material).people(query).meant
    if not found:
        raise UnknownPerson
    if len(found) > 1:
        raise AmbiguousName(count=len(found), ids=", ".join(match.person.id[:8] for match in found))
    return found[0].person


def find_entity(material: Material, query: str) -> Entity:
    """Give the person who answers to a name or id, or else the organisation or place of this id or very name."""
    others = [e for e in material.resolution.entities if e.kind != "person"]
    wanted = query.strip().casefold()
    found = [e for e in others if e.name.casefold() == wanted or (len(wanted) >= SHOWN and e.id.startswith(wanted))]
    if len(found) == 1 and not any(person.id.startswith(wanted) for person in material.people):
        return found[0]
    return find_person(material, query)


def find_source(material: Material, query: str) -> Source:
    """Give the one source with this file name or the first digits of this id."""
    named = [s for s in material.sources.values() if query in (s.name, s.origin)]
    found = named or [s for s in material.sources.values() if len(query) >= 4 and s.id.startswith(query)]
    if not found:
        raise UnknownSource
    if len(found) > 1:
        raise AmbiguousSource(count=len(found), ids=", ".join(source.id[:8] for source in found))
    return found[0]


def answer(material: Material, query: str, hits: list[Hit]) -> Found:
    """Join the people, organisations and places whose names answer a search and the passages that hold its words."""
    return evolve(
        finding.by_name(material, query),
        passages=tuple(passage_hit(material, hit.source, (hit.start, hit.end)) for hit in hits),
    )


def passage_hit(material: Material, source: str, span: tuple[int, int], around: int = AROUND) -> PassageHit:
    """Give a passage on one line, with what stands before and after it."""
    start, end = span
    content = material.texts[source].content
    before, after = content[max(0, start - around) : start], content[end : end + around]
    one_line = [" ".join(part.split()) for part in (before, content[start:end], after)]
    spaced = ((before[-1:].isspace() and " ") or "", (after[:1].isspace() and " ") or "")
    return PassageHit(
        material.sources[source], start, end, one_line[0] + spaced[0], one_line[1], spaced[1] + one_line[2]
    )


def questions(material: Material, proposed: Sequence[str] = ()) -> tuple[Question, ...]:
    """Give the open questions: on people first, then those first whose answer settles most.

    ``proposed``: the ids of all proposals, in the order in which they are to be asked about.
    """
    asked = queue(material.resolution, material.decisions, material.claims, _open_differences(material))
    found = [(one.kind, q) for s in asked for one, q in _question(material, s)]
    identities = [question for _, question in sorted(found, key=lambda row: row[0] != "person")]
    return (*identities, *_proposals(material, proposed))


def _open_differences(material: Material) -> Counter[str]:
    """Count the differences that nobody has settled, by person, organisation or place."""
    found: Counter[str] = Counter()
    for difference in casefile.differences(material) if material.resolution.suggestions else ():
        if difference.settled is None:
            claims = (claim for reading in difference.readings for claim in reading.claims)
            about = (p.referent for claim in claims for p in claim.participants if p.referent)
            found.update({entity.id for id_ in about if (entity := material.entity_of.get(id_))})
    return found


def people_of(material: Material, difference: Difference) -> tuple[str, ...]:
    """Give the ids of the people that the claims of a difference are about."""
    claims = (claim for reading in difference.readings for claim in reading.claims)
    met = (material.entity_of.get(p.referent) for claim in claims for p in claim.participants if p.referent)
    return tuple(dict.fromkeys(entity.id for entity in met if entity and entity.kind == "person"))


def crowds(material: Material) -> tuple[str, ...]:
    """Say of each name that very many bear how many they are, and that they were not compared pair by pair."""
    return tuple(
        f"“{crowd.name}”: the reports name {crowd.people} people so, or by a name that sounds like it. Those who share "
        "a name and nothing else were not compared pair by pair."
        for crowd in material.resolution.crowds
    )


def _proposals(material: Material, proposed: Sequence[str]) -> Iterator[Question]:
    """Ask of each claim that a second reader or the learnt one proposes and nobody has judged."""
    judged, ids = casefile.judged(material), casefile.lookup(material).ids
    for claim in (ids[id_] for id_ in proposed):
        if judged[claim.id].state == "proposed":
            kind = "event" if isinstance(found := types(claim.kind)[claim.type], EventType) else "status"
            who = ", ".join(p.name for p in claim.named("subject"))
            source = material.sources[claim.source].name
            sentence = f"Does {source} say this of {who}: {found.labels.en} ({kind})? “{claim.passage.quote}”"
            reasons = (_proposer(claim),)
            digits = claim.id[:SHOWN]
            command = f"aigaq accept VAULT {digits}   or   aigaq reject VAULT {digits}"
            yield Question(sentence, reasons, probability(claim), command, "proposal", (claim.id,))


def probability(claim: Claim) -> float:
    """Give how probable a proposal is by its own reader; `EVEN` where that does not say."""
    return EVEN if claim.extractor.probability is None else claim.extractor.probability


def _proposer(claim: Claim) -> Reason:
    by = claim.extractor
    if by.probability is not None:
        return Reason(f"suggested by the learnt reader {by.version} with probability {by.probability:.2f}", 0.0)
    return Reason(f"proposed by {by.version}, {by.rule}", 0.0)


def _question(material: Material, suggestion: Suggestion) -> Iterator[tuple[Entity, Question]]:
    sides = [e for subject in suggestion.subjects if (e := material.entity_of.get(subject))]
    if len(sides) < 2 or sides[0].id == sides[1].id:
        return
    one, other = sides[:2]
    doubt = {"different": " (What the reports say of them conflicts.)", "unsure": " (Somebody could not tell.)"}
    names = " and ".join(_in_reports(material, entity) for entity in (one, other))
    sentence = f"Are {names} the same {one.kind}?{doubt.get(suggestion.verdict, '')}"
    ids = " ".join(_digits(material, entity) for entity in (one, other))
    command = f"aigaq merge VAULT {ids}   or   aigaq split VAULT {ids}"
    verdict, both = suggestion.verdict, (one, other)
    asked = Question(sentence, suggestion.reasons, suggestion.score, command, "same", (one.id, other.id), both)
    yield one, evolve(asked, id=suggestion.id, verdict=verdict)


def _in_reports(material: Material, entity: Entity) -> str:
    """Name somebody with the report they stand in, and how many more there are: namesakes look alike without."""
    names = sorted({material.sources[s.source].name for s in entity.spellings if s.source in material.sources})
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"“{entity.name}”" + (f" ({names[0]}{more})" if names else "")


def _digits(material: Material, entity: Entity) -> str:
    """Give the first digits of an id that no other person, organisation or place begins with."""
    others = [e.id for e in material.resolution.entities if e.id != entity.id]
    return next(
        (head for n in range(SHOWN, len(entity.id)) if not any(o.startswith(head := entity.id[:n]) for o in others)),
        entity.id,
    )


def status_lines(material: Material, ask: StatusQuestion, today: date, now: Material) -> tuple[Held, ...]:
    """Give what everybody was on a day, by name. ``now``: all that the vault holds today, for naming the person.

    Somebody who was not yet on file on the day asked about was nothing then.
    """
    person = find_person(now, ask.person) if ask.person else None
    held = casefile.status_on(material, ask.on or today, ask.published_by)
    if person is None:
        return held
    mine = {entity.id for name in person.referents if (entity := material.entity_of.get(name))}
    return tuple(line for line in held if line.person in mine)


def position_lines(material: Material, authority: str | None, person: Entity | None) -> tuple[Position, ...]:
    """Give the positions of an authority (a state, its code, or a body), on a person, by date."""
    wanted = (authority or "").strip().casefold()
    found = [p for p in casefile.positions(material) if person is None or person.id in p.about]
    return tuple(
        p for p in found
        if not wanted or wanted == p.country.casefold() or wanted in f"{p.authority}\n{p.organ}".casefold()
    )  # fmt: skip


def deadline_lines(due: Iterable[Deadline], people: Iterable[Entity], today: date) -> tuple[DeadlineLine, ...]:
    """Give what comes due and what was missed, with who it is about, in its order."""
    names = {person.id: person.name for person in people}
    return tuple(_deadline_line(names[one.person], one, today) for one in due)


def _deadline_line(name: str, due: Deadline, today: date) -> DeadlineLine:
    days = (date.fromisoformat(due.earliest) - today).days
    missed = casefile.is_missed(due, today)
    return DeadlineLine(name, due, days, "missed" if missed else "open" if days < 0 else "coming")


def patterns(material: Material, person: Entity | None) -> Patterns:
    """Give the candidate links of the vault, or those with one person; chance is asked of the whole vault."""
    from aigaq.patterns import patterns as look  # loads numpy, which nothing else here needs

    found = look(material)
    if person is None:
        return found
    mine = tuple(c for c in found.candidates if any(person.id in i.victims for i in c.incidents))
    return evolve(found, candidates=mine)
