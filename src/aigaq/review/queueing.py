"""What is left for people to decide, and where their decisions contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from aigaq.model.claim import Claim
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


def queue(
    resolution: Resolution,
    decisions: Sequence[Decision],
    claims: Iterable[Claim] = (),
    differences: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Suggestion, ...]:
    """Order the suggestions by what a decision would settle; leave out what is settled already.

    A decision settles most where much hangs on it (`Stakes`) and the machine is least sure. Pairs on which a
    person could not tell come last. ``differences`` gives how many differences are open, by entity.
    """
    ruled = _settled(decisions)
    entity_of = resolution.entity_of
    open_ = [s for s in resolution.suggestions if not _is_settled(s, entity_of, ruled)]
    stakes = Stakes.of(entity_of, open_, claims, differences)
    return tuple(sorted(open_, key=lambda s: (s.verdict == "unsure", -stakes.settles(s), s.subjects, s.id)))


@frozen
class Stakes:
    """What hangs on each person, organisation or place, so that questions can be put in order."""

    entity_of: Mapping[str, Entity]
    claims: Mapping[str, int]
    """How many claims are about it, by entity."""
    questions: Mapping[str, int]
    """How many open questions are about it, by entity."""
    differences: Mapping[str, int]
    """How many differences are open between its reports, by entity."""

    @classmethod
    def of(
        cls,
        entity_of: Mapping[str, Entity],
        suggestions: Iterable[Suggestion],
        claims: Iterable[Claim],
        differences: Mapping[str, int],
    ) -> Stakes:
        """Count what hangs on each."""
        about = Counter(
            id_
            for claim in claims
            for id_ in {entity_of[p.referent].id for p in claim.participants if p.referent and p.referent in entity_of}
        )
        asked = Counter(id_ for s in suggestions for id_ in {entity_of[i].id for i in s.subjects if i in entity_of})
        return cls(entity_of, about, asked, differences)

    def settles(self, suggestion: Suggestion) -> float:
        """Say how much a decision would settle: what hangs on it, times how open the question is.

        On it hang the reports of both sides, the claims of the side with fewer (they would move or stay), the
        other questions on either side, and the open differences of both. How open the question is goes from 0
        (sure) to 1 (even), as p(1-p) times four.
        """
        sides = list({e.id: e for id_ in suggestion.subjects if (e := self.entity_of.get(id_))}.values())
        reports = {spelling.source for side in sides for spelling in side.spellings}
        moved = min((self.claims.get(side.id, 0) for side in sides), default=0)
        others = sum(self.questions.get(side.id, 0) - 1 for side in sides)
        differ = sum(self.differences.get(side.id, 0) for side in sides)
        return (len(reports) + moved + others + differ) * 4 * suggestion.score * (1 - suggestion.score)


def _settled(decisions: Sequence[Decision]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for decision in standing(tuple(decisions)):
        pairs.update(_pairs(decision))
    return pairs


def _is_settled(suggestion: Suggestion, entity_of: Mapping[str, Entity], ruled: set[tuple[str, str]]) -> bool:
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
