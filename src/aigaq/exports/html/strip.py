"""The status strip: one row a track, uncertain ends hatched, open ends fading, deadlines as triangles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from aigaq.exports.html.axis import Axis, axis
from aigaq.exports.html.labels import Labels
from aigaq.model.casefile import Deadline, StatusPeriod
from aigaq.model.edtf import Bounds

WIDTH, LEFT, LANE, HEAD = 760.0, 12.0, 24.0, 22.0
"""Units of the drawing (on paper about a quarter of a millimetre)."""
LETTER = 6.6
"""Average width of a letter at the size of the bar's labels."""
FADE = 90.0
"""How far a period of unknown end is drawn: it fades out, whatever follows."""
TRACKS = ("protection", "liberty", "criminal", "other")
UNKNOWN = Bounds(None, None)


@frozen
class Bar:
    """One status period: hatched from ``x0`` to ``x1``, full to ``x2``, hatched to ``x3``."""

    number: int
    label: str
    title: str
    y: float
    x0: float
    x1: float
    x2: float
    x3: float
    fades_in: bool
    fades_out: bool
    verified: bool
    label_x: float
    inside: bool


@frozen
class Mark:
    """A deadline: a triangle on its first possible day, a line to its last."""

    number: int
    x0: float
    x1: float
    y: float
    title: str
    verified: bool


@frozen
class Row:
    """One track with its bars and deadlines."""

    label: str
    y: float
    height: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@frozen
class Strip:
    """The whole drawing."""

    axis: Axis
    rows: tuple[Row, ...]
    height: float
    made_x: float | None


def numbered(statuses: tuple[StatusPeriod, ...]) -> list[tuple[int, StatusPeriod]]:
    """Give the periods in the order of tracks and dates, with the numbers that drawing and table share."""
    return list(enumerate(sorted(statuses, key=_order), 1))


def deadlines(statuses: tuple[StatusPeriod, ...], labels: Labels) -> list[tuple[int, Deadline]]:
    """Give all deadlines by date, in the page's language, with the numbers that drawing and table share."""
    found = {_key(d): labels.deadline(d, period.jurisdiction) for period in statuses for d in period.deadlines}
    return list(enumerate(sorted(found.values(), key=lambda d: (d.earliest, d.latest, d.clock)), 1))


def _key(deadline: Deadline) -> tuple[str, str, str]:
    return (deadline.clock, deadline.earliest, deadline.latest)


def _order(period: StatusPeriod) -> tuple[int, date, date, str]:
    since = period.since.date.bounds if period.since else UNKNOWN
    return (TRACKS.index(period.track), since.first or since.last or date.max, since.last or date.max, period.status)


def strip(statuses: tuple[StatusPeriod, ...], labels: Labels, made: date | None) -> Strip | None:
    """Draw the statuses of one person; ``None`` where no date is known at all."""
    days = [day for period in statuses for day in _days(period)]
    days += [date.fromisoformat(day) for _, d in deadlines(statuses, labels) for day in (d.earliest, d.latest)]
    if not days:
        return None
    drawn = [(number, period) for number, period in numbered(statuses) if any(_days(period))]
    scale = axis([*days, made] if made else days, LEFT, WIDTH - LEFT)
    if scale is None:
        return None
    rows = tuple(_rows(scale, drawn, statuses, labels))
    height = rows[-1].y + rows[-1].height
    return Strip(scale, rows, height, scale.x(made) if made else None)


def _days(period: StatusPeriod) -> Iterator[date]:
    for when in (period.since, period.until):
        if when:
            yield from (day for day in (when.date.bounds.first, when.date.bounds.last) if day)


def _rows(
    scale: Axis, pairs: list[tuple[int, StatusPeriod]], statuses: tuple[StatusPeriod, ...], labels: Labels
) -> Iterator[Row]:
    y = 26.0
    due = deadlines(statuses, labels)
    for track in TRACKS:
        mine = [(number, period) for number, period in pairs if period.track == track]
        if not mine:
            continue
        bars = _bars(scale, mine, labels, y + HEAD)
        bottom = max(bar.y for bar in bars) + LANE
        clocks = {_key(d) for _, period in mine for d in period.deadlines}
        marks = tuple(_mark(scale, n, d, bottom) for n, d in due if _key(d) in clocks)
        height = bottom - y + (22.0 if marks else 6.0)
        yield Row(labels.of("track", track), y, height, bars, marks)
        y += height


def _bars(scale: Axis, pairs: list[tuple[int, StatusPeriod]], labels: Labels, top: float) -> tuple[Bar, ...]:
    ends: list[float] = []
    bars = []
    for number, period in pairs:
        bar = _bar(scale, number, period, labels)
        reach = bar.x3 if bar.inside else max(bar.x3, bar.label_x + LETTER * len(bar.label)) + 6
        lane = next((i for i, end in enumerate(ends) if end <= bar.x0 + 0.5), len(ends))
        ends[lane : lane + 1] = [reach]
        bars.append(evolve(bar, y=top + lane * LANE))
    return tuple(bars)


def _bar(scale: Axis, number: int, period: StatusPeriod, labels: Labels) -> Bar:
    x0, x1 = _start(scale, period.since.date.bounds if period.since else UNKNOWN)
    x2, x3 = _end(scale, period.until.date.bounds if period.until else UNKNOWN)
    if not (period.until and period.until.date.bounds.last) and period.until_basis != "open":
        x2 = max(x1, x2) if period.until else x1
        x3 = min(scale.right, x2 + FADE)
    x1, x3 = min(x1, max(x2, x0 + 3)), max(x3, x0 + 3)
    x2 = max(x1, x2)
    label = f"{number} {labels.type('status', period.status)}"
    room = LETTER * len(label) + 8
    inside = x3 - x0 >= room
    inner_x = x1 + 5 if x2 - x1 >= room else x0 + 5
    label_x = inner_x if inside else x3 + 4 if x3 + room <= WIDTH else x0 - room + 4
    since, until = labels.when(period.since), labels.when(period.until)
    return Bar(
        number=number,
        label=label,
        title=f"{label}: {since} – {until}",
        y=0.0,
        x0=x0,
        x1=x1,
        x2=x2,
        x3=x3,
        fades_in=not (period.since and period.since.date.bounds.first),
        fades_out=not (period.until and period.until.date.bounds.last),
        verified=all(rule.verified for rule in period.rules),
        label_x=round(label_x, 1),
        inside=inside,
    )


def _start(scale: Axis, since: Bounds) -> tuple[float, float]:
    """A start without a first day fades in over the last sixth of the way, or from the left edge."""
    if since.last is None:
        left = scale.x(since.first) if since.first else scale.left
        return left, left
    known = scale.x(since.last)
    return (scale.x(since.first) if since.first else max(scale.left, known - 40.0)), known


def _end(scale: Axis, until: Bounds) -> tuple[float, float]:
    if until.first is None and until.last is None:
        return scale.right, scale.right
    first = scale.x(until.first) if until.first else scale.x(until.last or date.max)
    return first, scale.x(until.last) if until.last else scale.right


def _mark(scale: Axis, number: int, deadline: Deadline, y: float) -> Mark:
    x0, x1 = (scale.x(date.fromisoformat(day)) for day in (deadline.earliest, deadline.latest))
    title = f"{deadline.label}: {deadline.earliest} – {deadline.latest}"
    return Mark(number, x0, x1, y, title, deadline.rule.verified)
