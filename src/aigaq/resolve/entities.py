"""Making entities of clusters: main name, spellings, joins with their reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from aigaq.model.entity import Entity, Join, Spelling
from aigaq.model.mention import EntityKind, Geo, Mention
from aigaq.model.review import Reason
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.cluster import Clustering, Link
from aigaq.resolve.rulings import Bond, Rulings

NAMING = ("name", "part")
"""Forms of mentions that are spellings of a name."""


def build(clustering: Clustering, mentions: Sequence[Mention], ruled: Rulings) -> list[Entity]:
    """Make one entity of each cluster. Mentions come in the order of their passages."""
    home = {id_: person.id for person in clustering.clusters for id_ in person.ids}
    ours: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.referent.id in home:
            ours[home[mention.referent.id]].append(mention)
    joins: dict[str, list[Join]] = defaultdict(list)
    for link in clustering.held:
        joins[home[link.left]].append(_join(link))
    for bond in ruled.bonds:
        if home.get(bond.left, "") == home.get(bond.right):
            joins[home[bond.left]].append(_decided(bond))
    return [_entity(c.id, c.ids, ours[c.id], joins[c.id]) for c in clustering.clusters]


def _join(link: Link) -> Join:
    left, right = sorted((link.left, link.right))
    return Join(left, right, round(link.score, 4), link.reasons)


def _decided(bond: Bond) -> Join:
    left, right = sorted((bond.left, bond.right))
    return Join(left, right, 1.0, (Reason("a person has decided that they are one", 50.0),), bond.decision)


def _entity(id_: str, referents: Iterable[str], mentions: list[Mention], joins: list[Join]) -> Entity:
    spellings = _spellings(mentions)
    kind = mentions[0].kind
    return Entity(
        id=id_,
        kind=kind,
        name=main_name(kind, mentions),
        referents=tuple(sorted(referents)),
        spellings=spellings,
        joins=tuple(sorted(joins, key=lambda join: (join.left, join.right, join.decision or ""))),
        geo=_geo(mentions),
    )


def _spellings(mentions: list[Mention]) -> tuple[Spelling, ...]:
    """Give each form in each source once, where it stands first, and how often it stands there."""
    places: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in NAMING:
            places[mention.passage.text.source, mention.passage.quote].append(mention)
    return tuple(
        Spelling(source, form, found[0].passage.start, found[0].passage.end, len(found))
        for (source, form), found in sorted(places.items())
    )


def main_name(kind: EntityKind, mentions: Sequence[Mention]) -> str:
    """Choose the main name: of the fullest forms, the one that most sources use, then the longest."""
    sources: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        sources[mention.referent.name].add(mention.referent.source)
    width = {name: min(2, len(parse_name(name).all)) if kind == "person" else 0 for name in sources}
    return min(sources, key=lambda name: (-width[name], -len(sources[name]), -len(name), name))


def _geo(mentions: Iterable[Mention]) -> Geo | None:
    """Give the most precise point among the mentions."""
    points = [mention.geo for mention in mentions if mention.geo]
    return min(points, key=lambda geo: (geo.precision_km, geo.gazetteer), default=None)
