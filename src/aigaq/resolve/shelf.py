"""Sets under keys that can be copied cheaply: a copy shares them until either side changes one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)


class Shelf(Generic[K, V]):
    """Sets by key; a key whose set is empty is not there."""

    def __init__(self, held: dict[K, set[V]] | None = None) -> None:
        self._held: dict[K, set[V]] = dict(held or {})
        self._own: set[K] = set()

    def copy(self) -> Shelf[K, V]:
        """Give a copy; from now on neither may change a set of the other."""
        self._own = set()
        return Shelf(self._held)

    def get(self, key: K) -> AbstractSet[V]:
        """Give the set under a key; it must not be changed."""
        return self._held.get(key, frozenset())

    def add(self, key: K, item: V) -> None:
        """Put something under a key."""
        self._mine(key).add(item)

    def discard(self, key: K, item: V) -> None:
        """Take something away from a key."""
        if key in self._held:
            found = self._mine(key)
            found.discard(item)
            if not found:
                del self._held[key]

    def union(self, keys: Iterable[K]) -> set[V]:
        """Give all that is under any of the keys."""
        return set().union(*(self._held[key] for key in keys if key in self._held))

    def _mine(self, key: K) -> set[V]:
        if key not in self._own:
            self._held[key] = set(self._held.get(key, ()))
            self._own.add(key)
        return self._held.setdefault(key, set())

    def __contains__(self, key: object) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
