"""What machines propose and what people decide."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, get_args

from attrs import field, frozen, validators

from aigaq.model.identity import content_id
from aigaq.model.record import pack

Verdict = Literal[
    "same", "different", "unsure", "accept", "reject", "correct", "write", "set", "consent", "settle", "grade",
    "policy", "confirm", "undo",
]  # fmt: skip
"""``same``/``different``: the subjects are (not) one; ``accept``/``reject``: a claim; ``correct``: the first claim is
put right by the second, which a person wrote; ``write``: a person adds the claim; ``set``: a field of a source's
description; ``consent``: what may be done with a source; ``settle``: a difference; ``grade``: a step in the chain of
speakers; ``policy``: which verdicts need a second person from now on; ``confirm``: the second person agrees to the
decision named as the only subject; ``undo``: takes that decision back."""


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
    """Where a referent or claim stood when somebody decided about it: so it is found again in a new reading."""

    referent: str
    """The id it had."""
    source: str
    kind: str
    name: str
    """Its fullest name then; of a claim its type."""
    text: str
    """Id of the text in which the passage stands."""
    start: int
    end: int


@frozen
class Decision:
    """A person's verdict, with who, when and why. Appended, never edited; `undo` takes one back."""

    verdict: Verdict = field(validator=validators.in_(get_args(Verdict)))
    subjects: tuple[str, ...]
    """Ids. For ``different`` the first is not any of the others; for ``correct`` the claim as it was and as it is;
    for ``set`` and ``consent`` the source; for ``settle`` the difference and its sides; for ``grade`` the claim or
    source; none for ``policy``."""
    by: str
    at: str
    """ISO 8601 in UTC."""
    reason: str = ""
    field: str | None = None
    """For ``set``: the name of the field; for ``grade``: the step (0 is the report, then its speakers)."""
    value: str | None = None
    """For ``set``: its new value, ``None`` takes it away; for ``settle``: what stands; for ``grade``: ``B``, ``3``
    or ``B3``; for ``policy``: the verdicts, with blanks between; for ``consent``: its record."""
    anchors: tuple[Anchor, ...] = ()
    """For ``same``, ``different`` and ``unsure``: where the referents stood; for verdicts on claims: the claim."""

    @cached_property
    def id(self) -> str:
        """The id, made from content."""
        return content_id("decision", pack(self))


def live(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Give the decisions that no later ``undo`` takes back (an undo can be undone too), waiting ones among them."""
    undone: set[str] = set()
    for decision in reversed(decisions):
        if decision.verdict == "undo" and decision.id not in undone:
            undone.update(decision.subjects)
    return tuple(d for d in decisions if d.verdict != "undo" and d.id not in undone)


def standing(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Give the decisions that hold: not undone, and seen by a second person where the vault's policy asks for one."""
    left = live(decisions)
    waits = {d.id for d in _waiting(left)}
    return tuple(d for d in left if d.id not in waits) if waits else left


def waiting(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Give the decisions that take effect once somebody other than who took them confirms them."""
    return _waiting(live(decisions))


def policy(decisions: tuple[Decision, ...]) -> frozenset[str]:
    """Give the verdicts that need a second person now."""
    said = [d.value or "" for d in live(decisions) if d.verdict == "policy"]
    return frozenset(said[-1].split()) if said else frozenset()


def _waiting(left: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Of live decisions; the policy that counts is that of when a decision was taken."""
    if not any(d.verdict == "policy" for d in left):
        return ()
    confirmed = {(d.subjects[0], same_hand(d.by)) for d in left if d.verdict == "confirm" and d.subjects}
    agreed = {id_: {by for one, by in confirmed if one == id_} for id_, _ in confirmed}
    need: frozenset[str] = frozenset()
    found = []
    for decision in left:
        if decision.verdict == "policy":
            need = frozenset((decision.value or "").split())
        elif decision.verdict in need and not agreed.get(decision.id, set()) - {same_hand(decision.by)}:
            found.append(decision)
    return tuple(found)


def same_hand(name: str) -> str:
    """Give a name as it is compared: who only writes it otherwise is no second person."""
    return " ".join(name.split()).casefold()
