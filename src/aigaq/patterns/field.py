"""The incidents of a vault as arrays: days, blocks of years, places, and which two share a victim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
from attrs import frozen

from aigaq.model.pattern import Incident
from aigaq.patterns.near import days, great_circle, placed
from aigaq.patterns.rules import rules
from aigaq.patterns.shuffle import Floats, Ints

Bools = npt.NDArray[np.bool_]


@frozen(eq=False)
class Field:
    """Incidents that a test of chance can use: dated, against somebody named, no later steps of a procedure."""

    incidents: tuple[Incident, ...]

    @cached_property
    def first(self) -> Ints:
        """First possible days, as ordinals."""
        return np.array([i.first.toordinal() for i in self.incidents if i.first], dtype=np.int64)

    @cached_property
    def last(self) -> Ints:
        """Last possible days, as ordinals."""
        return np.array([i.last.toordinal() for i in self.incidents if i.last], dtype=np.int64)

    @cached_property
    def blocks(self) -> Ints:
        """Calendar years: dates are shuffled only within one, so that a wave over years is not taken for a pattern."""
        return np.array([i.first.year for i in self.incidents if i.first], dtype=np.int64)

    @cached_property
    def sharp(self) -> Bools:
        """Whether the day is known well enough to be certainly near anything."""
        return np.asarray(self.last - self.first <= rules().windows.near_days)

    @cached_property
    def placed(self) -> Bools:
        """Whether the place is known to a town."""
        return np.array([placed(i) for i in self.incidents], dtype=np.bool_)

    @cached_property
    def pairs(self) -> int:
        """How many pairs of sharp dates lie in one year: what a pattern can be looked for in."""
        _, sizes = np.unique(self.blocks[self.sharp], return_counts=True)
        return int((sizes * (sizes - 1) // 2).sum())

    def subset(self, keep: Bools) -> Field:
        """Give the field of some of the incidents."""
        return Field(tuple(one for one, yes in zip(self.incidents, keep, strict=True) if yes))

    @cached_property
    def distances(self) -> tuple[Floats, Floats]:
        """Least and greatest distance of every two incidents in km; nothing is near or far where a place is missing."""
        spots = dict.fromkeys((i.geo.lat, i.geo.lon) for i in self.incidents if i.geo)
        places = {at: n for n, at in enumerate(spots)}
        which = np.array(
            [places[i.geo.lat, i.geo.lon] if i.geo else len(places) for i in self.incidents], dtype=np.int64
        )
        lat, lon = (np.array([*(at[side] for at in places), np.nan]) for side in (0, 1))
        room = np.array([i.geo.precision_km if i.geo else np.nan for i in self.incidents])
        middle, both = great_circle(lat, lon)[np.ix_(which, which)], room[:, None] + room
        return np.maximum(0.0, middle - both), middle + both

    @cached_property
    def same_victim(self) -> Bools:
        """Whether two incidents befell the same person or body; an incident and itself do."""
        return self.linked([i.victims for i in self.incidents]) | np.eye(len(self.incidents), dtype=np.bool_)

    def linked(self, keys: Sequence[Iterable[object]]) -> Bools:
        """Say of every two incidents whether they have a key in common."""
        holders: dict[object, list[int]] = defaultdict(list)
        for number, mine in enumerate(keys):
            for key in set(mine):
                holders[key].append(number)
        made = np.zeros((len(keys), len(keys)), dtype=np.bool_)
        for held in holders.values():
            made[np.ix_(held, held)] = True
        return made


def field(incidents: Sequence[Incident]) -> Field:
    """Give the field of a vault: at most so many incidents, the newest, as ``rules.toml`` says."""
    usable = [one for one in incidents if days(one) and one.victims and not one.step]
    return Field(tuple(usable[-rules().draws.most :]))


def certainly_near(first: Ints, last: Ints, within: int) -> tuple[Ints, Ints]:
    """Give the pairs of dates that lie within so many days whatever day each of them was, as two arrays."""
    sharp = np.flatnonzero(last - first <= within)
    order = sharp[np.argsort(first[sharp], kind="stable")]
    start = first[order]
    reach = np.searchsorted(start, start + within, side="right")
    counts = reach - np.arange(len(order)) - 1
    left = np.repeat(np.arange(len(order)), counts)
    offset = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    one, other = order[left], order[left + 1 + offset]
    latest = np.maximum(last[one], last[other]) - np.minimum(first[one], first[other])
    keep = latest <= within
    return one[keep], other[keep]


def possibly_near(first: Ints, last: Ints, within: int) -> Bools:
    """Say of every two dates whether they may lie within so many days."""
    after = np.subtract.outer(first.astype(np.int32), last.astype(np.int32))
    return np.asarray(np.maximum(after, after.T) <= within)
