"""A time axis for drawings: days to positions, with long empty stretches folded and marked as such."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

FOLD_DAYS = 548
"""Eighteen months without any entry are folded, so that years of silence do not press the rest together."""
FOLD_WIDTH = 26.0
"""Width of a fold, in units of the drawing; folds share half the drawing where there are many."""
PAD_DAYS = 25
LABEL_ROOM = 50.0
"""Least distance between two labels of the axis, in units of the drawing."""
_STEPS = (1, 3, 6, 12, 24, 60, 120)
"""Months between two ticks, the finest that leaves room for the labels is taken."""


@frozen
class Tick:
    """A line across the drawing with its label."""

    x: float
    label: str


@frozen
class Stretch:
    """A stretch of days that is drawn to scale, from ``left``."""

    first: date
    last: date
    left: float


@frozen
class Axis:
    """Positions of days between ``left`` and ``right``; ``folds`` are the places where years are left out."""

    left: float
    right: float
    per_day: float
    stretches: tuple[Stretch, ...]
    fold: float = FOLD_WIDTH

    @property
    def folds(self) -> tuple[float, ...]:
        """The middle of each fold."""
        return tuple(round(s.left - self.fold / 2, 1) for s in self.stretches[1:])

    def x(self, day: date) -> float:
        """Give the position of a day; a day in a fold stands at its end."""
        for stretch in self.stretches:
            if day <= stretch.last:
                return round(stretch.left + max(0, (day - stretch.first).days) * self.per_day, 1)
        return self.right

    def _end(self, stretch: Stretch) -> float:
        return stretch.left + (stretch.last - stretch.first).days * self.per_day

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """First days of months or years, as far apart as their labels need."""
        step = next((s for s in _STEPS if s * 30.4 * self.per_day >= LABEL_ROOM), _STEPS[-1])
        found: list[Tick] = []
        for stretch in self.stretches:
            for day in _month_starts(stretch, step):
                x = self.x(day)
                if (not found or x - found[-1].x >= LABEL_ROOM) and x <= self._end(stretch) - LABEL_ROOM + 8:
                    found.append(Tick(x, str(day.year) if day.month == 1 else f"{day:%Y-%m}"))
        return tuple(found)


def _month_starts(stretch: Stretch, step: int) -> Iterable[date]:
    months = range(stretch.first.year * 12 + stretch.first.month, stretch.last.year * 12 + stretch.last.month)
    for month in months:
        if month % step == 0:
            yield date(month // 12, month % 12 + 1, 1)


def axis(days: Iterable[date], left: float, right: float) -> Axis | None:
    """Lay out an axis on which all these days stand; ``None`` where there is no day."""
    spans = _spans(sorted(set(days)))
    if not spans:
        return None
    total = sum((last - first).days for first, last in spans)
    folds = len(spans) - 1
    fold = min(FOLD_WIDTH, (right - left) / 2 / folds) if folds else FOLD_WIDTH
    per_day = (right - left - fold * folds) / total
    stretches, at = [], left
    for first, last in spans:
        stretches.append(Stretch(first, last, at))
        at += (last - first).days * per_day + fold
    return Axis(left, right, per_day, tuple(stretches), fold)


def _spans(days: list[date]) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = [(day, day) for day in days[:1]]
    for before, day in pairwise(days):
        if (day - before).days > FOLD_DAYS:
            spans.append((day, day))
        else:
            spans[-1] = (spans[-1][0], day)
    return [(_shift(first, -PAD_DAYS), _shift(last, PAD_DAYS)) for first, last in spans]


def _shift(day: date, days: int) -> date:
    low, high = date.min.toordinal(), date.max.toordinal()
    return day + timedelta(min(max(days, low - day.toordinal()), high - day.toordinal()))
