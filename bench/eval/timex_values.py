"""The types and values of TIMEX3s: what our readings come to in TimeML's terms, by rule (see `bench.eval.timex`)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aigaq.extract.dates.calendar import days_from, months_from
from aigaq.extract.dates.grammar import lists, read_number
from aigaq.extract.document import DateExpression
from aigaq.model.edtf import is_edtf, parse

UNIT = r"(?P<unit>second|minute|hour|day|week|weekend|month|quarter|year|decade|centur(?:y|ie))s?"
NUMBERS = "|".join(sorted((re.escape(word) for word in lists()["numbers"]), key=len, reverse=True))
COUNT = rf"(?P<count>\d+|(?:\w+ty[- ])?(?:{NUMBERS})|few|several|many|couple|some|dozens|recent)"
STRETCH = re.compile(
    rf"(?:last|past|previous|next|coming|recent)\s+(?:(?P<range>\w+(?: to | or |[-–]))?{COUNT}\s+)?(?:of )?{UNIT}\b"
)
OFFSET = re.compile(rf"(?:.*\s)?{COUNT}[\s-]+{UNIT}(?:\s+(?:later|earlier))?")
TIMES = {"second": "TS", "minute": "TM", "hour": "TH"}
DATES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "weekend": "WE"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "tonight": "NI", "night": "NI"}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
SETS = {"hour": "PT1H", "dai": "P1D", "day": "P1D", "night": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M"}
REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
REFERRING = {"recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF", "now": "PRESENT_REF"}
VAGUELY_AGO = re.compile(r"(?:(?:a few|several|many|some)\s+)?(?:second|minute|hour|day|week|month|year|decade)s ago")
"""“Several years ago” is the past; no number of years is said."""
RECENT = re.compile(r"(?:in )?(?:the )?recent (?:past|(?:hour|day|week|month|quarter|year)s)")
UNCOUNTED = re.compile(rf"(?:(?:a )?(?:few|several|many|some|couple of) )?{UNIT}(?<=s)(?: (?:later|earlier))?")
COMING = re.compile(r"(?:the )?coming (?:hour|day|week|month|quarter|year|decade)s(?: (?:and|or) \w+)?")
HALF = re.compile(r"\b(?P<which>first|second|last|latter) half\b")
NEARBY = re.compile(
    r"(?P<which>the next|the following|the same|that same|that|the previous"
    r"|(?:earlier|later|early|late) (?:on )?in the) "
    r"(?P<unit>day|morning|afternoon|evening|night)"
)


def read_value(expression: DateExpression, text: str, lead: str, published: str | None) -> tuple[str, str]:
    """Give the type and value of an expression from its words, without its preposition, and our reading."""
    if expression.kind in ("date", "duration") and (vague := _unnumbered(text)):
        return vague
    if expression.kind != "date":
        return _inert(expression, text, published)
    edtf = expression.when.edtf if expression.when else ""
    if found := _length_of_time(text, lead + _after(expression), edtf):
        return "DURATION", _counted(found)
    if vague := _vague(text, published):
        return vague
    if expression.when is not None and expression.when.method == "ongoing_at_publication":
        return "DATE", "PRESENT_REF"
    return _typed(_point(edtf, text, lead)) if edtf else _unread(text, published)


def _unnumbered(text: str) -> tuple[str, str] | None:
    """Read stretches without a number: “the coming weeks”, “a few days”, “years later”."""
    if COMING.fullmatch(text):
        return "DATE", "FUTURE_REF"
    found = UNCOUNTED.fullmatch(text)
    return ("DURATION", _iso("X", found["unit"])) if found else None


def _vague(text: str, published: str | None) -> tuple[str, str] | None:
    """Read what names no date that could be counted: “recent weeks”, “several years ago”, “the past decade”."""
    if VAGUELY_AGO.fullmatch(text) or RECENT.fullmatch(text):
        return "DATE", "PAST_REF"
    if found := re.fullmatch(r"(?:the )?(?:past|last) (?P<unit>decade|century)", text):
        return "DURATION", _iso("1", found["unit"])
    if published and re.fullmatch(r"(?:the )?past year", text):
        return "DATE", str(int(published[:4]) - 1)
    return ("DATE", REFERRING[text]) if text in REFERRING else None


def _length_of_time(text: str, beside: str, edtf: str) -> re.Match[str] | None:
    """Give the number and unit of “the past three years” and of “two days” before “after the vote”."""
    if (found := STRETCH.search(text)) and (found["count"] or text.rstrip().endswith("s")):
        return found
    if edtf and not re.search(r"\b(?:before|after|since)\b", beside):
        return None
    return None if text.endswith(("later", "earlier")) else OFFSET.fullmatch(text)


def _after(expression: DateExpression) -> str:
    return " " + " ".join(t.lower_ for t in expression.tokens[-1:])


def _taken_up(text: str, published: str | None) -> tuple[str, str]:
    """Read “the year” and “the latest quarter”: those of publication; of quarters the last that is over."""
    if published is None:
        return "DATE", ""
    day = date.fromisoformat(published)
    back = re.search(r"\byear-(?:ago|earlier)\b", text) is not None
    if re.search(r"\bweek\b", text):
        return "DATE", _week(day)
    if re.search(r"\bmonth\b", text):
        return "DATE", f"{day:%Y-%m}"
    if re.search(r"\b(?:quarter|period)\b", text) or (back and not text.startswith("the")):
        over = months_from(day, -3)
        return "DATE", f"{over.year - back}-Q{(over.month + 2) // 3}"
    return "DATE", f"{day.year - back}"


def _inert(expression: DateExpression, text: str, published: str | None) -> tuple[str, str]:
    if expression.kind == "set":
        return "SET", _often(text)
    if expression.kind == "time":
        return "TIME", expression.term or _hour(text)
    if expression.kind == "reference":
        return _referring(expression.term or "", text, published)
    if RECENT.fullmatch(text):
        return "DATE", "PAST_REF"
    return "DURATION", expression.term or _unstated(text)


def _referring(term: str, text: str, published: str | None) -> tuple[str, str]:
    if term == "taken up":
        return _taken_up(text, published)
    if term == "one":
        return "DATE" if text.endswith(("day", "night")) else "DURATION", _day_told(text, published)
    return "DATE", REFERENCES.get(term, "")


def _day_told(text: str, published: str | None) -> str:
    """Give “a great day for them” as the day of publication, as TimeBank does; of a week or a year its length."""
    unit = text.rsplit(" ", 1)[-1]
    return (published or "") if unit in ("day", "night") else _iso("1", unit)


def _hour(text: str) -> str:
    """Give “five o’clock” as its figure says: T05:00."""
    found = re.match(r"(?:(?:around|about) )?(\w+) o", text)
    return f"T{read_number(found[1]):02}:00" if found else ""


def _often(text: str) -> str:
    """Give how often: “daily” is P1D, “each Thursday” is XXXX-WXX-4, “each July” is XXXX-07."""
    days, months = lists()["weekdays"], lists()["months"]
    for name, number in sorted(days.items()):
        if re.search(rf"\b{re.escape(name.lower())}(?:s\b|\b)", text):
            part = next((code for word, code in PARTS.items() if word in text), "")
            return f"XXXX-WXX-{number + 1}{'T' if part else ''}{part}"
    for name, number in sorted(months.items()):
        if re.search(rf"\b{re.escape(name.lower())}\b", text):
            return f"XXXX-{number:02}"
    return "XXXX-WXX-WE" if "weekend" in text else _rate(text)


def _rate(text: str) -> str:
    """Give how often by a unit: “every two years” is P2Y, “three days a week” P1W, “each morning” P1D."""
    if found := re.fullmatch(rf"(?:every|each) (?P<count>{NUMBERS}|\d+|other) {UNIT}", text):
        return _iso("2" if found["count"] == "other" else str(read_number(found["count"])), found["unit"])
    if found := re.search(rf"\b(?:an?|per|each|every) {UNIT}$", text):
        return _iso("1", found["unit"])
    if any(word in text for word in PARTS):
        return "P1D"
    return next((value for word, value in SETS.items() if word in text), "P1Y" if "y" in text else "")


def _unstated(text: str) -> str:
    found = re.search(UNIT, text)
    one = found is not None and re.search(rf"\b{found['unit']}[- ]?long\b", text)
    return _iso("1" if one else "X", found["unit"]) if found else ""


def _unread(text: str, published: str | None) -> tuple[str, str]:
    """Read “a year earlier” where the story has no date: from publication, as TimeML does; else nothing is said."""
    if plain := re.fullmatch(rf"(?:the )?{UNIT}", text):
        return "DURATION", _iso("X" if text.endswith("s") else "1", plain["unit"])
    if published is None:
        return "", ""
    day = date.fromisoformat(published)
    if parts := [
        code
        for word, code in sorted(PARTS.items())
        if word in text and re.fullmatch(r"(?:over|(?:by )?the (?:early |late )?|mid[- ]?)\w+", text)
    ]:
        return "TIME", f"{day}T{parts[0]}"
    if near := NEARBY.fullmatch(text):
        step = {"the next": 1, "the following": 1, "the previous": -1}.get(near["which"], 0)
        return _typed(_plain(days_from(day, step).isoformat(), text))
    if named := re.fullmatch(r"(?P<which>this|next|last) (?P<unit>week|month|year)", text):
        return "DATE", _beside_publication(named["which"], named["unit"], day)
    found = OFFSET.fullmatch(text)
    return _counted_from(found, day, -1 if text.endswith("earlier") else 1) if found else ("", "")


def _counted_from(found: re.Match[str], day: date, sign: int) -> tuple[str, str]:
    """Count “two years earlier” from a day; without a number it is only a length of time."""
    count, unit = _number(found["count"]), found["unit"]
    if count is None or unit not in DATES:
        return "DURATION", _counted(found)
    if unit in ("month", "year"):
        moved = months_from(day, sign * count * (12 if unit == "year" else 1))
        return "DATE", f"{moved:%Y}" if unit == "year" else f"{moved:%Y-%m}"
    return "DATE", days_from(day, sign * count * (7 if unit == "week" else 1)).isoformat()


def _beside_publication(which: str, unit: str, day: date) -> str:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        return _week(days_from(day, 7 * step))
    moved = months_from(day, step * (12 if unit == "year" else 1))
    return f"{moved:%Y}" if unit == "year" else f"{moved:%Y-%m}"


def _counted(found: re.Match[str]) -> str:
    count = None if found.groupdict().get("range") else _number(found["count"])
    return _iso("X" if count is None else str(count), found["unit"])


def _number(raw: str | None) -> int | None:
    if raw == "couple":
        return 2
    if raw is None or raw in ("few", "several", "many", "some", "dozens", "recent"):
        return None
    return read_number(raw) or None


def _iso(count: str, unit: str) -> str:
    if unit in TIMES:
        return f"PT{count}{TIMES[unit][1:]}"
    if unit in DATES:
        return f"P{count}{DATES[unit]}"
    size = 10 if unit == "decade" else 100
    return f"P{int(count) * size}Y" if count.isdigit() else f"P{count}{'DE' if size == 10 else 'CE'}"


def _typed(value: str) -> tuple[str, str]:
    return ("TIME" if "T" in value else "DATE"), value


def _point(edtf: str, text: str, lead: str) -> str:
    """Give the value of a date: our day, month or year, or the week, quarter, weekend or part of a day it names."""
    point = _named(edtf.replace("~", "").replace("?", ""), lead)
    bounds = parse(point).bounds if is_edtf(point) else None
    if bounds is None or bounds.first is None or bounds.last is None:
        return point
    if re.search(r"\bweekend\b", text):
        return f"{_week(bounds.first)}-WE"
    if re.search(r"\bweeks?\b", text):
        return _week(bounds.last if "next" not in text else bounds.first)
    return _clipped(point, bounds.first, bounds.last, text)


def _named(edtf: str, lead: str) -> str:
    """Take the preposition back out of a date: “before May” is up to April, its TIMEX3 is May."""
    point = edtf.removesuffix("/..").removeprefix("../")
    if found := re.fullmatch(r"\[(?:\.\.)?([^.\]]+)(?:\.\.)?\]", point):
        point = found[1]
        if re.search(r"\b(?:before|prior|ahead|after|following)\b", lead) and (span := parse(point).bounds).first:
            sign = 1 if edtf.startswith("[..") else -1
            grain = point.count("-")
            moved = days_from(span.first, sign) if grain == 2 else months_from(span.first, sign * (12, 1)[grain])
            return moved.isoformat()[: len(point)]
    return point


def _week(day: date) -> str:
    week = day.isocalendar()
    return f"{week[0]}-W{week[1]:02}"


def _clipped(point: str, first: date, last: date, text: str) -> str:
    """Give the quarter, month or year that words name, not the days of it that are over; else the point itself."""
    if (half := HALF.search(text)) and first.year == last.year:
        return f"{first.year}-H{1 if half['which'] == 'first' else 2}"
    if "quarter" in text or re.match(r"q\d", text):
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if re.search(r"\bmonth\b", text) and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if re.search(r"\byear\b(?!.s (?:eve|day))", text) and first.year == last.year and not _month_in(text):
        return f"{first.year}"
    if ".." in point:
        return _week(first) if last - first == timedelta(6) else ""
    return _plain(point, text)


def _month_in(text: str) -> bool:
    return bool(re.search(r"\d", text)) or any(
        name.lower() in text for name in (*lists()["months"], *lists()["seasons"])
    )


def _plain(point: str, text: str) -> str:
    """Give a day with its part, a season by its letters, a decade by three figures."""
    if len(point) == 10:
        part = next((code for word, code in PARTS.items() if re.search(rf"\b{word}\b", text)), "")
        return f"{point}T{part}" if part else point
    if len(point) == 7 and point[5:] in SEASONS:
        return point[:5] + SEASONS[point[5:]]
    return re.sub(r"^(?:(\d{3})X|(\d\d)XX)$", r"\1\2", point)
