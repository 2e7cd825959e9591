"""Which people are worth comparing: those who share keys, so that cost grows with the number of people.

Two full names are compared when two of their parts have the same bones, or one part is the same and the
other begins alike; a name of one part with the full names that have that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from aigaq.names.parse import Part
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.profile import Profile

LARGEST = 200
"""Members of a block that are compared with each other; what a larger block shares says too little."""
MOST_FULL = 50
"""Full names that a name of one part is compared with; with more, it is nobody's in particular."""

Index = dict[str, set[int]]


def candidates(people: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Give the pairs worth comparing, each once, in a fixed order."""
    pairs: Index = defaultdict(set)
    solos: Index = defaultdict(set)
    single: Index = defaultdict(set)
    for number, person in enumerate(people):
        for name in person.forms:
            _file(name, number, pairs, solos, single)
    found = {pair for block in pairs.values() if len(block) <= LARGEST for pair in combinations(sorted(block), 2)}
    found |= set(_solo_pairs(single, solos))
    for one, other in sorted(found):
        yield people[one], people[other]


def _file(name: str, number: int, pairs: Index, solos: Index, single: Index) -> None:
    parts = [part for part in parse_name(name).all if not part.initial][:4]
    for one, other in combinations(parts, 2):
        for key in _pair_keys(one, other):
            pairs[key].add(number)
    for part in parts:
        (solos if len(parts) > 1 else single)[part.root.bones].add(number)


def _solo_pairs(single: Index, solos: Index) -> Iterator[tuple[int, int]]:
    for bones in sorted(single):
        alone, full = single[bones], solos.get(bones, set())
        if len(alone) <= LARGEST:
            yield from combinations(sorted(alone), 2)
        if len(full) <= MOST_FULL:
            yield from ((min(a, b), max(a, b)) for a in alone for b in full if a != b)


def _pair_keys(one: Part, other: Part) -> Iterable[str]:
    yield " ".join(sorted((one.root.bones, other.root.bones)))
    for sure, near in ((one, other), (other, one)):
        yield f"{sure.root.wide} {near.root.wide[:1]}*"
        yield f"{sure.root.bones} {near.root.bones[:2]}*"
