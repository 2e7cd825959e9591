"""Our date expressions as TimeML's TIMEX3: its spans (no preposition), its types and its values, by rule.

Aigaq says what a case file needs (EDTF, with its bounds); a TIMEX3 says what the words name. Each difference is mapped
by a rule of the guidelines (Saurí et al. 2006, TimeML 1.2.1), never by a list of texts: a span leaves its preposition
out and takes its determiner and quantity in, a range is two expressions, weeks and quarters have numbers, the past,
present and future are references, and a time of day joins the day beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from aigaq.extract.dates.calendar import exact
from aigaq.extract.dates.grammar import lists
from aigaq.extract.document import DateExpression
from bench.eval.timex_values import read_value


@frozen
class Timex:
    """One temporal expression: its characters, its type and its value, ``""`` where none is given."""

    start: int
    end: int
    type: str
    value: str


LEADING = re.compile(
    r"(?:(?:in|on|at(?! (?:least|most))|by|since|until|till|from|during|for|within|throughout|through|before|after"
    r"|between|over(?! (?:an?|one|two|three|\d+) \w+ ago)|to|up|ever|following|prior|as|of|into|across|starting"
    r"|beginning|no|than|just(?! over an? \w+ ago)|only|exactly|precisely|ahead|circa|and|took|spent|lasted)\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
"""Prepositions and the like, which stand outside a TIMEX3."""
MONTHS = "|".join(re.escape(name.rstrip(".")) for name in lists()["months"])
ARTICLE = re.compile(
    rf"(?:[Tt]he|[Tt]hat|[Aa]n?)\s+(?=(?:\d{{4}}\b(?!s)|[A-Z][a-z]+\.? \d|\w+-quarter\b|(?:early|mid|late)-[A-Z]"
    rf"|(?:{MONTHS})\.?$))"
    r"|(?:[Rr]ight|[Aa]bout|[Aa]round)\s+(?=now\b|the (?:future|past)\b|[A-Z][a-z]+day)"
)
"""The article of what a date stands before (“the 3 May rally”, “the third-quarter results”) is the noun's."""
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
UNMARKED = re.compile(
    r"so far|(?:up )?to date|since then|(?:for|at) (?:the|this) time(?: being)?|at (?:this|that) point|presently"
    r"|at the moment"
    r"|(?:very )?(?:shortly|soon|just|immediately|right) (?:after|before|following|ahead of|prior to)",
    re.IGNORECASE,
)
"""Adverbs and signals that TimeBank and AQUAINT annotate in less than a third of their places."""
OR_SO = re.compile(r"\s+(?:or so|or two|or more|and a half)\b", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
RANGE = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until|till|and)\b)\s*")


def timexes(expressions: list[DateExpression], published: str | None) -> list[Timex]:
    """Give the TIMEX3s that our expressions of one text stand for."""
    found = [one for expression in expressions for one in _of(expression, published)]
    texts = {e.paragraph.start: e.paragraph.doc.text for e in expressions}
    return list(_on_their_day(_joined(sorted(found, key=lambda one: one.start), texts), published))


def _on_their_day(found: list[Timex], published: str | None) -> Iterator[Timex]:
    """Give an hour the day told last, else that of publication: “at 7:15 p.m.” is T19:15 of some day."""
    day = published
    for one in found:
        if DAY.match(one.value):
            day = one.value[:10]
        yield evolve(one, value=day + one.value) if day and one.value.startswith("T") else one


def _of(expression: DateExpression, published: str | None) -> list[Timex]:
    """Give the TIMEX3s of one expression: none for ages and vague words, two for a range."""
    whole, offset = expression.paragraph.doc.text, expression.paragraph.start
    start, end = expression.tokens.start_char, expression.tokens.end_char
    if expression.kind == "age" or UNMARKED.fullmatch(whole[start:end]):
        return []
    lead = _length(LEADING.match(whole, start, end)) + start
    lead += _length(ARTICLE.match(whole, lead, end)) if expression.kind == "date" else 0
    end -= _length(TRAILING.search(whole[lead:end]))
    edtf = expression.when.edtf if expression.when else ""
    if whole[start:end].lower() == "of late":
        return [Timex(offset + start, offset + end, "DATE", "PAST_REF")]
    if two := _two(offset, whole, lead, end, edtf):
        return two
    kind, value = read_value(expression, whole[lead:end].lower(), whole[start:lead].lower(), published)
    if kind == "DURATION" and _rate(whole[lead:end].lower(), whole[:lead]):
        return []
    if kind == "DURATION":
        end -= _length(re.search(r"(?<=s) (?:later|earlier)$", whole[lead:end]))
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
            if _beside(texts, before.end, one.start) and time.value.startswith("T") and DAY.match(day.value):
                done[-1] = Timex(before.start, one.end, "TIME", day.value[:10] + time.value)
                continue
        done.append(one)
    return done


def _beside(texts: dict[int, str], end: int, start: int) -> bool:
    at = max((offset for offset in texts if offset <= end), default=0)
    text = texts.get(at, "")
    between = text[end - at : start - at]
    return start - at < len(text) and re.fullmatch(r",?\s*(?:(?:on|at|of|[A-Z]{3,4},?)\s+)*", between) is not None


def _rate(text: str, before: str) -> bool:
    """Say whether “a year” only says how often a sum or a number counts: “358,000 a month”, “$9 million a year”."""
    return bool(re.match(r"an?\b", text) and re.search(r"(?:\d|%|[mb]illion|thousand|hundred|percent)\s+$", before))
