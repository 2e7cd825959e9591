"""``people``: one JSON line a person over all sources, with every spelling and where it stands first."""

from __future__ import annotations

from aigaq.exports.jsonl import Row, lines
from aigaq.exports.order import Order
from aigaq.model.entity import Entity


def write(order: Order) -> bytes:
    """Write all people of the vault by name."""
    return lines(_row(order, person) for person in order.material.people)


def _row(order: Order, person: Entity) -> Row:
    spellings = [
        {"file": order.file_of(s.source), "form": s.form, "start": s.start, "end": s.end} for s in person.spellings
    ]
    spellings.sort(key=lambda s: (s["file"], s["start"], s["form"]))
    return {"id": person.id, "name": person.name, "spellings": spellings, "kind": "person"}
