"""What people have decided about referents: who is one, who is not, and which decision stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, frozen

from aigaq.model.review import Decision, standing
from aigaq.resolve.profile import Profile, together

Pair = frozenset[str]


@frozen
class Overruled:
    """A decision that cannot hold because a later one says otherwise, and the pair they meet on."""

    earlier: str
    """Id of the decision that gives way."""
    later: str
    """Id of the decision that stands."""
    pair: tuple[str, str]
    """Ids of the two referents, sorted."""


@frozen
class Bond:
    """Two referents that a person has said are one."""

    left: str
    right: str
    decision: str


@frozen
class Rulings:
    """The decisions on referents, put in order: later ones stand before earlier ones."""

    bonds: tuple[Bond, ...]
    apart: dict[str, frozenset[str]]
    """For a referent: those it is not."""
    unsure: dict[str, frozenset[str]]
    """For a referent: those of whom a person could not tell; machines leave them alone."""
    overruled: tuple[Overruled, ...] = ()

    def forbid(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Say whether a decision keeps any of these apart from any of those."""
        return _meet(self.apart, left, right)

    def left_open(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Say whether a person could not tell any of these from any of those."""
        return _meet(self.unsure, left, right)

    @cached_property
    def _groups(self) -> tuple[frozenset[str], ...]:
        groups = _Groups()
        for bond in self.bonds:
            groups.join(bond.left, bond.right)
        return tuple(frozenset(group) for group in groups.all())

    @cached_property
    def _group_of(self) -> dict[str, frozenset[str]]:
        return {id_: group for group in self._groups for id_ in group}

    @cached_property
    def bonds_of(self) -> dict[str, tuple[Bond, ...]]:
        """For a referent: the bonds of which it is the left end."""
        found: dict[str, list[Bond]] = defaultdict(list)
        for bond in self.bonds:
            found[bond.left].append(bond)
        return {id_: tuple(bonds) for id_, bonds in found.items()}

    def groups(self) -> list[frozenset[str]]:
        """Give the groups of referents that people have said are one."""
        return list(self._groups)

    def group_of(self, id_: str) -> frozenset[str]:
        """Give all that people have said are one with a referent; empty where nobody has."""
        return self._group_of.get(id_, frozenset())

    def touched(self, before: Rulings) -> set[str]:
        """Give the referents of which something else is decided now than before."""
        groups = set(self._groups) ^ set(before._groups)
        bonds = set(self.bonds) ^ set(before.bonds)
        return {
            *(id_ for group in groups for id_ in group),
            *(id_ for bond in bonds for id_ in (bond.left, bond.right)),
            *_differing(self.apart, before.apart),
            *_differing(self.unsure, before.unsure),
        }


def _differing(now: dict[str, frozenset[str]], before: dict[str, frozenset[str]]) -> set[str]:
    return {id_ for id_ in now.keys() | before.keys() if now.get(id_) != before.get(id_)}


def _meet(table: dict[str, frozenset[str]], left: Iterable[str], right: Iterable[str]) -> bool:
    if not table:
        return False
    others = frozenset(right)
    return any(not table.get(id_, frozenset()).isdisjoint(others) for id_ in left)


def _table(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for id_ in pair:
            found[id_] |= pair - {id_}
    return {id_: frozenset(others) for id_, others in sorted(found.items())}


class _Groups:
    """Sets of ids that only grow together, and the pairs that must not."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def of(self, id_: str) -> set[str]:
        return self._of.setdefault(id_, {id_})

    def join(self, left: str, right: str) -> None:
        ours, theirs = self.of(left), self.of(right)
        if ours is not theirs:
            ours |= theirs
            for id_ in theirs:
                self._of[id_] = ours

    def all(self) -> list[set[str]]:
        return [group for id_, group in sorted(self._of.items()) if min(group) == id_ and len(group) > 1]


def rulings(decisions: Sequence[Decision], subjects: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> Rulings:
    """Put the standing decisions in order, the latest first: an earlier one gives way where they meet.

    ``subjects`` gives, by id, those of decisions whose referents have other ids by now.
    """
    maker = _Maker()
    for decision in reversed(standing(tuple(decisions))):
        about = tuple(dict.fromkeys(subjects.get(decision.id, decision.subjects)))
        if decision.verdict == "same":
            maker.same(decision, about)
        elif decision.verdict == "different":
            maker.different(decision, about)
        elif decision.verdict == "unsure":
            maker.unsure.update(frozenset((a, b)) for a in about for b in about if a < b)
    return maker.rulings()


class _Maker:
    def __init__(self) -> None:
        self.groups = _Groups()
        self.apart: dict[Pair, str] = {}
        self.unsure: set[Pair] = set()
        self.bonds: list[Bond] = []
        self.overruled: list[Overruled] = []

    def same(self, decision: Decision, about: tuple[str, ...]) -> None:
        """Join each subject to the first one before it that nothing later keeps it from."""
        subjects = sorted(about)
        for i, id_ in enumerate(subjects):
            barred = [self._bar(id_, other) for other in subjects[:i]]
            free = next((other for other, bar in zip(subjects, barred, strict=False) if bar is None), None)
            if free is not None:
                self.groups.join(id_, free)
                self.bonds.append(Bond(free, id_, decision.id))
            self._note(decision, id_, subjects[:i], barred)

    def _bar(self, left: str, right: str) -> str | None:
        """Give the later decision that keeps the groups of two referents apart."""
        ours, theirs = self.groups.of(left), self.groups.of(right)
        if ours is theirs:
            return None
        small, large = sorted((ours, theirs), key=len)
        return next((d for pair, d in self._walls(small) if not pair.isdisjoint(large)), None)

    def _walls(self, group: set[str]) -> list[tuple[Pair, str]]:
        return [(pair - group, d) for pair, d in self.apart.items() if len(pair - group) == 1]

    def _note(self, decision: Decision, id_: str, others: list[str], barred: list[str | None]) -> None:
        self.overruled += [
            Overruled(decision.id, later, (min(id_, other), max(id_, other)))
            for other, later in zip(others, barred, strict=True)
            if later
        ]

    def different(self, decision: Decision, about: tuple[str, ...]) -> None:
        first, *others = about or ("",)
        for other in others:
            later = next((b.decision for b in self.bonds if b.left in self.groups.of(first)), "")
            if other in self.groups.of(first):
                self.overruled.append(Overruled(decision.id, later, (min(first, other), max(first, other))))
            elif other != first:
                self.apart.setdefault(frozenset((first, other)), decision.id)

    def rulings(self) -> Rulings:
        return Rulings(tuple(self.bonds), _table(self.apart), _table(self.unsure), tuple(self.overruled))


def bonded(profiles: Iterable[Profile], ruled: Rulings) -> list[Profile]:
    """Put together whom or what people have said to be one; give all, by id."""
    left = {node.id: node for node in profiles}
    groups = [sorted(group & left.keys()) for group in ruled.groups()]
    joined = [together(left.pop(id_) for id_ in group) for group in groups if group]
    named = [evolve(node, aliases=frozenset({node.names})) if len(node.names) > 1 else node for node in joined]
    return sorted((*named, *left.values()), key=lambda node: node.id)
