"""People and the links between them, kept up to date: a change compares only what is new.

What two people have to do with each other depends on these two, on who bears names that meet theirs and on the
decisions about them. So a link between two who have not changed holds, and of the clusters only those are made
anew that a new, changed or lost link touches. The result is the same in whatever order reports come in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from attrs import frozen

from aigaq.model.entity import Crowd
from aigaq.resolve.block import CROWD, FEW, Index, Key, Pair, pairs, pairs_by_facts
from aigaq.resolve.cluster import Clustering, Link, cluster
from aigaq.resolve.often import Often
from aigaq.resolve.people import clash, compare_people, joins_alone
from aigaq.resolve.profile import Profile, outline
from aigaq.resolve.rulings import Rulings
from aigaq.resolve.shelf import Shelf
from aigaq.resolve.stack import Stack
from aigaq.resolve.units import Change


@frozen
class Touched:
    """What a change has done to the clusters: the ids of those that are no more, and those that are new."""

    gone: tuple[str, ...]
    new: tuple[Clustering, ...]


class Graph:
    """People, links, clusters."""

    def __init__(self) -> None:
        self._index = Index()
        self._stacks: dict[str, Stack] = {}
        self._found: dict[Key, dict[Pair, Link]] = {}
        self._crowds: dict[Key, Crowd] = {}
        self._links: dict[Pair, Link] = {}
        self._times: dict[Pair, int] = {}
        """Under how many keys two meet, where under more than one."""
        self._strong: Shelf[str, str] = Shelf()
        self._home: dict[str, str] = {}
        self.parts: dict[str, Clustering] = {}
        """The clusters, by the smallest id among those that strong links hold together."""

    def copy(self) -> Graph:
        """Give a copy that can change by itself."""
        found = Graph()
        found._index, found._stacks, found._found = self._index.copy(), dict(self._stacks), dict(self._found)
        found._crowds, found._links, found._strong = dict(self._crowds), dict(self._links), self._strong.copy()
        found._home, found.parts, found._times = dict(self._home), dict(self.parts), dict(self._times)
        return found

    def loose(self) -> Iterator[Link]:
        """Give the links that only suggest."""
        return (link for link in self._links.values() if not link.strong)

    def crowds(self) -> tuple[Crowd, ...]:
        """Give the names that so many bear that only those who share a fact are compared, the largest crowd first."""
        return tuple(sorted(self._crowds.values(), key=lambda crowd: (-crowd.people, crowd.name)))

    def update(self, change: Change, ruled: Rulings, often: Often) -> Touched:
        """Take people out and in, compare what is new, and cluster what that touches."""
        changed = self._replace(change)
        dirty: set[str] = set(changed)
        filed = {key for keys in changed.values() for key in keys}
        met = {other for key in filed for other in self._index.met_by(key)}
        for key in sorted(met):
            dirty |= self._relink(key, changed.keys(), ruled, often)
        return self._recluster(dirty, ruled)

    def _replace(self, change: Change) -> dict[str, set[Key]]:
        keys: dict[str, set[Key]] = {}
        for stack in change.gone:
            keys.setdefault(stack.profile.id, set()).update(self._index.remove(stack.profile))
            del self._stacks[stack.profile.id]
        for stack in change.new:
            keys.setdefault(stack.profile.id, set()).update(self._index.add(stack.profile))
            self._stacks[stack.profile.id] = stack
        return keys

    def _relink(self, key: Key, changed: Iterable[str], ruled: Rulings, often: Often) -> set[str]:
        """Compare who meets under a key; give the ends of the strong links that are new, changed or lost."""
        mine, others = self._index.under(key)
        before, was_crowd = self._found.pop(key, {}), self._crowds.pop(key, None)
        crowd = len(others) > (FEW if self._is_common(mine, often) else CROWD)
        if crowd and mine:
            self._crowds[key] = Crowd(min(name for id_ in mine for name in self._profile(id_).names), len(others))
        found: dict[Pair, Link] = {}
        known = not (crowd or was_crowd)
        for pair in pairs_by_facts(mine, others, self._profile, often.company.known) if crowd else pairs(mine, others):
            new = pair[0] in changed or pair[1] in changed
            link = before.get(pair) if not new and (known or pair in before) else self._compare(pair, ruled, often)
            if link:
                found[pair] = link
        if found:
            self._found[key] = found
        return self._keep(before, found)

    def _is_common(self, ids: Iterable[str], often: Often) -> bool:
        """Say whether the names of any of these would not join alone."""
        return not all(joins_alone(name, often) for id_ in ids for name in self._profile(id_).names)

    def _profile(self, id_: str) -> Profile:
        return self._stacks[id_].profile

    def _compare(self, pair: Pair, ruled: Rulings, often: Often) -> Link | None:
        return compare_people(self._profile(pair[0]), self._profile(pair[1]), ruled, often)

    def _keep(self, before: dict[Pair, Link], found: dict[Pair, Link]) -> set[str]:
        altered = {pair for pair in before.keys() | found.keys() if before.get(pair) != found.get(pair)}
        for pair in altered:
            self._forget(pair) if pair in before else None
            self._note(pair, found[pair]) if pair in found else None
        strong = (pair for pair in altered for side in (before, found) if pair in side and side[pair].strong)
        return {id_ for pair in strong for id_ in pair}

    def _forget(self, pair: Pair) -> None:
        if pair in self._times:
            self._count(pair, -1)
        elif self._links.pop(pair).strong:
            self._strong.discard(pair[0], pair[1])
            self._strong.discard(pair[1], pair[0])

    def _note(self, pair: Pair, link: Link) -> None:
        before = self._links.get(pair)
        if before:
            self._count(pair, 1)
        self._links[pair] = link
        if before and before.strong and not link.strong:
            self._strong.discard(pair[0], pair[1])
            self._strong.discard(pair[1], pair[0])
        if link.strong:
            self._strong.add(pair[0], pair[1])
            self._strong.add(pair[1], pair[0])

    def _count(self, pair: Pair, step: int) -> None:
        times = self._times.pop(pair, 1) + step
        if times > 1:
            self._times[pair] = times

    def _recluster(self, dirty: set[str], ruled: Rulings) -> Touched:
        old = sorted({self._home[id_] for id_ in dirty if id_ in self._home})
        lost = [self.parts.pop(part) for part in old]
        inside = {id_ for one in lost for person in one.clusters for id_ in person.ids}
        for id_ in dirty | inside:
            self._home.pop(id_, None)
        todo = sorted((dirty | inside).intersection(self._stacks))
        new = [self._cluster(sorted(self._reach(id_)), ruled) for id_ in todo if id_ not in self._home]
        new.sort(key=lambda one: one.clusters[0].id)
        return Touched(tuple(person.id for one in lost for person in one.clusters), tuple(new))

    def _reach(self, start: str) -> set[str]:
        found, todo = {start}, [start]
        while todo:
            fresh = self._strong.get(todo.pop()) - found
            found |= fresh
            todo += fresh
        return found

    def _cluster(self, part: list[str], ruled: Rulings) -> Clustering:
        nodes = [self._profile(id_) for id_ in part]
        ends = {(one, other) for one in part for other in self._strong.get(one) if one < other}
        links = [self._links[pair] for pair in sorted(ends)]
        found = cluster(nodes, links, partial(clash, ruled=ruled))
        stacked = [link for id_ in part for link in self._stacks[id_].links]
        clusters = tuple(map(outline, found.clusters)) if len(part) > 1 else found.clusters
        done = Clustering(clusters, (*stacked, *found.held), found.left)
        self.parts[part[0]] = done
        self._home.update(dict.fromkeys(part, part[0]))
        return done
