"""What is left for people to decide, and where their decisions contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from aigaq.model.entity import Entity, Resolution
from aigaq.model.review import Decision, Suggestion, standing


@frozen
class Clash:
    """Two standing decisions on one pair that say the opposite; the later one stands."""

    pair: tuple[str, str]
    """Ids of the two referents, sorted."""
    earlier: str
    """Id of the decision that gives way."""
    later: str
    """Id of the decision that stands."""


def queue(resolution: Resolution, decisions: Sequence[Decision]) -> tuple[Suggestion, ...]:
    """Order the suggestions by what a decision would settle; leave out what is settled already.

    A decision settles most where many sources hang on it and the machine is least sure. Pairs on which a
    person could not tell come last.
    """
    entity_of = resolution.by_referent()
    ruled = _settled(decisions)
    open_ = [s for s in resolution.suggestions if not _is_settled(s, entity_of, ruled)]
    return tuple(sorted(open_, key=lambda s: (s.verdict == "unsure", -settles(s, entity_of), s.subjects, s.id)))


def settles(suggestion: Suggestion, entity_of: dict[str, Entity]) -> float:
    """Say how much a decision would settle: the reports it touches, times how open the question is.

    How open it is goes from 0 (sure) to 1 (even), as p(1-p) times four.
    """
    touched = {
        spelling.source for id_ in suggestion.subjects if id_ in entity_of for spelling in entity_of[id_].spellings
    }
    return len(touched) * 4 * suggestion.score * (1 - suggestion.score)


def _settled(decisions: Sequence[Decision]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for decision in standing(tuple(decisions)):
        pairs.update(_pairs(decision))
    return pairs


def _is_settled(suggestion: Suggestion, entity_of: dict[str, Entity], ruled: set[tuple[str, str]]) -> bool:
    homes = {entity_of[id_].id for id_ in suggestion.subjects if id_ in entity_of}
    return len(homes) < 2 or _sorted(*suggestion.subjects[:2]) in ruled


def _pairs(decision: Decision) -> list[tuple[str, str]]:
    """Give the pairs that a decision is about."""
    subjects = decision.subjects
    if decision.verdict == "different":
        return [_sorted(subjects[0], other) for other in subjects[1:]]
    if decision.verdict == "same":
        return [_sorted(a, b) for i, a in enumerate(subjects) for b in subjects[i + 1 :]]
    return []


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def clashes(decisions: Sequence[Decision]) -> tuple[Clash, ...]:
    """Give the pairs on which standing decisions say both "same" and "different"; the later one stands."""
    said: dict[tuple[str, str], Decision] = {}
    found: list[Clash] = []
    for decision in standing(tuple(decisions)):
        for pair in _pairs(decision):
            before = said.get(pair)
            if before and before.verdict != decision.verdict:
                found.append(Clash(pair, before.id, decision.id))
            said[pair] = decision
    return tuple(found)
