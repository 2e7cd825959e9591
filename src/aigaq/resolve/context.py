"""Comparing what is known of two people beyond their names: what they share, and what cannot both be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from functools import cache

from aigaq.model.review import Reason
from aigaq.resolve.profile import Profile, years_between
from aigaq.resolve.weights import weights

MOST_YEARS = 2.0
"""Years by which ages may differ and still be one person's (DOMAIN notes 6.3, rule 6)."""
SAME_AGE = 2.5
"""Bits that an agreeing age or date of birth gives (about one adult in six is within two years of another)."""
OTHER_PRONOUN = -4.0
"""Bits: one is called he, the other she. Less than a conflict, as pronouns get tied to the wrong person."""

OTHER_WORK = -4.0
"""Bits: what is said of their work has no word in common. People change their work, and reports name it differently;
so it outweighs a common name with the same company (5 bits less 4), never two rare names (10)."""


def conflict(left: Profile, right: Profile) -> str | None:
    """Say what cannot be true of one person, or ``None``."""
    if left.sexes and right.sexes and left.sexes.isdisjoint(right.sexes):
        return "one is said to be a woman, the other a man"
    gap = years_between(left.births, right.births)
    if gap > MOST_YEARS:
        return f"their ages differ by {gap:.0f} years at the same date"
    return None


def shared(left: Profile, right: Profile, known: AbstractSet[str]) -> tuple[Reason, ...]:
    """Give what the two share, and what speaks against them without ruling them out, with weights.

    ``known``: keys of names that so many reports name that they are no company (`aigaq.resolve.company`).
    """
    reasons = [*_facts(left, right, known)]
    if left.births and right.births:
        reasons.append(reason("their ages agree", SAME_AGE))
    said = (left.sexes | left.likely_sexes, right.sexes | right.likely_sexes)
    if all(said) and said[0].isdisjoint(said[1]):
        reasons.append(reason("one is called he, the other she", OTHER_PRONOUN))
    if _other_work(left, right):
        reasons.append(reason("different occupations are named", OTHER_WORK))
    return tuple(reasons)


@cache
def reason(what: str, weight: float) -> Reason:
    """Give a reason; the few there are stand in millions of links."""
    return Reason(what, weight)


def _other_work(left: Profile, right: Profile) -> bool:
    """Whether both have an occupation and no word of the one's is a word of the other's."""
    ours, theirs = (frozenset[str]().union(*person.works) for person in (left, right))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _facts(left: Profile, right: Profile, known: AbstractSet[str]) -> list[Reason]:
    counts = Counter(kind for kind, _ in left.facts & right.facts)
    counts["company"] += len(_both_with(left, right, known))
    kinds = weights().facts
    return [
        reason(kinds[kind].label, min(kinds[kind].most, n * kinds[kind].each))
        for kind, n in sorted(counts.items())
        if n
    ]


def _both_with(left: Profile, right: Profile, known: AbstractSet[str]) -> frozenset[str]:
    """Give the others who are named in reports of both, and not everywhere."""
    both = (left.named_with & right.named_with) - known
    return both & left.company & right.company if both else both


def bits(reasons: tuple[Reason, ...]) -> float:
    """Give the sum of the reasons' weights."""
    return sum(reason.weight for reason in reasons)
