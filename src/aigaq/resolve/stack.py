"""Taking together what bears one name and cannot be told apart, before anything is compared with anything.

A thousand reports that name one man under a rare name are one stack, not half a million pairs. Where two of
that name conflict, each side is a stack of its own, and whoever fits both is left for the comparison to judge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from attrs import frozen

from aigaq.resolve.cluster import Link
from aigaq.resolve.profile import YEAR, Profile, together
from aigaq.resolve.rulings import Rulings

MOST_SIDES = 50
"""Sides of one name, each of which is held against the others."""


@frozen
class Stack:
    """Some that are taken together, and the links that say why."""

    profile: Profile
    links: tuple[Link, ...] = ()


def stack(members: Sequence[Profile], link: Callable[[Profile, Profile], Link]) -> Stack:
    """Take all together, each tied to the first."""
    ordered = sorted(members, key=lambda one: one.id)
    return Stack(together(ordered), tuple(link(ordered[0], other) for other in ordered[1:]))


def sides(group: Sequence[Profile], ruled: Rulings, beside: Callable[[Profile], Hashable]) -> list[list[Profile]]:
    """Part a group of one name into those of whom the same is known and decided.

    ``beside`` says what else must agree. Whoever a decision keeps from another of the same side stands alone.
    """
    all_ids = frozenset[str]().union(*(one.ids for one in group))
    found: dict[tuple[Walls, Hashable], list[Profile]] = defaultdict(list)
    for one in group:
        found[_walls(one, all_ids, ruled), beside(one)].append(one)
    parted: list[list[Profile]] = []
    for (walls, _), side in found.items():
        inside = any(one.ids & wall for one in side for wall in walls)
        parted += [[one] for one in side] if inside else [side]
    return parted


Walls = tuple[frozenset[str], frozenset[str]]


def _walls(one: Profile, group: frozenset[str], ruled: Rulings) -> Walls:
    """Give the referents of a group that decisions keep from one of them, and those of whom a person could not tell."""
    return _within(ruled.apart, one, group), _within(ruled.unsure, one, group)


def _within(table: dict[str, frozenset[str]], one: Profile, group: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*(table[id_] & group for id_ in one.ids if id_ in table)) if table else frozenset()


def said_of(person: Profile) -> Hashable:
    """Give what could conflict: the sexes, and the years of birth rounded so that equal ones never conflict."""
    return person.sexes, frozenset(int((first + last) / 2 / YEAR) for first, last in person.births)


def each_with_each(nodes: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pair the sides of one name, few as they are; were they many, the first ones stand for the others."""
    ordered = sorted(nodes, key=lambda node: node.id)
    return ((one, other) for i, one in enumerate(ordered[:MOST_SIDES]) for other in ordered[i + 1 :])
