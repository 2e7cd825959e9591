"""Tests of order: does harm come after, more often than before? For each person, time may as well run backwards.

What is compared is before with after in the life of the same people, so that a year in which somebody was both
active and attacked does not count as a pattern. People who share an event are one unit: their fates are not
independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from aigaq.patterns.near import Span, after
from aigaq.patterns.rules import rules
from aigaq.patterns.shuffle import Dice, Drawn, Ints, batches, draw, signs


@frozen
class Dated:
    """Something that happened to, or was done by, some people between two days."""

    id: str
    span: Span
    people: tuple[str, ...]
    rank: int = 0
    """Severity, for rising harm."""
    procedure: bool = False


Score = Callable[[Dated, Dated], int]


def follows(earlier: Dated, later: Dated) -> int:
    """Score +1 if the second certainly comes after the first within the window, −1 if certainly before, else 0."""
    fewest, most = after(earlier.span, later.span)
    window = rules().windows.after_days
    if fewest >= 1 and most <= window:
        return 1
    return -1 if most <= -1 and fewest >= -window else 0


def nearby(decision: Dated, harm: Dated) -> int:
    """Score +1 if the two certainly lie within the window, −1 if certainly in the next window beyond, else 0."""
    fewest, most = after(decision.span, harm.span)
    window = rules().windows.after_days
    if max(abs(fewest), abs(most)) <= window:
        return 1
    beyond = (fewest > window and most <= 2 * window + 1) or (most < -window and fewest >= -2 * window - 1)
    return -1 if beyond else 0


def rises(one: Dated, other: Dated) -> int:
    """Score +1 if the later of two is graver, −1 if it is less grave; steps of one procedure do not count."""
    if one.procedure and other.procedure:
        return 0
    fewest, most = after(one.span, other.span)
    direction = 1 if fewest >= 1 else -1 if most <= -1 else 0
    return direction * ((other.rank > one.rank) - (other.rank < one.rank))


def units(firsts: Sequence[Dated], seconds: Sequence[Dated], score: Score, *, once: bool = False) -> Ints:
    """Give the score of each unit of people, where it is not zero; ``once``: count each pair in one order only."""
    parent: dict[str, str] = {}
    found: list[tuple[str, int]] = []
    for one, other in _meeting(firsts, seconds):
        if one.id == other.id or (once and one.id > other.id) or not (points := score(one, other)):
            continue
        root = _find(parent, one.people[0])
        for who in (*one.people, *other.people):
            parent[_find(parent, who)] = root
        found.append((one.people[0], points))
    totals: dict[str, int] = defaultdict(int)
    for who, points in found:
        totals[_find(parent, who)] += points
    return np.array([totals[who] for who in sorted(totals) if totals[who]], dtype=np.int64)


def _meeting(firsts: Sequence[Dated], seconds: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Every two that have somebody in common, once."""
    of = _by_person(seconds)
    for one in firsts:
        met = {other.id: other for who in one.people for other in of.get(who, ())}
        for key in sorted(met):
            yield one, met[key]


def _by_person(things: Iterable[Dated]) -> Mapping[str, list[Dated]]:
    made: dict[str, list[Dated]] = defaultdict(list)
    for thing in things:
        for who in thing.people:
            made[who].append(thing)
    return made


def _find(parent: dict[str, str], who: str) -> str:
    while parent.setdefault(who, who) != who:
        parent[who] = who = parent[parent[who]]
    return who


def flipped(scores: Ints, dice: Dice) -> Drawn:
    """Say how often the sum is as great or greater if each unit's time runs forwards or backwards by a coin."""
    found = batches(
        lambda rows: np.asarray((rows * scores).sum(axis=1), dtype=np.float64),
        lambda n: signs(len(scores), dice.rng, n),
    )
    return draw(float(scores.sum()), found, dice)
