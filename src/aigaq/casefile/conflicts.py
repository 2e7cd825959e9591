"""What cannot both be true, read from ``conflicts.toml``, and how a difference is written down."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from aigaq.casefile.bond import fold
from aigaq.casefile.index import ordered
from aigaq.model.casefile import Difference, DifferenceKind, Gravity, Reading
from aigaq.model.claim import Claim
from aigaq.model.identity import content_id


@frozen
class Conflicts:
    """What cannot both be true, or happens once only."""

    once: frozenset[str]
    """Event types that happen once to the same people."""
    once_days: int
    """Days within which two dates of such an event are one event told differently."""
    any_days: int
    """The same for any other event."""
    pairs: frozenset[frozenset[str]]
    """Statuses that nobody holds at the same time."""
    wrong_of: dict[str, frozenset[str]]
    """By label: the statuses whose holders are wrongly called so."""
    numbers: dict[str, int]
    """Words for numbers."""


@cache
def conflicts() -> Conflicts:
    """Read the data file."""
    raw = tomllib.loads((files(__package__) / "conflicts.toml").read_text("utf-8"))
    return Conflicts(
        frozenset(raw["once"]),
        raw["once_days"],
        raw["any_days"],
        frozenset(frozenset(row["pair"]) for row in raw["status"]),
        {row["label"]: frozenset(row["wrong_of"]) for row in raw["label"]},
        {fold(word): number for words in raw["numbers"].values() for word, number in words.items()},
    )


def readings(said: Iterable[tuple[str, Claim]]) -> tuple[Reading, ...]:
    """Group claims by what they say: one side each, sorted by value."""
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for value, claim in said:
        found[value][claim.id] = claim
    return tuple(Reading(value, ordered(claims.values())) for value, claims in sorted(found.items()))


def difference(
    kind: DifferenceKind, gravity: Gravity, about: str, sides: Sequence[Reading], event: str | None = None
) -> Difference:
    """Write a difference down; its id is made from its sides, so that a person's verdict on it outlives a rerun."""
    key = [kind, event, [[side.value, [claim.id for claim in side.claims]] for side in sides]]
    return Difference(content_id("difference", key), kind, gravity, about, tuple(sides), event)


def sources(sides: Iterable[Reading]) -> set[str]:
    """Give the sources that stand behind any of the sides."""
    return {claim.source for side in sides for claim in side.claims}


def by_days(days: int) -> Gravity:
    """Weigh a difference of days: up to three are slight (decision, issue and report differ so), over a month grave."""
    if days <= 3:
        return "slight"
    return "notable" if days <= 31 else "grave"
