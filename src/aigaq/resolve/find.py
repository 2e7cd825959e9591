"""Finding people by any spelling of their name, in any script that can be read, or by id; others by their words.

A name is looked up in an index over every spelling (`aigaq.names.index`). The index is made from the entities each
time they are resolved: that costs far less than resolving them, and nothing can be out of step (decision record 0079).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from aigaq.model.entity import Entity
from aigaq.names.alike import FAR
from aigaq.names.fold import LONGEST, clean, fold
from aigaq.names.index import NameIndex, Problem
from aigaq.names.pairing import pair_parts
from aigaq.names.parse import parse as parse_name
from aigaq.names.sketch import MOST_PARTS

SHORTEST_ID = 6
"""Digits of an id that are taken for one."""
MOST = 20
"""People that are given, at the most, if not told otherwise."""
FORMS = 4
"""Spellings that are looked at for each person that is to be given."""
SURE = 0.7
"""Probability from which on one who answers alone is taken to be meant (the default threshold of `aigaq.names`)."""


@frozen
class Match:
    """Somebody whose name may be the one asked for."""

    person: Entity
    score: float
    """Probability that the name asked for and the matching spelling mean one person, 0–1; 1.0 for an id."""
    form: str
    """The spelling that answers best; an id where that was asked for."""
    full: bool
    """Whether every part that was asked for is in it."""
    exact: bool
    """Whether it is the very main name, but for case, or the id."""

    @property
    def sources(self) -> int:
        """How many reports name this person."""
        return len({spelling.source for spelling in self.person.spellings})


@frozen
class Matches:
    """Who answers to a name, the likeliest first."""

    people: tuple[Match, ...] = ()
    more: int = 0
    """How many further spellings answer."""
    problem: Problem = ""
    """Why nothing could be looked up."""

    @property
    def meant(self) -> tuple[Match, ...]:
        """Those who may be meant; one alone is taken to be. An unlikely one who lacks a part asked for is not."""
        exact = tuple(match for match in self.people if match.exact)
        sure = tuple(match for match in self.people if match.score >= SURE)
        return exact or sure or tuple(match for match in self.people if match.full)


class Directory:
    """People, organisations and places, to be found by name. Made once, never changed."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._all = sorted(entities, key=lambda entity: entity.id)
        self._people = [entity for entity in self._all if entity.kind == "person"]
        forms = [(form, entity) for entity in self._people for form in _forms(entity)]
        self._forms, self._owners = [form for form, _ in forms], [entity for _, entity in forms]

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._forms)

    def people(self, query: str, limit: int = MOST) -> Matches:
        """Give the people who answer to a name in any spelling, or to the beginning of an id."""
        by_id = _by_id(self._people, query.strip().casefold())
        if by_id:
            return Matches(tuple(Match(entity, 1.0, entity.id, full=True, exact=True) for entity in by_id))
        found = self._index.look_up(query, FORMS * limit)
        best: dict[str, Match] = {}
        for near in found.found:
            owner = self._owners[near.place]
            match = _match(owner, near.score, self._forms[near.place], query)
            best[owner.id] = min(match, best.get(owner.id, match), key=_order)
        matches = sorted(best.values(), key=_order)
        return Matches(tuple(matches[:limit]), found.more + len(matches[limit:]), found.problem)

    def others(self, query: str, limit: int = MOST) -> tuple[Entity, ...]:
        """Give the organisations and places whose names hold all words that are asked for, in any alphabet."""
        wanted: list[set[int]] = [self._words.get(word.wide, set()) for word in fold(query)]
        found = set.intersection(*wanted) if wanted else set()
        return tuple(sorted((self._all[at] for at in found), key=_fame)[:limit])

    @cached_property
    def _words(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for at, entity in enumerate(self._all):
            for form in _forms(entity) if entity.kind != "person" else ():
                for word in fold(form):
                    found[word.wide].add(at)
        return dict(found)


def find(entities: Iterable[Entity], query: str) -> list[Entity]:
    """Give the people who answer to a name or the beginning of an id, the best first; nobody is an empty list.

    Every part of the query must sound like a part of one of their names. For more than one query make a `Directory`.
    """
    matches = Directory(entities).people(query)
    exact = [match.person for match in matches.people if match.exact]
    return exact or [match.person for match in matches.people if match.full]


def _forms(entity: Entity) -> list[str]:
    return sorted({form[:LONGEST] for form in (entity.name, *(spelling.form for spelling in entity.spellings))})


def _match(entity: Entity, score: float, form: str, query: str) -> Match:
    exact = clean(entity.name).split() == clean(query).split()
    return Match(entity, score, form, full=exact or _holds(form, query), exact=exact)


def _holds(form: str, query: str) -> bool:
    """Say whether each part of a query sounds like a part of a form."""
    asked, there = parse_name(query).all[:MOST_PARTS], parse_name(form).all[:MOST_PARTS]
    if not asked or len(asked) > len(there):
        return False
    return all(likeness >= FAR for _, _, likeness in pair_parts(asked, there))


def _order(match: Match) -> tuple[bool, float, bool, tuple[int, str, str]]:
    return not match.exact, -match.score, not match.full, _fame(match.person)


def _fame(entity: Entity) -> tuple[int, str, str]:
    return -len({spelling.source for spelling in entity.spellings}), entity.name, entity.id


def _by_id(entities: Sequence[Entity], prefix: str) -> list[Entity]:
    if len(prefix) < SHORTEST_ID or not set(prefix) <= set("0123456789abcdef"):
        return []
    found = [e for e in entities if e.id.startswith(prefix)]
    return sorted(found or [e for e in entities if any(r.startswith(prefix) for r in e.referents)], key=_fame)
