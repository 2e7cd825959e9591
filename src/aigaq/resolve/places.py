"""Places over all sources: one entry of the gazetteer is one place, and so is one name that points nowhere else."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from aigaq.model.mention import Geo, Mention
from aigaq.model.review import Reason
from aigaq.names.fold import fold
from aigaq.resolve.cluster import Clustering, Link, cluster
from aigaq.resolve.organisations import profile_of
from aigaq.resolve.profile import Profile
from aigaq.resolve.rulings import Rulings, bonded

ONE_ENTRY, ONE_NAME = 10.0, 6.0
"""Bits: the same entry of the gazetteer; the same folded name, and no other place of that name."""
EARTH_KM = 6371.0


def places(mentions: Sequence[Mention], ruled: Rulings) -> Clustering:
    """Find which places of all sources are one."""
    named = [mention for mention in mentions if mention.kind == "place"]
    referents = {mention.referent.id: mention.referent for mention in named}
    points = {mention.referent.id: mention.geo for mention in named if mention.geo}
    nodes = bonded((profile_of(referents[id_]) for id_ in sorted(referents)), ruled)
    links = [*_one_entry(nodes, points), *_one_name(nodes, points)]
    return cluster(nodes, links, partial(_clash, points=points, ruled=ruled))


def _one_entry(nodes: Sequence[Profile], points: dict[str, Geo]) -> Iterator[Link]:
    entries: dict[str, list[Profile]] = defaultdict(list)
    for node in nodes:
        for entry in sorted({points[id_].gazetteer for id_ in node.ids if id_ in points}):
            entries[entry].append(node)
    for _, found in sorted(entries.items()):
        yield from _star(found, ONE_ENTRY, "they are one entry of the gazetteer")


def _one_name(nodes: Sequence[Profile], points: dict[str, Geo]) -> Iterator[Link]:
    """Link places of one name where at most one point on the map has that name."""
    names: dict[str, list[Profile]] = defaultdict(list)
    for node in nodes:
        for key in sorted({" ".join(word.key for word in fold(name)) for name in node.names} - {""}):
            names[key].append(node)
    for _, found in sorted(names.items()):
        entries = {points[id_].gazetteer for node in found for id_ in node.ids if id_ in points}
        if len(entries) <= 1:
            yield from _star(found, ONE_NAME, "they have one name")


def _star(nodes: Sequence[Profile], weight: float, what: str) -> Iterator[Link]:
    first = min(nodes, key=lambda node: node.id)
    for node in nodes:
        if node is not first:
            yield Link(first.id, node.id, weight, (Reason(what, weight),))


def _clash(left: Profile, right: Profile, points: dict[str, Geo], ruled: Rulings) -> str | None:
    if ruled.forbid(left.ids, right.ids):
        return "a person has decided that they are different"
    ours, theirs = ([points[id_] for id_ in sorted(node.ids) if id_ in points] for node in (left, right))
    if any(kilometres(a, b) > a.precision_km + b.precision_km + 1 for a in ours for b in theirs):
        return "they lie in different spots on the map"
    return None


def kilometres(one: Geo, other: Geo) -> float:
    """Give the great-circle distance of two points in kilometres (haversine, mean radius of the Earth)."""
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    lon = math.radians(other.lon - one.lon)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
