"""How often the parts of names stand in this vault: what a name says is limited by how many could bear it by chance.

Lists of names know what is common in a country, not in a vault; two people of one village or one camp may share a
name that is rare elsewhere. Counted are different names, not reports, so that one man in a thousand reports does not
make his own name common. Counts are taken by powers of two: a report more seldom changes what was compared before.
"""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.resolve.profile import Profile, signature
from aigaq.resolve.shelf import Shelf

FEWEST = 10
"""The power of two of the people a vault is taken to speak of, at the least: in a small one, little is known."""
NO_LIMIT = 14.0
"""Bits from which on a limit is none: two rare names say less."""
LENIENCE = 5.0
"""Bits that a name may say beyond the odds against a second bearer."""

Sound = tuple[str, ...]
"""How a name sounds (`aigaq.resolve.profile.signature`)."""


class Often:
    """In how many different names each part stands."""

    def __init__(self) -> None:
        self._bearers: dict[Sound, int] = {}
        self._names: Shelf[str, Sound] = Shelf()

    def copy(self) -> Often:
        """Give a copy that can change by itself."""
        found = Often()
        found._bearers, found._names = dict(self._bearers), self._names.copy()
        return found

    def update(self, gone: Iterable[Profile], new: Iterable[Profile]) -> set[Sound]:
        """Count names out and in; give those whose limit is another now."""
        size, levels = self._size, dict[str, int]()
        for step, people in ((-1, gone), (1, new)):
            for sound in (signature(name) for person in people for name in person.names):
                levels.update((word, self._level(word)) for word in _words(sound) if word not in levels)
                self._count(sound, step)
        now = {word: self._level(word) for word in levels}
        moved = [word for word in sorted(levels) if levels[word] != now[word]]
        near = self._bearers if size != self._size else self._names.union(moved)
        return {s for s in near if _limit(_words(s), size, levels, self) != _limit(_words(s), self._size, now, self)}

    def _count(self, sound: Sound, step: int) -> None:
        words = _words(sound)
        if len(words) < 2:
            return
        before = self._bearers.get(sound, 0)
        self._bearers[sound] = before + step
        if not before:
            for word in words:
                self._names.add(word, sound)
        elif not before + step:
            del self._bearers[sound]
            for word in words:
                self._names.discard(word, sound)

    def limit(self, *names: str) -> float:
        """Give the bits that names may say at most: the odds against a second bearer, as the vault's counts have it."""
        return min(_limit(_words(signature(name)), self._size, {}, self) for name in names)

    @property
    def _size(self) -> int:
        return max(FEWEST, len(self._bearers).bit_length() // 2 * 2)

    def _level(self, word: str) -> int:
        """Give the power of two of the further names in which a part stands."""
        return max(0, len(self._names.get(word)) - 1).bit_length()


def _words(sound: Sound) -> list[str]:
    return " ".join(sound).split()


def _limit(words: list[str], size: int, levels: dict[str, int], often: Often) -> float:
    found = [levels[word] if word in levels else often._level(word) for word in words]
    if len(found) < 2 or 0 in found:
        return NO_LIMIT
    return min(NO_LIMIT, (len(found) - 1) * size - sum(found) + LENIENCE)
