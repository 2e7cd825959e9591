"""``events``: one JSON line an event and report, each with the passage that tells it best."""

from __future__ import annotations

from collections.abc import Iterator

from aigaq.casefile import events
from aigaq.exports.best import also_spans, best, by_source, date_span
from aigaq.exports.jsonl import Row, lines
from aigaq.exports.order import Order
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.schema import event_type


def write(order: Order) -> bytes:
    """Write all events of the vault, without opinion and background; what a person rejected is left out."""
    told = (event for event in events(order.material) if not event_type(event.type).background)
    found = [row for event in told for row in _rows(order, event)]
    return lines(sorted(found, key=lambda r: (r["file"], r["start"], r["end"], r["type"], r["claim"])))


def _rows(order: Order, event: Event) -> Iterator[Row]:
    for claims in by_source(order.kept(event.claims)).values():
        yield _row(order, event, claims)


def _row(order: Order, event: Event, claims: tuple[Claim, ...]) -> Row:
    told = best(claims)
    when = told.when or min(claims, key=date_span).when  # the report dates it in another place
    row = {
        "file": order.file_of(told.source),
        "type": told.type,
        "who": who(order, told, claims),
        "date": when.edtf if when else None,
        "date_text": when.words if when else None,
        "date_method": when.method if when else None,
        "place": next((c.place for c in (told, *claims) if c.place), None),
        "start": told.passage.start,
        "end": told.passage.end,
        "quote": told.passage.quote,
        "asserted_by": order.speaker(told),
        "certainty": told.certainty,
        "claim": told.id,
        "event": event.id,
        "reviewed": order.reviewed(claims),
    }
    also = also_spans(told, claims)
    return {**row, "also": also} if also else row


def who(order: Order, told: Claim, claims: tuple[Claim, ...]) -> list[Row]:
    """Give everyone who takes part by main name and role, once, those of the chosen claim first."""
    everyone = [p for c in (told, *claims) for p in c.participants]
    pairs = dict.fromkeys((order.main_name(p), p.role) for p in everyone)
    return [{"name": name, "role": role} for name, role in pairs]
