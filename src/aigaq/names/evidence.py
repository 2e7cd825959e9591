"""What each part of two names says for or against one person, in bits (log-odds base 2), not yet in words."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from math import comb, log2
from typing import Literal, NamedTuple

from aigaq.names.alike import FAR, NEAR, NEARLY, SAME, alike, meet
from aigaq.names.card import FAMILY, PATRONYMIC, Card
from aigaq.names.customs import customs
from aigaq.names.fold import fold_word
from aigaq.names.joining import put_together
from aigaq.names.pairing import Paired, likenesses, paired
from aigaq.names.parse import Part, Parts
from aigaq.names.sketch import Sketch, may_be_alike
from aigaq.names.sounds import listed
from aigaq.names.weights import COMMON, INITIAL

PRIOR = -7.0
"""Bits: how much less likely than not it is that two people of whom nothing is known are one."""
AGAINST, DOUBTFUL = -7.0, -2.0
"""Bits that a part gives which contradicts the other name's, or is hardly alike."""
AGAINST_KIN = -11.0
"""The same among three parts or more: those that agree besides (father, family) are what kin share."""
OTHER_GIVEN = -9.4
"""Bits that a contradiction between two given names says besides, for each part beyond three that both names have:
what agrees then (father, grandfather, two family names) is what brothers share."""
EXCHANGED, FATHERS_SWAPPED = -1.5, -14.0
"""Bits: the parts stand in another order; suffixes say that each is the other's father's name."""
OTHER_SEX = -16.0
"""Bits: one suffix says "son of", the other "daughter of"."""
NEARLY_LESS = 0.6
"""Bits less where the sounds are often one, not always."""
HYPHENED = 0.9
"""Likeness that two Han names must have where one may be in the spelling of Taiwan (Kuo-hua, Guohua)."""
_BOUNDS = (0.5, 0.62, FAR, NEAR, NEARLY, SAME)

OTHER_GENERATION = -12.0
"""Bits: one name says "senior", the other "junior"."""
Kind = Literal["part", "initial", "slots", "nickname", "chance", "exchanged", "fathers", "sexes", "generations"]


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


Told = tuple[Kind, float, float]
"""What a pair of parts says: of what kind it is, bits, likeness."""
Beside = tuple[Kind, float]
Matched = tuple[Sketch, Sketch, Paired, list[Beside]]
"""Both names, parts put together where need be, what is paired, and what they say besides."""


def evidence(left: Sketch, right: Sketch) -> Found | None:
    """Weigh two names; ``None`` where too few parts of one can be like any of the other (`aigaq.names.gate`)."""
    matched = _matched(left, right) if may_be_alike(left, right) else None
    if matched is None:
        return None
    one, other, pairs, beside = matched
    said = []
    for i, j, found in pairs:
        kind, weight, likeness = _agreement(one, other, i, j, found)
        said.append(Said(kind, weight, one.parts[i], other.parts[j], likeness))
    return Found([*said, *(Said(kind, weight) for kind, weight in beside)], one.parts, other.parts, pairs)


def weighed(left: Sketch, right: Sketch) -> float | None:
    """Give the sum of `evidence` alone, for two names that have passed the gate."""
    matched = _matched(left, right)
    if matched is None:
        return None
    one, other, pairs, beside = matched
    bits = 0.0
    for i, j, found in pairs:
        bits += _agreement(one, other, i, j, found)[1]
    for _, weight in beside:
        bits += weight
    return PRIOR + bits


def _matched(left: Sketch, right: Sketch) -> Matched | None:
    one, other = left, right
    if not (one.pair and other.pair):
        one = put_together(left, right) if left.joins & right.mask else left
        other = put_together(right, one) if right.joins & one.mask else right
    table = likenesses(one, other, 0 if one.one_will_do or other.one_will_do else 2)
    if not table or not other.parts:
        return None
    pairs, beside = paired(table), _people(left.read, right.read)
    order = _order(left.read, right.read, table if one is left and other is right else None)
    if len(pairs) > 2 and _inside_out(one, other, pairs):
        order = (*order, ("fathers", FATHERS_SWAPPED))
    ways = _ways(one.countable, other.countable)
    return one, other, pairs, [*((("chance", ways),) if ways else ()), *order, *beside]


def _inside_out(one: Sketch, other: Sketch, pairs: Paired) -> bool:
    """Say whether given name and father's name have changed places before one family name (Ali Omar X, Omar Ali X)."""
    if len(one.parts) != 3 or len(other.parts) != 3 or [j for _, j, _ in pairs] != [2, 1, 0]:
        return False
    alike_ = min(likeness for _, _, likeness in pairs) >= NEAR
    return alike_ and not any(part.suffix for part in (*one.parts, *other.parts))


def _people(left: Parts, right: Parts) -> list[Beside]:
    """Say whether suffixes or words after the names (Jr, Sr) tell two people apart."""
    said: list[Beside] = []
    if left.sex and right.sex and left.sex != right.sex and not _family_unmarked(left, right):
        said.append(("sexes", OTHER_SEX))
    if left.generation and right.generation and left.generation != right.generation:
        said.append(("generations", OTHER_GENERATION))
    return said


def _family_unmarked(left: Parts, right: Parts) -> bool:
    """Say whether only a woman's family name lacks its ending, as languages without one write it (Olga Brodov).

    Both given names must be the same, and end as few men's names do.
    """
    if not (left.given and right.given and left.given.fold.wide == right.given.fold.wide):
        return False
    if {part.suffix for part in (*left.all, *right.all) if part.suffix} != {"family_man", "family_woman"}:
        return False
    wide = left.given.fold.wide
    return wide.endswith("a") and wide in listed() and wide not in _men()


@cache
def _men() -> frozenset[str]:
    return frozenset(fold_word(name).wide for name in customs().men)


def _agreement(one: Sketch, other: Sketch, i: int, j: int, likeness: float) -> Told:
    ours, theirs = one.cards[i], other.cards[j]
    if ours.part.initial or theirs.part.initial:
        return "initial", INITIAL if likeness else AGAINST, likeness
    slots = ours.slot + theirs.slot == PATRONYMIC + FAMILY
    if slots and len(one.parts) != len(other.parts):
        return "slots", 0.0, likeness
    against = _against(min(len(one.parts), len(other.parts)), given=i == j == 0)
    if one.read.han and other.read.han and likeness < _least_of_han(one, other):
        return "part", AGAINST, min(likeness, _BOUNDS[0])
    if likeness < FAR:
        if slots and (one.loose or other.loose):
            return "slots", 0.0, likeness
        if one.nicknames or other.nicknames:
            aside = _aside(one, other, ours, theirs)
            if aside > likeness:
                return "nickname", _weight(aside, _full(one, other, i, j), against), aside
    return "part", against if likeness <= _BOUNDS[0] else _weight(likeness, _full(one, other, i, j), against), likeness


@cache
def _against(parts: int, *, given: bool) -> float:
    """Give the bits of a part that contradicts the other name's, by the fewer parts of two names."""
    if parts < 3:
        return AGAINST
    return AGAINST_KIN + (OTHER_GIVEN * (parts - 3) if given else 0.0)


def _least_of_han(one: Sketch, other: Sketch) -> float:
    return HYPHENED if one.read.hyphened or other.read.hyphened else NEARLY


def _full(one: Sketch, other: Sketch, i: int, j: int) -> float:
    """Give the bits of full agreement: less for Han names, and for patronymics beside a family name."""
    found = min(one.weights[i], other.weights[j])
    if found <= COMMON:
        return found
    beside = one.patronymics[i] and len(one.parts) > 2 < len(other.parts)
    return COMMON if beside or one.read.han or other.read.han else found


@cache
def _ways(fewer: int, more: int) -> float:
    """Say how much sooner two parts agree by chance where the longer name has more to choose from."""
    fewer, more = sorted((fewer, more))
    return round(-log2(comb(more, fewer)), 2) if fewer > 1 else 0.0


def _aside(one: Sketch, other: Sketch, ours: Card, theirs: Card) -> float:
    """Say how alike a part is to a nickname that the other name gives in its place."""
    there = [meet(ours, nickname) for nickname in other.nicknames]
    here = [meet(theirs, nickname) for nickname in one.nicknames]
    return max([0.0, *there, *here])


@lru_cache(maxsize=1 << 14)
def _weight(likeness: float, full: float, against: float) -> float:
    """Read the weight off a line through the bounds of `aigaq.names.alike`."""
    if likeness <= _BOUNDS[0]:
        return against
    weights = (against, DOUBTFUL, full / 4, full * 2 / 3, full - NEARLY_LESS, full)
    at = bisect_left(_BOUNDS, likeness)
    low, high = _BOUNDS[at - 1], _BOUNDS[at]
    return round(weights[at - 1] + (weights[at] - weights[at - 1]) * (likeness - low) / (high - low), 2)


def _order(left: Parts, right: Parts, table: list[list[float]] | None) -> tuple[Beside, ...]:
    """Say whether given name and second part have changed places."""
    if not (left.given and left.second and right.given and right.second):
        return ()
    if table:
        straight, crosswise, other = table[0][0] + table[1][1], table[0][1], table[1][0]
    else:
        straight = alike(left.given, right.given) + alike(left.second, right.second)
        crosswise, other = alike(left.given, right.second), alike(left.second, right.given)
    if crosswise < FAR or other < FAR or crosswise + other <= straight:
        return ()
    if left.second.suffix and right.second.suffix:
        return (("fathers", FATHERS_SWAPPED),)
    return (("exchanged", EXCHANGED),)
