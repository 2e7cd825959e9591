"""The timeline: one row an event; a point or a bar for its date, its shape says how surely it is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from aigaq.exports.html.axis import Axis, axis
from aigaq.exports.html.labels import Labels
from aigaq.model.casefile import Event

WIDTH, LEFT, ROW, TOP = 760.0, 34.0, 20.0, 30.0
"""Units of the drawing."""
OPEN = 36.0
"""Length of the fading end of a date that is open on one side."""
LETTER = 6.4


@frozen
class Dot:
    """One event in the drawing."""

    number: int
    y: float
    x0: float
    x1: float
    shape: str
    """asserted, alleged, denied or hypothetical."""
    opens_left: bool
    opens_right: bool
    label: str
    label_x: float
    before: bool
    """Whether the label stands to the left of the mark."""
    title: str


@frozen
class Chart:
    """The whole drawing."""

    axis: Axis
    dots: tuple[Dot, ...]
    height: float


def dated(events: tuple[Event, ...]) -> list[tuple[int, Event]]:
    """Give the events that have a place on the axis, with their numbers in the timeline."""
    pairs = enumerate(events, 1)
    return [(number, event) for number, event in pairs if event.when and any(_days(event))]


def chart(events: tuple[Event, ...], labels: Labels) -> Chart | None:
    """Draw the timeline; ``None`` where no event has a date."""
    pairs = dated(events)
    scale = axis((day for _, event in pairs for day in _days(event)), LEFT, WIDTH - 12.0)
    if scale is None:
        return None
    dots = tuple(_dot(scale, number, event, labels, TOP + i * ROW) for i, (number, event) in enumerate(pairs))
    return Chart(scale, dots, TOP + len(dots) * ROW + 4)


def _days(event: Event) -> Iterator[date]:
    if event.when:
        bounds = event.when.date.bounds
        yield from (day for day in (bounds.first, bounds.last) if day)


def _dot(scale: Axis, number: int, event: Event, labels: Labels, y: float) -> Dot:
    days = list(_days(event))
    bounds = event.when.date.bounds if event.when else None
    opens_left, opens_right = bool(bounds and bounds.first is None), bool(bounds and bounds.last is None)
    x0 = max(LEFT, scale.x(days[0]) - (OPEN if opens_left else 0))
    x1 = min(WIDTH - 4, scale.x(days[-1]) + (OPEN if opens_right else 0))
    label = labels.type("event", event.type)
    before = x1 + 10 + LETTER * len(label) > WIDTH
    return Dot(
        number=number,
        y=y,
        x0=round(x0, 1),
        x1=round(x1, 1),
        shape=event.certainty,
        opens_left=opens_left,
        opens_right=opens_right,
        label=label,
        label_x=round(x0 - 10 if before else x1 + 10, 1),
        before=before,
        title=f"{number} {label}: {labels.when(event.when)}",
    )
