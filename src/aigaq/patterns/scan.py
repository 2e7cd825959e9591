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
class Scan:
    """Circles around the places of the incidents, and stretches of days, to be counted for any shuffle."""

    member: tuple[tuple[Ints, Ints, Ints], ...]
    """For each radius: circle and incident of every membership, and the size of each circle."""
    lengths: tuple[int, ...]
    day: Ints
    """Day of each date, from 0."""
    least: int

    @property
    def span(self) -> int:
        """Number of days the field covers."""
        return int(self.day.max()) + 1

    def best(self, rows: Ints) -> Floats:
        """Give the score of the fullest cylinder of each shuffle (a row)."""
        return np.array([self.one(row) for row in rows])

    def one(self, row: Ints) -> float:
        """Give the score of the fullest cylinder, incident ``row[i]`` having the date ``i``."""
        days = np.empty_like(self.day)
        days[row] = self.day
        per_day = np.bincount(days, minlength=self.span)
        return max(self._fullest(days, per_day, circles) for circles in self.member)

    def _fullest(self, days: Ints, per_day: Ints, circles: tuple[Ints, Ints, Ints]) -> float:
        circle, incident, size = circles
        counts = np.bincount(circle * self.span + days[incident], minlength=len(size) * self.span)
        table = counts.reshape(len(size), self.span)
        return max(self._over(table, per_day, size, length) for length in self.lengths)

    def _over(self, table: Ints, per_day: Ints, size: Ints, length: int) -> float:
        inside, expected = window(table, length), np.outer(size, window(per_day[None, :], length)[0]) / len(self.day)
        full = (inside >= self.least) & (inside > expected)
        return float(likelihood(inside[full], expected[full], len(self.day)).max(initial=0.0))


def window(table: Ints, length: int) -> Ints:
    """Sum every stretch of so many days (the last ones shorter)."""
    sums = np.concatenate([np.zeros((len(table), 1), dtype=np.int64), np.cumsum(table, axis=1)], axis=1)
    days = table.shape[1]
    ends = np.minimum(np.arange(days) + length, days)
    return np.asarray(sums[:, ends] - sums[:, :days])


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
    member = []
    for radius in radii:
        circle, incident = np.nonzero(middle[spots] <= radius)
        member.append((circle, incident, np.bincount(circle, minlength=len(spots))))
    return Scan(tuple(member), tuple(lengths), field.first - field.first.min(), least)


def scan(made: Scan, blocks: Ints, dice: Dice) -> tuple[float, Drawn]:
    """Give the score of the fullest cylinder, and how often a shuffle has one as full."""
    observed = made.one(np.arange(len(blocks)))
    found = batches(made.best, lambda n: permutations(blocks, dice.rng, n))
    return observed, draw(observed, found, dice)
