"""Open questions that a case file leaves to a person, one plain sentence each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aigaq.casefile.index import Index
from aigaq.casefile.kept import once
from aigaq.model.casefile import Difference
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.review import Suggestion


def suggestions(ix: Index, person: Entity, found: tuple[Difference, ...]) -> tuple[str, ...]:
    """Give the questions about a person: who may be the same, what to settle, what was left out."""
    said = [*_same_people(ix, person), *_left_out(ix, person), *_to_settle(found)]
    return tuple(dict.fromkeys(said))


def _same_people(ix: Index, person: Entity) -> Iterator[str]:
    asked = _by_subject(ix.material)
    near = {s.id: s for name in person.referents for s in asked.get(name, ())}.values()
    for suggestion in sorted(near, key=lambda s: (-s.score, s.id)):
        for other in _others(ix, suggestion, person):
            why = "; ".join(reason.what for reason in suggestion.reasons)
            yield f"{_question(suggestion, person, other)} ({suggestion.score:.0%}{': ' + why if why else ''})."


@once
def _by_subject(material: Material) -> dict[str, list[Suggestion]]:
    """The questions on each referent."""
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in material.resolution.suggestions:
        for name in suggestion.subjects:
            found[name].append(suggestion)
    return dict(found)


def _others(ix: Index, suggestion: Suggestion, person: Entity) -> list[Entity]:
    found = {e.id: e for name in suggestion.subjects if (e := ix.entity(name)) and e.id != person.id}
    return [found[name] for name in sorted(found)]


def _question(suggestion: Suggestion, person: Entity, other: Entity) -> str:
    if suggestion.verdict == "different":
        return f"{person.name} and {other.name} are probably not the same"
    sure = "is probably" if suggestion.verdict == "same" else "may be"
    return f"{other.name} {sure} the same as {person.name}"


def _left_out(ix: Index, person: Entity) -> Iterator[str]:
    """Claims that a person rejected are left out of a case file, and it says so."""
    count = ix.rejected_of.get(person.id, 0)
    if count:
        yield f"{count} claim{'s' if count > 1 else ''} rejected by a person {'are' if count > 1 else 'is'} left out."


def _to_settle(found: tuple[Difference, ...]) -> Iterator[str]:
    for difference in found:
        if difference.gravity == "grave" and difference.settled is None:
            sides = " or ".join(reading.value for reading in difference.readings)
            yield f"Reports differ gravely. {difference.about} {sides}?"
