"""Our date expressions as TimeML's TIMEX3: its spans (no preposition), its types and its values, by rule.

Aigaq says what a case file needs (EDTF, with its bounds); a TIMEX3 says what the words name. Each difference is mapped
by a rule of the guidelines (Saurí et al. 2006, TimeML 1.2.1), never by a list of texts: a span leaves its preposition
out and takes its determiner and quantity in, a range is two expressions, weeks and quarters have numbers, the past,
present and future are references, and a time of day joins the day beside it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from attrs import frozen

from aigaq.extract.dates.calendar import days_from, exact, months_from
from aigaq.extract.dates.grammar import read_number
from aigaq.extract.document import DateExpression
from aigaq.model.edtf import is_edtf, parse


@frozen
class Timex:
    """One temporal expression: its characters, its type and its value, ``""`` where none is given."""

    start: int
    end: int
    type: str
    value: str


UNIT = r"(?P<unit>second|minute|hour|day|week|weekend|month|quarter|year|decade|centur(?:y|ie))s?"
COUNT = r"(?P<count>\d+|[a-z]+(?:-[a-z]+)?)"
LEADING = re.compile(
    r"(?:(?:in|on|at|by|since|until|till|from|during|for|within|throughout|through|before|after|between|over|to|up|ever"
    r"|following|prior|as|of|into|across|starting|beginning|no|than|just|only|exactly|precisely|ahead|circa|and)\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
"""Prepositions and the like, which stand outside a TIMEX3."""
ARTICLE = re.compile(r"(?:[Tt]he|[Tt]hat|[Aa]n?)\s+(?=(?:\d{4}\b(?!s)|[A-Z][a-z]+\.? \d))")
"""The article of what a date stands before (“the 3 May rally”) is the noun's."""
TRAILING = re.compile(r"\s+(?:after|before|following|prior to|since|in|of)$", re.IGNORECASE)
QUANTITY = re.compile(
    r"(?:about|around|nearly|almost|approximately|roughly|(?:at )?least|at most|more than|less than|over|up to"
    r"|as many as|no more than)\s+$",
    re.IGNORECASE,
)
TAKEN_IN = re.compile(
    r"(?:\b(?:the|an?|another)\s+)?"
    r"(?:\b(?:first|last|next|past|previous|coming|following|additional|full|entire|whole|latest|final)\s+)?$",
    re.IGNORECASE,
)
"""What a TIMEX3 of a length of time takes in on its left: quantity, determiner, ordinal (guidelines 2.2.1)."""
OR_SO = re.compile(r"\s+(?:or so|or two|or more|and a half)\b", re.IGNORECASE)
RANGE = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until|till|and)\b)\s*")
STRETCH = re.compile(rf"(?:last|past|previous|next|coming|recent)\s+(?:{COUNT}\s+)?(?:of )?{UNIT}\b")
OFFSET = re.compile(rf"(?:.*\s)?{COUNT}[\s-]+{UNIT}(?:\s+(?:later|earlier))?")
TIMES = {"second": "TS", "minute": "TM", "hour": "TH"}
DATES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "weekend": "WE"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "tonight": "NI", "night": "NI"}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
SETS = {"hour": "PT1H", "dai": "P1D", "day": "P1D", "night": "P1D", "week": "P1W", "month": "P1M", "quarter": "P3M"}
REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def timexes(expressions: list[DateExpression], published: str | None) -> list[Timex]:
    """Give the TIMEX3s that our expressions of one text stand for."""
    found = [one for expression in expressions for one in _of(expression, published)]
    texts = {e.paragraph.start: e.paragraph.doc.text for e in expressions}
    return _joined(sorted(found, key=lambda one: one.start), texts)


def _of(expression: DateExpression, published: str | None) -> list[Timex]:
    """Give the TIMEX3s of one expression: none for ages and vague words, two for a range."""
    whole, offset = expression.paragraph.doc.text, expression.paragraph.start
    start, end = expression.tokens.start_char, expression.tokens.end_char
    if expression.kind == "age" or whole[start:end].lower() == "so far":
        return []
    lead = _length(LEADING.match(whole, start, end)) + start
    lead += _length(ARTICLE.match(whole, lead, end)) if expression.kind == "date" else 0
    end -= _length(TRAILING.search(whole[lead:end]))
    edtf = expression.when.edtf if expression.when else ""
    if two := _two(offset, whole, lead, end, edtf):
        return two
    kind, value = _value(expression, whole[lead:end].lower(), whole[start:lead].lower(), published)
    if kind == "DURATION":
        lead = _taken_in(whole, lead, end)
        end += _length(OR_SO.match(whole, end))
    return [Timex(offset + lead, offset + end, kind, value)] if kind else []


def _length(found: re.Match[str] | None) -> int:
    return len(found.group()) if found else 0


def _taken_in(whole: str, start: int, end: int) -> int:
    """Widen a length of time to its quantity or its determiner; “the 30-day term” has the term's article."""
    if "-" in whole[start:end] or (re.fullmatch(r"(?!an?\b|one\b)\w+\s+\w+(?<!s)", whole[start:end])):
        return start
    wide = start - _length(TAKEN_IN.search(whole[max(0, start - 40) : start]))
    plain = wide == start and not re.match(r"the\b", whole[start:end], re.IGNORECASE)
    return start - _length(QUANTITY.search(whole[max(0, start - 24) : start])) if plain else wide


def _two(offset: int, whole: str, start: int, end: int, edtf: str) -> list[Timex]:
    ends, middles = edtf.split("/"), list(RANGE.finditer(whole, start, end))
    if len(ends) != 2 or ".." in ends or len(middles) != 1:
        return []
    at, to = middles[0].span()
    return [
        Timex(offset + start, offset + at, "DATE", exact(ends[0])),
        Timex(offset + to, offset + end, "DATE", exact(ends[1])),
    ]


def _joined(found: list[Timex], texts: dict[int, str]) -> list[Timex]:
    """Join a time of day with the day beside it: “9 a.m. Tuesday”, “Tuesday at 9 a.m.”."""
    done: list[Timex] = []
    for one in found:
        before = done[-1] if done else None
        if before is not None and {before.type, one.type} == {"TIME", "DATE"}:
            day, time = (one, before) if before.type == "TIME" else (before, one)
            if _beside(texts, before.end, one.start) and time.value.startswith("T") and len(day.value) >= 10:
                done[-1] = Timex(before.start, one.end, "TIME", day.value[:10] + time.value)
                continue
        done.append(one)
    return done


def _beside(texts: dict[int, str], end: int, start: int) -> bool:
    at = max((offset for offset in texts if offset <= end), default=0)
    between = texts.get(at, "")[end - at : start - at]
    return re.fullmatch(r",?\s*(?:(?:on|at|of|[A-Z]{3,4},?)\s+)*", between) is not None


# ------------------------------------------------------------------ values


def _value(expression: DateExpression, text: str, lead: str, published: str | None) -> tuple[str, str]:
    """Give the type and value of an expression from its words, without its preposition, and our reading."""
    if expression.kind != "date":
        return _inert(expression, text)
    edtf = expression.when.edtf if expression.when else ""
    if found := _length_of_time(text, lead + _after(expression), edtf):
        return "DURATION", _counted(found)
    if text in REFERRING:
        return "DATE", REFERRING[text]
    if expression.when is not None and expression.when.method == "ongoing_at_publication":
        return "DATE", "PRESENT_REF"
    return _typed(_point(edtf, text, lead)) if edtf else _unread(text, published)


def _length_of_time(text: str, beside: str, edtf: str) -> re.Match[str] | None:
    """Give the number and unit of “the past three years” and of “two days” before “after the vote”."""
    if (found := STRETCH.search(text)) and (found["count"] or text.rstrip().endswith("s")):
        return found
    if edtf and not re.search(r"\b(?:before|after|since)\b", beside):
        return None
    return None if text.endswith(("later", "earlier")) else OFFSET.fullmatch(text)


REFERRING = {"recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF", "now": "PRESENT_REF"}


def _after(expression: DateExpression) -> str:
    return " " + " ".join(t.lower_ for t in expression.tokens[-1:])


def _inert(expression: DateExpression, text: str) -> tuple[str, str]:
    if expression.kind == "set":
        return "SET", next((value for word, value in SETS.items() if word in text), "P1Y" if "y" in text else "")
    if expression.kind == "time":
        return "TIME", expression.term or ""
    if expression.kind == "reference":
        return "DATE", REFERENCES.get(expression.term or "", "")
    return "DURATION", expression.term or _unstated(text)


def _unstated(text: str) -> str:
    found = re.search(UNIT, text)
    return _iso("X", found["unit"]) if found else ""


def _unread(text: str, published: str | None) -> tuple[str, str]:
    """Read “a year earlier” where the story has no date: from publication, as TimeML does; else nothing is said."""
    found = OFFSET.fullmatch(text)
    if found is None or published is None:
        return "", ""
    count = _number(found["count"])
    unit, day = found["unit"], date.fromisoformat(published)
    if count is None or unit not in DATES:
        return "DURATION", _counted(found)
    sign = -1 if text.endswith("earlier") else 1
    if unit in ("month", "year"):
        moved = months_from(day, sign * count * (12 if unit == "year" else 1))
        return "DATE", f"{moved:%Y}" if unit == "year" else f"{moved:%Y-%m}"
    return "DATE", days_from(day, sign * count * (7 if unit == "week" else 1)).isoformat()


def _counted(found: re.Match[str]) -> str:
    count = _number(found["count"])
    return _iso("X" if count is None else str(count), found["unit"])


def _number(raw: str | None) -> int | None:
    if raw is None or raw in ("few", "several", "many", "couple", "some", "recent"):
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
    if "quarter" in text:
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if re.search(r"\bmonth\b", text) and (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if re.search(r"\byear\b", text) and first.year == last.year and not re.search(r"\d|[a-z]{3,} (?:this|last)", text):
        return f"{first.year}"
    if ".." in point:
        return _week(first) if last - first == timedelta(6) else ""
    return _plain(point, text)


def _plain(point: str, text: str) -> str:
    """Give a day with its part, a season by its letters, a decade by three figures."""
    if len(point) == 10:
        part = next((code for word, code in PARTS.items() if re.search(rf"\b{word}\b", text)), "")
        return f"{point}T{part}" if part else point
    if len(point) == 7 and point[5:] in SEASONS:
        return point[:5] + SEASONS[point[5:]]
    return re.sub(r"^(\d{3})X$", r"\1", point)
