"""Claims and mentions that are read from the vault when somebody asks for them, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import Any, Generic, TypeVar, overload

from aigaq.errors import VaultBusy
from aigaq.model.claim import Claim
from aigaq.model.mention import Mention
from aigaq.store import Store

T = TypeVar("T")
B = TypeVar("B", Mention, Claim)


SINGLES = 256
"""Sources read one by one whose claims or mentions are remembered, the last ones."""


class Later(Sequence[T]):
    """A tuple that is made when it is first looked into; it may be let go and made again, and is equal each time."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make, self._found = make, None  # type: tuple[Callable[[], tuple[T, ...]], tuple[T, ...] | None]

    @property
    def now(self) -> tuple[T, ...]:
        """The tuple."""
        found = self._found
        if found is None:
            found = self._found = self._make()
        return found

    @property
    def made(self) -> bool:
        """Whether it is in memory."""
        return self._found is not None

    def give(self, found: tuple[T, ...]) -> None:
        """Give the tuple from outside; one that is there already stays."""
        if self._found is None:
            self._found = found

    def let_go(self) -> None:
        """Forget it until somebody looks again."""
        self._found = None

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: Any) -> Any:
        return self.now[at]

    def __len__(self) -> int:
        return len(self.now)

    def __iter__(self) -> Iterator[T]:
        return iter(self.now)


class Shelf(Generic[B]):
    """What every source says of one kind (mentions or claims), read source by source or all at once.

    It is what the vault held when it was opened: should another program have changed that meanwhile, reading it raises
    `VaultBusy` rather than mixing the two.
    """

    def __init__(
        self, store: Store, change: str, read: Callable[[str | None], tuple[B, ...]], names: Iterable[str]
    ) -> None:
        self._store, self._change, self._turn = store, change, RLock()
        self._read: Callable[[str | None], tuple[B, ...]] = read
        self._singles: dict[str, None] = {}
        """Sources that were read one by one, the last one at the end."""
        self.of: dict[str, Later[B]] = {name: Later(self._one(name)) for name in names}
        """By source."""

    def _one(self, name: str) -> Callable[[], tuple[B, ...]]:
        def make() -> tuple[B, ...]:
            with self._turn:
                found = self._checked(self._read(name))
                self._singles[name] = None
                if len(self._singles) > SINGLES:
                    oldest = next(iter(self._singles))
                    del self._singles[oldest]
                    self.of[oldest].let_go()
                return found

        return make

    def all(self) -> None:
        """Read what is left to read, in one go."""
        with self._turn:
            if all(one.made for one in self.of.values()):
                return
            by: dict[str, list[B]] = {}
            for one in self._checked(self._read(None)):
                by.setdefault(one.passage.text.source, []).append(one)
            for name, later in self.of.items():
                later.give(tuple(by.get(name, ())))
            self._singles.clear()

    def _checked(self, found: tuple[B, ...]) -> tuple[B, ...]:
        if self._store.last_change() != self._change:
            raise VaultBusy
        return found
