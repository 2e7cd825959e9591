"""Values of a description as people write them: dates as EDTF, language codes, names without odd spaces."""

from __future__ import annotations

import re
from functools import cache

from aigaq.model.edtf import is_edtf
from aigaq.readers.press import alternatives, months, words

_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


def tidy(text: str) -> str:
    """Give text on one line, runs of white space as one space."""
    return " ".join(text.split())


def language_code(text: str) -> str | None:
    """Give the ISO 639 code at the head of a language tag (``en-GB`` → ``en``), or ``None``."""
    head = re.split(r"[-_]", text.strip(), maxsplit=1)[0].lower()
    return head if re.fullmatch(r"[a-z]{2,3}", head) else None


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    """Dates with a year, in the orders of the languages at hand."""
    year, day = r"(?P<year>(?:19|20)\d\d)", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    month = f"(?P<month>{alternatives(months())})"
    weekday = f"(?:(?:{alternatives(words('weekdays'))})\\.?,? )?"
    number = r"(?P<month>\d{1,2})"
    spaced = (
        rf"{weekday}{month}\.? {day},? {year}",  # Oct 31, 2020
        rf"{weekday}{day}\.?(?: of)? {month}\.?,? {year}(?: ?(?:года|год|г\.|ж\.|жылы|жыл))?",  # 31 октября 2020 г.
        rf"{year} (?:жылғы|жылы|ж\.|жыл) {day} {month}",  # 2020 жылғы 31 қазан
        rf"{year}(?P<mark>[-./])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?\S{{0,10}})?",
        rf"(?P<day>\d{{1,2}})\.{number}\.{year}",  # 31.10.2020
        rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{year}",  # 31/10/2020, read only where it has one reading
    )
    closed = [re.compile(rf"(?<![\w/-]){form}(?![\w/])", re.I) for form in spaced]
    return (*closed, re.compile(rf"{year} ?年 ?{number} ?月 ?(?P<day>\d{{1,2}}) ?日"))


def find_date(text: str) -> tuple[str, int, int] | None:
    """Give the first date with day, month and year in a text: as EDTF, with where it starts and ends."""
    if not _HAS_YEAR.search(text):
        return None
    found = [
        (match.start(), -match.end(), edtf)
        for pattern in _date_patterns()
        for match in pattern.finditer(text)
        if (edtf := _edtf(match.groupdict()))
    ]
    if not found:
        return None
    start, end, edtf = min(found)
    return edtf, start, -end


def find_month(text: str) -> tuple[str, int, int] | None:
    """Give the one month with its year in a text (“March 2021”), as EDTF, with where it starts and ends."""
    found = list(_month_pattern().finditer(text)) if _HAS_YEAR.search(text) else []
    if len(found) != 1:
        return None
    named = months()[found[0]["month"].casefold()]
    return f"{found[0]['year']}-{named:02}", *found[0].span()


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/-])(?P<month>{alternatives(months())})\.?,? (?P<year>(?:19|20)\d\d)(?![\w/-])", re.IGNORECASE
    )


def written_date(text: str) -> str | None:
    """Give the EDTF of a text that is nothing but a date, or begins with one and a time of day."""
    found = find_date(text.strip())
    return found[0] if found and found[1] == 0 else None


def _edtf(parts: dict[str, str]) -> str | None:
    if "first" in parts:
        return _slashed(parts["year"], int(parts["first"]), int(parts["second"]))
    named = parts["month"].casefold()
    return _exact(parts["year"], months().get(named) or int(named), int(parts["day"]))


def _slashed(year: str, first: int, second: int) -> str | None:
    """31/10/2020 and 10/31/2020 have one reading each; 03/04/2020 has two, so none is taken."""
    if first > 12 or first == second:
        return _exact(year, second, first)
    return _exact(year, first, second) if second > 12 else None


def _exact(year: str, month: int, day: int) -> str | None:
    text = f"{year}-{month:02}-{day:02}"
    return text if 1 <= month <= 12 and is_edtf(text) else None
