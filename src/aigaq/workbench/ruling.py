"""Deciding: each method writes decisions, in the name of whoever works here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal

from aigaq import casefile, review
from aigaq.bulk import Pool
from aigaq.errors import BadValue, NeedsAnother, NothingWaits, UnknownSource
from aigaq.model.claim import Claim
from aigaq.model.member import Role
from aigaq.model.review import Decision, live, policy, same_hand, waiting
from aigaq.model.verdicts import UNREVIEWED, Judged
from aigaq.workbench import deciding, handwritten, judging
from aigaq.workbench.answers import JudgementsReport
from aigaq.workbench.looking import Looking

EXTRACTED_FROM = frozenset({"published", "outlet", "author", "language", "title"})
"""Fields of a description that claims depend on: when one is set, the source is extracted anew."""
SECONDED = ("same", "different", "correct", "write", "settle", "accept", "reject", "grade", "set")
"""Verdicts for which a second person may be asked."""


class Ruling(Looking):
    """What people decide. One decision is taken at a time, each on what the vault holds then."""

    def merge(self, one: str, other: str, reason: str = "") -> Decision:
        """Decide that two people are one."""
        return self._rule(lambda: (deciding.merge(self.material(), one, other, self._hand(reason)),))

    def split(self, person: str, other: str, reason: str = "") -> Decision:
        """Decide that two are not the same; ``other`` is a person, a spelling or a source."""
        return self._rule(lambda: deciding.split(self.material(), person, other, self._hand(reason)))

    def unsure(self, one: str, other: str, reason: str = "") -> Decision:
        """Record that somebody looked at two people and could not tell; the question then comes last."""
        return self._rule(lambda: (deciding.unsure(self.material(), one, other, self._hand(reason)),))

    def judge(self, claim: str, verdict: Literal["accept", "reject"], reason: str = "") -> Decision:
        """Accept or reject a claim by the first digits of its id. Raises `UnknownClaim`.

        Raises `BadValue` for a claim that was put right: its correction is judged instead. Who said the same of it
        last, with the same reason or none, says nothing new: that decision is given again.
        """

        def taken() -> tuple[Decision, ...]:
            hand = self._hand(reason)
            found = self._made(casefile.lookup).ids.get(claim) or self._store.claim(claim)
            before = self.claim_state(found.id)
            if before.state == "corrected":
                raise BadValue(given=claim, what="claim that stands", choices=f"its correction {before.other[:8]}")
            again = self._again(Decision(verdict, (found.id,), hand.by, hand.at, hand.reason))
            return (again,)

        return self._rule(taken)

    def correct(self, claim: str, changes: handwritten.Told, reason: str = "") -> Decision:
        """Put a claim right; ``changes`` as `aigaq.workbench.handwritten.Told`. The new claim is the second subject.

        Raises `UnknownClaim`, `BadValue`, `BadDate` or `UnknownPerson`.
        """

        def taken() -> tuple[Decision, Claim]:
            old, hand = self._store.claim(claim), self._hand(reason)
            if self.claim_state(old.id).state == "corrected":
                raise BadValue(given=claim, what="claim that stands", choices="its correction")
            new = handwritten.corrected(self.material(), old, changes, hand)
            return review.correct(old, new, hand.by, hand.at, hand.reason), new

        return self._write(taken)

    def write_claim(self, source: str, start: int, end: int, told: handwritten.Told, reason: str = "") -> Decision:
        """Add a claim that rests on ``text[start:end]`` of a source (code points); its id is the only subject.

        ``told`` as `aigaq.workbench.handwritten.Told`, and ``quote`` where the passage is to be checked. Raises
        `UnknownSource`, `OutsideText`, `PassageMismatch`, `BadValue`, `BadDate` or `UnknownPerson`.
        """

        def taken() -> tuple[Decision, Claim]:
            hand, text = self._hand(reason), self.source_text(source)[1]
            if text is None:
                raise UnknownSource
            new = handwritten.written(self.material(), text, (start, end), told, hand)
            return review.write(new, hand.by, hand.at, hand.reason), new

        return self._write(taken, "documenter")

    def settle(self, difference: str, stands: str, reason: str) -> Decision:
        """Settle a difference by the first digits of its id: which reading stands, ``both`` or ``unresolved``."""

        def taken() -> tuple[Decision, ...]:
            with self._asking() as material:
                return (self._again(deciding.settle(material, difference, stands, self._hand(reason))),)

        return self._rule(taken)

    def grade(self, what: str, code: str, step: str = "0", reason: str = "") -> Decision:
        """Grade a claim's report or one of its speakers, or a whole source. Raises `BadValue` or `UnknownSource`."""

        def taken() -> tuple[Decision, ...]:
            subject = self.find_claim(what) or self.find_source(what)
            return (self._again(deciding.grade(self.material(), subject, step, code, self._hand(reason))),)

        return self._rule(taken)

    def undo(self, decision: str | None = None, reason: str = "") -> Decision:
        """Take back the last decision, or the one whose id begins so. Raises `NothingToUndo`."""
        return self._rule(lambda: (deciding.undo(self._taken(), decision, self._hand(reason)),))

    def import_judgements(self, path: Path, reason: str = "") -> JudgementsReport:
        """Take over what people have decided in another program, from nomenklatura's resolver file."""
        return self._take_over(path, reason)

    def read_judgements(self, data: bytes, reason: str = "") -> JudgementsReport:
        """Take over such a file that came as bytes, such as an upload."""
        return self._take_over(data, reason)

    def _take_over(self, origin: Path | bytes, reason: str) -> JudgementsReport:
        self._require("reviewer")
        with self._shared.deciding:
            hand, lines = self._hand(reason), judging.lines_of(origin)
            decisions, report = judging.taken_over(lines, self.material(), self._taken(), hand)
            if decisions:
                self._decide(*decisions)
        return report

    # ── a second pair of eyes ──────────────────────────────────────────────────────────────────────

    def policy(self) -> tuple[str, ...]:
        """Give the verdicts that take effect only once a second person has confirmed them."""
        need = policy(self._taken())
        return tuple(verdict for verdict in SECONDED if verdict in need)

    def set_policy(self, verdicts: Iterable[str], reason: str = "") -> Decision:
        """Say which verdicts need a second person from now on (`SECONDED`); none: no verdict does. For a keeper."""
        wanted = set(verdicts)
        if strange := sorted(wanted - set(SECONDED)):
            raise BadValue(
                given=strange[0], what="verdict that a second person can confirm", choices=", ".join(SECONDED)
            )
        value = " ".join(verdict for verdict in SECONDED if verdict in wanted)
        hand = self._hand(reason)
        return self._rule(lambda: (Decision("policy", (), hand.by, hand.at, hand.reason, None, value),), "keeper")

    def waiting(self) -> tuple[Decision, ...]:
        """Give the decisions that wait for a second person, oldest first."""
        return waiting(self._taken())

    def confirm(self, decision: str, reason: str = "") -> Decision:
        """Agree to a decision that waits, as the second person. Raises `NothingWaits` or `NeedsAnother`."""

        def taken() -> tuple[Decision, ...]:
            found = [d for d in self.waiting() if len(decision) >= 4 and d.id.startswith(decision)]
            if len(found) != 1:
                raise NothingWaits
            hand = self._hand(reason)
            if same_hand(found[0].by) == same_hand(hand.by):
                raise NeedsAnother
            return (Decision("confirm", (found[0].id,), hand.by, hand.at, hand.reason),)

        return self._rule(taken)

    # ── how a claim stands ─────────────────────────────────────────────────────────────────────────

    def claim_states(self) -> Mapping[str, Judged]:
        """Give how each claim stands that was judged, and each proposal that waits; all others are unreviewed."""
        return self._made(casefile.judged)

    def claim_state(self, claim: str) -> Judged:
        """Give how the claim of this id stands, by whom, when and why."""
        return self.claim_states().get(claim, UNREVIEWED)

    # ── writing decisions ──────────────────────────────────────────────────────────────────────────

    def _rule(self, take: Callable[[], Iterable[Decision]], role: Role = "reviewer") -> Decision:
        """Take decisions and write them down, with nobody else deciding in between."""
        self._require(role)
        with self._shared.deciding:
            return self._decide(*take())

    def _write(self, take: Callable[[], tuple[Decision, Claim]], role: Role = "reviewer") -> Decision:
        """Take a decision with a claim that a person wrote, and write both down."""
        self._require(role)
        with self._shared.deciding:
            decision, claim = take()
            return self._decide(decision, wrote=claim)

    def _taken(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken."""
        return self._gathered().taken

    def _again(self, decision: Decision) -> Decision:
        """Give the decision that says the same in the same name, if nobody has contradicted it since."""
        about = {"accept", "reject"} if decision.verdict in {"accept", "reject"} else {decision.verdict}
        for one in reversed(live(self._taken())):
            if one.verdict not in about or (one.subjects, one.field) != (decision.subjects, decision.field):
                continue
            same = (one.verdict, one.value) == (decision.verdict, decision.value)
            if same and same_hand(one.by) == same_hand(decision.by) and decision.reason in {"", one.reason}:
                return one
            if not same and not (decision.verdict == "grade" and same_hand(one.by) != same_hand(decision.by)):
                break
        return decision

    def _decide(self, *decisions: Decision, wrote: Claim | None = None) -> Decision:
        with self._shared.deciding:
            if wrote is not None:
                self._before_change()
            with self._store.writing() as writer:
                if wrote is not None:
                    writer.put_written(wrote)
                for decision in decisions:
                    if writer.put_decision(decision):
                        details = {"verdict": decision.verdict, "reason": decision.reason, "field": decision.field}
                        writer.log(decision.at, self._by, "decision", (decision.id, *decision.subjects), details)
            self._shared.outdated((wrote.source,) if wrote else ())
            self._extract_what_changed(decisions)
        return decisions[-1]

    def _extract_what_changed(self, decisions: tuple[Decision, ...]) -> None:
        if not any(d.verdict in {"set", "undo", "confirm"} for d in decisions):
            return
        before = {d.id: d for d in self._taken()}
        touched = [before.get(d.subjects[0], d) if d.verdict in {"undo", "confirm"} else d for d in decisions]
        again = sorted({d.subjects[0] for d in touched if d.verdict == "set" and d.field in EXTRACTED_FROM})
        if again:
            from aigaq.workbench.adding import extract_again  # loads the parser

            self._before_change()
        for source in again:
            extract_again(self._store, source, self._by, self._now())
            self._suggest_again(source)
            self._shared.outdated((source,))

    def _suggest_again(self, source: str) -> None:
        """Let what the learnt reader has suggested of a source, and nobody has judged, follow its new description."""
        if any(claim.suggested for claim in self._store.proposals(source)):
            from aigaq.workbench.suggesting import Suggesting  # loads the learnt reader

            with Pool(1) as pool:
                reader = Suggesting(self._store, self._by, self._now, pool, self._shared.deciding)
                reader.run((source,), lambda *_: None)
