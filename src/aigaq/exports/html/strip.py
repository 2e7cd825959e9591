"""The status strip: a row for each track and country, one for words of reports, one for deadlines.

Uncertain ends are hatched, open ends fade, a status that has lapsed is crossed at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from aigaq.exports.html.axis import Axis, axis
from aigaq.exports.html.dues import Due, State
from aigaq.exports.html.labels import Labels
from aigaq.model.casefile import StatusPeriod
from aigaq.model.edtf import Bounds
from aigaq.model.schema import status_type

WIDTH, LEFT, LANE, HEAD, TOP = 760.0, 12.0, 24.0, 22.0, 26.0
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
    lapsed: bool
    """Its term had run out by the day of the dossier, and nothing later is on file."""


@frozen
class Mark:
    """A deadline: a triangle on its first possible day, a line to its last."""

    number: int
    x0: float
    x1: float
    y: float
    title: str
    verified: bool
    state: State


@frozen
class Row:
    """One track under one country's law, the words of reports, or the deadlines."""

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

    @property
    def lapsed(self) -> bool:
        """Whether any status on it has lapsed."""
        return any(bar.lapsed for row in self.rows for bar in row.bars)


def numbered(statuses: tuple[StatusPeriod, ...]) -> list[tuple[int, StatusPeriod]]:
    """Give the periods in the order of tracks and dates, with the numbers that drawing and table share."""
    return list(enumerate(sorted(statuses, key=_order), 1))


def is_label(period: StatusPeriod) -> bool:
    """Whether it is a word that reports use for the person, and no status of any law."""
    return status_type(period.status).label


def has_lapsed(period: StatusPeriod, today: date | None) -> bool:
    """Whether its term had run out by that day and nothing later is on file."""
    last = period.until.date.bounds.last if period.until else None
    alone = any(remark.code == "nothing_later" for remark in period.remarks)
    return bool(alone and period.until_basis == "term" and last and today and last < today)


def _order(period: StatusPeriod) -> tuple[object, ...]:
    since = period.since.date.bounds if period.since else UNKNOWN
    place = (is_label(period), TRACKS.index(period.track), not period.jurisdiction, period.jurisdiction)
    return (*place, since.first or since.last or date.max, since.last or date.max, period.status)


def strip(statuses: tuple[StatusPeriod, ...], due: tuple[Due, ...], labels: Labels, made: date | None) -> Strip | None:
    """Draw the statuses and deadlines of one person; ``None`` where no date is known at all."""
    days = [day for period in statuses for day in _days(period)]
    days += [date.fromisoformat(day) for d in due for day in (d.deadline.earliest, d.deadline.latest)]
    if not days:
        return None
    scale = axis([*days, made] if made else days, LEFT, WIDTH - LEFT)
    if scale is None:
        return None
    rows = tuple(_rows(scale, [pair for pair in numbered(statuses) if any(_days(pair[1]))], labels, made))
    bottom = rows[-1].y + rows[-1].height if rows else TOP
    rows = (*rows, _deadlines(scale, due, labels, bottom)) if due else rows
    return Strip(scale, rows, rows[-1].y + rows[-1].height, scale.x(made) if made else None)


def _days(period: StatusPeriod) -> Iterator[date]:
    for when in (period.since, period.until):
        if when:
            yield from (day for day in (when.date.bounds.first, when.date.bounds.last) if day)


def _rows(scale: Axis, pairs: list[tuple[int, StatusPeriod]], labels: Labels, made: date | None) -> Iterator[Row]:
    groups: dict[str, list[tuple[int, StatusPeriod]]] = {}
    for number, period in pairs:
        groups.setdefault(row_label(period, labels), []).append((number, period))
    y = TOP
    for label, mine in groups.items():
        bars = _bars(scale, mine, labels, y + HEAD, made)
        height = max(bar.y for bar in bars) + LANE + 6.0 - y
        yield Row(label, y, height, bars, ())
        y += height


def row_label(period: StatusPeriod, labels: Labels) -> str:
    """Name the row of a status: its track and the country whose law it is, or the row of mere words."""
    if is_label(period):
        return labels("only_words")
    return " · ".join(filter(None, (labels.of("track", period.track), period.jurisdiction)))


def _deadlines(scale: Axis, due: tuple[Due, ...], labels: Labels, y: float) -> Row:
    """All deadlines in one row, those that would cover each other under each other."""
    ends: list[float] = []
    marks = []
    for one in sorted(due, key=lambda d: (d.deadline.earliest, d.number)):
        mark = _mark(scale, one, labels)
        lane = next((i for i, end in enumerate(ends) if end <= mark.x0 - 8), len(ends))
        ends[lane : lane + 1] = [mark.x1 + 10 + LETTER * len(str(one.number))]
        marks.append(evolve(mark, y=y + HEAD + lane * 18.0))
    return Row(labels("deadlines"), y, max(mark.y for mark in marks) + 22.0 - y, (), tuple(marks))


def _bars(
    scale: Axis, pairs: list[tuple[int, StatusPeriod]], labels: Labels, top: float, made: date | None
) -> tuple[Bar, ...]:
    ends: list[float] = []
    bars = []
    for number, period in pairs:
        bar = evolve(_bar(scale, number, period, labels), lapsed=has_lapsed(period, made))
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
        lapsed=False,
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


def _mark(scale: Axis, due: Due, labels: Labels) -> Mark:
    deadline = due.deadline
    x0, x1 = (scale.x(date.fromisoformat(day)) for day in (deadline.earliest, deadline.latest))
    days = deadline.earliest if due.exact else f"{deadline.earliest} – {deadline.latest}"
    state = f" ({labels.of('state', due.state)})" if due.state else ""
    title = f"{deadline.label}: {days}{state}"
    return Mark(due.number, x0, x1, 0.0, title, deadline.rule.verified, due.state)
