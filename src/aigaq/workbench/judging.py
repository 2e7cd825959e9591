"""Decisions on who is who to and from the files of other programs (`aigaq.resolve.judgements`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

from attrs import evolve

from aigaq import resolve, review
from aigaq.errors import UsageError
from aigaq.model.material import Material
from aigaq.model.review import Decision
from aigaq.workbench.answers import JudgementsReport
from aigaq.workbench.hand import Hand

LONGEST_LINE = 1 << 20
"""Characters of one line that are read; a judgement has some hundred."""


def written(decisions: tuple[Decision, ...]) -> bytes:
    """Give the decisions on who is who that stand, as a resolver file of nomenklatura."""
    return "".join(resolve.export_judgements(decisions)).encode()


def taken_over(
    lines: Iterable[str], material: Material, decisions: tuple[Decision, ...], hand: Hand
) -> tuple[list[Decision], JudgementsReport]:
    """Read the lines of a resolver file; give the decisions to take over, and what came of every line.

    Each is recorded as taken now, by whom the file names, with the day it was judged in its reason. What
    contradicts a decision that stands here is left out: people settle that one by one.
    """
    known = {mention.referent.id for mention in material.mentions}
    found = resolve.import_judgements(lines, known, decisions, hand.reason, hand.by)
    fresh = [resolve.anchored(_recorded(one, hand), material.mentions) for one in found.decisions]
    ours = {decision.id for decision in decisions}
    against = {clash.later for clash in review.clashes((*decisions, *fresh)) if clash.earlier in ours}
    kept = [decision for decision in fresh if decision.id not in against]
    left = _shown([decision for decision in fresh if decision.id in against])
    return kept, JudgementsReport(len(kept), left, found.unknown, found.refused, found.suggestions)


def _recorded(decision: Decision, hand: Hand) -> Decision:
    day = f", judged on {decision.at[:10]}" if decision.at else ""
    reason = f"{hand.reason + '; ' if hand.reason else ''}imported by {hand.by}{day}"
    return evolve(decision, at=hand.at, reason=reason)


def _shown(decisions: Sequence[Decision]) -> tuple[tuple[str, ...], ...]:
    return tuple((decision.verdict, *decision.subjects) for decision in decisions)


def lines_of(origin: Path | bytes) -> Iterator[str]:
    """Give the lines of a file; what is no text makes a line that is refused, one that never ends is cut."""
    try:
        raw = BytesIO(origin) if isinstance(origin, bytes) else origin.open("rb")
        with TextIOWrapper(raw, encoding="utf-8-sig", errors="replace") as stream:
            while line := stream.readline(LONGEST_LINE):
                yield line
    except OSError as error:
        raise UsageError(reason="The file with the judgements cannot be read.") from error
