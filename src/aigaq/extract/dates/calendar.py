"""Reckoning with dates as EDTF: parts of the calendar, shifts, and what a whole span of readings comes to."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from aigaq.model.edtf import Bounds, is_edtf, parse

DAY = timedelta(days=1)
UNKNOWN_YEAR = 2000
"""Stands for ``XXXX`` while reckoning: a leap year, so that 29 February is not lost."""


def month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_from(day: date, months: int) -> date:
    """Go some months forward or back, to the same day or the month's last one; stays in the years 1000–9999."""
    at = min(max(day.year * 12 + day.month - 1 + months, 12_000), 9999 * 12 + 11)
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_from(day: date, days: int) -> date:
    """Go some days forward or back; stays in the years 1000–9999."""
    return date.fromordinal(min(max(day.toordinal() + days, date(1000, 1, 1).toordinal()), date.max.toordinal()))


def one_of(first: date, last: date) -> str:
    """Give “some day from first to last” as short as it goes: a day, a month, a year or ``[A..B]``."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.month == 1 and last.month == 12:
            return f"{first:%Y}" if first.year == last.year else f"[{first:%Y}..{last:%Y}]"
        return f"[{first:%Y-%m}..{last:%Y-%m}]"
    return f"[{first}..{last}]"


def interval(first: str, last: str) -> str | None:
    """Give a span from one date to another, or ``None`` if that is no span of time."""
    text = f"{first}/{last}"
    return text if is_edtf(text) else None


def loosen(edtf: str) -> str:
    """Mark a date as approximate; spans are vague already and stay as they are."""
    return edtf if edtf[-1] in "~?%]" or "/" in edtf else f"{edtf}~"


def exact(edtf: str) -> str:
    """Take the marks ``~ ? %`` off a date."""
    return edtf.rstrip("~?%")


def bounds(edtf: str) -> Bounds:
    """Give the first and last day of a date."""
    return parse(edtf).bounds


def grain(edtf: str) -> str:
    """Say how fine a point is: ``Y``, ``M`` (also seasons), ``D``, or ``S`` for spans."""
    if "/" in edtf or edtf.startswith("["):
        return "S"
    return "YMD"[exact(edtf).count("-")]


def shifted(edtf: str, days: int = 0, months: int = 0) -> str | None:
    """Move a date by days or months, no finer than it is; ``None`` where that says nothing (open spans)."""
    point = exact(edtf)
    if point.startswith("XXXX"):
        moved = shifted(f"{UNKNOWN_YEAR}{point[4:]}", days, months) if grain(point) == "D" and not months else None
        return moved and f"XXXX{moved[4:]}"
    span = bounds(point)
    if span.first is None or span.last is None:
        return None
    first = days_from(months_from(span.first, months), days)
    if grain(point) == "D":
        return first.isoformat()
    if grain(point) == "M" and not days and point[5:7] < "13":
        return f"{first:%Y-%m}"
    if grain(point) == "Y" and not days and months % 12 == 0 and "X" not in point:
        return f"{first:%Y}"
    return one_of(first, days_from(months_from(span.last, months), days))


def narrowed(left: str, right: str) -> str | None:
    """Give what two readings of one day have in common, or ``None`` if they exclude each other."""
    one, two = bounds(left), bounds(right)
    if not one.meets(two):
        return None
    if one.within(two):
        return left
    if two.within(one):
        return right
    first = max(filter(None, (one.first, two.first)), default=None)
    last = min(filter(None, (one.last, two.last)), default=None)
    if first and last:
        return one_of(first, last)
    return f"[{first or ''}..{last or ''}]" if first or last else None


def through(anchor: str, part: str | None, code: str) -> str | None:
    """Read “later that month” and “earlier that year”: from the anchor to the end of it, or from its beginning."""
    span, whole = bounds(anchor), bounds({"M": exact(anchor)[:7], "Y": exact(anchor)[:4]}.get(code, exact(anchor)))
    if span.first is None or span.last is None or whole.first is None or whole.last is None or grain(anchor) == "S":
        return None
    if part in ("later", "late"):
        return one_of(span.first, whole.last)
    return one_of(whole.first, span.last) if part in ("earlier", "early") else loosen(exact(anchor))
