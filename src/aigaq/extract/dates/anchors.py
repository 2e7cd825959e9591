"""The date told last, from which “the next day” counts, and the record of what was counted from what."""

from __future__ import annotations

from aigaq.extract.dates.calendar import bounds, grain
from aigaq.extract.dates.grammar import valid
from aigaq.extract.document import DateExpression, Document
from aigaq.model.claim import When

REACH = 4
"""Paragraphs that “that same evening” is let to reach back for its date."""


def told_last(plain: DateExpression, before: list[DateExpression], grains: str) -> DateExpression | None:
    """Give the date told last, not too far back, as fine as asked; what only says “now” or “recently” is no anchor."""
    return next((e for e in told(plain, before) if e.when and grain(e.when.edtf) in grains), None)


def told(plain: DateExpression, before: list[DateExpression]) -> list[DateExpression]:
    """Give the dates told not too far back, the last one first."""
    near = [e for e in before if plain.paragraph.index - e.paragraph.index <= REACH]
    return [e for e in reversed(near) if e.kind == "date" and e.when and _is_anchor(e.when)]


def _is_anchor(when: When) -> bool:
    if when.method == "ongoing_at_publication" or "/.." in when.edtf or when.edtf.startswith(("../", "[..")):
        return False
    return not when.edtf.endswith("..]")


def when(document: Document, plain: DateExpression, edtf: str | None, anchor: DateExpression) -> When | None:
    """Give a date counted from another, with its words and that anchor; ``None`` where it lies after publication."""
    if valid(edtf) is None or edtf is None or _is_to_come(document, edtf):
        return None
    start, end = plain.paragraph.span_of(plain.tokens)
    at, to = anchor.paragraph.span_of(anchor.tokens)
    told = f"“{document.text.content[at:to]}” at {at}"
    return When(edtf, document.text.content[start:end], "relative_to_event", told)


def _is_to_come(document: Document, edtf: str) -> bool:
    """Say whether a date begins after publication: then it was counted from the wrong event."""
    published = document.description.value("published")
    first, last = bounds(edtf).first, bounds(published).last if published else None
    return first is not None and last is not None and first > last
