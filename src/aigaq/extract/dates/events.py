"""Dates counted from an event told before: “that same evening”, “the next day”, “a year after …”, “soon after …”."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from aigaq.extract.dates import anchors, chain, contrast, offsets, scene
from aigaq.extract.dates import story as dates_story
from aigaq.extract.dates.calendar import bounds, days_from, exact, grain, loosen, months_from, one_of, shifted, through
from aigaq.extract.dates.grammar import Found, lists
from aigaq.extract.dates.relative import UNIT_DAYS, UNIT_MONTHS
from aigaq.extract.dates.terms import duration_term
from aigaq.extract.dates.values import unit_of
from aigaq.extract.document import DateExpression, Document, Paragraph
from aigaq.model.claim import When

if TYPE_CHECKING:
    from aigaq.extract.tree import Span

NEAR_RULES = ("by_then", "elapsed", "overnight")
"""Rules that count only from the sentence before: “before that”, “after two days”."""
HERE_RULES = ("nth_day", "daypart")
"""Rules that count only from the same paragraph: “on the third day”, “by nightfall”."""


@frozen(eq=False)
class Pending(DateExpression):
    """A date expression that waits for the date of an event told before."""

    found: Found | None = None
    fallback: When | None = None
    """What the words say where no story goes before them."""


def pending(paragraph: Paragraph, tokens: Span, found: Found, fallback: When | None = None) -> DateExpression:
    """Make a date expression that `resolve` will resolve."""
    return Pending(paragraph, tokens, "date", found=found, fallback=fallback)


def resolve(document: Document) -> None:
    """Resolve the expressions that wait, in the order of the text, each from the dates before it."""
    done: list[DateExpression] = []
    undated = document.description.value("published") is None
    for index, expression in enumerate(document.dates):
        one = expression
        if isinstance(one, Pending) and one.found is not None:
            later = [_so_far(e) for e in document.dates[index + 1 :] if e.paragraph is one.paragraph]
            one = _resolved(document, one, one.found, done, later)
        done.append(chain.chained(document, one, done, document.dates[index + 1 :]) if undated else one)
    done = offsets.of_complements(done)
    document.dates[:] = contrast.set_apart(document, done) if undated else done


def _so_far(expression: DateExpression) -> DateExpression:
    if isinstance(expression, Pending) and expression.fallback:
        return DateExpression(expression.paragraph, expression.tokens, "date", expression.fallback)
    return expression


def _resolved(
    document: Document, waiting: Pending, found: Found, before: list[DateExpression], later: list[DateExpression]
) -> DateExpression:
    plain = DateExpression(waiting.paragraph, waiting.tokens, "date")
    if found.rule in ("offset", "soon_after"):
        return offsets.from_clause(document, plain, found, before, later)
    if dates_story.may_be_governed(found):
        return _governed(document, plain, found, before, waiting.fallback)
    anchor = anchors.told_last(plain, before, "DM" if found.rule == "story_number" else "DMYS")
    if dates_story.looks_back(plain, found):
        found = evolve(found, prefix="had")
    if anchor is None or anchor.when is None or _is_too_far(plain, found, anchor):
        return _unanchored(document, plain, found)
    if found.rule == "same" and anchor.paragraph is not plain.paragraph and dates_story.had(plain):
        anchor = scene.day_told(document) or anchor
    assert anchor.when is not None  # noqa: S101
    value = RULES[found.rule](found, anchor.when.edtf)
    if value and found.rule == "story_month" and anchor.paragraph is not plain.paragraph:
        value = dates_story.spanned(found, value, anchors.told(plain, before))
    return evolve(plain, when=anchors.when(document, plain, value, anchor))


def _governed(
    document: Document, plain: DateExpression, found: Found, before: list[DateExpression], fallback: When | None
) -> DateExpression:
    """Read a date without a year from the story, where the paragraph tells one, else from publication."""
    published = document.description.value("published")
    today = bounds(published).last if published else None
    read = dates_story.governed(document, plain, found, before, today)
    news = fallback is not None and dates_story.is_news(found, fallback.edtf, today)
    if news and not (read and dates_story.is_close(plain, *read)):
        return evolve(plain, when=fallback)
    when = anchors.when(document, plain, *read) if read else None
    return evolve(plain, when=when or fallback)


def _unanchored(document: Document, plain: DateExpression, found: Found) -> DateExpression:
    """Give what words that count from the story say where it has no date: never publication."""
    if found.rule == "elapsed":
        return evolve(plain, kind="duration", term=duration_term(found))
    edtf, (start, end) = dates_story.alone(found), plain.paragraph.span_of(plain.tokens)
    return evolve(plain, when=When(edtf, document.text.content[start:end], "explicit_without_year")) if edtf else plain


def _is_too_far(plain: DateExpression, found: Found, anchor: DateExpression) -> bool:
    """Say whether another sentence stands between words that count from the event just told and its date."""
    if found.rule in HERE_RULES:
        return anchor.paragraph is not plain.paragraph
    if found.rule not in NEAR_RULES:
        return False
    return anchor.paragraph is not plain.paragraph or anchor.tokens.sent.end < plain.tokens.sent.start


# ------------------------------------------------------------------ counted from the date told last


def same(found: Found, anchor: str) -> str | None:
    """Read “that same evening”, “the same year”, “that Monday”."""
    code, span = unit_of(found.part("unit")), bounds(anchor)
    if found.part("weekday"):
        return _weekday_after(span.first, (_weekday(found) - span.first.weekday()) % 7) if span.first else None
    if found.part("part") and code in "MY":
        return through(anchor, found.part("part"), code)
    return coarsened(anchor, code)


def _weekday_after(first: date, days: int) -> str:
    return days_from(first, days).isoformat()


def _weekday(found: Found) -> int:
    table: dict[str, int] = lists()["weekdays"]
    return table[found.parts["weekday"]]


def coarsened(anchor: str, code: str) -> str | None:
    """Give the day, month or year that a date lies in; the date itself where it is coarser."""
    point, span = exact(anchor), bounds(anchor)
    if grain(anchor) == "S" or span.first is None:
        return anchor
    if code in ("W", "E", "F"):
        monday = days_from(span.first, -span.first.weekday())
        return one_of(monday, days_from(monday, 6)) if grain(anchor) == "D" else loosen(point)
    return {"M": point[:7], "Y": point[:4]}.get(code, anchor)


def step(found: Found, anchor: str) -> str | None:
    """Read “the next day”, “the previous month”, “the year before”, “the following Tuesday”; weeks are about then."""
    code = unit_of(found.part("unit", "unit2"))
    sign = -1 if found.part("which", "which2") in ("previous", "preceding", "before", "earlier") else 1
    if found.part("weekday"):
        first = bounds(anchor).first if grain(anchor) == "D" else None
        days = (sign * (_weekday(found) - first.weekday()) - 1) % 7 + 1 if first else 0
        return _weekday_after(first, sign * days) if first else None
    value = moved(anchor, code, sign)
    return loosen(value) if value and code in "WEF" else value


def moved(anchor: str, code: str, count: int) -> str | None:
    """Move a date by some units, as fine as the unit; a coarser date is only marked as approximate."""
    if code in UNIT_DAYS:
        fits = grain(anchor) == "D"
        return shifted(anchor, days=count * UNIT_DAYS[code]) if fits else loosen(anchor)
    base = coarsened(anchor, "M" if code in "MQ" else "Y")
    if base is None or (code in "MQ" and grain(base) == "Y"):
        return loosen(anchor)
    return shifted(base, months=count * UNIT_MONTHS[code])


def later(found: Found, anchor: str) -> str | None:
    """Read “two years later”, “several days earlier”, “weeks later”."""
    code, count = unit_of(found.part("unit")), found.number()
    sign = -1 if found.part("which") in lists()["back"]["words"] else 1
    if count is not None:
        value = moved(anchor, code, sign * count)
        rough = found.part("approx") or code not in "DY"
        return loosen(value) if value and rough else value
    low, high = lists()["vague"][found.part("vague") or "few"]
    span = bounds(anchor)
    if span.first is None or span.last is None:
        return None
    ends = [_stepped(span.first, code, sign * low), _stepped(span.last, code, sign * high)]
    return one_of(min(ends), max(ends))


def _stepped(day: date, code: str, count: int) -> date:
    if code in UNIT_DAYS:
        return days_from(day, count * UNIT_DAYS[code])
    return months_from(day, count * UNIT_MONTHS[code])


def elapsed(found: Found, anchor: str) -> str | None:
    """Read “after two days” (then), “within a week” (some day up to then)."""
    code, count, first = unit_of(found.part("unit")), found.number() or 1, bounds(anchor).first
    if found.part("way") == "after":
        value = moved(anchor, code, count)
        return loosen(value) if value and (found.part("approx") or code != "D") else value
    if first is None or grain(anchor) != "D":
        return loosen(anchor)
    if found.number() is None:
        count = lists()["vague"][found.part("vague") or "several"][1]
    return one_of(first, days_from(first, 1) if code in "SmH" else _stepped(first, code, count))


def overnight(_found: Found, anchor: str) -> str | None:
    """Read “overnight” and “in the morning”: the day told last or the next one."""
    first = bounds(anchor).first
    return one_of(first, days_from(first, 1)) if first and grain(anchor) == "D" else loosen(anchor)


def nth_day(found: Found, anchor: str) -> str | None:
    """Read “on the third day”: the day told last is the first."""
    return moved(anchor, "D", lists()["ordinals"][found.part("nth") or "first"] - 1) if grain(anchor) == "D" else None


def daypart(_found: Found, anchor: str) -> str | None:
    """Read “by nightfall”, “at dawn”: the day told last, or the night after it."""
    return loosen(anchor) if grain(anchor) == "D" else None


def soon(_found: Found, anchor: str) -> str | None:
    """Read “shortly thereafter”: about then."""
    return loosen(anchor)


def then(_found: Found, anchor: str) -> str | None:
    """Read “at the time”, “around that time”: about then."""
    return loosen(anchor)


RULES: dict[str, Callable[[Found, str], str | None]] = dates_story.RULES | {
    "same": same, "step": step, "later": later, "elapsed": elapsed, "overnight": overnight, "soon": soon, "then": then,
    "nth_day": nth_day, "daypart": daypart,
}  # fmt: skip
"""The rules that count from the date told last, by the names that the patterns call them by."""
