"""What the words of a date come to when they name it: days, months, seasons, years, decades and ranges.

Every rule is a function ``rule(found, day, ahead)`` that gives EDTF or ``None``: ``day`` is the day of
publication (or ``None`` where it is unknown), ``ahead`` says that the clause looks ahead, so that “on Monday” is the
next Monday and not the last one. Nothing is ever made finer than the words are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from aigaq.extract.dates.calendar import (
    bounds,
    interval,
    loosen,
)
from aigaq.extract.dates.grammar import Found, lists, read_number, valid
from aigaq.model.edtf import Bounds

Rule = Callable[[Found, "date | None", bool], "str | None"]


def unit_of(word: str | None) -> str:
    """Give the code of a unit of time: ``D``, ``W``, ``M``, ``Y`` …; a day if there is none."""
    table: dict[str, str] = lists()["units"]
    return table.get(word or "day", "D")


def which_of(found: Found, *names: str) -> int:
    """Give −1 for last, 0 for this, 1 for next."""
    word = (found.part(*(names or ("which",))) or "this").removeprefix("the ").removeprefix("this ")
    table: dict[str, int] = lists()["which"]
    return table.get(word, 0)


def month_of(found: Found, name: str = "month") -> int:
    """Give the number of a month's name."""
    table: dict[str, int] = lists()["months"]
    return table[found.parts[name]]


# ------------------------------------------------------------------ full dates


def iso(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read ``2021-01-21``."""
    return valid("-".join(filter(None, (found.part("year"), found.part("number"), found.part("day")))))


def numeric(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read ``21.01.2021`` and ``21/01/2021``; where day and month could be swapped, only the year is sure."""
    first, second, year = int(found.parts["day"]), int(found.parts["number"]), found.parts["year"]
    if found.parts["dot"] == "." or first > 12 or first == second:
        return valid(f"{year}-{second:02}-{first:02}")
    if second > 12:
        return valid(f"{year}-{first:02}-{second:02}")
    return year


def day(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read a day of a month, with its year or without: then the latest such day not after publication.

    A weekday beside it decides: of the years around publication, the nearest in which that day is one.
    """
    if today and "weekday" in found.parts and "year" not in found.parts:
        wanted = lists()["weekdays"][found.parts["weekday"]]
        if nearest := _falling_on(wanted, month_of(found), int(found.parts["day"]), today):
            return nearest
    year = found.part("year")
    if today and (which := found.part("which")) and which.endswith("year"):
        year = str(today.year + lists()["which"][which.split()[0]])
    return on(month_of(found), int(found.parts["day"]), year, today, ahead=ahead)


def _falling_on(wanted: int, month: int, number: int, today: date) -> str | None:
    texts = [valid(f"{today.year + step}-{month:02}-{number:02}") for step in (0, -1, 1, -2)]
    days = [date.fromisoformat(text) for text in texts if text]
    fitting = [day for day in days if day.weekday() == wanted]
    return min(fitting, key=lambda day: abs((day - today).days)).isoformat() if fitting else None


def on(month: int, number: int, year: str | None, today: date | None, *, ahead: bool) -> str | None:
    """Give a day of a month: in its year, without one the latest not after publication, or the first to come."""
    if year or today is None:
        return valid(f"{year or 'XXXX'}-{month:02}-{number:02}")
    step = 1 if ahead else -1
    for candidate in range(today.year, today.year + 9 * step, step):
        text = valid(f"{candidate}-{month:02}-{number:02}")
        if text and (text >= today.isoformat() if ahead else text <= today.isoformat()):
            return text
    return None


def day_range(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “October 9–11” and “from May 3 to June 2, 2019”."""
    year2 = found.part("year2", "year")
    month, month2 = month_of(found), month_of(found, "month2" if "month2" in found.parts else "month")
    last = on(month2, int(found.parts["day2"]), year2, today, ahead=ahead)
    if last is None or last.startswith("XXXX"):
        return None
    number = int(found.parts["day"])
    year = int(found.part("year") or last[:4])
    first = f"{year}-{month:02}-{number:02}"
    if first > last and "year" not in found.parts:
        first = f"{year - 1}-{month:02}-{number:02}"
    return interval(first, last)


# ------------------------------------------------------------------ months, seasons, years


def month(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read a month, with a year, with “last year”, with “last”, or alone: then the latest not after publication."""
    number, part = month_of(found), found.part("part")
    if year := found.part("year"):
        return part_of(f"{year}-{number:02}", part)
    which = found.part("which")
    if today is None:
        return part_of(f"XXXX-{number:02}", part)
    if which and which.endswith("year"):
        value = today.year + lists()["which"][which.split()[0]]
        return part_of(f"{value}-{number:02}", part)
    return part_of(_nearest_month(number, which, today, ahead=ahead), part)


def _nearest_month(number: int, which: str | None, today: date, *, ahead: bool) -> str:
    """Choose the year: “last” is before the month of publication, “next” after it, else the nearest in direction."""
    year = today.year
    if which in ("last", "past"):
        year -= number >= today.month
    elif which in ("next", "this coming") or (which is None and ahead):
        year += number < today.month or (which is not None and number == today.month)
    elif which != "this":
        year -= number > today.month
    return f"{year}-{number:02}"


def month_range(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “from March to June 2019”."""
    year2 = found.part("year2", "year") or (
        _nearest_month(month_of(found, "month2"), None, today, ahead=ahead)[:4] if today else None
    )
    if year2 is None:
        return None
    first, last = month_of(found), month_of(found, "month2")
    year = int(found.part("year") or int(year2) - (first > last))
    return interval(f"{year}-{first:02}", f"{year2}-{last:02}")


def part_of(edtf: str, part: str | None) -> str:
    """Read “early”, “mid”, “late”: approximately then (EDTF has no thirds of a month)."""
    return loosen(edtf) if part else edtf


def season(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “spring 2020”, “last fall” (the one that ended last, or began last year), “this summer”."""
    number = lists()["seasons"][found.part("season") or ""]
    if year := found.part("year"):
        return part_of(f"{year}-{number}", found.part("part"))
    which = found.part("which")
    if today is None:
        return None
    return part_of(_nearest_season(number, which or ("coming" if ahead else None), today), found.part("part"))


def _nearest_season(number: int, which: str | None, today: date) -> str:
    """Choose the year: “last” is the latest that is over, “next” the first to come, else the latest begun."""
    years = [today.year + step for step in (1, 0, -1, -2)]
    spans = {year: bounds(f"{year}-{number}") for year in years}
    if which in ("next", "this coming"):
        return f"{min(y for y in years if (spans[y].first or today) > today)}-{number}"
    if which == "this":
        return f"{min(years, key=lambda y: (_days_off(spans[y], today), -y))}-{number}"
    if which == "coming":
        return f"{min(y for y in years if (spans[y].last or today) >= today)}-{number}"
    if which == "last":
        return f"{max(y for y in years if (spans[y].last or today) < today)}-{number}"
    return f"{max(y for y in years if (spans[y].first or today) <= today)}-{number}"


def _days_off(span: Bounds, today: date) -> int:
    """Give how many days a span lies away from a day, 0 if it holds it; “this fall” is sooner the one to come."""
    assert span.first is not None  # noqa: S101
    assert span.last is not None  # noqa: S101
    return max((span.first - today).days // 2, (today - span.last).days, 0)


def year(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read a year; of “its first days” and “its last weeks” about the month they lie in."""
    value, part = found.parts["year"], found.part("part") or ""
    if part.removesuffix(" of").endswith(("day", "days", "week", "weeks")):
        return part_of(f"{value}-{'01' if re.search(r'first|opening|early', part) else '12'}", part)
    return part_of(value, part)


def spelled_year(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read a year as it is spoken: “nineteen ninety-six”, “twenty twenty-one”."""
    century = {"eighteen": 18, "nineteen": 19}.get(found.parts["century"].lower(), 20)
    return valid(f"{century}{read_number(found.parts['tens'].lower()):02}")


def quarter(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the third quarter of 2019”: some day of its three months; without a year the latest that has begun."""
    named = {"first": 1, "second": 2, "third": 3}.get(found.part("quarter") or "", 4)
    number = found.number("figure") or named
    year = found.part("year")
    if today is not None and "which" in found.parts:
        year = str(today.year + which_of(found))
    elif year is None and today is not None:
        year = str(today.year - (not ahead and number * 3 - 2 > today.month) + (ahead and number * 3 < today.month))
    return year and valid(f"[{year}-{number * 3 - 2:02}..{year}-{number * 3:02}]")


def year_range(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “from 2016 to 2019”, “2016–2019” and “2015–16”."""
    if short := found.part("short"):
        return interval(found.parts["year5"], found.parts["year5"][:2] + short)
    return interval(found.part("year", "year3") or "", found.part("year2", "year4") or "")


def decade(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the 1990s”, “the late ’80s”, “the nineties”."""
    if name := found.part("named"):
        tens = str(lists()["numbers"][f"{name.removesuffix('ies')}y"] // 10)
    else:
        tens = found.part("tens") or ""
    return part_of(f"{found.part('year') or '19' + tens}X", found.part("part"))


def century(found: Found, _day: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the 19th century”: the years that it is written with (``18XX``)."""
    return valid(f"{int(found.parts['number']) - 1:02}XX")


RULES: dict[str, Rule] = {
    "iso": iso, "numeric": numeric, "day": day, "day_range": day_range, "month": month, "month_range": month_range,
    "season": season, "quarter": quarter, "year": year, "year_range": year_range, "decade": decade, "century": century,
    "spelled_year": spelled_year,
}  # fmt: skip
"""The rules by the names that the patterns call them by."""
