"""What the case files of one material leave for those of the next, so that one more report is no new beginning."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from attrs import define, field

if TYPE_CHECKING:
    from aigaq.model.material import Material

K = TypeVar("K")
T = TypeVar("T")


@define(eq=False)
class Kept:
    """The keepers of one vault: each holds what it derived last, and brings it up to date by what has changed.

    A keeper compares what it is given with what it was given last, so it is right for any material in any order;
    it is only quick for one that differs little from the last. One thread at a time may ask.
    """

    _keepers: dict[type, object] = field(factory=dict)

    def of(self, kind: type[K]) -> K:
        """Give the keeper of a kind."""
        if kind not in self._keepers:
            self._keepers[kind] = kind()
        return cast("K", self._keepers[kind])


@define(eq=False)
class ByGrounds(Generic[T]):
    """Keeps a value for each name, with the very values that it was made from. Subclass it to make a keeper."""

    _known: dict[str, tuple[tuple[object, ...], object, T]] = field(factory=dict)

    def value(self, name: str, grounds: tuple[object, ...], also: object, make: Callable[[], T]) -> T:
        """Give the value; made again only where one of its grounds is another, or ``also`` is no longer equal."""
        known = self._known.get(name)
        if known is None or known[1] != also or not _are(known[0], grounds):
            self._known[name] = known = (grounds, also, make())
        return known[2]


def _are(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


BY_VERDICTS: set[object] = set()
"""What is made of verdicts on claims, grades and settlements too: it is not taken over by a material of other ones."""


def remembered(material: Material, key: object, make: Callable[[], T]) -> T:
    """Make something of a material once, under a key of its own, and keep it as long as the index is kept."""
    from aigaq.casefile.index import index  # the index itself is kept in here

    results = index(material).results
    if key not in results:
        results[key] = make()
    return cast("T", results[key])


def by_verdicts(make: Callable[[Material], T]) -> Callable[[Material], T]:
    """Make something of a material's decisions once; a material with other decisions makes it again."""
    BY_VERDICTS.add(make)
    return once(make)


def once(make: Callable[[Material], T]) -> Callable[[Material], T]:
    """Make something of a material once, and keep it as long as the index of that material is kept."""
    from aigaq.casefile.index import index  # the index itself is kept in here

    @wraps(make)
    def made(material: Material) -> T:
        results = index(material).results
        if make not in results:
            results[make] = make(material)
        return cast("T", results[make])

    return made
