"""What waits for a decision, two side by side, and what was done about each thing."""

from __future__ import annotations

from typing import Annotated

from litestar.params import Parameter
from msgspec import Struct

from aigaq.web.api.people import Limit, Offset
from aigaq.web.api.records import Row
from aigaq.web.api.routing import looks
from aigaq.web.page import Page
from aigaq.workbench.queueing import QueueKind

TAGS = ["review"]
Key = Annotated[str, Parameter(min_length=1, max_length=100)]
After = Annotated[str | None, Parameter(max_length=200)]


class LogRecord(Struct):
    """One entry of the log; its hash covers the one before."""

    seq: int
    at: str
    by: str
    action: str
    subjects: list[str]
    hash: str


@looks("/api/queue", tags=TAGS)
def queue(
    page: Page,
    kind: QueueKind | None = None,
    limit: Annotated[int, Parameter(ge=1, le=200)] = 20,
    after: After = None,
) -> Row:
    """Give what waits for a decision, first what settles most."""
    record: Row = page.bench.record(page.bench.review_queue(kind, limit, after))
    return record


@looks("/api/pair", tags=TAGS)
def pair(page: Page, one: Key, other: Key) -> Row:
    """Put two people (organisations, places) side by side, by id: what speaks for and against their being one."""
    found = page.bench.pair(one, other)
    reasons = [page.bench.record(reason) for reason in found.reasons]
    names = {"one": found.one.entity.id, "other": found.other.entity.id}
    return {**names, "score": found.score, "verdict": found.verdict, "reasons": reasons}


@looks("/api/history/{subject:str}", tags=TAGS)
def history(page: Page, subject: str) -> list[Row]:
    """Give what was done about a claim, a person, a source or a difference, oldest first."""
    return [page.bench.record(line) for line in page.bench.history(subject)]


@looks("/api/log", tags=TAGS)
def log(page: Page, limit: Limit = 100, offset: Offset = 0) -> list[LogRecord]:
    """Give the vault's log, the latest first: every intake, reading, decision and export."""
    newest = page.bench.log()[::-1][offset : offset + limit]
    return [LogRecord(e.seq, e.at, e.by, e.action, list(e.subjects), e.hash) for e in newest]


@looks("/api/overview", tags=TAGS)
def overview(page: Page) -> Row:
    """Give the numbers of the first page: what is new, due and open."""
    found = page.bench.overview()
    numbers = ("sources", "claims", "people", "fresh_sources", "fresh_claims", "due_count", "missed_count")
    open_ = {"open": dict(found.open), "conflict_count": found.conflict_count, "displaced": found.displaced}
    return {"since": found.since, **{name: getattr(found, name) for name in numbers}, **open_}


ROUTES = (queue, pair, history, log, overview)
