"""Questions put to the material: search, status on a day, deadlines, what is open."""

from __future__ import annotations

from datetime import date

from aigaq import casefile, resolve
from aigaq.errors import AmbiguousName, AmbiguousSource, UnknownPerson, UnknownSource
from aigaq.model.casefile import Held
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.review import Suggestion
from aigaq.model.source import Source
from aigaq.review import queue
from aigaq.store import Hit
from aigaq.workbench.answers import DeadlineLine, Found, PassageHit, Question

AROUND = 60
"""Characters shown before and after a hit."""


def find_person(material: Material, query: str) -> Entity:
    """Give the one person who answers to a name or id. Raises `UnknownPerson` or `AmbiguousName`."""
    found = resolve.find(material.people, query)
    if not found:
        raise UnknownPerson
    if len(found) > 1:
        raise AmbiguousName(count=len(found), ids=", ".join(person.id[:8] for person in found))
    return found[0]


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
    """Join the people whose name answers a search and the passages that hold its words."""
    people = tuple(resolve.find(material.people, query))
    return Found(people, tuple(_passage(material, hit) for hit in hits))


def _passage(material: Material, hit: Hit) -> PassageHit:
    content = material.texts[hit.source].content
    before, after = content[max(0, hit.start - AROUND) : hit.start], content[hit.end : hit.end + AROUND]
    one_line = [" ".join(part.split()) for part in (before, content[hit.start : hit.end], after)]
    spaced = ((before[-1:].isspace() and " ") or "", (after[:1].isspace() and " ") or "")
    return PassageHit(
        material.sources[hit.source], hit.start, hit.end, one_line[0] + spaced[0], one_line[1], spaced[1] + one_line[2]
    )


def questions(material: Material) -> tuple[Question, ...]:
    """Give the open questions, those first whose answer settles most."""
    found = (_question(material, s) for s in queue(material.resolution, material.decisions))
    return tuple(q for q in found if q is not None)


def _question(material: Material, suggestion: Suggestion) -> Question | None:
    sides = [material.entity_of.get(subject) for subject in suggestion.subjects]
    one, other = (*sides, None, None)[:2]
    if one is None or other is None or one.id == other.id:
        return None
    doubt = " (what the reports say of them conflicts)" if suggestion.verdict == "different" else ""
    sentence = f"Are “{one.name}” and “{other.name}” the same {one.kind}?{doubt}"
    command = f"aigaq merge VAULT {one.id[:8]} {other.id[:8]}   or   aigaq split VAULT {one.id[:8]} {other.id[:8]}"
    return Question(sentence, suggestion.reasons, suggestion.score, command)


def status_lines(material: Material, on: date, known_on: date | None, person: Entity | None) -> tuple[Held, ...]:
    """Give who certainly or possibly held which status that day, by name."""
    held = casefile.status_on(material, on, known_on)
    return tuple(line for line in held if person is None or line.person == person.id)


def deadline_lines(material: Material, today: date) -> tuple[DeadlineLine, ...]:
    """Give what comes due from a day on, soonest first."""
    names = {person.id: person.name for person in material.people}
    return tuple(
        DeadlineLine(names[due.person], due, (date.fromisoformat(due.earliest) - today).days)
        for due in casefile.deadlines(material, today)
    )
