"""Organisations or places as stacks, clustered as a whole: their names are few, however many reports there are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from aigaq.resolve.cluster import Clustering, Link, cluster
from aigaq.resolve.graph import Touched
from aigaq.resolve.profile import Profile
from aigaq.resolve.rulings import Rulings
from aigaq.resolve.units import Units


@frozen
class Ways:
    """How organisations, or places, are linked and what keeps two apart."""

    links: Callable[[Sequence[Profile]], Iterable[Link]]
    clash: Callable[[Profile, Profile], str | None]


class Bodies:
    """The clusters of one kind, and which of them the last change has altered."""

    def __init__(self) -> None:
        self.left: tuple[Link, ...] = ()
        self._now: dict[str, tuple[Profile, tuple[Link, ...]]] = {}

    def copy(self) -> Bodies:
        """Give a copy that can change by itself."""
        found = Bodies()
        found.left, found._now = self.left, dict(self._now)
        return found

    def update(self, units: Units, ways: Ways, ruled: Rulings, anew: Collection[str]) -> Touched:
        """Cluster all stacks; give what has changed, and the clusters of the referents named in ``anew``."""
        stacks = sorted(units.all(), key=lambda one: one.profile.id)
        nodes = [one.profile for one in stacks]
        found = cluster(nodes, _allowed(nodes, ways.links(nodes), ruled), ways.clash)
        home = {id_: person.id for person in found.clusters for id_ in person.ids}
        held: dict[str, list[Link]] = {person.id: [] for person in found.clusters}
        for link in (*(link for one in stacks for link in one.links), *found.held):
            held[home[link.left]].append(link)
        now = {person.id: (person, tuple(held[person.id])) for person in found.clusters}
        kept = {id_ for id_, row in now.items() if self._now.get(id_) == row and row[0].ids.isdisjoint(anew)}
        gone = tuple(id_ for id_ in sorted(self._now) if id_ not in kept)
        new = tuple(Clustering((row[0],), row[1], ()) for id_, row in sorted(now.items()) if id_ not in kept)
        self._now, self.left = now, found.left
        return Touched(gone, new)


def _allowed(nodes: Sequence[Profile], links: Iterable[Link], ruled: Rulings) -> Iterator[Link]:
    """Give the links that no decision forbids; where a person could not tell, as such."""
    ids = {node.id: node.ids for node in nodes}
    for link in links:
        if ruled.left_open(ids[link.left], ids[link.right]):
            yield evolve(link.but("a person could not tell"), verdict="unsure")
        elif not ruled.forbid(ids[link.left], ids[link.right]):
            yield link
