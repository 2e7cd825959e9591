"""How often the parts of names stand in this vault: what a name says is limited by how many could bear it by chance.

Lists of names know what is common in a country, not in a vault; two people of one village or one camp may share a
name that is rare elsewhere. And a vault of thousands of names knows that few of its people bear two names that are
common elsewhere. Counted are different names, not reports, so that one man in a thousand reports does not
make his own name common. Counts are taken by powers of two: a report more seldom changes what was compared before.
"""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.resolve.company import Company
from aigaq.resolve.profile import YEAR, Profile, signature
from aigaq.resolve.shelf import Shelf

FEWEST = 10
"""The power of two of the people a vault is taken to speak of, at the least: in a small one, little is known."""
NO_LIMIT = 14.0
"""Bits from which on a limit is none: two rare names say less."""
LENIENCE = 4.0
"""Bits that a name may say beyond the odds against a second bearer."""

LARGE = 1024
"""Different names from which on a vault knows how common each is; fewer are no sample."""
RARE = 2
"""Bits of odds against a second bearer, without lenience, from which on a name counts as rare in a large vault: at
10,000, 30,000 and 100,000 made mentions, 98 % of those whom it joins are one (decision record 0113)."""
YEARS, AGES = 3, 2
"""Ages so many years apart are different people's; from the power of two of so many ages on it is no mistake of a
report: then a name says no more than one over the number of those who surely bear it."""

Sound = tuple[str, ...]
"""How a name sounds (`aigaq.resolve.profile.signature`)."""

Scale = tuple[int, bool]
"""The power of two of the different names, in steps of two, and whether they are enough to know what is rare."""


class Often:
    """In how many different names each part stands, and who is named everywhere."""

    def __init__(self) -> None:
        self.company = Company()
        self._bearers: dict[Sound, int] = {}
        self._names: Shelf[str, Sound] = Shelf()
        self._births: Shelf[Sound, tuple[int, str]] = Shelf()
        self._ages: dict[Sound, int] = {}
        """The power of two of the ages that those of one name have, where it is at least `AGES`."""

    def copy(self) -> Often:
        """Give a copy that can change by itself."""
        found = Often()
        found.company = self.company.copy()
        found._bearers, found._names = dict(self._bearers), self._names.copy()
        found._births, found._ages = self._births.copy(), dict(self._ages)
        return found

    def update(self, gone: Iterable[Profile], new: Iterable[Profile]) -> set[Sound]:
        """Count names out and in; give those whose limit is another now."""
        size, levels, ages = self._scale, dict[str, int](), dict[Sound, int]()
        for step, people in ((-1, gone), (1, new)):
            for person, sound in ((one, signature(name)) for one in people for name in one.names):
                levels.update((word, self._level(word)) for word in _words(sound) if word not in levels)
                self._count(sound, step)
                if person.births:
                    ages.setdefault(sound, self._ages.get(sound, 0))
                    self._age(sound, person, step)
        now = {word: self._level(word) for word in levels}
        moved = [word for word in sorted(levels) if levels[word] != now[word]]
        near = self._bearers if size != self._scale else self._names.union(moved)
        aged = {sound for sound, before in ages.items() if self._aged(sound) != before}
        return aged | {
            s for s in near if _says(_words(s), size, levels, self) != _says(_words(s), self._scale, now, self)
        }

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

    def _age(self, sound: Sound, person: Profile, step: int) -> None:
        change = self._births.add if step > 0 else self._births.discard
        for first, last in person.births:
            change(sound, (int((first + last) / 2 / YEAR) // YEARS, person.id))

    def _aged(self, sound: Sound) -> int:
        """Work out how many ages those of a name have."""
        level = (len({age for age, _ in self._births.get(sound)}) - 1).bit_length()
        self._ages.pop(sound, None)
        if level >= AGES:
            self._ages[sound] = level
        return self._ages.get(sound, 0)

    def limit(self, *names: str) -> float:
        """Give the bits that names may say at most: the odds against a second bearer, as the vault's counts have it."""
        return min(self._limit_of(signature(name)) for name in names)

    def _limit_of(self, sound: Sound) -> float:
        found = _says(_words(sound), self._scale, {}, self)[0]
        return min(found, 1.0 - self._ages[sound]) if sound in self._ages else found

    def rare(self, *names: str) -> bool:
        """Say whether the vault is large enough to know that few bear these names, common as they may be elsewhere."""
        return all(self._rare(signature(name)) for name in names)

    def _rare(self, sound: Sound) -> bool:
        return sound not in self._ages and _says(_words(sound), self._scale, {}, self)[1]

    @property
    def _scale(self) -> Scale:
        return max(FEWEST, len(self._bearers).bit_length() // 2 * 2), len(self._bearers) >= LARGE

    def _level(self, word: str) -> int:
        """Give the power of two of the further names in which a part stands."""
        return max(0, self._names.count(word) - 1).bit_length()


def _words(sound: Sound) -> list[str]:
    return " ".join(sound).split()


def _says(words: list[str], scale: Scale, levels: dict[str, int], often: Often) -> tuple[float, bool]:
    """Give the most that a name says, in bits, and whether it is rare in a vault that is large enough to know."""
    found = [levels[word] if word in levels else often._level(word) for word in words]
    if len(found) < 2:
        return NO_LIMIT, False
    size, large = scale
    odds = (len(found) - 1) * size - sum(max(1, level) for level in found)
    limit = NO_LIMIT if 0 in found else min(NO_LIMIT, odds + LENIENCE)
    return limit, large and odds >= RARE
