"""Bounds for dates that no words give: by the events told around them, and by publication.

An undated event of someone lies after what must come before it in procedure (`order.toml`) and, in running
narration in the simple past, after the dated event told last about the same person. The result is never
narrower than that, and says against what it was bounded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import evolve

from aigaq.extract import dates
from aigaq.extract.document import Document
from aigaq.extract.events.frames import Frame
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import is_edtf
from aigaq.model.schema import event_type

GOES_ON = ("since", "later", "then", "afterwards", "subsequently", "eventually")
"""Adverbs that carry a story on, whatever the tense."""
OPEN_METHODS = ("bound_by_publication", "bound_by_event")


@cache
def order() -> dict[str, Any]:
    """Give the table of procedure."""
    return tomllib.loads((files(__package__) / "order.toml").read_text("utf-8"))


@cache
def _step() -> dict[str, int]:
    return {name: number for number, names in enumerate(order()["steps"]) for name in names}


def bounded(document: Document, told: Sequence[tuple[Frame, Claim]]) -> list[Claim]:
    """Give the claims, those without a date bounded by their neighbours or by publication."""
    freed = [(frame, evolve(claim, when=None) if _is_apart(claim, told) else claim) for frame, claim in told]
    dated = [claim for _, claim in freed if _is_dated(claim)]
    return [
        claim if claim.when else evolve(claim, when=_bound(document, frame, claim, dated)) for frame, claim in freed
    ]


def _is_apart(claim: Claim, told: Sequence[tuple[Frame, Claim]]) -> bool:
    """Say whether a date is only taken over from an earlier step of procedure (“arrested on X. He was freed”)."""
    when, apart = claim.when, order()["apart"]
    if when is None or when.method != "inherited_from_paragraph" or when.edtf[-1] != "~" or when.words:
        return False
    if claim.type not in apart["later"]:
        return False
    point = when.edtf.rstrip("~")
    return any(
        other.type in apart["earlier"] and other.type != claim.type and other.when and other.when.edtf == point
        for _, other in told
        if other.passage.start < claim.passage.start and _share(other, claim)
    )


def _is_dated(claim: Claim) -> bool:
    return claim.when is not None and claim.when.method not in OPEN_METHODS and claim.when.date.bounds.first is not None


def _bound(document: Document, frame: Frame, claim: Claim, dated: list[Claim]) -> When | None:
    if claim.certainty == "hypothetical":
        return None
    if parts := _of_parts(claim, dated):
        return parts
    published = dates.bound_by_publication(document)
    last = published.date.bounds.last if published else None
    low = _latest([d for d in dated if _comes_before(frame, d, claim)], last)
    high = _earliest([d for d in dated if _comes_after(d, claim)])
    if low is None or low.when is None or low.when.date.bounds.first is None:
        return published
    return _between(low, high, published) or published


def _between(low: Claim, high: Claim | None, published: When | None) -> When | None:
    first = _end(low.when, last=False)
    end = _end(high.when if high is not None else published, last=True)
    if not first:
        return None
    anchor = f"“{low.passage.quote[:40]}” at {low.passage.start}"
    edtf = f"[{first}..{end}]" if end and end >= first[: len(end)] else f"[{first}..]"
    return When(edtf, method="bound_by_event", anchor=anchor)


def _end(when: When | None, *, last: bool) -> str:
    """Give one end of a span: the date itself where it is a year, month or day, else its first or last day."""
    if when is None:
        return ""
    plain = when.edtf.strip("~?%")
    if plain.replace("-", "").isdigit() and not (len(plain) == 7 and plain[5:] > "12"):
        return plain
    day = when.date.bounds.last if last else when.date.bounds.first
    return day.isoformat() if day else ""


def _of_parts(claim: Claim, dated: list[Claim]) -> When | None:
    """Date what is told of several people together by what is told of each: “the four were granted asylum”."""
    people = _named(claim)
    parts = [d for d in dated if d.type == claim.type and _named(d) < people]
    if len(people) < 2 or not people <= {p for part in parts for p in _named(part)}:
        return None
    ends = [_end(part.when, last=False) for part in parts], [_end(part.when, last=True) for part in parts]
    edtf = f"{min(ends[0])}/{max(ends[1])}"
    return (
        When(edtf, method="bound_by_event", anchor=f"{len(parts)} events told of its people") if is_edtf(edtf) else None
    )


def _comes_before(frame: Frame, dated: Claim, claim: Claim) -> bool:
    if not _share(dated, claim) or dated is claim:
        return False
    if [dated.type, claim.type] in order()["answers"]:
        return True
    if dated.passage.start > claim.passage.start:
        return False
    steps = _step()
    if dated.type in steps and claim.type in steps:
        return steps[dated.type] < steps[claim.type]
    return _narrated(frame, claim)


def _comes_after(dated: Claim, claim: Claim) -> bool:
    steps = _step()
    if dated.passage.start < claim.passage.start or not _share(dated, claim):
        return False
    return dated.type in steps and claim.type in steps and steps[dated.type] > steps[claim.type]


def _narrated(frame: Frame, claim: Claim) -> bool:
    """Say whether the clause carries the story on: simple past, and no type that goes back before the story."""
    if claim.type in order()["background"] or event_type(claim.type).background:
        return False
    verb = frame.verb
    if any(c.dep_ == "advmod" and c.lower_ in GOES_ON for c in verb.children):
        return True
    past = verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)
    return past and not any(c.lower_ in ("had", "has", "have") for c in verb.children)


def _share(left: Claim, right: Claim) -> bool:
    return bool(_named(left) & _named(right))


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(p.referent for p in claim.named("subject") if p.referent)


def _latest(claims: list[Claim], last: date | None) -> Claim | None:
    def first_day(claim: Claim) -> date:
        assert claim.when is not None  # noqa: S101
        return claim.when.date.bounds.first or date.min

    kept = [c for c in claims if last is None or first_day(c) <= last]
    return max(kept, key=lambda c: (first_day(c), c.passage.start), default=None)


def _earliest(claims: list[Claim]) -> Claim | None:
    def last_day(claim: Claim) -> date:
        assert claim.when is not None  # noqa: S101
        return claim.when.date.bounds.last or date.max

    return min(claims, key=lambda c: (last_day(c), c.passage.start), default=None)
