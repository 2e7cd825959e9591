"""All that ties the sources of a vault to each other, kept up to date as reports are added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from aigaq.casefile.bond import Bond, authors, fold
from aigaq.casefile.credits import Credits
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import once
from aigaq.casefile.shared import Passages
from aigaq.model.casefile import Tie
from aigaq.model.material import Material
from aigaq.model.source import Source

FEW = 12
"""Up to so many sources of one author or outlet, every pair is shown; of more, each with the next."""
Seen = tuple[str, str, str | None, frozenset[str], tuple[str, ...]]
"""A bond as it is among a few sources: kind, detail, hub, of whom, and those of its sources that are among them."""


@frozen(eq=False)
class Bonds:
    """What ties the sources of a vault to each other, found once and asked for any few of them."""

    held: Mapping[int, Bond]
    """Every bond of at least two sources, once."""
    of: Mapping[str, tuple[Bond, ...]]
    """By source: its bonds."""

    @cached_property
    def all(self) -> tuple[Bond, ...]:
        """Every bond, sorted."""
        return tuple(sorted(self.held.values(), key=lambda b: (b.kind, b.detail, b.sources, b.hub or "")))

    def _some(self, sources: Iterable[str]) -> Iterator[tuple[Bond, list[str]]]:
        """The bonds that hold at least two of some sources, each with those of them that it holds, sorted."""
        members: dict[int, tuple[Bond, list[str]]] = {}
        for source in sorted(set(sources)):
            for bond in self.of.get(source, ()):
                members.setdefault(id(bond), (bond, []))[1].append(source)
        return (found for found in members.values() if len(found[1]) > 1)

    def among(self, sources: Iterable[str], holds: Callable[[Bond], bool] = lambda _: True) -> tuple[Tie, ...]:
        """Give the ties among these sources, of those bonds only that hold for the matter in hand."""
        return in_order(
            tie for bond, members in self._some(sources) if holds(bond) for tie in bond.between(members, FEW)
        )

    def seen(self, sources: Iterable[str]) -> frozenset[Seen]:
        """Give all that there is to know of the bonds among these sources, to be compared with what was."""
        return frozenset((b.kind, b.detail, b.hub, b.about, tuple(members)) for b, members in self._some(sources))

    @cached_property
    def credited(self) -> dict[str, frozenset[str]]:
        """By source: the sources that it credits."""
        found: dict[str, set[str]] = defaultdict(set)
        for bond in self.held.values():
            if bond.hub is not None:
                found[bond.hub] |= set(bond.sources) - {bond.hub}
        return {hub: frozenset(others) for hub, others in found.items()}

    def unlike(self, before: Bonds, added: set[str]) -> set[str]:
        """Give the sources that may be tied to each other otherwise than before, those added (or changed) apart."""
        rows: dict[object, list[set[tuple[str, ...]]]] = defaultdict(lambda: [set(), set()])
        for side, one, other in ((0, before.held, self.held), (1, self.held, before.held)):
            for bond in (one[number] for number in one.keys() - other.keys()):
                rest = tuple(sorted(set(bond.sources) - added))
                if len(rest) > 1:
                    rows[bond.kind, bond.detail, bond.hub, bond.about][side].add(rest)
        odd = (group for old, new in rows.values() if old != new for group in old ^ new)
        return {source for group in odd for source in group}


@define(eq=False)
class Ties:
    """Keeps the bonds of a vault."""

    _found: Bonds = field(factory=lambda: Bonds({}, {}))
    _same: dict[object, Bond] = field(factory=dict)

    def sync(self, ix: Index) -> Bonds:
        """Give the bonds of a material; what holds as before is the same as before."""
        made = [*self._as_before(_plain(ix.material)), *ix.kept.of(Credits).sync(ix)]
        made += ix.kept.of(Passages).sync(ix.material.texts)
        held = {id(bond): bond for bond in made if len(set(bond.sources)) > 1}
        self._found = Bonds(held, _by_source(self._found, held))
        return self._found

    def _as_before(self, bonds: Iterable[Bond]) -> list[Bond]:
        before, self._same = self._same, {}
        for bond in bonds:
            key = (bond.kind, bond.detail, bond.sources)
            self._same[key] = before.get(key, bond)
        return list(self._same.values())


def _by_source(before: Bonds, held: dict[int, Bond]) -> dict[str, tuple[Bond, ...]]:
    gone = before.held.keys() - held.keys()
    fresh: dict[str, list[Bond]] = defaultdict(list)
    for number in gone:
        for source in before.held[number].sources:
            fresh[source]
    for bond in (held[number] for number in held if number not in before.held):
        for source in dict.fromkeys(bond.sources):
            fresh[source].append(bond)
    found = dict(before.of)
    for source, bonds in fresh.items():
        stay = tuple(bond for bond in found.get(source, ()) if id(bond) not in gone)
        found[source] = (*stay, *bonds)
    return found


def _plain(material: Material) -> Iterator[Bond]:
    yield from _described(material.sources)
    for r in material.reposts:
        yield Bond("repost", f"{r.similarity:.0%} of the wording", (r.left, r.right))


def _described(sources: Mapping[str, Source]) -> Iterator[Bond]:
    """Bonds by author and by outlet, as the sources describe themselves."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name, source in sorted(sources.items()):
        for author in authors(source.description.value("author")):
            groups["same_author", fold(author)].append((author, name))
        if outlet := source.description.value("outlet"):
            groups["same_outlet", fold(outlet)].append((outlet, name))
    for (kind, folded), members in groups.items():
        if folded:
            yield Bond(
                "same_author" if kind == "same_author" else "same_outlet",
                min(shown for shown, _ in members),
                tuple(sorted({n for _, n in members})),
            )


@once
def bonds(material: Material) -> Bonds:
    """Give the bonds among a vault's sources."""
    ix = index(material)
    return ix.kept.of(Ties).sync(ix)


def in_order(found: Iterable[Tie]) -> tuple[Tie, ...]:
    """Give ties once each, by their sources."""
    return tuple(sorted(set(found), key=lambda t: (t.left, t.right, t.kind, t.detail)))
