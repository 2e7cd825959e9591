"""Two people side by side: their names in every script, what speaks for and against, and where each is told of."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.review import Decision, Reason, Suggestion
from aigaq.names import compare
from aigaq.workbench.answers import PassageHit
from aigaq.workbench.asking import passage_hit
from aigaq.workbench.spots import Spot, Spots

CONTEXTS = 6
"""Passages shown of each side, one a report before a second one of any."""
AROUND = 160
"""Characters shown before and after a name."""
_RANK = {"name": 0, "part": 1, "descriptor": 2, "pronoun": 3}


@frozen
class Form:
    """A spelling, and how often it stands in how many reports."""

    text: str
    count: int
    sources: int


@frozen
class Side:
    """One of two people, organisations or places."""

    entity: Entity
    forms: tuple[Form, ...]
    """Every spelling in every script, the most frequent first."""
    sources: int
    claims: int
    contexts: tuple[PassageHit, ...]
    """Passages that name them."""


@frozen
class Pair:
    """Two that may be one."""

    one: Side
    other: Side
    score: float
    """Estimated probability that they are one, 0–1."""
    reasons: tuple[Reason, ...]
    """What speaks for it (weight above 0) and against it, in bits."""
    verdict: str
    """What the machine suggests: ``same``, ``different``, ``unsure``; empty where it suggests nothing."""
    suggestion: str
    """Id of the suggestion; empty where there is none."""
    decisions: tuple[Decision, ...]
    """Those that stand between the two, oldest first."""


@frozen(eq=False)
class Shelf:
    """What is needed to show a side."""

    spots: Spots
    """Where everybody is named."""
    claims: Mapping[str, int]
    """How many claims, by referent."""


def pair(material: Material, one: Entity, other: Entity, shelf: Shelf) -> Pair:
    """Put two side by side."""
    found = suggestion_on(material, one, other)
    likeness = None if found else compare(one.name, other.name)
    score = found.score if found else likeness.score if likeness else 0.0
    reasons = found.reasons if found else likeness.reasons if likeness else ()
    here, there = set(one.referents), set(other.referents)
    taken = (d for d in material.decisions if d.verdict in {"same", "different", "unsure"})
    between = tuple(d for d in taken if here.intersection(d.subjects) and there.intersection(d.subjects))
    sides = (_side(material, one, shelf), _side(material, other, shelf))
    return Pair(*sides, score, reasons, found.verdict if found else "", found.id if found else "", between)


def suggestion_on(material: Material, one: Entity, other: Entity) -> Suggestion | None:
    """Give the likeliest suggestion on two, if there is any."""
    here, there = set(one.referents), set(other.referents)
    found = [s for s in material.resolution.suggestions if here & set(s.subjects) and there & set(s.subjects)]
    return max(found, key=lambda s: (s.score, s.id), default=None)


def _side(material: Material, entity: Entity, shelf: Shelf) -> Side:
    counts: dict[str, list[int]] = {}
    for spelling in entity.spellings:
        count = counts.setdefault(spelling.form, [0, 0])
        count[0], count[1] = count[0] + spelling.count, count[1] + 1
    forms = sorted((Form(text, *count) for text, count in counts.items()), key=lambda f: (-f.count, f.text))
    claims = sum(shelf.claims.get(id_, 0) for id_ in entity.referents)
    sources = len({spelling.source for spelling in entity.spellings})
    return Side(entity, tuple(forms), sources, claims, _contexts(material, entity, shelf))


def _contexts(material: Material, entity: Entity, shelf: Shelf) -> tuple[PassageHit, ...]:
    """Choose passages: full names first, and one of each report before a second of any."""
    every = list(shelf.spots.named(entity.id))
    found = [spot for spot in every if spot.form in {"name", "part"}] or every
    found.sort(key=lambda spot: (_RANK[spot.form], spot.source, spot.start))
    seen: dict[str, int] = {}
    ranked: list[tuple[int, int, Spot]] = []
    for spot in found:
        seen[spot.source] = seen.get(spot.source, 0) + 1
        ranked.append((seen[spot.source], len(ranked), spot))
    chosen = [spot for _, _, spot in sorted(ranked, key=lambda row: row[:2])[:CONTEXTS]]
    return tuple(passage_hit(material, spot.source, (spot.start, spot.end), AROUND) for spot in chosen)
