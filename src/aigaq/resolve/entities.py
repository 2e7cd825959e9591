"""Making entities of clusters: main name, spellings, joins with their reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from aigaq.model.entity import Entity, Join, Spelling
from aigaq.model.mention import EntityKind, Geo, Mention
from aigaq.model.review import Reason
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.cluster import Clustering, Link
from aigaq.resolve.rulings import Bond, Rulings

NAMING = ("name", "part")
"""Forms of mentions that are spellings of a name."""


def build(clustering: Clustering, mentions_of: Mapping[str, Sequence[Mention]], ruled: Rulings) -> list[Entity]:
    """Make one entity of each cluster. The mentions of a referent come in the order of their passages."""
    home = {id_: person.id for person in clustering.clusters for id_ in person.ids}
    joins: dict[str, list[Join]] = defaultdict(list)
    for link in clustering.held:
        joins[home[link.left]].append(_join(link))
    for bond in (bond for id_ in home.keys() & ruled.bonds_of.keys() for bond in ruled.bonds_of[id_]):
        if home[bond.left] == home.get(bond.right):
            joins[home[bond.left]].append(_decided(bond))
    return [
        _entity(c.id, sorted(c.ids), [m for id_ in sorted(c.ids) for m in mentions_of[id_]], joins[c.id])
        for c in clustering.clusters
    ]


def _join(link: Link) -> Join:
    left, right = sorted((link.left, link.right))
    return Join(left, right, round(link.score, 4), link.reasons)


def _decided(bond: Bond) -> Join:
    left, right = sorted((bond.left, bond.right))
    return Join(left, right, 1.0, (Reason("a person has decided that they are one", 50.0),), bond.decision)


def _entity(id_: str, referents: Sequence[str], mentions: list[Mention], joins: list[Join]) -> Entity:
    kind = mentions[0].kind
    return Entity(
        id=id_,
        kind=kind,
        name=main_name(kind, mentions),
        referents=tuple(referents),
        spellings=_spellings(mentions),
        joins=tuple(sorted(joins, key=lambda join: (join.left, join.right, join.decision or ""))),
        geo=_geo(mentions),
    )


def _spellings(mentions: Iterable[Mention]) -> tuple[Spelling, ...]:
    """Give each form in each source once, where it stands first, and how often it stands there."""
    places: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.form in NAMING:
            places[mention.passage.text.source, mention.passage.quote].append(mention)
    return tuple(_spelling(source, form, found) for (source, form), found in sorted(places.items()))


def _spelling(source: str, form: str, mentions: Sequence[Mention]) -> Spelling:
    first = min(mentions, key=lambda mention: (mention.passage.start, mention.passage.end))
    return Spelling(source, form, first.passage.start, first.passage.end, len(mentions))


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
