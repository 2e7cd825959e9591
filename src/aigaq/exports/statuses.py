"""``statuses``: one JSON line a person, status and report: what one source supports by itself."""

from __future__ import annotations

from collections.abc import Iterator

from aigaq.casefile import statuses
from aigaq.exports.best import best, by_source
from aigaq.exports.jsonl import Row, lines
from aigaq.exports.order import Order
from aigaq.model.casefile import StatusPeriod
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity


def write(order: Order) -> bytes:
    """Write the statuses of all people; claims that a person rejected are left out."""
    rows: dict[tuple[str, str, str, str | None], Row] = {}
    for person in order.material.people:
        for period in statuses(order.material, person):
            for row in _rows(order, person, period):
                rows.setdefault((row["file"], row["person"], row["status"], row["from"]), row)
    return lines(
        sorted(rows.values(), key=lambda r: (r["file"], r["person"], r["start"], r["status"], r["from"] or ""))
    )


def _rows(order: Order, person: Entity, period: StatusPeriod) -> Iterator[Row]:
    told = order.kept(tuple(claim for claim in period.claims if claim.kind == "status"))
    for claims in by_source(told).values():
        yield _row(order, person, period, best(claims))


def _row(order: Order, person: Entity, period: StatusPeriod, told: Claim) -> Row:
    return {
        "person": person.name,
        "status": period.status,
        "from": told.when.edtf if told.when else None,
        "until": told.until.edtf if told.until else None,
        "basis": told.basis or told.type,
        "jurisdiction": period.jurisdiction or None,
        "file": order.file_of(told.source),
        "quote": told.passage.quote,
        "start": told.passage.start,
        "end": told.passage.end,
    }
