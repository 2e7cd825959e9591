"""Tests that count pairs: Knox's near in both, Jacquez's nearest neighbours, and pairs that share something else.

One count serves all: pairs of dates that are near, and a table that says which two incidents are linked. A shuffle
gives each incident another date of the same year and counts again.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from aigaq.patterns.field import Bools, Field, certainly_near, possibly_near
from aigaq.patterns.shuffle import Dice, Drawn, Floats, Ints, batches, draw, permutations


@frozen
class Counted:
    """How many links there are, how many there might be, and what chance does."""

    observed: float
    possible: float
    drawn: Drawn


def knox(near_space: Bools, near_time: Bools) -> tuple[int, float]:
    """Give Knox's count of pairs near in both, and how many are expected if the two have nothing to do with each other.

    Knox 1964, “The detection of space-time interactions”: expected = near in space × near in time ÷ all pairs.
    """
    upper = np.triu_indices(len(near_space), 1)
    space, time = near_space[upper], near_time[upper]
    return int((space & time).sum()), float(space.sum()) * float(time.sum()) / len(space)


def nearest(distances: Floats, k: int) -> Bools:
    """Say of every two whether the second is among the k nearest of the first; all that tie for the last place are in.

    Jacquez 1996, “A k nearest neighbour test for space-time interaction”.
    """
    others = np.where(np.eye(len(distances), dtype=np.bool_), np.inf, distances)
    limit = np.partition(others, k - 1, axis=1)[:, k - 1]
    return np.asarray(others <= limit[:, None])


def count(linked: Bools, one: Ints, other: Ints, rows: Ints) -> Floats:
    """Count, for each shuffle (a row), the pairs of near dates whose incidents are linked."""
    return np.asarray(linked[rows[:, one], rows[:, other]].sum(axis=1), dtype=np.float64)


def near_and_linked(field: Field, linked: Bools, may_be: Bools, within: int, dice: Dice) -> Counted:
    """Count pairs within so many days that are linked, and compare with shuffles."""
    one, other = certainly_near(field.first, field.last, within)
    observed = float(linked[one, other].sum())
    possible = float(np.triu(possibly_near(field.first, field.last, within) & may_be, 1).sum())
    return Counted(observed, possible, shuffled(observed, linked, (one, other), field.blocks, dice))


def shuffled(observed: float, linked: Bools, pairs: tuple[Ints, Ints], blocks: Ints, dice: Dice) -> Drawn:
    """Say how often a shuffle of dates within blocks gives as many linked pairs or more."""
    found = batches(lambda rows: count(linked, *pairs, rows), lambda n: permutations(blocks, dice.rng, n))
    return draw(observed, found, dice)


def neighbours(field: Field, k: int, dice: Dice) -> Counted:
    """Count how often one of the k nearest in time is among the k nearest in space; dates and places must be sharp."""
    least, greatest = field.distances
    space = nearest((least + greatest) / 2, k) & ~field.same_victim
    middle = (field.first + field.last) / 2
    one, other = np.nonzero(nearest(np.abs(middle[:, None] - middle), k))
    observed = float(space[one, other].sum())
    return Counted(observed, observed, shuffled(observed, space, (one, other), field.blocks, dice))
