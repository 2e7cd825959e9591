"""Referents grouped by name or by decision, and the stacks of each group; a change touches its groups only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

from attrs import frozen

from aigaq.resolve.profile import Profile
from aigaq.resolve.rulings import Rulings, bonded
from aigaq.resolve.shelf import Shelf
from aigaq.resolve.stack import Stack

Stacks = Callable[[list[Profile], Rulings], list[Stack]]
"""Takes together those of one group that nothing tells apart."""
DECIDED = "\0decided"
"""Begins the key of a group that people have made; no name sounds so."""


@frozen
class Change:
    """The stacks that are no more, and those that are new."""

    gone: tuple[Stack, ...]
    new: tuple[Stack, ...]


class Units:
    """All referents of one kind."""

    def __init__(self, key: Callable[[Profile], Hashable]):
        self._key = key
        self._profiles: dict[str, Profile] = {}
        self._unit: dict[str, Hashable] = {}
        self._members: Shelf[Hashable, str] = Shelf()
        self._stacks: dict[Hashable, tuple[Stack, ...]] = {}

    def copy(self) -> Units:
        """Give a copy that can change by itself."""
        found = Units(self._key)
        found._profiles, found._unit = dict(self._profiles), dict(self._unit)
        found._members, found._stacks = self._members.copy(), dict(self._stacks)
        return found

    def __contains__(self, id_: object) -> bool:
        return id_ in self._profiles

    def all(self) -> Iterable[Stack]:
        """Give every stack."""
        return (stack for stacks in self._stacks.values() for stack in stacks)

    def known(self, ids: Iterable[str]) -> list[Profile]:
        """Give the profiles of those that are here."""
        return [self._profiles[id_] for id_ in ids if id_ in self._profiles]

    def named(self, keys: Collection[Hashable]) -> set[str]:
        """Give the referents whose names have these keys; of those tied by decisions, all."""
        decided = (unit for unit in self._members if isinstance(unit, tuple) and unit[:1] == (DECIDED,))
        return self._members.union((*keys, *decided)) if keys else set()

    def update(
        self, profiles: Mapping[str, Profile | None], ruled: Rulings, touched: Iterable[str], stacks: Stacks
    ) -> Change:
        """Take in new profiles, by id (``None`` where a referent is gone), and those whom something else touches.

        ``stacks`` takes together those of one group.
        """
        moved = {id_: self._profiles.get(id_) for id_ in touched} | dict(profiles)
        dirty = {unit for id_, profile in moved.items() for unit in self._move(id_, profile, ruled)}
        gone: list[Stack] = []
        new: list[Stack] = []
        for unit in sorted(dirty, key=repr):
            before, after = self._stacks.pop(unit, ()), self._restack(unit, ruled, stacks)
            kept = {one.profile.id: one for one in before if moved.keys().isdisjoint(one.profile.ids)}
            same = {one.profile.id for one in after if kept.get(one.profile.id) == one}
            gone += [one for one in before if one.profile.id not in same]
            new += [one for one in after if one.profile.id not in same]
            if after:
                self._stacks[unit] = tuple(after)
        return Change(tuple(gone), tuple(new))

    def _move(self, id_: str, profile: Profile | None, ruled: Rulings) -> Iterable[Hashable]:
        """Put a referent where it belongs now; give the unit it was in and the one it is in."""
        before = self._unit.pop(id_, None)
        if before is not None:
            self._members.discard(before, id_)
            del self._profiles[id_]
            yield before
        if profile is not None:
            group = ruled.group_of(id_)
            unit = (DECIDED, min(group)) if group else self._key(profile)
            self._unit[id_], self._profiles[id_] = unit, profile
            self._members.add(unit, id_)
            yield unit

    def _restack(self, unit: Hashable, ruled: Rulings, stacks: Stacks) -> list[Stack]:
        members = [self._profiles[id_] for id_ in sorted(self._members.get(unit))]
        if isinstance(unit, tuple) and unit[:1] == (DECIDED,):
            return [Stack(one) for one in bonded(members, ruled)]
        return stacks(members, ruled) if members else []
