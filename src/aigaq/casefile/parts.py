"""Events told of several people at once in one report, and of some or each of them in another place.

“The two were held” and “A was held” of another report are one event where it can be nothing else. “The two were
attacked”, told of A and of B apart, is no third attack: that claim stands in the event of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from aigaq.casefile.block import Key
from aigaq.casefile.conflicts import conflicts
from aigaq.casefile.joining import Cluster, Item

_Group = tuple[str, frozenset[Key]]
_Shelf = dict[tuple[str, Key], dict[_Group, list[Cluster]]]


class Fits(Protocol):
    """How claims about different sets of people are compared."""

    def some_people(self, one: Item, other: Item) -> bool:
        """Say whether two claims, one naming only some of the people of the other, tell of one event."""

    def one_of_them(self, part: Item, whole: Item) -> bool:
        """Say whether a claim tells of one person what the other tells of several."""


def with_parts(found: list[Cluster], fits: Fits) -> list[Cluster]:
    """Join what tells of several people with what tells of some or each of them."""
    return _nested(_each(found, fits), fits)


def _each(found: list[Cluster], fits: Fits) -> list[Cluster]:
    """Put what is told of several people into the events of each, where every one of them has just one that fits."""
    shelf = _by_person(found)
    gone: set[int] = set()
    for whole in sorted(found, key=lambda c: c.items[0].order):
        parts = _parts(whole, shelf, fits) if len(whole.items[0].who) > 1 else []
        if parts and not any(id(part) in gone for part in parts):
            gone.add(id(whole))
            for part in parts:
                part.share(*whole.items, *whole.shared)
    return [cluster for cluster in found if id(cluster) not in gone]


def _parts(whole: Cluster, shelf: _Shelf, fits: Fits) -> list[Cluster]:
    """The events of each of the people of one that tells of all; none if somebody has none, or more than one."""
    first = whole.items[0]
    found: dict[int, Cluster] = {}
    for key in sorted(first.who):
        near = [
            other
            for (_, who), clusters in shelf.get((first.what, key), {}).items()
            if who < first.who
            for other in clusters
            if all(fits.one_of_them(part, one) for part in other.items for one in whole.items)
        ]
        if len(near) != 1:
            return []
        found[id(near[0])] = near[0]
    told = [key for part in found.values() for key in part.items[0].who]
    return list(found.values()) if len(told) == len(set(told)) else []


def _nested(found: list[Cluster], fits: Fits) -> list[Cluster]:
    """Join “the two were held” and “A was held” of another report, where it can be nothing else."""
    shelf = _by_person(c for c in found if _known(c.items[0]))
    partners = {id(cluster): _partners(cluster, shelf, fits) for cluster in found}
    gone: set[int] = set()
    for cluster in sorted(found, key=lambda c: c.items[0].order):
        other = _only(partners[id(cluster)])
        if other is None or _only(partners[id(other)]) is not cluster or id(cluster) in gone:
            continue
        cluster.add(*other.items)
        cluster.share(*other.shared)
        gone.add(id(other))
    return [cluster for cluster in found if id(cluster) not in gone]


def _known(first: Item) -> bool:
    """Whether it is dated, or happens once to a person, so that no date is needed."""
    return first.dated or first.claim.type in conflicts().once


def _only(found: list[Cluster]) -> Cluster | None:
    return found[0] if len(found) == 1 else None


def _by_person(found: Iterable[Cluster]) -> _Shelf:
    """The clusters of each class and person, by exactly whom they are about; the unnamed are left out."""
    made: _Shelf = defaultdict(lambda: defaultdict(list))
    for cluster in found:
        first = cluster.items[0]
        for key in first.who:
            if len(key) == 1:
                made[first.what, key][first.what, first.who].append(cluster)
    return made


def _partners(cluster: Cluster, shelf: _Shelf, fits: Fits) -> list[Cluster]:
    """The clusters of other reports that name some of the people of this one, or more, and can be the same event."""
    first = cluster.items[0]
    if not _known(first):
        return []
    groups = {group: near for key in first.who for group, near in shelf.get((first.what, key), {}).items()}
    return [
        other
        for (_, who), near in sorted(groups.items(), key=lambda row: sorted(row[0][1]))
        if who < first.who or first.who < who
        for other in near
        if not other.sources & cluster.sources and all(other.takes(one, fits.some_people) for one in cluster.items)
    ]
