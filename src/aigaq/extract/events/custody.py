"""Dates that a stay in custody gives: what happened inside it, how long it lasted, and what began on arrival.

“He was beaten during questioning” lies between the arrest and the release of the same person; “she was held for 19
days” runs from the arrest told before it; “arrested on arrival” is the day of the journey. All of it is said by the
words (`order.toml`, table ``custody``); the method is ``bound_by_event`` and the event counted from is the anchor.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from aigaq.extract import dates
from aigaq.extract.dates.calendar import days_from, months_from
from aigaq.extract.document import Document
from aigaq.extract.events.frames import Frame
from aigaq.extract.events.story import (
    anchor_of,
    between,
    earliest,
    end_of,
    first_day,
    last_day,
    latest,
    named,
    order,
)
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import is_edtf

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def of_custody(document: Document, frame: Frame, claim: Claim, dated: list[Claim]) -> When | None:
    """Give the date that a stay in custody gives an undated event, or ``None``."""
    table = order()["custody"]
    if claim.type in table["lasts"] and (term := _held_for(document, frame)):
        return _lasting(term, claim, dated)
    if _is_on_arrival(frame):
        return _arrived(claim, dated)
    if claim.type in table["inside"] and _is_inside(frame, claim, dated):
        return _contained(document, frame, claim, dated)
    return None


def people(claim: Claim) -> frozenset[str]:
    """Give whom an event befell; of unnamed people, who tells of it (“he said the guards beat the detainees”)."""
    told = frozenset(s.referent for s in claim.speakers[-1:] if s.referent)
    return named(claim) or told


# ------------------------------------------------------------------ what happened inside


def _is_inside(frame: Frame, claim: Claim, dated: list[Claim]) -> bool:
    words = order()["custody"]
    around = {t.i: t for t in (*frame.clause, *frame.verb.subtree)}.values()
    if any(_is_place(t) for t in around):
        return True
    before = [d for d in dated if d.type in words["begins"] and d.passage.start < claim.passage.start]
    start = frame.paragraph.start + frame.token.sent.start_char
    return any(d.passage.start >= start and named(d) & people(claim) for d in before)


def _is_place(token: Token) -> bool:
    words = order()["custody"]
    if token.lower_ in words["held"] and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss"):
        return True
    return token.lemma_.lower() in words["nouns"] and (
        token.dep_ == "pobj" and token.head.lower_ in words["prepositions"]
    )


def _contained(document: Document, frame: Frame, claim: Claim, dated: list[Claim]) -> When | None:
    published, words = dates.bound_by_publication(document), order()["custody"]
    whom = people(claim)
    spoken = said_at(document, frame)
    last = next((w.date.bounds.last for w in (spoken, published) if w), None)
    begun = _begun(frame, claim, [d for d in dated if d.type in words["begins"] and d is not claim], whom)
    stay = latest(begun, last)
    if stay is None or stay.when is None:
        return None
    if len(stay.when.edtf) == 10 and _is_first_night(frame):
        first = first_day(stay)
        return When(f"[{first}..{days_from(first, 1)}]", method="bound_by_event", anchor=anchor_of(stay))
    if stay.when.edtf[:1].isdigit() and "/" in stay.when.edtf and not stay.when.edtf.endswith(".."):
        return between(stay, stay, published)
    ends = [d for d in dated if d.type in words["ends"] and named(d) & named(stay) and _is_later(d, stay)]
    closes = earliest(ends)
    if closes is not None and (last is None or last_day(closes) <= last):
        return between(stay, closes, published)
    return between(stay, spoken, published)


def _is_first_night(frame: Frame) -> bool:
    """Say whether a clause tells of the first night, day or hours of a stay."""
    units = ("night", "day", "hours", "minutes")
    return any(t.lower_ in units and any(c.lower_ == "first" for c in t.children) for t in frame.verb.subtree)


def _begun(frame: Frame, claim: Claim, stays: list[Claim], whom: frozenset[str]) -> list[Claim]:
    """Give the stays that may be meant: of these people; of unnamed ones the last told in the same paragraph."""
    if whom:
        mine = [d for d in stays if named(d) & whom]
        told = [d for d in mine if d.passage.start < claim.passage.start]
        return told or (mine if len(mine) == 1 else [])
    before = [d for d in stays if frame.paragraph.start <= d.passage.start < claim.passage.start and not named(d)]
    return before[-1:]


def _is_later(end: Claim, begin: Claim) -> bool:
    return last_day(end) >= first_day(begin) and (
        first_day(end) > first_day(begin) or end.passage.start > begin.passage.start
    )


def said_at(document: Document, frame: Frame) -> When | None:
    """Give the date on which what a clause tells was said: it had happened by then."""
    at = frame.paragraph.start + frame.token.idx
    said = document.speakers_at(at, at + len(frame.token))
    if said is None or said.cue is None or frame.verb.tag_ in ("VB", "VBZ", "VBP"):
        return None
    when = dates.when_of(document, said.paragraph, said.cue)
    return when if when is not None and when.date.bounds.last and when.method != "ongoing_at_publication" else None


# ------------------------------------------------------------------ how long it lasted


def _held_for(document: Document, frame: Frame) -> str | None:
    start, end = frame.span
    for expression in document.dates:
        if expression.kind == "duration" and expression.term and expression.paragraph is frame.paragraph:
            root = expression.tokens.root
            inside = start <= frame.paragraph.start + root.idx < end or frame.verb.is_ancestor(root)
            if inside and (root.head.lower_ in ("for", "after") or root.head.lemma_ in order()["custody"]["spend"]):
                return expression.term
    return None


def _lasting(term: str, claim: Claim, dated: list[Claim]) -> When | None:
    """Give the stay: so long from the arrest told before, or so long up to the release told after."""
    found = re.fullmatch(r"P(\d+)([YMWD])|PT(\d+)H", term)
    words = order()["custody"]
    mine = [d for d in dated if named(d) & people(claim) and d is not claim]
    begun = latest([d for d in mine if d.type in words["begins"] and d.passage.start < claim.passage.start], None)
    if found is None:
        return None
    hours, count, unit = int(found[3] or 0), int(found[1] or 0), found[2] or "D"
    if hours:
        return _same_day(begun, hours)
    if begun is not None and (first := end_of(begun.when, last=False)) and len(first) >= (10 if unit in "DW" else 7):
        return _spanning(first[: 10 if unit in "DW" else 7], _moved(first_day(begun), count, unit), unit, begun)
    freed = earliest(d for d in mine if d.type == "release" and d.passage.start > claim.passage.start)
    if freed is not None and (last := end_of(freed.when, last=True)) and len(last) >= 7 and unit in "MY":
        return _spanning(f"{_moved(first_day(freed), -count, unit):%Y-%m}", last_day(freed), unit, freed)
    return None


def _same_day(begun: Claim | None, hours: int) -> When | None:
    if begun is None or begun.when is None or hours > 24 or len(begun.when.edtf) != 10:
        return None
    return When(begun.when.edtf, method="bound_by_event", anchor=anchor_of(begun))


def _moved(day: date, count: int, unit: str) -> date:
    if unit in "DW":
        return days_from(day, count * (7 if unit == "W" else 1))
    return months_from(day, count * (12 if unit == "Y" else 1))


def _spanning(first: str, last: date, unit: str, anchor: Claim) -> When | None:
    edtf = f"{first}/{last.isoformat() if unit in 'DW' else format(last, '%Y-%m')}"
    return When(edtf, method="bound_by_event", anchor=anchor_of(anchor)) if is_edtf(edtf) else None


# ------------------------------------------------------------------ on arrival


def _is_on_arrival(frame: Frame) -> bool:
    words = order()["custody"]["arrival"]
    return any(
        t.lower_ in ("on", "upon", "after")
        and any(c.lemma_.lower() in words and c.dep_ in ("pobj", "pcomp") for c in t.children)
        for t in frame.verb.children
    )


def _arrived(claim: Claim, dated: list[Claim]) -> When | None:
    """Give the date of the journey told before: who was arrested on arrival was arrested when they came."""
    moves = order()["custody"]["moves"]
    came = latest(
        (d for d in dated if d.type in moves and named(d) & named(claim) and d.passage.start < claim.passage.start),
        None,
    )
    if came is None or came.when is None:
        return None
    return When(came.when.edtf, method="bound_by_event", anchor=anchor_of(came))
