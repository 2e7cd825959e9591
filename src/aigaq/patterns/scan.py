"""A space-time scan: is any circle over any few weeks fuller than its share? (Kulldorff and others 2005)

The permutation form, which needs no count of the population: a cylinder (circle × days) is expected to hold
its circle's share of its days' incidents; the fullest cylinder is compared with the fullest of each shuffle, so
that having looked at very many cylinders is paid for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from aigaq.patterns.field import Field
from aigaq.patterns.shuffle import Dice, Drawn, Floats, Ints, batches, draw, permutations


@frozen(eq=False)
class Circles:
    """Circles of one radius around the places of the incidents, and what each is expected to hold."""

    circle: Ints
    incident: Ints
    """Which incident lies in which circle: two arrays of one length."""
    expected: tuple[Floats, ...]
    """For each length of time: circle × first day; a circle's share of the incidents of those days."""


@frozen(eq=False)
class Scan:
    """The cylinders of a field: circles, and stretches that begin on a day with an incident."""

    circles: tuple[Circles, ...]
    day: Ints
    """For each date the number of its day, of those days that have an incident."""
    ends: tuple[Ints, ...]
    """For each length of time: the number of the first day that lies beyond the stretch."""
    least: int

    def best(self, rows: Ints) -> Floats:
        """Give the score of the fullest cylinder of each shuffle (a row)."""
        return np.array([self.one(row) for row in rows])

    def one(self, row: Ints) -> float:
        """Give the score of the fullest cylinder, incident ``row[i]`` having the date ``i``."""
        day = np.empty_like(self.day)
        day[row] = self.day
        return max(self._fullest(day, circles) for circles in self.circles)

    def _fullest(self, day: Ints, circles: Circles) -> float:
        days, number = len(self.ends[0]), len(circles.expected[0])
        cells = circles.circle * days + day[circles.incident]
        counts = np.bincount(cells, minlength=number * days).reshape(number, days)
        sums = np.zeros((number, days + 1), dtype=np.int64)
        np.cumsum(counts, axis=1, out=sums[:, 1:])
        return max(self._over(sums, *pair) for pair in zip(self.ends, circles.expected, strict=True))

    def _over(self, sums: Ints, ends: Ints, expected: Floats) -> float:
        inside = sums[:, ends] - sums[:, :-1]
        full = (inside >= self.least) & (inside > expected)
        return float(likelihood(inside[full], expected[full], len(self.day)).max(initial=0.0)) if full.any() else 0.0


def likelihood(inside: Ints, expected: Floats, total: int) -> Floats:
    """Give Kulldorff's log likelihood ratio of cylinders that hold more than expected."""
    outside = total - inside
    beyond = np.where(outside > 0, outside * np.log(np.maximum(outside, 1) / (total - expected)), 0.0)
    return np.asarray(inside * np.log(inside / expected) + beyond)


def prepare(field: Field, radii: Sequence[float], lengths: Sequence[int], least: int) -> Scan:
    """Lay the circles of each radius around each different place; dates and places of the field must be sharp."""
    lowest, greatest = field.distances
    middle = (lowest + greatest) / 2
    spots = sorted({(i.geo.lat, i.geo.lon): n for n, i in reversed(list(enumerate(field.incidents))) if i.geo}.values())
    first, day, per_day = np.unique(field.first, return_inverse=True, return_counts=True)
    ends = tuple(np.searchsorted(first, first + length) for length in lengths)
    sums = np.concatenate([[0], np.cumsum(per_day)])
    falls = [(sums[end] - sums[:-1]) / len(day) for end in ends]
    made = []
    for radius in radii:
        circle, incident = np.nonzero(middle[spots] <= radius)
        size = np.bincount(circle, minlength=len(spots))
        made.append(Circles(circle, incident, tuple(np.outer(size, share) for share in falls)))
    return Scan(tuple(made), day, ends, least)


def scan(made: Scan, blocks: Ints, dice: Dice) -> tuple[float, Drawn]:
    """Give the score of the fullest cylinder, and how often a shuffle has one as full."""
    observed = made.one(np.arange(len(blocks)))
    found = batches(made.best, lambda n: permutations(blocks, dice.rng, n))
    return observed, draw(observed, found, dice)
