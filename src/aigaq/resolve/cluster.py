"""Clustering that cannot chain: strongest links first, and none that would bring a conflict together.

A link that is refused is where a cluster would have been split: it stays as a suggestion that says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

from attrs import evolve, frozen

from aigaq.model.review import Reason
from aigaq.names.compare import probability
from aigaq.resolve.profile import Profile, together

JOIN = 0.95
"""Probability from which a machine joins; below it, a person is asked. Two common names alone stay below."""
SUGGEST = 0.3
"""Probability from which a machine asks."""
MOST_RIVALS = 30
"""Candidates of one node that are looked at for rivals."""
MARGIN = 2.0
"""Bits by which the best of two rival candidates must lead."""


@frozen
class Link:
    """A possible join of two clusters, with its reasons and what it weighs, in bits."""

    left: str
    right: str
    bits: float
    reasons: tuple[Reason, ...]
    joinable: bool = True
    """False where a machine may only suggest it, however much it weighs."""
    verdict: Literal["same", "different", "unsure"] = "same"
    """What it suggests: that a person confirms they are one, or that they are not; or that it was left open."""

    @property
    def score(self) -> float:
        """The weight as a probability."""
        return probability(self.bits)

    def end(self, id_: str) -> str:
        """Give the other end."""
        return self.right if id_ == self.left else self.left

    def but(self, what: str) -> Link:
        """Give the link as a mere suggestion, with the reason why it is no more."""
        return evolve(self, reasons=(*self.reasons, Reason(what, 0.0)), joinable=False)

    @property
    def strong(self) -> bool:
        """Whether a machine joins by it, where nothing speaks against it."""
        return self.joinable and self.score >= JOIN

    @property
    def asked(self) -> bool:
        """Whether it is worth a person's time."""
        return self.verdict != "same" or self.score >= SUGGEST


@frozen
class Clustering:
    """Clusters, the links that hold them together and those left for people."""

    clusters: tuple[Profile, ...]
    held: tuple[Link, ...]
    left: tuple[Link, ...]


Clash = Callable[[Profile, Profile], str | None]
"""Says what keeps two clusters apart, or ``None``."""


def cluster(nodes: Sequence[Profile], links: Iterable[Link], clash: Clash) -> Clustering:
    """Join nodes along the links, the strongest first, wherever nothing speaks against it."""
    ordered = sorted(_ambiguous(nodes, links, clash), key=lambda link: (-link.bits, link.left, link.right))
    sets = _Sets(nodes)
    held: list[Link] = []
    left: list[Link] = []
    for link in ordered:
        ours, theirs = sets.of(link.left), sets.of(link.right)
        if ours is theirs:
            continue
        against = _against(link, ours, theirs, clash)
        if against is None:
            sets.join(ours, theirs)
            held.append(link)
        else:
            left.append(link.but(against) if against else link)
    return Clustering(sets.all(), tuple(held), tuple(_once(left, sets)))


def _once(links: Iterable[Link], sets: _Sets) -> Iterator[Link]:
    """Give the links between different clusters, the strongest of each two clusters only."""
    seen: set[tuple[str, str]] = set()
    for link in links:
        ends = sorted((sets.of(link.left).id, sets.of(link.right).id))
        pair = (ends[0], ends[1])
        if ends[0] != ends[1] and pair not in seen and link.asked:
            seen.add(pair)
            yield link


class _Sets:
    """The clusters as they grow, each under the smallest id of its nodes."""

    def __init__(self, nodes: Iterable[Profile]) -> None:
        self._now = {node.id: node for node in nodes}
        self._home = {id_: id_ for id_ in self._now}
        self._inside = {id_: [id_] for id_ in self._now}

    def of(self, id_: str) -> Profile:
        return self._now[self._home[id_]]

    def join(self, one: Profile, other: Profile) -> None:
        first, second = sorted((one.id, other.id))
        self._now[first] = together((one, other))
        del self._now[second]
        moved = self._inside.pop(second)
        self._inside[first] += moved
        self._home.update(dict.fromkeys(moved, first))

    def all(self) -> tuple[Profile, ...]:
        return tuple(self._now[id_] for id_ in sorted(self._now))


def _against(link: Link, ours: Profile, theirs: Profile, clash: Clash) -> str | None:
    """Say why a link may not join two clusters: a sentence, ``""`` where it is too weak, ``None`` if it may."""
    if not link.strong:
        return ""
    why = clash(ours, theirs)
    return f"joined, they would bring together what conflicts: {why}" if why else None


def _ambiguous(nodes: Sequence[Profile], links: Iterable[Link], clash: Clash) -> list[Link]:
    """Turn links into suggestions where one node fits two rivals about equally well."""
    by_id = {node.id: node for node in nodes}
    ends: dict[str, list[Link]] = defaultdict(list)
    every = list(links)
    for link in every:
        if link.strong:
            ends[link.left].append(link)
            ends[link.right].append(link)
    unclear: set[tuple[str, str]] = set()
    for id_ in sorted(ends):
        unclear |= _rivals(id_, ends[id_], by_id, clash)
    return [link.but("another fits as well") if (link.left, link.right) in unclear else link for link in every]


def _rivals(id_: str, links: list[Link], by_id: dict[str, Profile], clash: Clash) -> set[tuple[str, str]]:
    best = max(link.bits for link in links)
    close = [(link, by_id[link.end(id_)]) for link in links if link.bits > best - MARGIN][:MOST_RIVALS]
    found: set[tuple[str, str]] = set()
    for (one, there), (other, elsewhere) in combinations(close, 2):
        if there is not elsewhere and clash(there, elsewhere):
            found |= {(one.left, one.right), (other.left, other.right)}
    return found
