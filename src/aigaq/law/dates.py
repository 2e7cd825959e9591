"""Uncertain dates as spans of days, and what becomes of them when a length of time is added."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from aigaq.law.duration import Duration
from aigaq.model.edtf import Bounds, Edtf, parse

_MARKS = "~?%"


@cache
def _leeway() -> dict[str, Duration]:
    raw = tomllib.loads((files(__package__) / "approximate.toml").read_text("utf-8"))
    return {precision: Duration.parse(length) for precision, length in raw.items()}


@lru_cache(maxsize=65536)
def bounds(when: Edtf) -> Bounds:
    """Give the first and last day a date can mean, with leeway where it is marked as approximate."""
    if not when.approximate or not when.year_known:
        return when.bounds
    room = _leeway()[_precision(when)]
    first, last = when.bounds.first, when.bounds.last
    return Bounds(first and room.before(first), last and room.after(last))


def _precision(when: Edtf) -> str:
    low = when.text.strip("[]").replace("..", "/").split("/")[0] or when.text
    return {1: "year", 2: "month", 3: "day"}[min(3, low.strip("~?%./[]").count("-") + 1)]


def start(when: Edtf) -> Bounds:
    """Give the days on which something may have begun: of ``2016/..`` (since 2016) those of 2016."""
    low, _, high = when.text.partition("/")
    if when.kind == "interval" and high.strip(_MARKS + ". ") == "" and low.strip(". "):
        return bounds(parse(low))
    return bounds(when)


def compact(span: Bounds) -> Edtf | None:
    """Write a span as the shortest EDTF: a day, a month, a year, or ``[first..last]``; ``None`` if all open."""
    first, last = span.first, span.last
    if first is None and last is None:
        return None
    if first and last:
        for length in (4, 7, 10):
            if (text := parse(first.isoformat()[:length])).bounds == span:
                return text
    low, high = (day.isoformat() if day else "" for day in (first, last))
    return parse(f"[{low}..{high}]")


def shift(when: Edtf, length: Duration) -> Bounds:
    """Give the days that lie so long after a date; a span gives a span, an open side stays open."""
    span = start(when)
    return Bounds(span.first and length.after(span.first), span.last and length.after(span.last))


def day_before(day: date) -> date:
    """Give the day before, never before the calendar begins."""
    return day if day == date.min else day - timedelta(days=1)
