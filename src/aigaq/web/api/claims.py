"""Claims: what a passage says, why, and what people make of it."""

from __future__ import annotations

from aigaq.web.api.records import (
    ClaimRecord,
    Correct,
    DecisionRecord,
    GradeBody,
    Judge,
    Row,
    Taken,
    Undo,
    Write,
    claim_record,
    decision_record,
    given,
    taken,
)
from aigaq.web.api.routing import brings, decides, looks
from aigaq.web.page import Page

TAGS = ["claims"]


@looks("/api/claims/{claim:str}", tags=TAGS)
def claim(page: Page, claim: str) -> ClaimRecord:
    """Give a claim by id."""
    return claim_record(page.bench.claim(claim))


@looks("/api/claims/{claim:str}/explain", tags=TAGS)
def explain(page: Page, claim: str) -> Row:
    """Say why a claim stands: which words were read how, by which rule."""
    record: Row = page.bench.record(page.bench.explain(claim)[1])
    return record


@decides("/api/claims/{claim:str}/judge", tags=TAGS)
def judge(page: Page, claim: str, data: Judge) -> Taken:
    """Accept or reject a claim."""
    return taken(page.bench.judge(claim, data.verdict, data.reason))


@decides("/api/claims/{claim:str}/correct", tags=TAGS)
def correct(page: Page, claim: str, data: Correct) -> Taken:
    """Put a claim right: the claim as it was stays on file."""
    return taken(page.bench.correct(claim, given(data.changes), data.reason))


@brings("/api/claims", tags=TAGS)
def write(page: Page, data: Write) -> Taken:
    """Write a claim on a passage of a source."""
    return taken(page.bench.write_claim(data.source, data.start, data.end, given(data.told), data.reason))


@decides("/api/grades", tags=TAGS)
def grade(page: Page, data: GradeBody) -> Taken:
    """Grade a claim's report, one of its speakers, or a whole source."""
    return taken(page.bench.grade(data.what, data.code, data.step, data.reason))


@looks("/api/decisions", tags=["decisions"])
def decisions(page: Page) -> list[DecisionRecord]:
    """Give the decisions that stand, in the order in which they were taken."""
    return [decision_record(decision) for decision in page.bench.material().decisions]


@decides("/api/decisions/undo", tags=["decisions"])
def undo(page: Page, data: Undo) -> Taken:
    """Take back the last decision, or a certain one."""
    return taken(page.bench.undo(data.decision, data.reason))


@decides("/api/decisions/{decision:str}/confirm", tags=["decisions"])
def confirm(page: Page, decision: str) -> Taken:
    """Agree, as a second person, to a decision that waits for one."""
    return taken(page.bench.confirm(decision))


ROUTES = (claim, explain, judge, correct, write, grade, decisions, undo, confirm)
