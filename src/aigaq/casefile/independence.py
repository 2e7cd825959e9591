"""Which sources rest on each other, and how many independent lines of evidence are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from attrs import frozen

from aigaq.casefile.bond import Bond, authors, fold
from aigaq.casefile.credits import credit_bonds
from aigaq.casefile.index import Index
from aigaq.casefile.shared import shared_bonds
from aigaq.model.casefile import Corroboration, Line, Tie
from aigaq.model.claim import Claim
from aigaq.model.material import Material

FEW = 12
"""Up to so many sources of one author or outlet, every pair is shown; of more, each with the next."""


@frozen(eq=False)
class Bonds:
    """What ties the sources of a vault to each other, found once and asked for any few of them."""

    material: Material

    @cached_property
    def all(self) -> tuple[Bond, ...]:
        """Every bond of at least two sources, sorted."""
        found = [*_described(self.material), *credit_bonds(self.material), *shared_bonds(self.material)]
        found += [
            Bond("repost", f"{r.similarity:.0%} of the wording", (r.left, r.right)) for r in self.material.reposts
        ]
        return tuple(sorted((b for b in found if len(set(b.sources)) > 1), key=lambda b: (b.kind, b.detail, b.sources)))

    @cached_property
    def _of(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, bond in enumerate(self.all):
            for source in bond.sources:
                found[source].append(number)
        return {source: tuple(numbers) for source, numbers in found.items()}

    def among(self, sources: Iterable[str]) -> tuple[Tie, ...]:
        """Give the ties among these sources."""
        chosen = frozenset(sources)
        numbers = sorted({n for source in chosen for n in self._of.get(source, ())})
        return in_order(tie for n in numbers for tie in self.all[n].ties(chosen, FEW))


def _described(material: Material) -> Iterator[Bond]:
    """Bonds by author and by outlet, as the sources describe themselves."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name, source in sorted(material.sources.items()):
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


@lru_cache(maxsize=1)
def bonds(material: Material) -> Bonds:
    """Give the bonds among a vault's sources; the last ones are remembered."""
    return Bonds(material)


def corroborate(sources: Iterable[str], ties: Iterable[Tie]) -> Corroboration:
    """Count independent lines: sources that are tied, also through others among them, are one line."""
    chosen = sorted(set(sources))
    used = [tie for tie in ties if tie.left in chosen and tie.right in chosen]
    root = {source: source for source in chosen}
    for tie in used:
        left, right = _root(root, tie.left), _root(root, tie.right)
        root[max(left, right)] = min(left, right)
    lines: dict[str, list[str]] = defaultdict(list)
    for source in chosen:
        lines[_root(root, source)].append(source)
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in used:
        held[_root(root, tie.left)].append(tie)
    return Corroboration(tuple(Line(tuple(group), in_order(held[name])) for name, group in sorted(lines.items())))


def _root(root: dict[str, str], source: str) -> str:
    while root[source] != source:
        root[source] = root[root[source]]
        source = root[source]
    return source


def weigh(ix: Index, claims: tuple[Claim, ...]) -> Corroboration:
    """Weigh claims of one thing: their sources, less those that rest on each other or on one speaker."""
    sources = {claim.source for claim in claims}
    found = bonds(ix.material).among(sources)
    return corroborate(sources, (*found, *same_speaker(ix, claims)))


def same_speaker(ix: Index, claims: tuple[Claim, ...]) -> tuple[Tie, ...]:
    """Tie sources that have one thing from one and the same speaker, and from nobody else."""
    heard: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        heard[claim.source].add(innermost(ix, claim))
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, speakers in sorted(heard.items()):
        if len(speakers) == 1 and (only := next(iter(speakers)))[0]:
            groups[only].append(source)
    return in_order(
        tie
        for (_, name), group in groups.items()
        for tie in Bond("same_speaker", name, tuple(group)).ties(frozenset(group), FEW)
    )


def innermost(ix: Index, claim: Claim) -> tuple[str, str]:
    """Give who in the end says so, as (identity, name); identity is empty for narration and the unnamed."""
    if not claim.speakers:
        return "", ""
    speaker = claim.speakers[-1]
    entity = ix.entity(speaker.referent)
    if entity:
        return entity.id, entity.name
    return ("", "") if speaker.name.startswith("[") else (fold(speaker.name), speaker.name)


def in_order(found: Iterable[Tie]) -> tuple[Tie, ...]:
    """Give ties once each, by their sources."""
    return tuple(sorted(set(found), key=lambda t: (t.left, t.right, t.kind, t.detail)))
