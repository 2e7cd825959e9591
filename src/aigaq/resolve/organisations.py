"""Organisations over all sources: one name or an acronym of it is one; any other word more is another.

Two organisations that one source tells apart stay two, even if a third source gives both one name: that
name is then ambiguous, and joins neither.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import product

from attrs import frozen

from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Reason
from aigaq.names.fold import fold_word, words
from aigaq.resolve.cluster import Clustering, Link, cluster
from aigaq.resolve.profile import Profile
from aigaq.resolve.rulings import Rulings, bonded

ONE_NAME, ACRONYM, LONGER = 8.0, 5.0, 0.0
"""Bits: the same words; an acronym with one expansion only; the same beginning and further words."""
SHORTEST_ACRONYM = 3


@frozen
class _Words:
    drop: frozenset[str]
    countries: dict[str, str]
    generic: frozenset[str]


@cache
def _data() -> _Words:
    raw = tomllib.loads((files("aigaq.resolve") / "organisations.toml").read_text("utf-8"))
    generic = frozenset(fold_word(word).key for word in raw["generic"]["words"])
    return _Words(frozenset(raw["drop"]["words"]), raw["countries"], generic)


@lru_cache(maxsize=1 << 15)
def organisation_key(name: str) -> tuple[str, ...]:
    """Give the folded words of an organisation's name, without articles, countries by one name."""
    data = _data()
    return tuple(fold_word(data.countries.get(word, word)).key for word in words(name) if word not in data.drop)


@lru_cache(maxsize=1 << 15)
def acronym(name: str) -> str:
    """Give the acronym that a name of several words would have."""
    found = [word for word in words(name) if word not in _data().drop]
    return "".join(word[0] for word in found) if len(found) >= SHORTEST_ACRONYM else ""


def organisations(mentions: Sequence[Mention], ruled: Rulings) -> Clustering:
    """Find which organisations of all sources are one."""
    referents = {m.referent.id: m.referent for m in mentions if m.kind == "organisation"}
    nodes = bonded((profile_of(referents[id_]) for id_ in sorted(referents)), ruled)
    by_key = _by_key(nodes)
    links = [*_same_words(by_key, _countries(mentions)), *_acronyms(by_key), *_longer(by_key)]
    return cluster(nodes, links, partial(_clash, ruled=ruled))


def profile_of(referent: Referent) -> Profile:
    """Give a bare profile of a referent: its id, source and name."""
    return Profile(frozenset({referent.id}), frozenset({referent.source}), frozenset({referent.name}))


ByKey = dict[tuple[str, ...], list[Profile]]


def _by_key(nodes: Sequence[Profile]) -> ByKey:
    found: ByKey = defaultdict(list)
    for node in nodes:
        for key in sorted({organisation_key(name) for name in node.names}):
            if key:
                found[key].append(node)
    return dict(sorted(found.items()))


def _countries(mentions: Sequence[Mention]) -> dict[str, str]:
    """Give the country that most places named in a source lie in, by source."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.geo:
            counts[mention.referent.source][mention.geo.country] += 1
    return {source: min(found, key=lambda country: (-found[country], country)) for source, found in counts.items()}


def _same_words(by_key: ByKey, countries: dict[str, str]) -> Iterator[Link]:
    """Link those whose names have the same words, in whatever order ("Chinese police", "police of China")."""
    groups: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for key, nodes in by_key.items():
        for node in nodes:
            groups[*sorted(key), _country(key, node, countries)].append(node)
    for nodes in groups.values():
        first = min(nodes, key=lambda node: node.id)
        for node in nodes:
            if node is not first:
                yield _link(first, node, ONE_NAME, "their names have the same words")


def _country(key: tuple[str, ...], node: Profile, countries: dict[str, str]) -> str:
    """Give the country that a name of generic words alone belongs to, as far as its report says; else ``""``."""
    if not _data().generic.issuperset(key):
        return ""
    return countries.get(min(node.sources), min(node.sources))


def _acronyms(by_key: ByKey) -> Iterator[Link]:
    """Link an acronym to what it stands for, if that is one name only."""
    expansions: dict[str, list[Profile]] = defaultdict(list)
    for nodes in by_key.values():
        short = {acronym(name) for name in nodes[0].names} - {""}
        for letters in sorted(short):
            expansions[letters].append(nodes[0])
    for key, nodes in by_key.items():
        found = expansions.get(_letters(nodes[0], key), [])
        if len(found) == 1:
            yield _link(nodes[0], found[0], ACRONYM, "one name is the acronym of the other")
        elif found:
            yield from (_link(nodes[0], other, LONGER, "the acronym may stand for several names") for other in found)


def _letters(node: Profile, key: tuple[str, ...]) -> str:
    """Give the acronym that a name of one word in capitals is, or ``""``."""
    short = [name for name in node.names if organisation_key(name) == key and len(key) == 1]
    capitals = [letters for name in short if len(letters := name.removeprefix("the ").strip()) >= SHORTEST_ACRONYM]
    return next((letters.casefold() for letters in sorted(capitals) if letters.isupper()), "")


def _longer(by_key: ByKey) -> Iterator[Link]:
    """Suggest those of which one name begins with all of the other's three or more words."""
    for key, nodes in by_key.items():
        for cut in range(SHORTEST_ACRONYM, len(key)):
            if key[:cut] in by_key:
                yield _link(nodes[0], by_key[key[:cut]][0], LONGER, "one name begins like the other and goes on")


def _link(one: Profile, other: Profile, weight: float, what: str) -> Link:
    return Link(min(one.id, other.id), max(one.id, other.id), weight, (Reason(what, weight),))


def _clash(left: Profile, right: Profile, ruled: Rulings) -> str | None:
    if ruled.forbid(left.ids, right.ids):
        return "a person has decided that they are different"
    for ours in sorted(left.names):
        for theirs in sorted(right.names):
            if not any(_related(a, b) for a, b in product(left.versions(ours), right.versions(theirs))):
                return f"“{ours}” and “{theirs}” are different names"
    return None


def _related(one: str, other: str) -> bool:
    ours, theirs = organisation_key(one), organisation_key(other)
    if sorted(ours) == sorted(theirs):
        return True
    letters = ("".join(ours), "".join(theirs))
    return any(short and fold_word(short).key in letters for short in (acronym(one), acronym(other)))
