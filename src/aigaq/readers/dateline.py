"""Datelines: place and day with which agencies and organisations open a report, and head lines that only date it."""

from __future__ import annotations

import re
from functools import cache

from aigaq.model.source import Found
from aigaq.readers.lines import Line
from aigaq.readers.press import alternatives, words
from aigaq.readers.values import find_date, find_month

OPENING = 100
"""Code points of a paragraph's beginning in which a dateline stands."""
SHORT = 16
"""Words. A head line that only says who published what when has no more."""
_WORD = r"[^\W\d_][\w'’ʼ.-]*"
_CAPITAL = rf"(?-i:(?=[^\W\d_a-z])){_WORD}"
_PLACE = rf"{_CAPITAL}(?:(?:[ /]|, | and | de | la ){_CAPITAL}){{0,5}}?"
_AGENCY = r"(?:\s?[(/]\s?(?P<agency>[^()/\n]{2,30}?)\s?[)/])?"
_DASH = r"\s*(?:[-–—]{1,2}|[.:|])\s*\S"
_OPENINGS = (
    (rf"{_PLACE},? ", rf"{_AGENCY}{_DASH}"),  # MINSK, 5 May 2022 (Agency) – …
    (rf"\({_PLACE},? ", rf"\){_DASH}"),  # (Nairobi, May 5, 2022) – …
    (rf"{_PLACE} \(", r"\)\s*[-–—:]*\s*\S"),  # GENEVA (5 May 2022) – …
    (rf"{_PLACE} ?[-–—|] ?", rf"{_AGENCY}{_DASH}"),  # Bangkok – 5 May 2022 – …
    (r"", rf"(?:, ?{_PLACE})?{_AGENCY}\s*[-–—:|]\s*\S"),  # 5 May 2022 – …; 5 May 2022, Minsk – …
)
"""What stands before the date and what behind it."""
_PARTS = re.compile(r"[|•·;:()\[\]]|\s[-–—/]+\s|[,.](?=\s|$)")
_NUMBERS = re.compile(r"(?<!\w)(?:[A-Z]{0,4}[\d/.-]*\d[\d/.-]*)(?!\w)")
_NAMED = re.compile(
    rf"(?:(?:of|for|from) (?:the )?)?(?:{_CAPITAL}|\d+)(?: (?:of|the|and|for|in|&|de|la|al|el|{_CAPITAL}|\d+))*"
)


def opening(line: Line) -> tuple[Found, Found | None] | None:
    """Give the day, and the agency if it is named, of the dateline that opens a paragraph; ``None`` without one."""
    date = find_date(line.text[:OPENING])
    if date is None or _is_sentence(line.text[: date[1]]):
        return None
    value, start, end = date
    for before, after in _forms():
        match = after.match(line.text, end) if before.fullmatch(line.text, 0, start) else None
        if match:
            return Found(value, "byline", line.start + start, line.start + end), _agency(line, match)
    return None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(before), re.compile(after)) for before, after in _OPENINGS)


def _is_sentence(before: str) -> bool:
    """Say whether the words before a date begin a sentence: “On Friday, 5 May 2022 – …”."""
    return not words("sentence_openers").isdisjoint(re.findall(r"[^\W\d_]+", before.casefold()))


def _agency(line: Line, match: re.Match[str]) -> Found | None:
    name = match.groupdict().get("agency")
    at = line.start + match.start("agency") if name else 0
    return Found(name, "byline", at, at + len(name)) if name and name[0].isupper() else None


def dated(line: Line) -> Found | None:
    """Give the day of a line that only says who published which document where and when, in names and titles.

    “URGENT ACTION 41/22 – 6 June 2022”, “Antilles Brief, 2 November 2021. By Mira Written”. A line with a verb, or
    one that names an occasion (“Trial of …, 5 May 2021”), is no such line. A month alone needs labels.
    """
    if line.words > SHORT:
        return None
    day = find_date(line.text)
    date = day or find_month(line.text)
    if date is None or find_date(line.text[date[2] :]):
        return None
    value, start, end = date
    rest = [part.strip() for part in _PARTS.split(f"{line.text[:start]} | {line.text[end:]}")]
    if not all(_says_who(part, named=day is not None) for part in rest if part):
        return None
    return Found(value, "byline", line.start + start, line.start + end)


def _says_who(part: str, *, named: bool) -> bool:
    """Say whether a part of a head line is a kind of document, its number, or (``named``) a place or a name."""
    plain = _NUMBERS.sub(" ", part)
    left = [word for word in re.split(r"[^\w&]+", _labels().sub(" ", plain)) if word]
    if not left:
        return True
    said = " ".join(left)
    told = {form for word in said.casefold().split() for form in (word, word.removesuffix("s"))}
    return named and bool(_NAMED.fullmatch(said)) and words("occasions").isdisjoint(told)


@cache
def _labels() -> re.Pattern[str]:
    known = words("documents") | words("published") | words("by") | words("updated") | words("numbering")
    return re.compile(rf"(?<!\w)(?:{alternatives(known)})(?!\w)", re.IGNORECASE)
