"""Organisations over all sources: one name or an acronym of it is one; any other word more is another.

Two organisations that one source tells apart stay two, even if a third source gives both one name: that
name is then ambiguous, and joins neither.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from attrs import frozen

from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Reason
from aigaq.names.fold import fold_word, words
from aigaq.resolve.cluster import Link
from aigaq.resolve.profile import Profile, few
from aigaq.resolve.rulings import Rulings
from aigaq.resolve.stack import MOST_SIDES, Stack, each_with_each, sides, stack

ONE_NAME, ACRONYM, LONGER = 8.0, 5.0, 0.0
"""Bits: the same words; an acronym with one expansion only; the same beginning and further words."""
SHORTEST_ACRONYM = 3
COUNTRY = "country"
"""The kind of fact that says what country a report is mostly about, or else the report itself."""
SAME_WORDS = "their names have the same words"
ONE_LONG = "one name is the acronym of the other"
MANY_LONG = "the acronym may stand for several names"


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


def profile_of(referent: Referent, country: str) -> Profile:
    """Give what is known of an organisation: its name, and the country its report is mostly about."""
    return Profile(
        frozenset({referent.id}),
        few({referent.source}),
        few({referent.name}),
        _in(country, referent.source),
    )


def _in(country: str, source: str) -> frozenset[tuple[str, str]]:
    return few({(COUNTRY, country or source)})


def unit(body: Profile) -> tuple[str, ...]:
    """Give the key of those that are one as far as their names tell: the same words, in whatever order."""
    key = organisation_key(min(body.names))
    return (*sorted(key), _country(key, body)) if key else ("", body.id)


def stacks(group: list[Profile], ruled: Rulings) -> list[Stack]:
    """Take together those of one name; where people have told some of them apart, each side by itself."""
    return [stack(side, _one_name) for side in sides(group, ruled, lambda _: ())]


def _one_name(one: Profile, other: Profile) -> Link:
    return _link(one, other, ONE_NAME, SAME_WORDS)


def links(nodes: Sequence[Profile]) -> Iterator[Link]:
    """Link the organisations that may be one."""
    by_key = _by_key(nodes)
    yield from (*_same_words(by_key), *_acronyms(by_key), *_longer(by_key))


def main_country(mentions: Iterable[Mention]) -> str:
    """Give the country that most places named in a report lie in; ``""`` where none is on the map."""
    counts = Counter(mention.geo.country for mention in mentions if mention.geo)
    return min(counts, key=lambda country: (-counts[country], country), default="")


ByKey = dict[tuple[str, ...], list[Profile]]


def _by_key(nodes: Sequence[Profile]) -> ByKey:
    found: ByKey = defaultdict(list)
    for node in nodes:
        for key in sorted({organisation_key(name) for name in node.names}):
            if key:
                found[key].append(node)
    return dict(sorted(found.items()))


def _same_words(by_key: ByKey) -> Iterator[Link]:
    """Link those whose names have the same words, in whatever order ("Chinese police", "police of China")."""
    groups: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for key, nodes in by_key.items():
        for node in nodes:
            groups[*sorted(key), _country(key, node)].append(node)
    for nodes in groups.values():
        yield from (_link(one, other, ONE_NAME, SAME_WORDS) for one, other in each_with_each(nodes))


def _country(key: tuple[str, ...], node: Profile) -> str:
    """Give the country that a name of generic words alone belongs to, as far as its report says; else ``""``."""
    if not _data().generic.issuperset(key):
        return ""
    return min(value for kind, value in node.facts if kind == COUNTRY)


def _acronyms(by_key: ByKey) -> Iterator[Link]:
    """Link an acronym to what it stands for, if that is one name only; to each, if people have told some apart."""
    expansions: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, nodes in by_key.items():
        for letters in sorted({acronym(name) for name in nodes[0].names} - {""}):
            expansions[letters].append(key)
    for key, nodes in by_key.items():
        found = expansions.get(_letters(nodes[0], key), [])
        weight, what = (ACRONYM, ONE_LONG) if len(found) == 1 else (LONGER, MANY_LONG)
        for long in found:
            yield from (_link(a, b, weight, what) for a, b in product(nodes[:MOST_SIDES], by_key[long][:MOST_SIDES]))


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


def clash(left: Profile, right: Profile, ruled: Rulings) -> str | None:
    """Say what keeps two organisations apart: a decision, or names that are different."""
    if ruled.forbid(left.ids, right.ids):
        return "a person has decided that they are different"
    if ruled.left_open(left.ids, right.ids):
        return "a person could not tell"
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
