"""What the bounds of events are taken from: who shares an event, its first and last day, the order of procedure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from aigaq.model.claim import Claim, When
from aigaq.model.edtf import is_edtf

OPEN_METHODS = ("bound_by_publication", "bound_by_event")


@cache
def order() -> dict[str, Any]:
    """Give the table of procedure."""
    return tomllib.loads((files(__package__) / "order.toml").read_text("utf-8"))


@cache
def steps() -> dict[str, int]:
    """Give the number of each type's step of procedure."""
    return {name: number for number, names in enumerate(order()["steps"]) for name in names}


def named(claim: Claim) -> frozenset[str]:
    """Give the people and organisations to whom an event happened, by referent."""
    return claim.befalls


def share(left: Claim, right: Claim) -> bool:
    """Say whether two events happened to one and the same."""
    return bool(named(left) & named(right))


def is_dated(claim: Claim) -> bool:
    """Say whether the text itself dates an event, at least its beginning."""
    return claim.when is not None and claim.when.method not in OPEN_METHODS and claim.when.date.bounds.first is not None


def end_of(when: When | None, *, last: bool) -> str:
    """Give one end of a span: the date itself where it is a year, month or day, else its first or last day."""
    if when is None:
        return ""
    plain = when.edtf.strip("~?%")
    if plain.replace("-", "").isdigit() and not (len(plain) == 7 and plain[5:] > "12"):
        return plain
    day = when.date.bounds.last if last else when.date.bounds.first
    return day.isoformat() if day else ""


def anchor_of(claim: Claim) -> str:
    """Say against which event another was bounded."""
    return f"“{claim.passage.quote[:40]}” at {claim.passage.start}"


def between(low: Claim, high: Claim | When | None, published: When | None) -> When | None:
    """Give “some day from the first of one event to the last of another”, or to publication; open without either."""
    first = end_of(low.when, last=False)
    upper = high.when if isinstance(high, Claim) else high
    end = end_of(upper if upper is not None else published, last=True)
    if not first:
        return None
    if end and end < first[: len(end)]:
        end = end_of(published, last=True)
    edtf = f"[{first}..{end}]" if end and end >= first[: len(end)] else f"[{first}..]"
    if first == end and is_edtf(first):
        edtf = first
    return When(edtf, method="bound_by_event", anchor=anchor_of(low))


def latest(claims: Iterable[Claim], last: date | None) -> Claim | None:
    """Give the event that begins last, but not after a day."""
    kept = [c for c in claims if last is None or first_day(c) <= last]
    return max(kept, key=lambda c: (first_day(c), c.passage.start), default=None)


def earliest(claims: Iterable[Claim]) -> Claim | None:
    """Give the event that ends first."""
    return min(claims, key=lambda c: (last_day(c), c.passage.start), default=None)


def first_day(claim: Claim) -> date:
    """Give the first day of a dated event."""
    return (claim.when.date.bounds.first if claim.when else None) or date.min


def last_day(claim: Claim) -> date:
    """Give the last day of a dated event."""
    return (claim.when.date.bounds.last if claim.when else None) or date.max
