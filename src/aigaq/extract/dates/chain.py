"""Years for bare months and days in a report without a publication date, from the story told around them.

“He was held on 3 March 2020 … In June his office was searched … On 18 July 2020 he was freed”: a bare date between
two dated steps of a story, told in order, can lie in one year only. Where no later step follows, the first such
month after the step told last, about the same people, is taken if it comes within half a year (decision 0105).
"""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from aigaq.extract.clauses import clause_head, is_simple_past
from aigaq.extract.dates.calendar import bounds, exact, grain
from aigaq.extract.dates.grammar import valid
from aigaq.extract.dates.story import dates_a_step, people_of
from aigaq.extract.document import DateExpression, Document
from aigaq.model.claim import When

REACH = 2
"""Paragraphs between a bare date and the dated steps that it is read between."""
AT_ONCE = timedelta(days=62)
"""So soon after the step told last, in its paragraph or the next, a bare date goes on with it, whomever it is about."""
SOON = timedelta(days=183)
"""So long after the step told last a bare date may lie that no later step closes in."""


def chained(
    document: Document, bare: DateExpression, done: list[DateExpression], later: list[DateExpression]
) -> DateExpression:
    """Give a bare date of an undated report the year of the story that holds it, where there is one only."""
    if not _is_bare(bare):
        return bare
    before = next((e for e in reversed(done) if _is_step(e)), None)
    after = next((e for e in later if _is_step(e) and _near(e, bare)), None)
    when = _year_told(document, bare, before if before is not None and _near(before, bare) else None, after)
    return evolve(bare, when=when) if when else bare


def _is_step(expression: DateExpression) -> bool:
    if expression.kind != "date" or expression.when is None or not dates_a_step(expression):
        return False
    return grain(expression.when.edtf) in "DM"


def _is_bare(expression: DateExpression) -> bool:
    when = expression.when
    if expression.kind != "date" or when is None or not when.edtf.startswith("XXXX-"):
        return False
    head = clause_head(expression.tokens.root)
    return is_simple_past(head) and head.dep_ not in ("relcl", "acl")


def _near(step: DateExpression, bare: DateExpression) -> bool:
    return abs(step.paragraph.index - bare.paragraph.index) <= REACH


def _year_told(
    document: Document, bare: DateExpression, before: DateExpression | None, after: DateExpression | None
) -> When | None:
    if before is None or before.when is None or bare.when is None:
        return None
    low = bounds(before.when.edtf).first or date.max
    high = (bounds(after.when.edtf).last if after and after.when else None) or date.min
    found = [value for year in range(low.year, low.year + 2) if (value := _in(bare.when.edtf, year, low))]
    within = [value for value in found if high < low or (bounds(value).first or date.max) <= high]
    alone = high >= low and len(within) == 1
    if not (alone or (within and _follows(document, before, bare, within[0], low))):
        return None
    return _told(document, bare, before, within[0])


def _in(edtf: str, year: int, low: date) -> str | None:
    """Put a bare date into a year, if it does not end before a day."""
    value = valid(edtf.replace("XXXX", f"{year}", 1))
    return value if value and (bounds(value).last or date.min) >= low else None


def _follows(document: Document, before: DateExpression, bare: DateExpression, value: str, low: date) -> bool:
    """Say whether a date follows the step told last: very soon after it, or soon and about the same people."""
    first = bounds(value).first or date.max
    if first - low <= AT_ONCE and bare.paragraph.index - before.paragraph.index <= 1:
        return True
    return first - low <= SOON and _goes_on(document, before, bare)


def _goes_on(document: Document, before: DateExpression, bare: DateExpression) -> bool:
    if bare.paragraph.index - before.paragraph.index > REACH:
        return False
    told = people_of(document, before.paragraph, before.tokens.sent)
    if told & people_of(document, bare.paragraph, bare.tokens.sent):
        return True
    return all(any(t.lower_ in ("i", "we", "me", "us") for t in e.tokens.sent) for e in (before, bare))


def _told(document: Document, bare: DateExpression, before: DateExpression, value: str) -> When:
    assert bare.when is not None  # noqa: S101
    assert before.when is not None  # noqa: S101
    start, end = before.paragraph.span_of(before.tokens)
    anchor = f"“{document.text.content[start:end]}” ({exact(before.when.edtf)}) at {start}"
    return When(value, bare.when.words, "relative_to_event", anchor, bare.when.edtf)
