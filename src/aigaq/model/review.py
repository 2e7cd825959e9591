"""What machines propose and what people decide."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, get_args

from attrs import field, frozen, validators

from aigaq.model.identity import content_id
from aigaq.model.record import pack

Verdict = Literal["same", "different", "unsure", "accept", "reject", "set", "settle", "grade", "undo"]
"""``same``/``different``: the subjects are (not) one; ``accept``/``reject``: a claim; ``set``: a field of a
source's description; ``settle``: a difference; ``grade``: a step in the chain of speakers; ``undo``: takes back
the decision named as the only subject."""


@frozen
class Reason:
    """One thing that speaks for (positive weight) or against (negative weight) a suggestion."""

    what: str
    """A short English sentence."""
    weight: float
    """Log-odds, base 2: +1 doubles the odds."""


@frozen
class Suggestion:
    """A machine's proposal that referents are one person, organisation or place, or are not."""

    verdict: Literal["same", "different", "unsure"]
    subjects: tuple[str, ...]
    """Ids of the referents, sorted."""
    score: float
    """Estimated probability that they are the same, 0–1."""
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def id(self) -> str:
        """The id, made from content."""
        return content_id("suggestion", pack(self))


@frozen
class Anchor:
    """Where a referent stood when somebody decided about it: by this a decision is found again in a new reading."""

    referent: str
    """The id it had."""
    source: str
    kind: str
    name: str
    """Its fullest name then."""
    text: str
    """Id of the text in which the passage stands."""
    start: int
    end: int


@frozen
class Decision:
    """A person's verdict, with who, when and why. Appended, never edited; `undo` takes one back."""

    verdict: Verdict = field(validator=validators.in_(get_args(Verdict)))
    subjects: tuple[str, ...]
    """Ids. For ``different`` the first is not any of the others; for ``set`` the source; for ``settle`` the
    difference and its sides; for ``grade`` the claim or source."""
    by: str
    at: str
    """ISO 8601 in UTC."""
    reason: str = ""
    field: str | None = None
    """For ``set``: the name of the field; for ``grade``: the step (0 is the report, then its speakers)."""
    value: str | None = None
    """For ``set``: its new value, ``None`` takes it away; for ``settle``: what stands; for ``grade``: ``B``, ``3``
    or ``B3``."""
    anchors: tuple[Anchor, ...] = ()
    """For ``same``, ``different`` and ``unsure``: where the referents stood."""

    @cached_property
    def id(self) -> str:
        """The id, made from content."""
        return content_id("decision", pack(self))


def standing(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Give the decisions that hold: those that no later ``undo`` takes back (an undo can be undone too)."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.update(decision.subjects)
    return tuple(d for d in decisions if d.verdict != "undo" and d.id not in undone)
