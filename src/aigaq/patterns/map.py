"""A small map of a candidate, drawn off line: points, circles of precision, distances, a grid of degrees; no tiles.

Equirectangular, true to scale in the middle of the drawing; over a few thousand kilometres lengths near its upper and
lower edge are off by some per cent. Distances that are written are great-circle ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, radians

from attrs import frozen

from aigaq.casefile.places import EARTH_KM, kilometres
from aigaq.model.mention import Geo
from aigaq.model.pattern import Candidate, Incident
from aigaq.patterns import near
from aigaq.patterns.svg import FAINT, HALO, INK, MARK, SOFT, clean, drawing, line, shorten, tag, text
from aigaq.patterns.words import data, fill, spoken

WIDTH, HEIGHT, EDGE = 560.0, 300.0, 46.0
KM_PER_DEGREE = radians(1) * EARTH_KM
LEAST_KM = 40.0
"""The drawing shows at least so many kilometres across, so that one town does not look like a country."""
_STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45)
"""Degrees between two lines of the grid."""
_BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@frozen
class Spot:
    """One place of the map with the numbers of its incidents."""

    geo: Geo
    name: str
    numbers: tuple[int, ...]


@frozen
class Frame:
    """How degrees become units of the drawing."""

    north: float
    east: float
    scale: float
    """Units a kilometre."""

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle."""
        return max(0.05, cos(radians(self.north)))

    def x(self, lon: float) -> float:
        """Give the position of a longitude."""
        return WIDTH / 2 + (_turned(lon, self.east) - self.east) * KM_PER_DEGREE * self.squeeze * self.scale

    def y(self, lat: float) -> float:
        """Give the position of a latitude."""
        return HEIGHT / 2 - (lat - self.north) * KM_PER_DEGREE * self.scale


def map_svg(candidate: Candidate, language: str = "en") -> str:
    """Draw the incidents of a candidate on a map; an empty string where no place is known to a town."""
    spots = _spots(candidate.incidents)
    if not spots:
        return ""
    frame = _frame(spots)
    parts = [*_grid(frame), *_lines(frame, spots), *_marks(frame, spots), *_bar(frame), *_missing(candidate, language)]
    title = spoken(fill(data("remarks.toml")["drawing"]["map"]), language)
    return drawing(WIDTH, HEIGHT + 24, title, parts)


def _spots(incidents: Sequence[Incident]) -> list[Spot]:
    made: dict[tuple[float, float], Spot] = {}
    for number, one in enumerate(incidents, 1):
        if one.geo is not None and near.placed(one):
            key = (one.geo.lat, one.geo.lon)
            old = made.get(key)
            made[key] = Spot(one.geo, one.event.place or "", (*(old.numbers if old else ()), number))
    return list(made.values())


def _turned(lon: float, middle: float) -> float:
    """Give a longitude on the same side of the date line as the middle."""
    return middle + (lon - middle + 180) % 360 - 180


def _frame(spots: Sequence[Spot]) -> Frame:
    first = spots[0].geo.lon
    lons, lats = [_turned(s.geo.lon, first) for s in spots], [s.geo.lat for s in spots]
    north, east = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    room = 2 * max(s.geo.precision_km for s in spots)
    squeeze = max(0.05, cos(radians(north)))
    wide = max(LEAST_KM, (max(lons) - min(lons)) * KM_PER_DEGREE * squeeze + room)
    high = max(LEAST_KM, (max(lats) - min(lats)) * KM_PER_DEGREE + room)
    return Frame(north, east, min((WIDTH - 4 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high))


def _grid(frame: Frame) -> Iterator[str]:
    yield tag("rect", x=0.5, y=0.5, width=WIDTH - 1, height=HEIGHT - 1, fill="#fafbfc", stroke=FAINT)
    per_degree = KM_PER_DEGREE * frame.scale
    step = next((s for s in _STEPS if s * per_degree * frame.squeeze >= 70), _STEPS[-1])
    for lon in _multiples(frame.east, WIDTH / 2 / (per_degree * frame.squeeze), step):
        yield line((frame.x(lon), 0), (frame.x(lon), HEIGHT))
        if frame.x(lon) < WIDTH - 40:
            yield text(_degrees(_turned(lon, 0.0), "E", "W"), frame.x(lon) + 3, HEIGHT - 4, fill=SOFT, font_size=9)
    for lat in _multiples(frame.north, HEIGHT / 2 / per_degree, step):
        yield line((0, frame.y(lat)), (WIDTH, frame.y(lat)))
        yield text(_degrees(lat, "N", "S"), 3, frame.y(lat) - 3, fill=SOFT, font_size=9)


def _multiples(middle: float, half: float, step: float) -> list[float]:
    low, high = ceil((middle - half) / step), ceil((middle + half) / step)
    return [n * step for n in range(low, high)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(round(value, 2)):g}° {plus if value >= 0 else minus}"


def _lines(frame: Frame, spots: Sequence[Spot]) -> Iterator[str]:
    """Dashed lines from spot to spot, with the great-circle distance."""
    for one, other in pairwise(spots):
        start, end = ((frame.x(s.geo.lon), frame.y(s.geo.lat)) for s in (one, other))
        yield line(start, end, stroke=SOFT, stroke_dasharray="3 4")
        km = kilometres(one.geo, other.geo)
        if km * frame.scale > 80:
            yield text(f"{km:,.0f} km".replace(",", "\u202f"), (start[0] + end[0]) / 2 + 6, (start[1] + end[1]) / 2 - 4,
                       fill=SOFT, font_size=11)  # fmt: skip


def _marks(frame: Frame, spots: Sequence[Spot]) -> Iterator[str]:
    for spot in spots:
        x, y = frame.x(spot.geo.lon), frame.y(spot.geo.lat)
        yield tag("circle", cx=x, cy=y, r=max(5.0, spot.geo.precision_km * frame.scale), fill=HALO, fill_opacity="0.6")
        yield tag("circle", cx=x, cy=y, r=3.5, fill=MARK)
        label = clean(f"{', '.join(map(str, spot.numbers))}  {spot.name}")
        before = x > WIDTH * 0.62
        room = x - 12 if before else WIDTH - x - 12
        yield text(shorten(label, room), x - 9 if before else x + 9, y - 7, text_anchor="end" if before else "start")


def _bar(frame: Frame) -> Iterator[str]:
    km = max((b for b in _BARS if b * frame.scale <= 130), default=_BARS[0])
    yield line((WIDTH - 12 - km * frame.scale, 14), (WIDTH - 12, 14), stroke=INK, stroke_width=2)
    yield text(f"{km} km", WIDTH - 12, 28, text_anchor="end", font_size=10)


def _missing(candidate: Candidate, language: str) -> Iterator[str]:
    numbers = [n for n, one in enumerate(candidate.incidents, 1) if not near.placed(one)]
    if numbers:
        said = fill(data("remarks.toml")["drawing"]["rough"], numbers=", ".join(map(str, numbers)))
        yield text(spoken(said, language), 0, HEIGHT + 17, fill=SOFT, font_size=11)
