"""EDTF dates as people say them: “by 21 January 2021”, «осень 2020 г.», “шамамен 2018 жыл”.

How each language says them stands in ``<code>.toml`` beside this file. A language without a file is served in English.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from aigaq.errors import BadDate
from aigaq.model.edtf import parse

_PARTS = re.compile(r"(....)(?:-(..)(?:-(..))?)?([~?%]?)")
_DAYS = re.compile(r"(\d{4})-(\d\d)-(\d\d)/\1-\2-(\d\d)")
_MARKS = {"~": "about", "?": "uncertain", "%": "both"}
_SEASONS = range(21, 25)


@cache
def _how(language: str) -> dict[str, Any]:
    """Give how a language says dates."""
    entry = files(__package__) / f"{language}.toml"
    if not entry.is_file():
        entry = files(__package__) / "en.toml"
    return tomllib.loads(entry.read_text("utf-8"))


def format_date(edtf: str | date | None, language: str, style: str = "long") -> str:
    """Give a date in words; ``short`` is for tables.

    ``None`` is “date unknown”; what is no EDTF comes back as it is.
    """
    if edtf is None or edtf == "":
        return str(_how(language)["phrase"]["unknown"]["text"])
    return _format(edtf.isoformat() if isinstance(edtf, date) else str(edtf).strip(), language, style)


@lru_cache(maxsize=16384)
def _format(edtf: str, language: str, style: str) -> str:
    try:
        kind = parse(edtf).kind
    except BadDate:
        return edtf
    if kind == "point":
        return _point(edtf, language, style, "plain")
    low, high = _ends(edtf)
    if low == high:
        return _point(low, language, style, "plain")
    if kind == "interval" and style == "long" and (days := _DAYS.fullmatch(f"{low}/{high}")):
        return _within_a_month(days, language)
    if kind == "one_of":
        key = "between" if low and high else "by" if high else "not_before"
    else:
        key = "span" if low and high else "until" if high else "since"
    return _phrase(key, low, high, language, style)


def _within_a_month(span: re.Match[str], language: str) -> str:
    """Say a span of days of one month: 16–30 October 2020."""
    year, month, first, last = span.groups()
    how = _how(language)
    days = {"day": f"{int(first)}–{int(last)}", "year": year}
    return str(how["long"]["days"].format(**days, **_month(how, int(month), "plain")))


def _ends(edtf: str) -> tuple[str, str]:
    """Give both ends of an interval or a set; an open end is empty."""
    low, high = edtf.strip("[]").replace("/", "..", 1).split("..", 1)
    return low.strip().strip("."), high.strip().strip(".")


def _phrase(key: str, low: str, high: str, language: str, style: str) -> str:
    how = _how(language)
    phrase = how.get(f"{style}_phrase", {}).get(key) or how["phrase"][key]
    ends = {
        name: _point(end, language, style, phrase.get(name, "plain"))
        for name, end in (("low", low), ("high", high))
        if end
    }
    return str(phrase["text"].format(**ends))


def _point(text: str, language: str, style: str, case: str) -> str:
    """Say one day, month, season, year or decade in a grammatical case, with the mark of its certainty."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return text
    year, month, day, mark = match.groups()
    how = _how(language)
    key = _precision(year, month, day)
    pattern = how[style if key in how.get(style, {}) else "long"][key]
    decade, last = year.replace("X", "0"), year.replace("X", "9")
    words = {"year": year if decade == last else f"{decade}–{last}", "decade": decade, "last": last}
    if day and day != "XX":
        words["day"] = str(int(day)) if style == "long" or not how.get("zeros") else day
    if month and month != "XX":
        words |= _month(how, int(month), case)
    said = str(pattern.get(case, pattern["plain"]) if isinstance(pattern, dict) else pattern).format(**words)
    return str(how["mark"][_MARKS[mark]].format(date=said)) if mark else said


def _precision(year: str, month: str | None, day: str | None) -> str:
    """Name what is known of a date: day, month, season, year, decade …, or the same without a year."""
    whole_month, whole_day = month not in {None, "XX"}, day not in {None, "XX"}
    if year == "XXXX":
        return "day_no_year" if whole_month and whole_day else "month_no_year" if whole_month else "no_year"
    if whole_month and int(month or 0) in _SEASONS:
        return "season"
    if whole_day:
        return "day" if whole_month else "day_no_month"
    if whole_month:
        return "month"
    return "year" if "X" not in year else "decade" if year.count("X") == 1 else "century"


def _month(how: dict[str, Any], number: int, case: str) -> dict[str, str]:
    if number in _SEASONS:
        forms = how["seasons"]
        return {"season": forms.get(case, forms["plain"])[number - 21]}
    forms = how["months"]
    of_day = forms.get("day") or forms.get(case, forms["plain"])
    return {
        "month": forms.get(case, forms["plain"])[number - 1],
        "of_month": of_day[number - 1],
        "mon": forms.get("short", forms["plain"])[number - 1],
        "number": f"{number:02d}",
    }
