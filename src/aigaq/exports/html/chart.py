"""The timeline: one row an event; a point or a bar for its date, its shape says how surely it is told.

Of more events than anybody could look at, how many fall into each stretch of time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
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
MOST = 150
"""Events that are drawn one by one."""
BINS, TALL = 60, 90.0
"""Stretches of time of a drawing that only counts, and the height of its highest bar."""


@frozen
class Dot:
    """One event in the drawing."""

    event: str
    """Id of the event."""
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
class Bin:
    """So many events in one stretch of time."""

    x: float
    width: float
    y: float
    height: float
    count: int


@frozen
class Chart:
    """The whole drawing: one dot an event or, of very many, bars that count them."""

    axis: Axis
    dots: tuple[Dot, ...]
    height: float
    bins: tuple[Bin, ...] = ()


def dated(events: tuple[Event, ...]) -> list[tuple[int, Event]]:
    """Give the events that have a place on the axis, with their numbers in the timeline."""
    return [(number, event) for number, event in enumerate(events, 1) if is_dated(event)]


def is_dated(event: Event) -> bool:
    """Whether it has a place in time: a day without a year has none."""
    return any(_days(event))


def chart(events: tuple[Event, ...], labels: Labels) -> Chart | None:
    """Draw the timeline; ``None`` where no event has a date."""
    return drawn(dated(events), labels)


def drawn(pairs: list[tuple[int, Event]], labels: Labels, say: Callable[[Event], str] | None = None) -> Chart | None:
    """Draw events that have dates, under the numbers they have in the timeline; ``say``: what stands beside each."""
    say = say or (lambda event: labels.type("event", event.type))
    scale = axis((day for _, event in pairs for day in _days(event)), LEFT, WIDTH - 12.0)
    if scale is None:
        return None
    if len(pairs) > MOST:
        return Chart(scale, (), TOP + TALL + 16, tuple(_bins(scale, pairs)))
    dots = tuple(
        _dot(scale, number, event, (say(event), labels.when(event.when)), TOP + i * ROW)
        for i, (number, event) in enumerate(pairs)
    )
    return Chart(scale, dots, TOP + len(dots) * ROW + 4)


def _bins(scale: Axis, pairs: list[tuple[int, Event]]) -> Iterator[Bin]:
    """Count events by the middle of their dates."""
    width = (scale.right - scale.left) / BINS
    middles = [[scale.x(day) for day in _days(event)] for _, event in pairs]
    counts = Counter(min(BINS - 1, int((sum(xs) / len(xs) - scale.left) / width)) for xs in middles)
    highest = max(counts.values())
    for number, count in sorted(counts.items()):
        height = round(max(2.0, TALL * count / highest), 1)
        yield Bin(round(scale.left + number * width, 1), round(width - 1, 1), TOP + 10 + TALL - height, height, count)


def _days(event: Event) -> Iterator[date]:
    if event.when:
        bounds = event.when.date.bounds
        yield from (day for day in (bounds.first, bounds.last) if day)


def _dot(scale: Axis, number: int, event: Event, said: tuple[str, str], y: float) -> Dot:
    label, when = said
    days = list(_days(event))
    bounds = event.when.date.bounds if event.when else None
    opens_left, opens_right = bool(bounds and bounds.first is None), bool(bounds and bounds.last is None)
    x0 = max(LEFT, scale.x(days[0]) - (OPEN if opens_left else 0))
    x1 = min(WIDTH - 4, scale.x(days[-1]) + (OPEN if opens_right else 0))
    before = x1 + 10 + LETTER * len(label) > WIDTH
    return Dot(
        event=event.id,
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
        title=f"{number} {label}: {when}",
    )
