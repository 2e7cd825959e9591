"""What the claims say of a referent beyond the name: sex, birth, and facts that others may share."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from attrs import fields, frozen

from aigaq.model import edtf
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import Bounds
from aigaq.model.mention import Mention, Referent
from aigaq.names.parse import parse as parse_name
from aigaq.resolve.weights import weights

Fact = tuple[str, str]
"""Kind (of ``weights.toml``) and key: ``("origin", "tekes")``."""
Span = tuple[int, int]
"""First and last possible day of birth, as `date.toordinal`."""
YEAR = 365.25
_WORD = re.compile(r"[^\W\d_]{3,}")
MOST_COMPANY = 60
"""Other people of one source that count as company; a list of hundreds of names is no company."""
LEAST_PRONOUNS = 3
"""He or she said less often than this about a person says nothing: references get mixed up."""


@frozen
class Profile:
    """What is known of one or several referents taken together."""

    ids: frozenset[str]
    sources: frozenset[str]
    names: frozenset[str]
    """The fullest name in each source."""
    facts: frozenset[Fact] = frozenset()
    sexes: frozenset[str] = frozenset()
    """The sexes that claims or suffixes say."""
    likely_sexes: frozenset[str] = frozenset()
    """The sexes that pronouns say."""
    births: frozenset[Span] = frozenset()
    aliases: frozenset[frozenset[str]] = frozenset()
    """Sets of names that people have said are one person's."""
    works: frozenset[frozenset[str]] = frozenset()
    """What claims call their work, each as its words, without those that fit anybody (activist, head, refugee)."""
    named_with: frozenset[str] = frozenset()
    """Keys of the full names in the same sources, their own among them: one set for all of a source."""

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """One name for each way the names sound, sorted: what is worth comparing."""
        found: dict[tuple[str, ...], str] = {}
        for name in sorted(self.names, reverse=True):
            found[signature(name)] = name
        return tuple(sorted(found.values()))

    def versions(self, name: str) -> frozenset[str]:
        """Give a name with all that people have said stand for the same."""
        if not self.aliases:
            return frozenset((name,))
        return frozenset((name,)).union(*(names for names in self.aliases if name in names))

    @cached_property
    def id(self) -> str:
        """The smallest id of the referents."""
        return min(self.ids)

    @property
    def company(self) -> frozenset[str]:
        """Keys of the full names of others in the same sources."""
        return self.named_with.difference(map(name_key, self.names))


def outline(profile: Profile) -> Profile:
    """Give whom a profile is of, without what is known of them: what remains of use once clusters are made."""
    return Profile(profile.ids, profile.sources, profile.names)


_SETS = tuple(one.name for one in fields(Profile))


def together(profiles: Iterable[Profile]) -> Profile:
    """Take several profiles together."""
    found = tuple(profiles)
    if len(found) == 1:
        return found[0]
    return Profile(*(_united([getattr(p, name) for p in found]) for name in _SETS))  # type: ignore[arg-type]


def _united(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """Give the union; where all are one set already, that very set, so that it is held once."""
    first = sets[0]
    return first if all(one is first or one <= first for one in sets) else first.union(*sets[1:])


T = TypeVar("T")


@lru_cache(maxsize=1 << 16)
def _held_once(found: frozenset[T]) -> frozenset[T]:
    """Give the first of all equal sets: most are empty or of one word, and there are millions."""
    return found


def few(values: Iterable[T]) -> frozenset[T]:
    """Make a small set that equal ones share."""
    return _held_once(frozenset(values))


def profiles(mentions: Sequence[Mention], claims: Sequence[Claim]) -> list[Profile]:
    """Give the profile of every person among the referents, by id."""
    people = {m.referent.id: m.referent for m in mentions if m.kind == "person"}
    keys = {id_: name_key(r.name) for id_, r in people.items()}
    facts: dict[str, set[Fact]] = defaultdict(set)
    sexes: dict[str, set[str]] = defaultdict(set)
    births: dict[str, set[Span]] = defaultdict(set)
    published = publication_dates(claims)
    for claim in claims:
        _read(claim, published.get(claim.source), facts, sexes, births)
    likely, company = _pronoun_sexes(mentions), _company(people.values(), keys)
    return [
        Profile(
            ids=frozenset({id_}),
            sources=few({referent.source}),
            names=few({referent.name}),
            facts=few(facts[id_]),
            sexes=few(sexes[id_] | _name_sex(referent.name)),
            likely_sexes=few(likely.get(id_, ())),
            births=few(births[id_]),
            works=few(_works(facts[id_])),
            named_with=company.get(referent.source, few(())),
        )
        for id_, referent in sorted(people.items())
    ]


@lru_cache(maxsize=1 << 16)
def signature(name: str) -> tuple[str, ...]:
    """Give the key that names of one sound share: folded roots, with given and second part in their places."""
    parts = parse_name(name)
    first = [part.root.key if part else "" for part in (parts.given, parts.second)]
    return (" ".join(first).strip(), *sorted(part.root.key for part in parts.more))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Give a rough key of a person's name: its folded roots in alphabetical order."""
    return sys.intern(" ".join(sorted(part.root.wide for part in parse_name(name).all)))


def value_key(text: str) -> str:
    """Give the key of a value such as an occupation or a place."""
    return " ".join(text.casefold().split())


def _name_sex(name: str) -> set[str]:
    sex = parse_name(name).sex
    return {sex} if sex else set()


def _read(
    claim: Claim,
    published: Bounds | None,
    facts: dict[str, set[Fact]],
    sexes: dict[str, set[str]],
    births: dict[str, set[Span]],
) -> None:
    """Take from one claim what it says of those who take part."""
    if claim.certainty in ("denied", "hypothetical"):
        return
    for participant in claim.named("subject", "target", "object", "agent", "source"):
        if not participant.referent:
            continue
        others = [p.name for p in claim.participants if p is not participant and not p.name.startswith("[")]
        facts[participant.referent].update(_facts(claim, others))
        if participant.role == "subject":
            sexes[participant.referent].update(_sex(claim))
            births[participant.referent].update(_births(claim, published))


def _facts(claim: Claim, others: list[str]) -> Iterable[Fact]:
    kind = weights().kind_of.get(claim.type)
    if claim.kind == "attribute" and kind and claim.value:
        yield kind, value_key(claim.value)
    elif claim.kind == "relation" and kind:
        yield from ((kind, name_key(other)) for other in others)
    elif claim.kind in ("event", "status"):
        yield from _event_facts(claim, others)


def _works(facts: Iterable[Fact]) -> frozenset[frozenset[str]]:
    """Give the words of each occupation that says what somebody does; “-year-old student” is a student."""
    said = (frozenset(_WORD.findall(value)) - weights().vague_work for kind, value in facts if kind == "work")
    return frozenset(found for found in said if found)


def _event_facts(claim: Claim, others: list[str]) -> Iterable[Fact]:
    yield from (("event_with", f"{claim.type} {name_key(other)}") for other in others)
    bounds = claim.when.date.bounds if claim.when and claim.when.date.year_known else None
    if bounds is None or bounds.days is None or bounds.days > 31 or bounds.first is None:
        return
    yield "event_month", f"{claim.type} {bounds.first:%Y-%m}"
    if bounds.days == 1:
        yield "event_day", f"{claim.type} {bounds.first}"


def _sex(claim: Claim) -> Iterable[str]:
    words = weights()
    if claim.type == "sex" and claim.value and (sex := words.sex_of_word.get(value_key(claim.value))):
        yield sex
    if claim.kind == "relation" and claim.type in words.sex_of_relation:
        yield words.sex_of_relation[claim.type]


def _births(claim: Claim, published: Bounds | None) -> Iterable[Span]:
    """Read the span of days in which somebody was born off an age or a date of birth."""
    value = (claim.value or "").strip()
    if claim.type == "birth_date" and edtf.is_edtf(value) and edtf.parse(value).year_known:
        first, last = edtf.parse(value).bounds.first, edtf.parse(value).bounds.last
        if first and last:
            yield first.toordinal(), last.toordinal()
    if claim.type == "age" and value.isdecimal() and len(value) <= 3:
        said = _closed(claim.when) or published
        if said and said.first and said.last:
            years = int(value)
            yield round(said.first.toordinal() - (years + 1) * YEAR) + 1, round(said.last.toordinal() - years * YEAR)


def _closed(when: When | None) -> Bounds | None:
    bounds = when.date.bounds if when and when.date.year_known else None
    return bounds if bounds and bounds.days is not None else None


def publication_dates(claims: Sequence[Claim]) -> dict[str, Bounds]:
    """Find the publication dates, which the anchors of dated claims name (``published 2021-02-22``)."""
    found: dict[str, Bounds] = {}
    for claim in claims:
        anchor = claim.when.anchor if claim.when else None
        label, _, day = (anchor or "").partition(" ")
        if label == "published" and edtf.is_edtf(day) and edtf.parse(day).bounds.days is not None:
            found.setdefault(claim.source, edtf.parse(day).bounds)
    return found


def _company(people: Iterable[Referent], keys: dict[str, str]) -> dict[str, frozenset[str]]:
    """Give the full names in each source."""
    by_source: dict[str, set[str]] = defaultdict(set)
    for referent in people:
        if " " in keys[referent.id]:
            by_source[referent.source].add(keys[referent.id])
    return {source: frozenset(sorted(names)[:MOST_COMPANY]) for source, names in by_source.items()}


def _pronoun_sexes(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for mention in mentions:
        if mention.form == "pronoun" and (sex := weights().sex_of_word.get(value_key(mention.passage.quote))):
            counts[mention.referent.id][sex] += 1
    return {id_: {sex} for id_, said in counts.items() for sex, n in said.items() if _clear(n, sum(said.values()))}


def _clear(count: int, total: int) -> bool:
    return count >= LEAST_PRONOUNS and count >= 0.8 * total


def years_between(left: Collection[Span], right: Collection[Span]) -> float:
    """Give how many years lie between the two spans of birth that are furthest apart, one of each side."""
    if not left or not right:
        return 0.0
    later = max(first for first, _ in left) - min(last for _, last in right)
    earlier = max(first for first, _ in right) - min(last for _, last in left)
    return max(0, later, earlier) / YEAR
