"""Sets under keys that can be copied cheaply: a copy shares them until either side changes one.

Most sets hold a few items, and there are millions: up to `FEW` items are held as a tuple, a fifth of a set's size.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)

FEW = 12
"""Items up to which looking through a tuple costs little."""


class Shelf(Generic[K, V]):
    """Sets by key; a key whose set is empty is not there."""

    def __init__(self, held: dict[K, set[V] | tuple[V, ...]] | None = None) -> None:
        self._held: dict[K, set[V] | tuple[V, ...]] = dict(held or {})
        self._own: set[K] = set()
        """The keys whose sets no other shelf shares."""

    def copy(self) -> Shelf[K, V]:
        """Give a copy; from now on neither may change a set of the other."""
        self._own = set()
        return Shelf(self._held)

    def get(self, key: K) -> AbstractSet[V]:
        """Give the set under a key; it must not be changed."""
        found = self._held.get(key, ())
        return frozenset(found) if isinstance(found, tuple) else found

    def count(self, key: K) -> int:
        """Give how many items are under a key."""
        return len(self._held.get(key, ()))

    def add(self, key: K, item: V) -> None:
        """Put something under a key."""
        found = self._held.get(key, ())
        if isinstance(found, set) or len(found) >= FEW:
            self._mine(key).add(item)
        elif item not in found:
            self._held[key] = (*found, item)

    def discard(self, key: K, item: V) -> None:
        """Take something away from a key."""
        found = self._held.get(key, ())
        if item in found:
            left = tuple(one for one in found if one != item) if len(found) <= FEW else self._mine(key)
            if isinstance(left, set):
                left.discard(item)
            elif left:
                self._held[key] = left
            else:
                del self._held[key]

    def union(self, keys: Iterable[K]) -> set[V]:
        """Give all that is under any of the keys."""
        return set().union(*(self._held[key] for key in keys if key in self._held))

    def _mine(self, key: K) -> set[V]:
        found = self._held[key]
        if key not in self._own or isinstance(found, tuple):
            found = self._held[key] = set(found)
            self._own.add(key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
