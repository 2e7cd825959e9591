"""What people have made of claims: accepted, rejected, put right, or written by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from aigaq.model.claim import Claim
from aigaq.model.review import Anchor, Decision
from aigaq.model.verdicts import ClaimState, Judged

JUDGING = frozenset({"accept", "reject", "correct", "write"})
"""The verdicts that a claim's state depends on."""


def anchor(claim: Claim) -> Anchor:
    """Say where a claim stands, so that its correction is tied to whatever is read there later."""
    where = claim.passage
    return Anchor(claim.id, claim.source, claim.kind, claim.type, where.text.id, where.start, where.end)


def correct(old: Claim, new: Claim, by: str, at: str, reason: str = "") -> Decision:
    """Decide that a claim is put right by another, which a person wrote."""
    return Decision("correct", (old.id, new.id), by, at, reason, anchors=(anchor(old),))


def write(new: Claim, by: str, at: str, reason: str = "") -> Decision:
    """Decide that a claim that a person wrote is added."""
    return Decision("write", (new.id,), by, at, reason)


def states(claims: Lookup, decisions: Iterable[Decision]) -> dict[str, Judged]:
    """Give how each claim stands that anybody has judged, or that waits as a proposal; all others are unreviewed.

    ``decisions``: those that stand, in order; of two verdicts the later counts, but what was put right stays so until
    the correction itself is undone. A corrected claim that is no longer read is found again by where it stood.
    """
    found = {id_: Judged("proposed") for id_ in claims.proposed}
    for decision in decisions:
        if decision.verdict == "write":
            found[decision.subjects[0]] = _judged("written", decision)
        elif decision.verdict == "correct":
            _correct(found, decision, claims.now(decision))
        elif decision.verdict in JUDGING:
            for subject in decision.subjects:
                _judge(found, decision, subject)
    return found


def _correct(found: dict[str, Judged], decision: Decision, old: str) -> None:
    new, before = decision.subjects[1], found.get(old)
    if before is not None and before.state == "corrected":
        found[before.other] = _judged("corrected", decision, new)
    found[old] = _judged("corrected", decision, new)
    found[new] = _judged("written", decision, old)


def _judge(found: dict[str, Judged], decision: Decision, subject: str) -> None:
    before = found.get(subject)
    if before is None or before.state != "corrected":
        state: ClaimState = "accepted" if decision.verdict == "accept" else "rejected"
        found[subject] = _judged(state, decision, before.other if before else "")


def _judged(state: ClaimState, decision: Decision, other: str = "") -> Judged:
    return Judged(state, decision.by, decision.at, decision.reason, decision.id, other)


@frozen(eq=False)
class Lookup:
    """The claims of a vault, found by id and by source; made once, and asked after every decision."""

    claims: Sequence[Claim]

    @cached_property
    def ids(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def proposed(self) -> tuple[str, ...]:
        """Ids of those that a second reader proposes."""
        return tuple(claim.id for claim in self.claims if claim.proposed)

    @cached_property
    def _of(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.source, []).append(claim)
        return found

    def now(self, decision: Decision) -> str:
        """Give the id of the corrected claim as it is read now; its old id where nothing takes its place."""
        old, new = decision.subjects
        if old in self.ids or not decision.anchors or new not in self.ids:
            return old
        was, right = decision.anchors[0], self.ids[new]
        near = [
            c for c in self._of.get(was.source, ())
            if not c.written and c.kind == was.kind and c.passage.overlaps(right.passage)
        ]  # fmt: skip
        for group in ([c for c in near if c.type == was.name], near):
            if len(group) == 1:
                return group[0].id
        return old
