"""What cannot both be true, read from ``conflicts.toml``, and how a difference is written down."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from attrs import frozen

from aigaq.casefile.about import say_about
from aigaq.casefile.block import ordered
from aigaq.casefile.bond import fold
from aigaq.model.casefile import Difference, DifferenceKind, Gravity, Nature, Reading, Remark
from aigaq.model.claim import Claim
from aigaq.model.identity import content_id
from aigaq.model.text import Passage

_INFERRED = frozenset({"bound_by_publication", "bound_by_event", "ongoing_at_publication", "inherited_from_paragraph"})


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
    one_step: tuple[frozenset[str], ...]
    """Event types by which one step is told in two words, such as crossing a border and arriving in the country."""
    outcomes: dict[str, frozenset[str]]
    """By event type that was foreseen: the types of what can come of it."""
    series: dict[str, frozenset[str]]
    """By status: the event types by which a campaign of the same kind against many is told."""
    kin: tuple[frozenset[str], ...]
    """Statuses that reports call by each other's names."""
    negative: frozenset[str]
    """Event types that a negation tells."""
    manner: re.Pattern[str]
    """Words by which a denial is of the manner only."""
    denying: re.Pattern[str]
    """Words that deny."""


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
        tuple(frozenset(row["types"]) for row in raw["step"]),
        {row["foreseen"]: frozenset(row["came"]) for row in raw["outcome"]},
        {row["status"]: frozenset(row["events"]) for row in raw["series"]},
        tuple(frozenset(row["statuses"]) for row in raw["kin"]),
        frozenset(raw["denials"]["negative"]),
        _any_word(raw["denials"]["manner"]),
        _any_word(raw["denials"]["verbs"]),
    )


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words)) + r")\b", re.IGNORECASE)


def readings(said: Iterable[tuple[str, Claim]]) -> tuple[Reading, ...]:
    """Group claims by what they say: one side each, sorted by value."""
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for value, claim in said:
        found[value][claim.id] = claim
    return tuple(Reading(value, ordered(claims.values())) for value, claims in sorted(found.items()))


def difference(  # noqa: PLR0913, PLR0917
    kind: DifferenceKind,
    gravity: Gravity,
    about: Remark,
    sides: Sequence[Reading],
    event: str | None = None,
    nature: Nature = "contradiction",
) -> Difference:
    """Write a difference down; its id is made from its sides, so that a person's verdict on it outlives a rerun."""
    key = [kind, sorted({key for side in sides for key in side_keys(kind, side)})]
    return Difference(
        content_id("difference", key), kind, gravity, say_about(about), tuple(sides), event, nature, said=about
    )


def guessed(claim: Claim) -> bool:
    """Say whether no words give a claim's date: what was only inferred cannot contradict anybody."""
    return claim.when is not None and claim.when.method in _INFERRED


def side_keys(kind: str, side: Reading) -> tuple[str, ...]:
    """Give what one side of a difference is known by, one key for each source that stands behind it.

    Made from what is said, of whom and where, not from claim ids: a new extraction of the same text leaves it alone.
    """
    keys = {_claim_key(kind, side.value, claim) for claim in side.claims}
    keys |= {_passage_key(kind, side.value, passage) for passage in side.passages}
    return tuple(sorted(keys))


def _claim_key(kind: str, value: str, claim: Claim) -> str:
    who = sorted({p.referent or p.name.casefold() for p in claim.participants if p.role in {"subject", "target"}})
    return content_id("side", [kind, value, claim.source, claim.type, who])


def _passage_key(kind: str, value: str, passage: Passage) -> str:
    return content_id("side", [kind, value, passage.text.source, passage.quote])


def sources(sides: Iterable[Reading]) -> set[str]:
    """Give the sources that stand behind any of the sides."""
    found = list(sides)
    told = {claim.source for side in found for claim in side.claims}
    return told | {passage.text.source for side in found for passage in side.passages}


def by_days(days: int) -> Gravity:
    """Weigh a difference of days: up to three are slight (decision, issue and report differ so), over a month grave."""
    if days <= 3:
        return "slight"
    return "notable" if days <= 31 else "grave"
