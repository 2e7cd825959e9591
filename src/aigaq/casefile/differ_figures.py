"""Where reports differ in numbers: how many were held, killed or fled, and how far two places lie apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from attrs import define, field, frozen

from aigaq.casefile import figures, places
from aigaq.casefile.about import about
from aigaq.casefile.conflicts import difference
from aigaq.casefile.figures import Figure
from aigaq.casefile.index import Index
from aigaq.model.casefile import Difference, Reading
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.text import Text

LEAST, MOST = 0.75, 1.6
"""A distance that is not between these shares of the great circle is about other places: roads are up to half as long
again, and reports round."""
REACH = 600
"""Characters before a figure in which the place it is about is looked for, if its sentence names none."""
_TOWNS = frozenset({"city", "village", "site"})


@frozen
class Told:
    """A figure in one source, and the place it is about."""

    source: str
    figure: Figure
    place: Entity


_Read = tuple[Text, tuple[Figure, ...], tuple[Figure, ...]]


@define(eq=False)
class Figures:
    """Keeps the numbers of people and the distances of each text of a vault."""

    _of: dict[str, _Read] = field(factory=dict)

    def sync(self, material: Material) -> dict[str, _Read]:
        """Give the figures of each text, sorted by source; a text is read only once."""
        before, self._of = self._of, {}
        for source, text in sorted(material.texts.items()):
            known = before.get(source)
            if known is None or (known[0] is not text and known[0] != text):
                known = (text, tuple(figures.people(text)), tuple(figures.distances(text)))
            self._of[source] = known
        return self._of


def numbers_of_people(ix: Index) -> Iterator[Difference]:
    """Find numbers of people of different scale, told of one place under one heading by different sources."""
    groups: dict[str, list[Told]] = defaultdict(list)
    read = {name: found[1] for name, found in ix.kept.of(Figures).sync(ix.material).items() if found[1]}
    named = _named_places(ix, read.keys(), towns=False)
    for source, found in read.items():
        text = ix.material.texts[source]
        for figure in found:
            place = _last_named(figure, named.get(source, ()))
            for heading in figures.done(text.content[slice(*figure.sentence)]) if place else ():
                groups[heading].append(Told(source, figure, place)) if place else None
    for heading, told in sorted(groups.items()):
        yield from _scales(ix, heading, told)


def _scales(ix: Index, heading: str, told: list[Told]) -> Iterator[Difference]:
    """One difference for each place about which sources give figures that cannot be one."""
    odd: dict[str, set[Told]] = defaultdict(set)
    alike: dict[tuple[str, float, float], list[Told]] = defaultdict(list)
    for one in told:
        alike[one.place.id, one.figure.low, one.figure.high].append(one)
    for some, others in combinations(alike.values(), 2):
        one, other = some[0], others[0]
        if not one.figure.meets(other.figure) and _one_place(one.place, other.place):
            smaller = min((one.place, other.place), key=_size)
            odd[smaller.name] |= {*_beside(some, others), *_beside(others, some)}
    for place, group in sorted(odd.items()):
        sides = _sides(ix, group)
        yield difference("count", "notable", about(heading, place=place), sides, nature="variant")


def _beside(some: list[Told], others: list[Told]) -> Iterator[Told]:
    """Those of some figures that stand in another source than one of the others."""
    sources = {other.source for other in others}
    return (one for one in some if sources - {one.source})


def _sides(ix: Index, told: Iterable[Told]) -> list[Reading]:
    values: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (t.source, t.figure.start)):
        values[" ".join(one.figure.words.split())].append(one)
    return [_reading(ix, value, group) for value, group in sorted(values.items())]


def _reading(ix: Index, value: str, told: list[Told]) -> Reading:
    claims: dict[str, Claim] = {}
    passages = []
    for one in told:
        text = ix.material.texts[one.source]
        found = _around(ix, one.source, one.figure)
        claims |= {claim.id: claim for claim in found}
        passages += [] if found else [text.passage(*one.figure.sentence)]
    return Reading(value, tuple(claims.values()), tuple(passages))


def _around(ix: Index, source: str, figure: Figure) -> tuple[Claim, ...]:
    """The claims whose passage holds the figure; the shortest such passage first, at most one."""
    found = [
        c for c in ix.by_source.get(source, ()) if c.passage.start <= figure.start and figure.end <= c.passage.end
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda c: (c.passage.end - c.passage.start, c.passage.start, c.id))[:1])


def _size(place: Entity) -> tuple[float, str]:
    return (place.geo.precision_km if place.geo else 0.0, place.id)


def _one_place(one: Entity, other: Entity) -> bool:
    if one.id == other.id:
        return True
    return bool(one.geo and other.geo and places.near(one.geo, other.geo))


_Spots = tuple[tuple[int, int, Entity], ...]


def _named_places(ix: Index, sources: Collection[str], *, towns: bool) -> dict[str, _Spots]:
    """Where each source names regions and countries, or towns: not where a capital stands for its government."""
    found: dict[str, list[tuple[int, int, Entity]]] = defaultdict(list)
    for entity in ix.material.resolution.entities:
        if entity.kind == "place" and entity.geo and (entity.geo.feature in _TOWNS) == towns:
            for spelling in (one for one in entity.spellings if one.source in sources):
                found[spelling.source] += _standing(ix.material.texts.get(spelling.source), spelling.form, entity)
    return {source: tuple(sorted(spots, key=lambda s: (s[0], s[1], s[2].id))) for source, spots in found.items()}


def _standing(text: Text | None, form: str, entity: Entity) -> Iterator[tuple[int, int, Entity]]:
    """Every place in the text where the form stands as a word by itself and owns nothing (“Oslo’s policy”)."""
    at = text.content.find(form) if text and form else -1
    while text and at >= 0:
        end = at + len(form)
        before, after = text.content[at - 1 : at], text.content[end : end + 2]
        owner = after[:1] in {"’", "'"} and after[1:] == "s" and entity.geo is not None and entity.geo.feature in _TOWNS
        if not before.isalnum() and not after[:1].isalnum() and not owner:
            yield at, end, entity
        at = text.content.find(form, end)


def _last_named(figure: Figure, spots: _Spots) -> Entity | None:
    """The place named in the figure's sentence, the nearest first, or else the last one named before it."""
    start, end = figure.sentence
    inside = [spot for spot in spots if start <= spot[0] < end]
    if inside:
        return min(inside, key=lambda s: (abs(s[0] - figure.start), s[2].id))[2]
    before = [spot for spot in spots if start - REACH <= spot[0] < start]
    return before[-1][2] if before else None


def how_far(ix: Index) -> Iterator[Difference]:
    """Find distances that do not fit the great circle between the two towns they stand beside, or each other."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    read = {name: found[2] for name, found in ix.kept.of(Figures).sync(ix.material).items() if found[2]}
    named = _named_places(ix, read.keys(), towns=True)
    by_id = ix.by_id
    for source, found in read.items():
        for figure in found if source in named else ():
            pair = _two_towns(figure, named[source])
            if pair:
                groups[pair].append(Told(source, figure, by_id[pair[0]]))
    for (one, other), told in sorted(groups.items()):
        yield from _distances(ix, by_id[one], by_id[other], told)


def _two_towns(figure: Figure, spots: _Spots) -> tuple[str, str] | None:
    """The last two towns named up to the end of the figure's sentence."""
    start, end = figure.sentence
    found: list[str] = []
    for at, _, entity in reversed(spots):
        if start - 2 * REACH <= at < end and entity.id not in found:
            found.append(entity.id)
    return (min(found[:2]), max(found[:2])) if len(found) > 1 else None


def _stated(figure: Figure) -> float:
    if figure.bound in {"least", "most"}:
        return figure.low or figure.high
    return (figure.low + figure.high) / 2


def _distances(ix: Index, one: Entity, other: Entity, told: list[Told]) -> Iterator[Difference]:
    if one.geo is None or other.geo is None:
        return
    km = places.kilometres(one.geo, other.geo)
    told = [t for t in told if LEAST <= _stated(t.figure) / max(km, 1.0) <= MOST]
    off = figures.data()["distance"]["centre"]
    wrong = [t for t in told if not t.figure.low <= km * (1 + off) or not t.figure.high >= km * (1 - off)]
    clash = any(a.source != b.source and not a.figure.meets(b.figure) for a, b in combinations(told, 2))
    if wrong or clash:
        first, second = sorted((one.name, other.name))
        what = about("how_far", one=first, other=second, km=f"{km:.0f}")
        yield difference("distance", "slight", what, _sides(ix, told), nature="tension")
