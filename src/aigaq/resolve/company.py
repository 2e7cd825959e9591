"""Who is named in so many reports of this vault that to be named beside them tells nobody from another.

Two reports that name one obscure neighbour speak of one family or one case; that both name a head of state, or the
head of the movement they come from, says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.resolve.profile import Profile, name_key

LEAST = 8
"""Reports that may name somebody who is still company, however few reports there are."""
SHARE = 1024
"""One of so many of all referents of people, in powers of two: who is more is known to everybody. At ten people a
report that is about every hundredth report."""


class Company:
    """In how many reports each name stands, and whose is known to everybody."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        """Keys of names (`aigaq.resolve.profile.name_key`) that are no company."""
        self._reports: dict[str, int] = {}
        self._all = 0

    def copy(self) -> Company:
        """Give a copy that can change by itself."""
        found = Company()
        found.known, found._reports, found._all = set(self.known), dict(self._reports), self._all
        return found

    def update(self, gone: Iterable[Profile], new: Iterable[Profile]) -> set[str]:
        """Count names out and in; give the keys of those that are company now and were not, or were and are not."""
        before, most, changed = set(self.known), self._most, set[str]()
        for step, people in ((-1, gone), (1, new)):
            for key in (name_key(name) for person in people for name in person.names):
                self._reports[key] = self._reports.get(key, 0) + step
                self._all += step
                changed.add(key)
        for key in changed if most == self._most else list(self._reports):
            self._judge(key)
        return before ^ self.known

    @property
    def _most(self) -> int:
        """How many reports may name somebody who is company."""
        return max(LEAST, (1 << self._all.bit_length()) // SHARE)

    def _judge(self, key: str) -> None:
        if self._reports[key] > self._most:
            self.known.add(key)
        else:
            self.known.discard(key)
        if not self._reports[key]:
            del self._reports[key]
