"""Chance by shuffling: dates change places among incidents, all else stays; how often is there as much?

The count stops early once chance has done as much often enough (Besag & Clifford 1991, “Sequential Monte
Carlo p-values”): the p stays exact, and the work goes where it matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
from attrs import frozen

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
BATCH = 100
"""Shuffles drawn at once."""


@frozen(eq=False)
class Dice:
    """How chance is drawn: the stream of random numbers, how many shuffles at the most, and when to stop."""

    rng: np.random.Generator
    shuffles: int
    enough_hits: int


@frozen
class Drawn:
    """What came of the shuffles."""

    p: float
    """Share that gave as much or more, the observed arrangement counted in (Phipson & Smyth 2010)."""
    mean: float
    shuffles: int


def permutations(blocks: Ints, rng: np.random.Generator, number: int) -> Ints:
    """Draw permutations that move dates only among incidents of one block; one row each."""
    order = np.argsort(blocks, kind="stable")
    _, rank = np.unique(blocks, return_inverse=True)
    rows = np.argsort(rng.random((number, len(blocks))) + rank[order], axis=1)
    made = np.empty_like(rows)
    made[:, order] = order[rows]
    return made


def signs(units: int, rng: np.random.Generator, number: int) -> Ints:
    """Draw rows of +1 and −1: for each unit, time runs forwards or backwards."""
    return rng.integers(0, 2, size=(number, units)) * 2 - 1


def draw(observed: float, batches: Iterator[Floats], dice: Dice) -> Drawn:
    """Compare what was observed with batches of shuffled values, up to the most, or until chance has done as much."""
    seen, shuffles, enough_hits = np.empty(0), dice.shuffles, dice.enough_hits
    while len(seen) < shuffles:
        seen = np.concatenate([seen, next(batches)])[:shuffles]
        hits = np.cumsum(seen >= observed - 1e-9)
        if hits[-1] >= enough_hits:
            stop = int(np.searchsorted(hits, enough_hits)) + 1
            return Drawn(enough_hits / stop, float(seen[:stop].mean()), stop)
    return Drawn((int((seen >= observed - 1e-9).sum()) + 1) / (len(seen) + 1), float(seen.mean()), len(seen))


def batches(value: Callable[[Ints], Floats], rows: Callable[[int], Ints]) -> Iterator[Floats]:
    """Give shuffled values without end, ``BATCH`` at a time."""
    while True:
        yield value(rows(BATCH))


def holm(given: list[float | None], tests: int) -> list[float | None]:
    """Correct p for how many tests were looked at (Holm 1979); a test without a figure still counts as one."""
    order = sorted((p, i) for i, p in enumerate(given) if p is not None)
    made: list[float | None] = [None] * len(given)
    worst = 0.0
    for rank, (p, i) in enumerate(order):
        worst = max(worst, min(1.0, (tests - rank) * p))
        made[i] = worst
    return made
