"""What each part of two names says for or against one person, in bits (log-odds base 2), not yet in words."""

from __future__ import annotations

from bisect import bisect_left
from math import comb, log2
from typing import Literal, NamedTuple

from aigaq.names.alike import FAR, NEAR, NEARLY, SAME, alike
from aigaq.names.pairing import Paired, likenesses, paired
from aigaq.names.parse import Part, Parts, is_patronymic
from aigaq.names.sketch import Sketch, may_be_alike, put_together
from aigaq.names.weights import COMMON, INITIAL, rarity

PRIOR = -7.3
"""Bits: how much less likely than not it is that two people of whom nothing is known are one."""
AGAINST, DOUBTFUL = -7.0, -2.0
"""Bits that a part gives which contradicts the other name's, or is hardly alike."""
AGAINST_KIN = -13.0
"""The same among three parts or more: those that agree besides (father, family) are what kin share."""
EXCHANGED, FATHERS_SWAPPED = -1.5, -14.0
"""Bits: the parts stand in another order; suffixes say that each is the other's father's name."""
OTHER_SEX = -16.0
"""Bits: one suffix says "son of", the other "daughter of"."""
NEARLY_LESS = 0.6
"""Bits less where the sounds are often one, not always."""
_BOUNDS = (0.5, 0.62, FAR, NEAR, NEARLY, SAME)

Kind = Literal["part", "initial", "slots", "nickname", "chance", "exchanged", "fathers", "sexes"]


class Said(NamedTuple):
    """One thing two names say about whether they mean one person."""

    kind: Kind
    weight: float
    """Bits."""
    ours: Part | None = None
    theirs: Part | None = None
    likeness: float = 0.0


class Found(NamedTuple):
    """All that two names say."""

    said: list[Said]
    ours: tuple[Part, ...]
    theirs: tuple[Part, ...]
    pairs: Paired

    @property
    def bits(self) -> float:
        """The sum with the prior, log-odds base 2."""
        return PRIOR + sum(said.weight for said in self.said)


def evidence(left: Sketch, right: Sketch) -> Found | None:
    """Weigh two names; ``None`` where too few parts of one can be like any of the other (`aigaq.names.gate`)."""
    return weighed(left, right) if may_be_alike(left, right) else None


def weighed(left: Sketch, right: Sketch) -> Found | None:
    """Weigh two names that have passed the gate."""
    if not left.parts or not right.parts:
        return None
    one, other = left, right
    if len(left.parts) != 2 or len(right.parts) != 2:
        one = put_together(left, right)
        other = put_together(right, one)
    table = likenesses(one, other, _needed(one, other))
    if table is None:
        return None
    pairs = paired(_by_kind(one, other, table))
    said = [_agreement(one, other, pair) for pair in pairs]
    said += _chance(one, other)
    said += _order(left.read, right.read)
    if left.read.sex and right.read.sex and left.read.sex != right.read.sex:
        said.append(Said("sexes", OTHER_SEX))
    return Found(said, one.parts, other.parts, pairs)


def _by_kind(one: Sketch, other: Sketch, table: list[list[float]]) -> list[list[float]]:
    """Let patronymics stand for patronymics alone, where both names have one (Ivan Sergeevich, Sergei Ivanovich)."""
    ours, theirs = ([is_patronymic(part) for part in name.parts] for name in (one, other))
    if not (any(ours) and any(theirs)):
        return table
    return [
        [likeness if a == b else 0.0 for b, likeness in zip(theirs, row, strict=True)]
        for a, row in zip(ours, table, strict=True)
    ]


def _needed(one: Sketch, other: Sketch) -> int:
    """Say how many parts must be alike for two names to be worth weighing: two, where nothing else could make up."""
    return 0 if one.one_will_do or other.one_will_do else 2


def _agreement(one: Sketch, other: Sketch, pair: tuple[int, int, float]) -> Said:
    i, j, likeness = pair
    ours, theirs = one.parts[i], other.parts[j]
    if ours.initial or theirs.initial:
        return Said("initial", INITIAL if likeness else AGAINST, ours, theirs, likeness)
    if _other_slot(ours, theirs) and len(one.parts) != len(other.parts):
        return Said("slots", 0.0, ours, theirs, likeness)
    full, against = _full(one, other, ours, theirs), _against(one, other)
    if likeness < NEARLY and one.read.han and other.read.han:
        return Said("part", AGAINST, ours, theirs, min(likeness, _BOUNDS[0]))
    if likeness < FAR:
        if _other_slot(ours, theirs) and (one.loose or other.loose):
            return Said("slots", 0.0, ours, theirs, likeness)
        if one.read.nicknames or other.read.nicknames:
            aside = _aside(one, other, ours, theirs)
            if aside > likeness:
                return Said("nickname", _weight(aside, full, against), ours, theirs, aside)
    return Said("part", _weight(likeness, full, against), ours, theirs, likeness)


def _against(one: Sketch, other: Sketch) -> float:
    return AGAINST_KIN if min(len(one.parts), len(other.parts)) > 2 else AGAINST


def _full(one: Sketch, other: Sketch, ours: Part, theirs: Part) -> float:
    """Give the bits of full agreement: less for Han names, and for patronymics beside a family name."""
    found = min(rarity(ours), rarity(theirs))
    beside = min(len(one.parts), len(other.parts)) > 2 and is_patronymic(ours)
    return min(found, COMMON) if beside or one.read.han or other.read.han else found


def _chance(one: Sketch, other: Sketch) -> list[Said]:
    """Say how much sooner two parts agree by chance where the longer name has more to choose from."""
    fewer, more = sorted((_countable(one), _countable(other)))
    ways = comb(more, fewer) if fewer > 1 else 1
    return [Said("chance", round(-log2(ways), 2))] if ways > 1 else []


def _countable(name: Sketch) -> int:
    """Count the parts that stand for themselves: a patronymic may always be left out."""
    return sum(not is_patronymic(part) for part in name.parts)


def _aside(one: Sketch, other: Sketch, ours: Part, theirs: Part) -> float:
    """Say how alike a part is to a nickname that the other name gives in its place."""
    there = [alike(ours, nickname) for nickname in other.read.nicknames]
    here = [alike(theirs, nickname) for nickname in one.read.nicknames]
    return max([0.0, *there, *here])


def _weight(likeness: float, full: float, against: float) -> float:
    """Read the weight off a line through the bounds of `aigaq.names.alike`."""
    if likeness <= _BOUNDS[0]:
        return against
    weights = (against, DOUBTFUL, full / 4, full * 2 / 3, full - NEARLY_LESS, full)
    at = bisect_left(_BOUNDS, likeness)
    low, high = _BOUNDS[at - 1], _BOUNDS[at]
    return round(weights[at - 1] + (weights[at] - weights[at - 1]) * (likeness - low) / (high - low), 2)


def _other_slot(ours: Part, theirs: Part) -> bool:
    """Say whether one part is a patronymic and the other a family name, so that one person may have both."""
    if not (ours.suffix and theirs.suffix):
        return False
    return {ours.suffix.partition("_")[0], theirs.suffix.partition("_")[0]} == {"patronymic", "family"}


def _order(left: Parts, right: Parts) -> list[Said]:
    """Say whether given name and second part have changed places."""
    if not (left.given and left.second and right.given and right.second):
        return []
    crosswise = alike(left.given, right.second)
    if crosswise < FAR:
        return []
    other = alike(left.second, right.given)
    straight = alike(left.given, right.given) + alike(left.second, right.second)
    if other < FAR or crosswise + other <= straight:
        return []
    if left.second.suffix and right.second.suffix:
        return [Said("fathers", FATHERS_SWAPPED)]
    return [Said("exchanged", EXCHANGED)]
