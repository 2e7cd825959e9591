"""Dates as EDTF (ISO 8601-2:2019, levels 0–2, the part that reports need), with their first and last day.

Read: ``2021-01-21`` ``2021-01`` ``2021`` ``XXXX-01-21`` ``202X`` ``2020-23`` (season) ``~ ? %`` suffixes,
intervals ``2016/..`` ``../2019-10`` ``2020-10-16/2020-10-30`` and one-of sets ``[..2021-01-21]``
``[2018-04..2020-10]`` (some day in that span).
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Literal

from attrs import field, frozen

from aigaq.errors import BadDate

Kind = Literal["point", "interval", "one_of"]

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
"""EDTF seasons, northern hemisphere: 21 spring, 22 summer, 23 autumn, 24 winter, by first month."""


@frozen
class Bounds:
    """The first and last day a date can mean; ``None`` is open (or, on both sides, unknown)."""

    first: date | None
    last: date | None

    def meets(self, other: Bounds) -> bool:
        """Say whether the two spans share a day; an open side reaches for ever."""
        return (self.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
            self.last or date.max
        )

    def within(self, other: Bounds) -> bool:
        """Say whether this span lies wholly inside the other."""
        return (other.first or date.min) <= (self.first or date.min) and (self.last or date.max) <= (
            other.last or date.max
        )

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; ``None`` where a side is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1


@frozen
class Edtf:
    """One EDTF date. ``str()`` gives it back as written; ``bounds`` gives its first and last day."""

    text: str
    kind: Kind = field(eq=False, repr=False)
    bounds: Bounds = field(eq=False, repr=False)

    def __str__(self) -> str:
        return self.text

    @property
    def approximate(self) -> bool:
        """Whether the date is marked as approximate or uncertain (``~ ? %``)."""
        return any(mark in self.text for mark in "~?%")

    @property
    def year_known(self) -> bool:
        """Whether the year stands in the date (``XXXX-01-21`` has none)."""
        return "XXXX" not in self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Read an EDTF string. Raises `BadDate` for anything outside the part named above."""
    raw = text.strip()
    if raw.startswith("[") and raw.endswith("]"):
        low, dots, high = raw[1:-1].partition("..")
        if not dots:
            raise BadDate(given=text)
        return Edtf(raw, "one_of", _span(text, low, high))
    if "/" in raw:
        low, _, high = raw.partition("/")
        return Edtf(raw, "interval", _span(text, low.replace("..", ""), high.replace("..", "")))
    return Edtf(raw, "point", _point(text, raw))


def is_edtf(text: str) -> bool:
    """Say whether a string is an EDTF date that Aigaq reads."""
    try:
        parse(text)
    except BadDate:
        return False
    return True


def _span(whole: str, low: str, high: str) -> Bounds:
    if not low.strip() and not high.strip():
        raise BadDate(given=whole)
    first = _point(whole, low).first if low.strip() else None
    last = _point(whole, high).last if high.strip() else None
    if first and last and first > last:
        raise BadDate(given=whole)
    return Bounds(first, last)


def _point(whole: str, raw: str) -> Bounds:
    match = _POINT.fullmatch(raw.strip())
    if not match:
        raise BadDate(given=whole)
    year, month, day, _ = match.groups()
    try:
        return _days(year, month, day)
    except ValueError as error:
        raise BadDate(given=whole) from error


def _days(year: str, month: str | None, day: str | None) -> Bounds:
    if year == "XXXX":
        date(2000, int(month or 1) if month != "XX" else 1, int(day or 1) if day != "XX" else 1)  # must exist
        return Bounds(None, None)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or month == "XX":
        return Bounds(date(low, 1, 1), date(high, 12, 31))
    number = int(month)
    if number in _SEASON_START and day is None:
        return _season(low, high, _SEASON_START[number])
    if day is None or day == "XX":
        return Bounds(date(low, number, 1), _month_end(high, number))
    return Bounds(date(low, number, int(day)), date(high, number, int(day)))


def _season(low: int, high: int, start: int) -> Bounds:
    end_year, end_month = (high + 1, 2) if start == 12 else (high, start + 2)
    return Bounds(date(low, start, 1), _month_end(end_year, end_month))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
