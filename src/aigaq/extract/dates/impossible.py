"""Days that no calendar has (30 February, 31 June), as texts give them: nothing is dated by them, and that is said."""

from __future__ import annotations

import re
import tomllib
from calendar import isleap, monthrange
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

MOST = 39
"""A greater number before a month is a count (“45 March protesters”), not a mistaken day."""


def impossible_days(content: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of a text that name a day which no calendar has, in order.

    Read are days with the month's name in every language whose months are known, with or without a year
    (29 February without a year may be right), and days in figures: ``2021-02-30``, ``30.02.2021``.
    """
    found = {span for span, year, month, day in _days(content) if _is_impossible(year, month, day)}
    return tuple(sorted(found))


def _is_impossible(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 28 < day <= MOST:
        return False
    if month == 2 and day == 29:
        return year is not None and not isleap(year)
    return day > monthrange(year or 2000, month)[1]


def _days(content: str) -> Iterator[tuple[tuple[int, int], int | None, int, int]]:
    """Every day with its month, as (span, year, month, day)."""
    for found in _written().finditer(content):
        month = _months()[(found["name"] or found["first"]).casefold()]
        year = found["year"] or found["after"]
        yield found.span(), int(year) if year else None, month, int(found["day"] or found["second"])
    for found in _FIGURES.finditer(content):
        names = ("y", "m", "d") if found["y"] else ("yy", "mm", "dd")
        in_figures, number, day = (int(found[name]) for name in names)
        yield found.span(), in_figures, number, day


_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<y>[12]\d{3})-(?P<m>[01]\d)-(?P<d>\d\d)|(?P<dd>\d\d)\.(?P<mm>[01]\d)\.(?P<yy>[12]\d{3}))(?![\d/-])"
)


@cache
def _months() -> dict[str, int]:
    """The number of each month's name, in every language whose names are at hand."""
    found: dict[str, int] = {}
    for entry in sorted(files("aigaq.lang").iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and (entry / "press.toml").is_file():
            rows = tomllib.loads((entry / "press.toml").read_text("utf-8")).get("months", [])
            found |= {name: number for number, names in enumerate(rows, 1) for name in names}
    return found


@cache
def _written() -> re.Pattern[str]:
    """``30 February``, ``30th of February 2021``; and ``February 30, 2021``, which needs its year."""
    names = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    before = rf"(?P<day>\d\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{names})\b(?:,?\s+(?P<year>[12]\d\d\d)\b)?"
    after = rf"(?P<first>{names})\s+(?P<second>\d\d)(?:st|nd|rd|th)?,?\s+(?P<after>[12]\d\d\d)\b"
    return re.compile(rf"(?<![\w.,-])(?:{before}|{after})", re.IGNORECASE)
