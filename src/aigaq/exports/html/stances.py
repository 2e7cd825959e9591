"""What authorities said and did, on a line of time, with the turns they took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from aigaq.casefile import positions as all_positions
from aigaq.casefile import responses
from aigaq.exports.html.axis import Axis, axis
from aigaq.exports.html.cited import Brief, Link
from aigaq.exports.html.cites import Cites
from aigaq.model.position import Position

WIDTH, LEFT, LANE, TOP = 760.0, 12.0, 22.0, 26.0
"""Units of the drawing."""
BOX, HEAD = 38.0, 20.0
SIGNS = {
    "deny": "✕", "relabel": "≈", "concede": "✓", "protect": "▲", "restrict": "▼", "press": "▶", "silent": "–",
    "turn": "↻", "other": "●",
}  # fmt: skip
"""What stands for each stance, so that it is seen without colour."""


@frozen
class Stand:
    """One position as it is printed in the list."""

    number: int
    when: str
    who: str
    organ: str
    how: str
    response: str
    stance: str
    sign: str
    topic: str
    turn: str
    certainty: str
    event: int | None
    quote: Brief | None
    more: tuple[Link, ...]


@frozen
class Mark:
    """One position in the drawing."""

    number: int
    x: float
    end: float
    y: float
    sign: str
    stance: str
    turn: bool
    title: str


@frozen
class Row:
    """One authority."""

    label: str
    y: float
    height: float
    marks: tuple[Mark, ...]


@frozen
class Stances:
    """The list, the drawing (where anything has a date) and the stances that occur, for the key."""

    stands: tuple[Stand, ...]
    rows: tuple[Row, ...]
    axis: Axis | None
    height: float
    key: tuple[tuple[str, str, str], ...]


def stances(found: Sequence[Position], events: dict[str, int], cites: Cites) -> Stances:
    """Lay out positions by date; ``events``: the number of each event in the timeline."""
    numbered = list(enumerate(found, 1))
    stands = tuple(_stand(number, position, events, cites) for number, position in numbered)
    scale = axis((day for _, p in numbered for day in _days(p)), LEFT, WIDTH - LEFT - BOX)
    rows = tuple(_rows(scale, numbered, stands)) if scale else ()
    seen = {position.stance for position in found}
    key = tuple((s, SIGNS[s], cites.labels.of("stance", s)) for s in SIGNS if s in seen)
    return Stances(stands, rows, scale, rows[-1].y + rows[-1].height if rows else 0.0, key)


def _days(position: Position) -> Iterator[date]:
    if position.when:
        bounds = position.when.date.bounds
        yield from (day for day in (bounds.first, bounds.last) if day)


def _stand(number: int, position: Position, events: dict[str, int], cites: Cites) -> Stand:
    labels, told = cites.labels, responses()
    event = events.get(position.event or "")
    claims = cites.in_order(position.claims)
    quote = cites.brief(claims[0].passage, claims[0]) if claims and event is None else None
    return Stand(
        number=number,
        when=labels.when(position.when),
        who=position.authority,
        organ=position.organ if position.organ != position.authority else "",
        how=labels.of("how", position.how),
        response=told.said("response", position.response, labels.language),
        stance=position.stance,
        sign=SIGNS[position.stance],
        topic=told.said("topic", position.topic, labels.language) if position.topic else "",
        turn=_turn(position, cites),
        certainty=position.certainty,
        event=event,
        quote=quote,
        more=cites.links(claims if event else claims[1:]),
    )


def _turn(position: Position, cites: Cites) -> str:
    """Say how it departs from what the same authority said or did before, with the date of that."""
    if not position.turn:
        return ""
    before = next((p for p in all_positions(cites.order.material) if p.id == position.before), None)
    if before is None:
        return position.turn
    told, language = responses(), cites.labels.language
    return cites.labels(
        "turn_from",
        date=cites.labels.when(before.when),
        before=told.said("response", before.response, language),
        now=told.said("response", position.response, language),
    )


def _rows(scale: Axis, numbered: Iterable[tuple[int, Position]], stands: Sequence[Stand]) -> Iterator[Row]:
    groups: dict[str, list[Mark]] = {}
    for number, position in numbered:
        if days := list(_days(position)):
            groups.setdefault(position.authority, []).append(_mark(scale, number, days, stands[number - 1]))
    y = TOP
    for label, marks in sorted(groups.items(), key=lambda row: (-len(row[1]), row[0])):
        placed = tuple(_placed(marks, y + HEAD))
        height = max(mark.y for mark in placed) + LANE - y + 4
        yield Row(label, y, height, placed)
        y += height


def _mark(scale: Axis, number: int, days: list[date], stand: Stand) -> Mark:
    title = f"{stand.when}: {stand.response}{f' · {stand.topic}' if stand.topic else ''}"
    turned = f" – {stand.turn}" if stand.turn else ""
    x0, x1 = scale.x(days[0]), scale.x(days[-1])
    return Mark(number, x0, max(x0, x1), 0.0, stand.sign, stand.stance, bool(stand.turn), f"{title}{turned}")


def _placed(marks: Iterable[Mark], top: float) -> Iterator[Mark]:
    """Put marks that would cover each other under each other."""
    ends: list[float] = []
    for mark in sorted(marks, key=lambda m: (m.x, m.number)):
        lane = next((i for i, end in enumerate(ends) if end <= mark.x), len(ends))
        ends[lane : lane + 1] = [max(mark.end, mark.x + BOX) + 2]
        yield evolve(mark, y=top + lane * LANE)
