"""Which people are worth comparing, so that cost grows with the number of people and nothing is passed over unsaid.

A name is filed under each two of its parts, or under its one part. Two keys meet where their parts sound alike,
so that a misspelling leads to the same people. Where many bear names that meet (`CROWD`), only those are compared
who share a fact, or two or three where the fact is shared by many too; such names are given as crowds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from itertools import combinations, pairwise

from aigaq.names.index_keys import word_of
from aigaq.names.parse import Part
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.profile import Fact, Profile
from aigaq.resolve.shelf import Shelf
from aigaq.resolve.vocabulary import Vocabulary
from aigaq.resolve.weights import weights

CROWD = 40
"""People under names that meet, up to whom each is compared with each."""
FEW = 8
"""The same for names common in this vault: alone they say too little, and hundreds of questions help nobody."""
MOST_PARTS = 4
"""Parts of one name that are filed."""
MOST_FACTS = 3
"""Facts that are asked for, at the most, to part a crowd."""

COMPANY = "company"
"""The kind of fact that others named in the same report are."""

Key = tuple[str, ...]
"""Two parts of a full name, sorted, or the one part of a single name."""
Pair = tuple[str, str]
"""Ids of two people, sorted."""
Group = tuple[str, ...]


def parts_of(name: str) -> list[Part]:
    """Give the parts of a name by which it is filed."""
    return [part for part in parse_name(name).all if not part.initial and part.root.wide][:MOST_PARTS]


def keys_of(person: Profile) -> set[Key]:
    """Give the keys under which somebody is filed."""
    found: set[Key] = set()
    for name in person.forms:
        words = [word_of(part) for part in parts_of(name)]
        found.update(_pair(one, other) for one, other in combinations(words, 2))
        if len(words) == 1:
            found.add((words[0],))
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


class Index:
    """Who is filed under which key."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._by_key: Shelf[Key, str] = Shelf()
        self._by_part: Shelf[str, Key] = Shelf()

    def copy(self) -> Index:
        """Give a copy that can change by itself."""
        found = Index()
        found.vocabulary = self.vocabulary.copy()
        found._by_key, found._by_part = self._by_key.copy(), self._by_part.copy()
        return found

    def add(self, person: Profile) -> set[Key]:
        """File somebody; give the keys."""
        for name in person.forms:
            for part in parts_of(name):
                self.vocabulary.add(part)
        keys = keys_of(person)
        for key in keys:
            for word in key if len(key) > 1 and key not in self._by_key else ():
                self._by_part.add(word, key)
            self._by_key.add(key, person.id)
        return keys

    def remove(self, person: Profile) -> set[Key]:
        """Take somebody out; give the keys."""
        keys = keys_of(person)
        for key in keys:
            self._by_key.discard(key, person.id)
            for word in key if len(key) > 1 and key not in self._by_key else ():
                self._by_part.discard(word, key)
        return keys

    def met_by(self, key: Key) -> set[Key]:
        """Give the keys under which somebody of this key is compared with others: it, lesser ones and single names."""
        alone = {(near,) for part in key for near in self.vocabulary.close.get(part) if (near,) in self._by_key}
        return {key, *(found for found in alone | self._near(key) if found <= key or len(key) > len(found))}

    def under(self, key: Key) -> tuple[set[str], set[str]]:
        """Give who is filed under a key, and whose names meet it. Of two keys that meet, the lesser has the pair."""
        mine = set(self._by_key.get(key))
        others = self._by_key.union(found for found in self._near(key) if found >= key)
        if len(key) == 1:
            others |= self._by_key.union(self._by_part.union(self.vocabulary.close.get(key[0])))
        return mine, others

    def _near(self, key: Key) -> set[Key]:
        """Give the keys in use whose parts sound like this one's: one part at most misspelled, the other alike."""
        if len(key) == 1:
            return {(near,) for near in self.vocabulary.close.get(key[0]) if (near,) in self._by_key}
        close, loose = self.vocabulary.close, self.vocabulary.loose
        one, other = key
        ways = ((close.get(one), loose.get(other)), (loose.get(one), close.get(other)))
        return {found for left, right in ways for a in left for b in right if (found := _pair(a, b)) in self._by_key}


def pairs(mine: Collection[str], others: Collection[str]) -> Iterator[Pair]:
    """Give each of the ones with each of the others, in order."""
    return iter(sorted({_pair(a, b) for a in mine for b in others if a != b}))


def pairs_by_facts(
    mine: set[str], others: set[str], person: Callable[[str], Profile], known: AbstractSet[str]
) -> Iterator[Pair]:
    """Give the pairs of a crowd that share facts, as many as it takes to part it.

    ``known``: keys of names that so many reports name that they are no company (`aigaq.resolve.company`).
    """
    ours = {id_: _telling(person(id_), known) for id_ in mine}
    asked = frozenset[Fact]().union(*ours.values())
    names = frozenset(name for kind, name in asked if kind == COMPANY)
    telling = {id_: sorted(found) for id_, found in ours.items()}
    for id_ in others - mine:
        if found := _telling(person(id_), known, names) & asked:
            telling[id_] = sorted(found)
    found_pairs = _sharing(tuple(sorted(telling)), telling, MOST_FACTS, set(), mine)
    yield from sorted({pair for pair in found_pairs if pair[0] in mine or pair[1] in mine})


def _telling(person: Profile, known: AbstractSet[str], names: frozenset[str] | None = None) -> set[Fact]:
    """Give the facts that tell somebody of a crowd from another; of those in company with them, some alone."""
    kinds = weights().facts
    company = person.company if names is None or not names.isdisjoint(person.named_with) else frozenset()
    return {(COMPANY, name) for name in company - known}.union(f for f in person.facts if kinds[f[0]].each >= 1.0)


def _sharing(ids: Group, facts: dict[str, list[Fact]], depth: int, seen: set[Group], mine: set[str]) -> Iterator[Pair]:
    """Give the pairs of those who share a fact; of too many, neighbours and those who share one fact more."""
    by_fact: dict[Fact, list[str]] = defaultdict(list)
    for id_ in ids:
        for fact in facts[id_]:
            by_fact[fact].append(id_)
    for group in sorted({tuple(group) for group in by_fact.values() if not mine.isdisjoint(group)} - seen):
        seen.add(group)
        if len(group) <= CROWD:
            yield from combinations(group, 2)
        else:
            yield from pairwise(group)
            yield from _sharing(group, facts, depth - 1, seen, mine) if depth > 1 else ()
