"""Views that are dear to make are made once for each state of the vault, and the last ones are held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import ref

from aigaq.model.material import Material

T = TypeVar("T")


class Held(Generic[T]):
    """The last views of the newest material; they go when the material goes, so nothing stays behind a locked vault."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._of: ref[Material] | None = None
        self._views: OrderedDict[Hashable, T] = OrderedDict()

    def of(self, material: Material, key: Hashable, make: Callable[[], T]) -> T:
        """Give the view of a key; made where it is not held for this material."""
        with self._lock:
            if self._of is None or self._of() is not material:
                self._of = ref(material, self._drop)
                self._views.clear()
            elif key in self._views:
                self._views.move_to_end(key)
                return self._views[key]
        made = make()
        with self._lock:
            if self._of is not None and self._of() is material:
                self._views[key] = made
                while len(self._views) > self._most:
                    self._views.popitem(last=False)
        return made

    def _drop(self, gone: object) -> None:
        if self._of is gone:
            self._views.clear()
