"""Event claims in groups of one class and the very same people, each joined by itself and again when it changes.

What a group comes to depends on the groups within three steps of it, a step being from one set of people to a part of
it or to a larger one: a claim about two people may stand in the events of each (`parts`), which depends on what is
told of each, and what those come to with others depends on that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import define, field, frozen

from aigaq.casefile.block import Key
from aigaq.casefile.joining import Cluster, Item, join
from aigaq.casefile.parts import Fits as Parts
from aigaq.casefile.parts import with_parts
from aigaq.casefile.same import Same
from aigaq.model.schema import event_type

STEPS = 3
Node = tuple[str, frozenset[Key]]
"""A class and manner of events, and the people they are about."""
Place = tuple[tuple[object, ...], int]
"""Where a cluster comes among all: after the first claim of its group, then in the order of joining."""


class How(Parts, Protocol):
    """How claims are compared, of the same people or not."""

    def same_people(self, one: Item, other: Item) -> bool:
        """Say whether two claims of one class about the same people can be of one event."""


@frozen(eq=False)
class Placed:
    """A cluster in its place."""

    place: Place
    cluster: Cluster


@define(eq=False)
class Moved:
    """Which clusters are no more, and which are new."""

    gone: list[Cluster] = field(factory=list)
    come: list[Cluster] = field(factory=list)


@define(eq=False)
class Groups:
    """Keeps groups of claims and the clusters they come to."""

    _items: dict[Node, dict[str, Item]] = field(factory=lambda: defaultdict(dict))
    _joined: dict[Node, list[tuple[Place, tuple[Item, ...]]]] = field(factory=dict)
    _near: dict[tuple[str, Key], set[Node]] = field(factory=lambda: defaultdict(set))
    _node: dict[str, Node] = field(factory=dict)
    _final: dict[Node, list[Placed]] = field(factory=dict)

    def sync(self, gone: Iterable[Item], come: Iterable[Item], ruled_on: set[str], fits: How) -> Moved:
        """Put claims in and out, and join again what this (or what people have decided on them) can touch."""
        touched = {self._node[name] for name in ruled_on if name in self._node}
        touched |= {self._drop(item) for item in gone}
        touched |= {self._put(item) for item in come}
        for node in touched:
            self._join(node, fits)
        inner = self._around(touched)
        return self._settle(inner, self._around(inner), fits)

    def _drop(self, item: Item) -> Node:
        node = (item.what, item.who)
        self._items[node].pop(item.claim.id, None)
        self._node.pop(item.claim.id, None)
        if not self._items[node]:
            del self._items[node]
            for key in item.who:
                self._near[item.what, key].discard(node)
        return node

    def _put(self, item: Item) -> Node:
        node = (item.what, item.who)
        self._items[node][item.claim.id] = item
        self._node[item.claim.id] = node
        for key in item.who:
            if len(key) == 1:
                self._near[item.what, key].add(node)
        return node

    def _join(self, node: Node, fits: How) -> None:
        """Join the claims of one group; background is told claim by claim."""
        items = list(self._items[node].values()) if node in self._items else []
        alone = [[item] for item in items if event_type(item.claim.type).background]
        rest = [item for item in items if not event_type(item.claim.type).background]
        found = []
        for group in (*alone, rest):
            first = min(map(_told, group), default=())
            found += [((first, n), tuple(c.items)) for n, c in enumerate(join(group, fits.same_people))]
        self._joined[node] = sorted(found, key=lambda row: row[0])
        if not found:
            del self._joined[node]

    def _around(self, nodes: set[Node]) -> set[Node]:
        """Give the groups within some steps of these."""
        found, edge = set(nodes), set(nodes)
        for _ in range(STEPS):
            edge = {other for node in edge for other in self._nested(node)} - found
            found |= edge
        return found

    def _nested(self, node: Node) -> Iterator[Node]:
        what, who = node
        for key in who:
            for other in self._near.get((what, key), ()):
                if other[1] < who or who < other[1]:
                    yield other

    def _settle(self, inner: set[Node], outer: set[Node], fits: How) -> Moved:
        """Join claims about several people with those about each; keep what comes out of the inner groups."""
        fresh = [(place, node, items) for node in outer for place, items in self._joined.get(node, ())]
        places: dict[int, tuple[Place, Node]] = {}
        made = []
        for place, node, items in sorted(fresh, key=lambda row: row[0]):
            cluster = Cluster()
            cluster.add(*items)
            places[id(cluster)] = (place, node)
            made.append(cluster)
        found: dict[Node, list[Placed]] = {node: [] for node in inner}
        for cluster in with_parts(made, fits):
            place, node = places[id(cluster)]
            if node in inner:
                found[node].append(Placed(place, cluster))
        return self._replace(found)

    def _replace(self, found: dict[Node, list[Placed]]) -> Moved:
        """Put new clusters for old ones, but leave those that have come out as they were."""
        moved = Moved()
        before = {_content(p.cluster): p for node in found for p in self._final.get(node, ())}
        for node, made in found.items():
            kept = [_as_before(before.get(_content(p.cluster)), p) for p in made]
            old = {id(p.cluster) for p in self._final.get(node, ())}
            now = {id(p.cluster) for p in kept}
            moved.gone += [p.cluster for p in self._final.get(node, ()) if id(p.cluster) not in now]
            moved.come += [p.cluster for p in kept if id(p.cluster) not in old]
            if kept:
                self._final[node] = kept
            else:
                self._final.pop(node, None)
        return moved

    def put_together(self, ruled: Same) -> tuple[list[Cluster], list[Cluster]]:
        """Give the clusters that people's decisions change, and what they make of them."""
        asked = {name for group in ruled.groups for name in group if name in self._node}
        if not asked:
            return [], []
        nodes = self._around({self._node[name] for name in asked})
        held = (p for node in nodes for p in self._final.get(node, ()))
        mine = [p for p in held if any(item.claim.id in asked for item in p.cluster.items)]
        before = [p.cluster for p in sorted(mine, key=lambda p: p.place)]
        after = ruled.joined(before)
        same = {id(c) for c in before} & {id(c) for c in after}
        return [c for c in before if id(c) not in same], [c for c in after if id(c) not in same]


def _told(item: Item) -> tuple[object, ...]:
    claim = item.claim
    return (claim.source, claim.passage.start, claim.passage.end, claim.id)


def _content(cluster: Cluster) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(map(id, cluster.items)), tuple(map(id, cluster.shared))


def _as_before(known: Placed | None, made: Placed) -> Placed:
    if known is None:
        return made
    return known if known.place == made.place else Placed(made.place, known.cluster)
