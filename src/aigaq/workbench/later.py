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


class Later(Sequence[T]):
    """A tuple that is made when it is first looked into; afterwards it is the same for ever."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._found: tuple[T, ...] | None = None

    @property
    def now(self) -> tuple[T, ...]:
        """The tuple."""
        make = self._make
        if self._found is None and make is not None:
            self.give(make())
        assert self._found is not None  # noqa: S101
        return self._found

    @property
    def made(self) -> bool:
        """Whether anybody has looked."""
        return self._found is not None

    def give(self, found: tuple[T, ...]) -> None:
        """Give the tuple from outside; the first one stays."""
        if self._found is None:
            self._found, self._make = found, None

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
        self.of: dict[str, Later[B]] = {name: Later(self._one(name)) for name in names}
        """By source."""

    def _one(self, name: str) -> Callable[[], tuple[B, ...]]:
        def make() -> tuple[B, ...]:
            with self._turn:
                return self._checked(self._read(name))

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

    def _checked(self, found: tuple[B, ...]) -> tuple[B, ...]:
        if self._store.last_change() != self._change:
            raise VaultBusy
        return found
