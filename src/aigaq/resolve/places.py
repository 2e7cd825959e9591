"""Places over all sources: one entry of the gazetteer is one place, and so is one name that points nowhere else.

A renamed place is one under all its names, each in its time (`aigaq.resolve.renamed`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aigaq.model.mention import Geo, Mention, Referent
from aigaq.model.review import Reason
from aigaq.resolve.cluster import Link
from aigaq.resolve.profile import Fact, Profile, few
from aigaq.resolve.renamed import place_key, renamed
from aigaq.resolve.rulings import Rulings
from aigaq.resolve.stack import Stack, each_with_each, sides, stack

ONE_ENTRY, ONE_NAME, RENAMED = 10.0, 6.0, 6.0
"""Bits: the same entry of the gazetteer; the same folded name, and no other place of that name; two names that one
place had, each in the time of its report."""
OUT_OF_TIME = 1.0
"""Bits: two names of one place, of which one means something else too at that time: it is asked about."""
SAME_ENTRY, SAME_NAME = "they are one entry of the gazetteer", "they have one name"
EARTH_KM = 6371.0


def profile_of(referent: Referent, point: Geo | None, published: str) -> Profile:
    """Give what is known of a place: its name, its entry in the gazetteer, and what it was called when."""
    known = renamed(referent.name, published)
    facts: set[Fact] = {("entry", point.gazetteer)} if point and (known is None or known[1]) else set()
    if known:
        facts.add(("renamed" if known[1] else "perhaps", known[0]))
    return Profile(frozenset({referent.id}), few({referent.source}), few({referent.name}), few(facts))


def unit(place: Profile) -> tuple[str, ...]:
    """Give the key of those that nothing tells apart: one name, one entry, and the time of the name."""
    key = place_key(min(place.names))
    return (key, *(f"{kind} {value}" for kind, value in sorted(place.facts))) if key else ("", place.id)


def stacks(group: list[Profile], ruled: Rulings) -> list[Stack]:
    """Take together those that nothing tells apart; where people have done so, each side by itself."""
    return [stack(side, _one) for side in sides(group, ruled, lambda _: ())]


def _one(one: Profile, other: Profile) -> Link:
    entry = _value(one, "entry")
    return _link(one, other, ONE_ENTRY, SAME_ENTRY) if entry else _link(one, other, ONE_NAME, SAME_NAME)


def links(nodes: Sequence[Profile]) -> Iterator[Link]:
    """Link the places that may be one."""
    yield from _one_entry(nodes)
    yield from _one_name(nodes)
    yield from _renamed(nodes)


def _value(place: Profile, wanted: str) -> list[str]:
    return sorted(value for kind, value in place.facts if kind == wanted)


def _one_entry(nodes: Sequence[Profile]) -> Iterator[Link]:
    entries: dict[str, list[Profile]] = defaultdict(list)
    for node in nodes:
        for entry in _value(node, "entry"):
            entries[entry].append(node)
    for _, found in sorted(entries.items()):
        yield from _star(found, ONE_ENTRY, SAME_ENTRY)


def _one_name(nodes: Sequence[Profile]) -> Iterator[Link]:
    """Link places of one name where at most one point on the map has that name."""
    names: dict[str, list[Profile]] = defaultdict(list)
    for node in nodes:
        for key in sorted({place_key(name) for name in node.names} - {""}):
            names[key].append(node)
    for _, found in sorted(names.items()):
        entries = {entry for node in found for entry in _value(node, "entry")}
        if len(entries) <= 1:
            yield from _star(found, ONE_NAME, SAME_NAME)


def _renamed(nodes: Sequence[Profile]) -> Iterator[Link]:
    """Link the names of one place; those that may mean something else by then are to be asked about."""
    sure: dict[str, list[Profile]] = defaultdict(list)
    for node in nodes:
        for place in _value(node, "renamed"):
            sure[place].append(node)
    for _, found in sorted(sure.items()):
        yield from _star(found, RENAMED, "they are names that one place has had")
    for node in nodes:
        for first in (sure[place][0] for place in _value(node, "perhaps") if place in sure):
            yield _link(first, node, OUT_OF_TIME, "one may be the other's name at another time")


def _star(nodes: Sequence[Profile], weight: float, what: str) -> Iterator[Link]:
    return (_link(one, other, weight, what) for one, other in each_with_each(nodes))


def _link(one: Profile, other: Profile, weight: float, what: str) -> Link:
    return Link(min(one.id, other.id), max(one.id, other.id), weight, (Reason(what, weight),))


def clash(left: Profile, right: Profile, points: Mapping[str, Geo], ruled: Rulings) -> str | None:
    """Say what keeps two places apart: a decision, or spots on the map too far from each other."""
    if ruled.forbid(left.ids, right.ids):
        return "a person has decided that they are different"
    if ruled.left_open(left.ids, right.ids):
        return "a person could not tell"
    ours, theirs = (_spots(node, points) for node in (left, right))
    if any(kilometres(a, b) > a.precision_km + b.precision_km + 1 for a in ours for b in theirs):
        return "they lie in different spots on the map"
    return None


def _spots(place: Profile, points: Mapping[str, Geo]) -> list[Geo]:
    """Give one point for each entry of the gazetteer."""
    found = {points[id_].gazetteer: points[id_] for id_ in sorted(place.ids, reverse=True) if id_ in points}
    return [found[entry] for entry in sorted(found)]


def points(mentions: Iterable[Mention]) -> dict[str, Geo]:
    """Give the point on the map of each place referent that has one."""
    return {m.referent.id: m.geo for m in mentions if m.kind == "place" and m.geo}


def kilometres(one: Geo, other: Geo) -> float:
    """Give the great-circle distance of two points in kilometres (haversine, mean radius of the Earth)."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    lon = math.radians(other.lon - one.lon)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
