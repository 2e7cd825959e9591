"""What the words of a date come to when they are counted from publication, and the reading of any date words."""

from __future__ import annotations

import re
from datetime import date

from aigaq.extract.dates import feasts
from aigaq.extract.dates import values as named
from aigaq.extract.dates.calendar import (
    DAY,
    bounds,
    days_from,
    exact,
    grain,
    interval,
    loosen,
    month_end,
    months_from,
    one_of,
    shifted,
)
from aigaq.extract.dates.grammar import Found, lists, valid
from aigaq.extract.dates.values import Rule, part_of, unit_of, which_of
from aigaq.model.edtf import Edtf

UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "T": 120, "V": 300, "L": 600, "C": 1200}
"""Months in a unit of the calendar: month, quarter, year, decade, quarter and half of a century, century."""
UNIT_DAYS = {"S": 0, "m": 0, "H": 0, "D": 1, "W": 7, "E": 7, "F": 14}
"""Days in a unit: seconds to hours stay on their day; weekends count by weeks."""


def read(found: Found, published: Edtf | None, *, ahead: bool = False) -> str | None:
    """Give the EDTF of date words, counted from publication where they must be; ``None`` if that cannot be known."""
    rule = RULES[found.rule]
    alone = rule(found, None, ahead)
    if published is None or published.bounds.first is None or published.bounds.last is None:
        return valid(alone and prefixed(alone, found))
    early, late = (rule(found, day, ahead) for day in (published.bounds.first, published.bounds.last))
    if early != late:
        early = late = _between(early, late, alone)
    value = late and prefixed(late, found)
    return valid(value or None)


def read_alone(found: Found) -> str | None:
    """Give what the words say without any publication date."""
    return read(found, None)


def _between(early: str | None, late: str | None, alone: str | None) -> str | None:
    """Give one reading for a publication date that is itself a span."""
    if early is None or late is None:
        return alone
    low, high = bounds(early), bounds(late)
    if alone is not None or low.first is None or high.last is None or low.first > high.last:
        return alone
    return one_of(low.first, high.last)


# ------------------------------------------------------------------ words before a date


def prefixed(edtf: str, found: Found) -> str | None:
    """Read “since”, “until”, “by”, “before”, “after” or “around” before a date."""
    point = exact(edtf)
    match found.prefix:
        case None | "within":
            return edtf
        case "around":
            return loosen(edtf)
        case "by":
            return loosen(edtf)  # the best reading: at or shortly before; the words alone say [..date]
        case "since" | "until":
            return _open_interval(edtf, since=found.prefix == "since")
        case _:
            return _strictly(point, found.prefix)


def _open_interval(edtf: str, *, since: bool) -> str | None:
    if grain(edtf) == "S":
        return _open_from_span(edtf, since=since)
    return f"{edtf}/.." if since else f"../{edtf}"


def _open_from_span(edtf: str, *, since: bool) -> str | None:
    """Read “since the third quarter”: from about its first month on; “until” it: up to about its last."""
    found = re.fullmatch(r"\[(\d{4}(?:-\d\d)?)\.\.(\d{4}(?:-\d\d)?)\]", edtf)
    if found is None:
        return None
    return f"{found[1]}~/.." if since else f"../{found[2]}~"


def _strictly(point: str, prefix: str) -> str | None:
    """Read “before” and “after”: the day, month or year itself is left out."""
    if grain(point) == "S" or point.startswith("XXXX"):
        return None
    size = {"D": {"days": 1}, "M": {"months": 1}, "Y": {"months": 12}}[grain(point)]
    sign = -1 if prefix == "before" else 1
    beside = shifted(point, **{unit: sign * count for unit, count in size.items()})
    if beside is None:
        return None
    return f"[..{beside}]" if sign < 0 else f"[{beside}..]"


# ------------------------------------------------------------------ counted from publication


def deictic(found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “yesterday”, “today”, “last night”."""
    return None if today is None else days_from(today, lists()["days"][found.part("word") or ""]).isoformat()


def weekday(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “on Monday”: the latest one not after publication, or the next if the clause looks ahead."""
    if today is None:
        return None
    wanted = lists()["weekdays"][found.parts["weekday"]]
    if week := found.part("week"):
        monday = days_from(today, -today.weekday())
        return days_from(monday, 7 * {"last": -1, "this": 0, "next": 1}[week.split()[0]] + wanted).isoformat()
    which = found.part("which")
    if which in ("next", "this coming") or (ahead and which in (None, "this")):
        return days_from(today, (wanted - today.weekday() - 1) % 7 + 1).isoformat()
    if which == "this":
        return days_from(today, wanted - today.weekday()).isoformat()
    return days_from(today, -((today.weekday() - wanted - (which is not None)) % 7) - (which is not None)).isoformat()


def ago_weekday(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “two Fridays ago”: the last but one; “a week ago on Friday”: a week before the latest."""
    latest = weekday(Found(found.start, found.end, found.rule, {"weekday": found.parts["weekday"]}), today, ahead)
    weeks = (found.number() or 1) - ("week" not in found.parts)
    return latest and shifted(latest, days=-7 * weeks)


def other_day(_found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the other day”: some day of the week before publication."""
    return None if today is None else one_of(days_from(today, -7), today)


def before_last(found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “the Friday before last”: a week before the latest one, about then."""
    latest = weekday(found, today, _ahead)
    earlier = latest and shifted(latest, days=-7)
    return earlier and loosen(earlier)


def unit(found: Found, today: date | None, ahead: bool) -> str | None:  # noqa: FBT001
    """Read “last year”, “this week”, “earlier this month”, “late next year”."""
    if today is None:
        return None
    code, which, part = unit_of(found.part("unit")), which_of(found), found.part("part")
    part = None if part in ("sometime", "some time") else part
    if which == -1 and (found.part("which") or "").startswith("the ") and not part:
        return one_of(_back(today, code, 1), today)
    if code == "E" and found.part("which") == "the" and today.weekday() < 5:
        which = -1  # “over the weekend”: the latest that has begun
    first, last = _whole(today, code, which)
    if which == 0 and part in ("earlier", "early"):
        return one_of(first, max(first, today)) if code in "WE" else _up_to(first, today, code)
    if which == 0 and part == "later":
        return one_of(today, last)
    if which == 0 and code in "WE" and first <= today:
        return one_of(today, last) if ahead else one_of(first, today)
    return part_of(one_of(first, last), part)


def _up_to(first: date, today: date, code: str) -> str:
    return one_of(first, today) if code == "M" else one_of(first, month_end(today.year, today.month))


def _whole(today: date, code: str, which: int) -> tuple[date, date]:
    """Give the first and last day of the week, month, year … before, around or after a day."""
    if code in UNIT_DAYS:
        size = UNIT_DAYS[code] or 1
        start = days_from(today, -today.weekday() if code in "WEF" else 0)
        start = days_from(start, size * which + (5 if code == "E" else 0))
        return start, days_from(start, 1 if code == "E" else size - 1)
    months = UNIT_MONTHS[code]
    month0 = (today.year * 12 + today.month - 1) // months * months
    start = months_from(date(max(1000, month0 // 12), month0 % 12 + 1, 1), months * which)
    return start, months_from(start, months) - DAY


def _back(today: date, code: str, count: int) -> date:
    if code in UNIT_DAYS:
        return days_from(today, -count * UNIT_DAYS[code])
    return months_from(today, -count * UNIT_MONTHS[code])


def ago(found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “two days ago” (a day), “two months ago” (about that month), “several years ago” (a span)."""
    if today is None:
        return None
    if found.part("half", "half2", "half3"):
        months = 12 * (found.number("number3") or 0) + 6 if "half2" not in found.parts else 18
        return loosen(f"{months_from(today, -months):%Y-%m}")
    code, count = unit_of(found.part("unit", "unit2")), found.number()
    if count is None:
        low, high = lists()["vague"][found.part("vague") or ""]
        return one_of(_back(today, code, high), _back(today, code, low if found.part("vague") else 1))
    value = coarse(_back(today, code, count), code)
    return loosen(value) if found.part("approx", "range") or code not in "SmHDY" else value


def coarse(at: date, code: str) -> str:
    """Write a day as fine as the unit it was counted in: a day for days and weeks, a month for months, else a year."""
    return at.isoformat() if code in UNIT_DAYS else f"{at:%Y-%m}" if code in "MQ" else f"{at:%Y}"


def past_span(found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “over the past three years” (a stretch) and “in the last few months” (some day in that stretch)."""
    if today is None:
        return None
    code, count = unit_of(found.part("unit")), found.number()
    if count is None:
        count = lists()["vague"][found.part("vague") or ""][1]
    first = _back(today, code, count)
    if found.part("over") in ("over", "for", "during", "throughout"):
        return interval(coarse(first, code), today.isoformat())
    return one_of(first, today)


def ahead(found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “in the next two weeks” and “two years from now”."""
    if today is None:
        return None
    code, count = unit_of(found.part("unit", "unit2")), found.number("number", "number2")
    if count is None:
        vague = found.part("vague", "vague2")
        count = lists()["vague"][vague][1] if vague else 1
    elif "number2" in found.parts:
        return coarse(_back(today, code, -count), code)
    return one_of(today, _back(today, code, -count))


def recently(_found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “recently”: some day in the months before publication (how many: ``dates.toml``)."""
    return None if today is None else one_of(months_from(today, -lists()["recent"]["months"]), today)


def now(_found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “now”, “currently”: at publication."""
    return None if today is None else today.isoformat()


def until_now(_found: Found, today: date | None, _ahead: bool) -> str | None:  # noqa: FBT001
    """Read “until now”, “so far”: up to publication."""
    return None if today is None else f"../{today}"


RULES: dict[str, Rule] = named.RULES | feasts.RULES | {
    "ago_weekday": ago_weekday, "other_day": other_day, "deictic": deictic, "weekday": weekday,
    "before_last": before_last,
    "unit": unit, "ago": ago, "past_span": past_span, "ahead": ahead,
    "recently": recently, "now": now, "until_now": until_now,
}  # fmt: skip
"""All rules that need no other date of the text, by the names that the patterns call them by."""
