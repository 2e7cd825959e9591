"""Dates whose year is the story's: “in May of that year”, “that winter”, and “In 2019 … In May …”.

`RULES` read words that name the story as their anchor. `governed` says when a month, day or weekday without a year
goes on with a story that the same paragraph dates, and so is not counted from publication (decision 0061).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aigaq.extract.clauses import auxiliaries, clause_head, is_simple_past
from aigaq.extract.dates import feasts
from aigaq.extract.dates.calendar import bounds, days_from, exact, grain
from aigaq.extract.dates.grammar import Found, lists, valid
from aigaq.extract.dates.values import month_of, part_of
from aigaq.extract.document import DateExpression, Document, Paragraph

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span

NEWS = timedelta(days=45)
"""A reading this near to publication or nearer is the news, not the story."""

BREATH = timedelta(days=183)
"""So soon after a fully dated step, told one sentence before, a bare date goes on with it even if it might be news."""

# ------------------------------------------------------------------ words that name the story


def _step_of(found: Found) -> int:
    which = found.part("which") or "that"
    return 0 if "that" in which or "same" in which else -1 if which.split()[1] in ("previous", "preceding") else 1


def _first(anchor: str) -> date | None:
    return None if exact(anchor).startswith("X") else bounds(anchor).first


def story_day(found: Found, anchor: str) -> str | None:
    """Read “7 May of that year” and “7 May the following year”."""
    first = _first(anchor)
    year = f"{first.year + _step_of(found)}" if first and _one_year(anchor) else "XXXX"
    return valid(f"{year}-{month_of(found):02}-{int(found.parts['day']):02}")


def _one_year(anchor: str) -> bool:
    span = bounds(anchor)
    return span.first is not None and span.last is not None and span.first.year == span.last.year


def story_month(found: Found, anchor: str) -> str | None:
    """Read “May of that year”; “that May” of the same year, “the following May” the first one to come."""
    number, first = month_of(found), _first(anchor)
    if first is None or not _one_year(anchor):
        return part_of(f"XXXX-{number:02}", found.part("part"))
    year = first.year + (_step_of(found) if "unit" in found.parts else _turns(found, number, first.month, anchor))
    return part_of(f"{year}-{number:02}", found.part("part"))


def _turns(found: Found, number: int, at: int, anchor: str) -> int:
    """Give how many years on “that May”, “the following May” or “the previous May” lies."""
    step = _step_of(found)
    if grain(anchor) == "Y":
        return step
    if step < 0:
        return -(number >= at)
    if found.prefix == "had":
        return -(number > at)
    return int(number < at or (step > 0 and number == at))


def spanned(found: Found, value: str, anchors: list[DateExpression]) -> str:
    """Read “that December” at the head of somebody else's story: the one in the time told so far, if it is nearer."""
    points = [first for e in anchors if e.when and (first := _first(e.when.edtf))]
    if _step_of(found) or not points or value.startswith("X"):
        return value
    earlier = f"{int(value[:4]) - 1}{value[4:]}"
    back, ahead = bounds(earlier), bounds(value)
    if back.last is None or ahead.first is None or back.last < min(points):
        return value
    return earlier if points[0] - back.last < ahead.first - points[0] else value


def looks_back(plain: DateExpression, found: Found) -> bool:
    """Say whether words like “that January” stand in a clause that goes back behind the story (“had been held”)."""
    return found.rule == "story_month" and "unit" not in found.parts and _had(clause_head(plain.tokens.root))


def story_season(found: Found, anchor: str) -> str | None:
    """Read “that winter” (the one the date lies in, else the first to come), “the following spring”."""
    number, first = lists()["seasons"][found.part("season") or ""], _first(anchor)
    if first is None or not _one_year(anchor):
        return None
    if "unit" in found.parts or grain(anchor) == "Y":
        return part_of(f"{first.year + _step_of(found)}-{number}", found.part("part"))
    spans = {year: bounds(f"{year}-{number}") for year in range(first.year - 1, first.year + 3)}
    if _step_of(found) < 0:
        year = max(y for y, span in spans.items() if span.last and span.last < first)
    elif _step_of(found):
        year = min(y for y, span in spans.items() if span.first and span.first > first)
    else:
        year = min(y for y, span in spans.items() if span.last and span.last >= first)
    return part_of(f"{year}-{number}", found.part("part"))


def story_number(found: Found, anchor: str) -> str | None:
    """Read “on the 7th”: of the month told last, or of the next one where that day is over."""
    number, first = int(found.parts["day"]), _first(anchor)
    if first is None or grain(anchor) not in "DM":
        return None
    month0 = first.year * 12 + first.month - 1 + (grain(anchor) == "D" and number < first.day)
    return valid(f"{month0 // 12}-{month0 % 12 + 1:02}-{number:02}")


def by_then(found: Found, anchor: str) -> str | None:
    """Read “since then”, “until then”, “by then”, “before that”, “after that date”."""
    way, point = found.part("way"), exact(anchor)
    if grain(anchor) == "S":
        return None
    if way in ("since", "from"):
        return f"{point}/.."
    if way in ("until", "till", "up to"):
        return f"../{point}"
    return f"[{point}..]" if way == "after" else f"[..{point}]"


RULES: dict[str, Callable[[Found, str], str | None]] = {
    "story_day": story_day, "story_month": story_month, "story_season": story_season, "story_number": story_number,
    "by_then": by_then,
}  # fmt: skip
"""The rules by the names that the patterns call them by."""


def alone(found: Found) -> str | None:
    """Give what such words say where the story has no date: “May of that year” is some May."""
    if found.rule not in ("story_day", "story_month"):
        return None
    number = int(found.parts["day"]) if found.rule == "story_day" else None
    return valid(f"XXXX-{month_of(found):02}" + (f"-{number:02}" if number else ""))


# ------------------------------------------------------------------ words without a year in a dated story


def may_be_governed(found: Found) -> bool:
    """Say whether date words leave their year or week open: “in May”, “on 12 May”, “on Friday”."""
    return found.rule in ("day", "month", "month_part", "weekday", "holiday") and not found.part(
        "year", "which", "week"
    )


def governed(
    document: Document, plain: DateExpression, found: Found, before: list[DateExpression], published: date | None
) -> tuple[str, DateExpression] | None:
    """Give the story's reading of a date without a year, and the date it goes on from.

    The story must be told in the simple past, in the same paragraph, about the same people or under a date that
    opens a sentence (“In 2019 …”). ``None`` where it is not, or where the reading lies after publication.
    """
    told = _told_before(plain, before)
    if told is None or told.when is None or not _same_line(document, plain, told):
        return None
    value = _weekday(found, told, published) if found.rule == "weekday" else _of_year(plain, found, told)
    if value is None or (published and (bounds(value).first or date.max) > published):
        return None
    return value, told


def is_news(found: Found, edtf: str, published: date | None) -> bool:
    """Say whether the reading from publication is so fresh that the report surely means it."""
    first = bounds(edtf).first
    return bool(found.rule != "weekday" and first and published and published - first <= NEWS)


def is_close(plain: DateExpression, value: str, told: DateExpression) -> bool:
    """Say whether a story goes on in one breath: its date, with its year, in this sentence or the one before."""
    first, then = bounds(told.when.edtf).first if told.when else None, bounds(value).first
    if told.when is None or told.when.method != "explicit" or grain(told.when.edtf) not in "DM":
        return False
    near = told.tokens.sent.end >= plain.tokens.sent.start
    return near and first is not None and then is not None and timedelta(0) < then - first <= BREATH


def _told_before(plain: DateExpression, before: list[DateExpression]) -> DateExpression | None:
    for expression in reversed(before):
        if expression.paragraph is not plain.paragraph:
            return None
        if expression.kind == "date" and expression.when is not None:
            if dates_a_step(expression):
                return expression
            head = clause_head(expression.tokens.root)
            if head.tag_ in ("VBD", "VBZ", "VBP") or (head.tag_ == "VBN" and not _had(head)):
                return None
    return None


def dates_a_step(expression: DateExpression) -> bool:
    """Say whether a date is a plain point that dates a step of the story, not a noun or an aside."""
    when, head = expression.when, clause_head(expression.tokens.root)
    if when is None or grain(when.edtf) == "S" or exact(when.edtf).startswith("X") or "-2" in exact(when.edtf)[4:6]:
        return False
    if when.method == "ongoing_at_publication":
        return False
    if expression.tokens.root.dep_ in ("nummod", "compound", "amod", "poss") and not _is_merged(expression):
        return False
    return head.dep_ not in ("relcl", "acl") and (is_simple_past(head) or _is_reduced(head))


def _is_merged(expression: DateExpression) -> bool:
    """Say whether the parse ties date words to the name behind them: “On 3 March 2019 Ada Roe was stopped”."""
    head, first = expression.tokens.root.head, expression.tokens.start
    before = expression.tokens.doc[first - 1].lower_ if first else ""
    opens = before in ("on", "in") or expression.tokens[0].lower_ in ("on", "in")
    return opens and head.pos_ == "PROPN" and head.i >= expression.tokens.end


def _is_reduced(head: Token) -> bool:
    """Say whether a participle tells a step before its main clause: “Arrested on 5 March, he was charged …”."""
    return head.tag_ == "VBN" and head.dep_ == "advcl" and not auxiliaries(head) and head.i < head.head.i


def _same_line(document: Document, plain: DateExpression, told: DateExpression) -> bool:
    head = clause_head(plain.tokens.root)
    if not (is_simple_past(head) or _had(head)) or head.dep_ == "relcl":
        return False
    return _opens(told) or bool(
        people_of(document, plain.paragraph, plain.tokens.sent) & people_of(document, told.paragraph, told.tokens.sent)
    )


def had(plain: DateExpression) -> bool:
    """Say whether date words stand in a clause that goes back behind the story."""
    return _had(clause_head(plain.tokens.root))


def _had(head: Token) -> bool:
    return any(aux.lower_ == "had" for aux in auxiliaries(head))


def _opens(expression: DateExpression) -> bool:
    return expression.tokens.start - expression.tokens.sent.start <= 1


def people_of(document: Document, paragraph: Paragraph, sentence: Span) -> set[str]:
    """Give the ids of the people whom a sentence means."""
    start, end = paragraph.span_of(sentence)
    return {r.id for m in document.mentions_in(start, end) if m.kind == "person" for r in document.meant_by(m)}


def _of_year(plain: DateExpression, found: Found, told: DateExpression) -> str | None:
    """Give the month or day in the year of the story, or in the next one where the story is past that month."""
    assert told.when is not None  # noqa: S101
    first, rough = bounds(told.when.edtf).first, grain(told.when.edtf) == "Y"
    named = _month_and_day(found, first.year) if first else None
    if first is None or named is None or (rough and not _opens(told)):
        return None
    number, day, about = named
    had = _had(clause_head(plain.tokens.root))
    at = f"{first:%m-%d}" if day and grain(told.when.edtf) == "D" else f"{first:%m}"
    passed = not rough and f"{number:02}{day}"[: len(at)] < at
    later_now = not rough and number > first.month
    year = first.year - 1 if had and later_now else first.year + (passed and not had)
    if year != first.year and not _opens(plain):
        return None
    if found.rule == "month_part":
        return feasts.part_in(found, f"{year}-{number:02}")
    return valid(part_of(f"{year}-{number:02}{day}", found.part("part") or about))


def _month_and_day(found: Found, year: int) -> tuple[int, str, str | None] | None:
    """Give the month, the day as ``-24`` and whether it is only about then, of a date or a feast."""
    if found.rule == "holiday":
        feast = feasts.in_year(found, year)
        return (int(feast[5:7]), feast[7:10], "about" if feast.endswith("~") else None) if feast else None
    return month_of(found), f"-{int(found.parts['day']):02}" if "day" in found.parts else "", None


def _weekday(found: Found, told: DateExpression, published: date | None) -> str | None:
    """Give the first such weekday after a dated day of a story that is no news any more."""
    assert told.when is not None  # noqa: S101
    first = bounds(told.when.edtf).first
    if first is None or grain(told.when.edtf) != "D" or (published and published - first <= NEWS):
        return None
    wanted = lists()["weekdays"][found.parts["weekday"]]
    value = days_from(first, (wanted - first.weekday() - 1) % 7 + 1).isoformat()
    return f"{value}?" if published else value
