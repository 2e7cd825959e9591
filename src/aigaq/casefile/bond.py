"""A bond: several sources that are not independent of each other, and the ties it makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, pairwise

from attrs import frozen

from aigaq.model.casefile import Tie, TieKind

_WORD = re.compile(r"\w+")
_BETWEEN_AUTHORS = re.compile(r"\s*(?:,|;|&|\band\b|\bи\b|\bжәне\b)\s*", re.IGNORECASE)


@frozen
class Bond:
    """Sources that share an author, an outlet, a passage …; with a hub, each is tied to the hub only."""

    kind: TieKind
    detail: str
    sources: tuple[str, ...]
    hub: str | None = None
    """The source that credits all the others."""
    about: frozenset[str] = frozenset()
    """Of a credit: ids of the people of whom the hub has something from the others; empty where it says of nobody."""

    def ties(self, among: frozenset[str], few: int) -> Iterator[Tie]:
        """Give the ties among some of its sources: every pair up to ``few`` of them, else each with the next."""
        return self.between(sorted(set(self.sources) & among), few)

    def between(self, members: list[str], few: int) -> Iterator[Tie]:
        """Give the ties among these of its sources, which are sorted."""
        if self.hub is not None:
            pairs = [(self.hub, other) for other in members if other != self.hub] if self.hub in members else []
        else:
            pairs = list(combinations(members, 2) if len(members) <= few else pairwise(members))
        for one, other in pairs:
            yield Tie(min(one, other), max(one, other), self.kind, self.detail)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give words as they are compared: case, accents and punctuation apart."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def words(text: str) -> list[tuple[str, int]]:
    """Give the words of a text, folded in case, with where each begins."""
    return [(match.group().casefold(), match.start()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def authors(line: str | None) -> tuple[str, ...]:
    """Split a by-line into its authors."""
    return tuple(name for name in _BETWEEN_AUTHORS.split(line or "") if name)
