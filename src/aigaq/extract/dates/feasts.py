"""Feasts (“on the eve of Nowruz”, “during Ramadan”) and parts of a month (“the last week of January”)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from aigaq.extract.dates.calendar import bounds, days_from, exact, grain, interval, loosen, month_end, one_of
from aigaq.extract.dates.grammar import Found, lists
from aigaq.extract.dates.values import Rule, month
from aigaq.lang.en import words

YEARS_TRIED = (0, -1, 1)
"""Years around publication in which the last or next feast is looked for."""

# ------------------------------------------------------------------ feasts


def holiday(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read a feast, or the eve of one: in its year, without one the last not after publication, or the next."""
    if (year := found.part("year")) is not None:
        return in_year(found, int(year))
    fixed = lists()["holidays"].get(found.parts["holiday"])
    if today is None:
        return _shifted(f"XXXX-{fixed}", found) if fixed else None
    values = [value for step in YEARS_TRIED if (value := in_year(found, today.year + step))]
    if ahead or found.part("which") == "next":
        return min((v for v in values if (bounds(v).last or date.min) >= today), default=None)
    return max((v for v in values if (bounds(v).first or date.max) <= today), default=None)


def in_year(found: Found, year: int) -> str | None:
    """Give the day on which a feast, or the eve of it, falls in a year; ``None`` for years without a table."""
    name = found.parts["holiday"]
    if fixed := lists()["holidays"].get(name):
        return _shifted(f"{year}-{fixed}", found)
    feast = _feasts()["names"][name]
    day = next((d for d in _feasts()["calendars"][feast["of"]] if d.startswith(f"{year}-")), None)
    if day is None:
        return None
    first = days_from(date.fromisoformat(day), feast["days"])
    lasts = feast["of"] == "ramadan" and "shift" not in found.parts and found.prefix not in ("before", "since", "until")
    return interval(first.isoformat(), days_from(first, 29).isoformat()) if lasts else _shifted(f"{first}~", found)


def _shifted(value: str, found: Found) -> str:
    """Count “the eve of”, “the week after” from the feast; “the days before” are about then."""
    if "shift" not in found.parts:
        return value
    words_before = found.parts["shift"].lower()
    days = next(days for name, days in sorted(lists()["shifts"].items()) if name in words_before)
    point, anywhere = exact(value), value.startswith("XXXX")
    moved = days_from(date.fromisoformat(point.replace("XXXX", "2000")), days).isoformat()
    moved = f"XXXX{moved[4:]}" if anywhere else moved
    return loosen(moved) if value != point or abs(days) > 1 else moved


@cache
def _feasts() -> dict[str, Any]:
    return words("feasts")


# ------------------------------------------------------------------ parts of a month


def month_part(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the last day of May”, “the first week of March 2021”, “the first Friday of June”."""
    return part_in(found, month(found, today, ahead))


def part_in(found: Found, whole: str | None) -> str | None:
    """Give the days of a month that “the first day”, “the last week”, “the second Friday” name."""
    if whole is None or whole.startswith("X") or grain(whole) != "M":
        return whole and loosen(whole)
    first, last = bounds(exact(whole)).first, bounds(exact(whole)).last
    if first is None or last is None:
        return None
    nth = lists()["nth"][found.part("nth") or "first"]
    if name := found.part("weekday"):
        return _weekday_in(lists()["weekdays"][name.capitalize()], nth, first, last)
    size = 1 if found.part("unit") == "day" else 7
    if nth < 0:
        return one_of(days_from(last, 1 - size), last)
    begin = days_from(first, size * (nth - 1))
    return one_of(begin, min(days_from(begin, size - 1), month_end(first.year, first.month))) if begin <= last else None


def _weekday_in(wanted: int, nth: int, first: date, last: date) -> str | None:
    if nth < 0:
        return days_from(last, -((last.weekday() - wanted) % 7)).isoformat()
    day = days_from(first, (wanted - first.weekday()) % 7 + 7 * (nth - 1))
    return day.isoformat() if day <= last else None


RULES: dict[str, Rule] = {"holiday": holiday, "month_part": month_part}
"""The rules by the names that the patterns call them by."""
