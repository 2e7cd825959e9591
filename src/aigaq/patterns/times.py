"""A time plot of a candidate: one row an incident, a dot for a day, a bar for a span, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import frozen

from aigaq.model.pattern import Candidate
from aigaq.model.schema import event_type
from aigaq.patterns import near
from aigaq.patterns.incidents import span
from aigaq.patterns.near import Span
from aigaq.patterns.svg import FAINT, HALO, INK, MARK, SOFT, clean, drawing, line, shorten, tag, text
from aigaq.patterns.words import data, fill, spoken

WIDTH, LEFT, RIGHT, ROW, TOP = 560.0, 218.0, 542.0, 22.0, 26.0
PAD = 0.06
"""Share of the time that is left free at both ends."""
TICKS = 5


@frozen
class Row:
    """One line of the plot."""

    label: str
    days: Span | None
    harm: bool


@frozen
class Scale:
    """How days become units of the drawing."""

    first: float
    per_day: float

    def x(self, day: date) -> float:
        """Give the position of a day."""
        return LEFT + (day.toordinal() - self.first) * self.per_day


def time_svg(candidate: Candidate, language: str = "en", shown: Mapping[str, str] | None = None) -> str:
    """Draw a candidate on a line of time; an empty string where nothing in it has days.

    ``shown``: pseudonyms, by entity id, in place of the names of those it befell.
    """
    rows = _rows(candidate, language, shown or {})
    dated = [row.days for row in rows if row.days]
    if not dated:
        return ""
    scale = _scale(dated)
    bottom = TOP + ROW * len(rows)
    parts = [*_axis(scale, bottom)]
    for number, row in enumerate(rows):
        parts += _row(row, scale, TOP + ROW * (number + 0.5), language)
    title = spoken(fill(data("remarks.toml")["drawing"]["times"]), language)
    return drawing(WIDTH, bottom + 10, title, parts)


def _rows(candidate: Candidate, language: str, shown: Mapping[str, str]) -> list[Row]:
    """Incidents with their numbers, and what they are held against, by date."""
    made = []
    for number, one in enumerate(candidate.incidents, 1):
        names = ", ".join(shown.get(who, name) for who, name in zip(one.victims, one.names, strict=True))
        label = f"{number}  {spoken(event_type(one.type).labels, language)}: {names}"
        made.append(Row(label, near.days(one), harm=True))
    made += [Row(spoken(event_type(e.type).labels, language), span(e), harm=False) for e in candidate.around]
    return sorted(made, key=lambda row: (row.days is None, row.days or (date.min, date.min)))


def _scale(dated: Sequence[Span]) -> Scale:
    first, last = (min(days[0] for days in dated).toordinal(), max(days[1] for days in dated).toordinal())
    length = max(7, last - first)
    low = (first + last - length) / 2 - PAD * length
    return Scale(low, (RIGHT - LEFT) / (length * (1 + 2 * PAD)))


def _axis(scale: Scale, bottom: float) -> Iterator[str]:
    yield tag("rect", x=LEFT, y=TOP - 6, width=RIGHT - LEFT, height=bottom - TOP + 6, fill="#fafbfc", stroke=FAINT)
    days = (RIGHT - LEFT) / scale.per_day
    step = max(1, round(days / TICKS))
    at = date.fromordinal(max(1, int(scale.first) + 1))
    while (x := scale.x(at)) <= RIGHT - 20:
        if x >= LEFT + 20:
            yield line((x, TOP - 6), (x, bottom))
            yield text(at.isoformat(), x, TOP - 11, text_anchor="middle", fill=SOFT, font_size=9)
        if at > date.max - timedelta(days=step):
            break
        at += timedelta(days=step)


def _row(row: Row, scale: Scale, y: float, language: str) -> Iterator[str]:
    yield text(
        shorten(clean(row.label), LEFT - 12),
        LEFT - 8,
        y + 4,
        text_anchor="end",
        fill=INK if row.harm else SOFT,
        font_size=11,
    )
    if row.days is None:
        yield text(
            spoken(fill(data("remarks.toml")["drawing"]["no_day"]), language), LEFT + 8, y + 4, fill=SOFT, font_size=11
        )
        return
    left, right = scale.x(row.days[0]), scale.x(row.days[1])
    ink = MARK if row.harm else SOFT
    if row.days[0] == row.days[1]:
        yield tag("circle", cx=left, cy=y, r=4.5, fill=ink)
    else:
        yield tag("rect", x=left, y=y - 4, width=max(3.0, right - left), height=8, rx=4, fill=HALO, stroke=ink)
