"""Invented vaults of incidents, to measure patterns on. All people, towns and incidents are invented."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from attrs import frozen

from aigaq.model.casefile import Corroboration, Event
from aigaq.model.mention import Geo
from aigaq.model.pattern import Incident
from aigaq.model.schema import Labels
from aigaq.patterns.chance import Acts
from aigaq.patterns.groups import Group, Groups
from aigaq.patterns.incidents import with_steps
from aigaq.patterns.order import Dated
from aigaq.patterns.rules import rules

TYPES = ("assault", "arrest", "threat", "search_or_raid", "surveillance", "warning", "abduction")
START = date(2018, 1, 1)
TOWNS, PEOPLE, YEARS = 7, 24, 3


@frozen
class Vault:
    """Incidents, groups and acts, as the tests of chance take them."""

    incidents: tuple[Incident, ...]
    groups: Groups
    acts: Acts


def vault(rng: np.random.Generator, *, size: int = 60, pairs: int = 0, follow: float = 0.0) -> Vault:
    """Make a vault without a pattern, but for ``pairs`` planted (two of one group, one day, far apart).

    ``follow``: the share of public acts that are followed by harm within a month. Rates differ by year and by town;
    every eighth date is only a month, every eighth place is missing: what is uneven is no pattern.
    """
    people, years = PEOPLE, YEARS
    groups = _groups(rng, people)
    made = [_incident(rng, number, people, years) for number in range(size - 2 * pairs)]
    for number in range(pairs):
        made += _pair(rng, size + number, groups, years)
    acts = tuple(_act(rng, number, people, years) for number in range(people))
    for act in acts:
        if rng.random() < follow:
            day = act.span[0] + timedelta(days=int(rng.integers(2, 28)))
            made.append(incident(f"f{act.id}", "assault", (day, day), _town(rng), act.people))
    decisions = tuple(_act(rng, people + number, people, years) for number in range(people))
    return Vault(with_steps(sorted(made, key=lambda i: (i.first, i.id))), groups, Acts(acts, decisions))


def incident(name: str, kind: str, days: tuple[date, date], geo: Geo | None, victims: tuple[str, ...]) -> Incident:
    """Make an incident without passages."""
    event = Event(name, kind, None, None, (), (), "asserted", Corroboration(()))
    means, rank = rules().means_class(kind), rules().severity(kind)
    return Incident(event, means, rank, tuple(sorted(victims)), tuple(sorted(victims)), *days, geo)


def _incident(rng: np.random.Generator, number: int, people: int, years: int) -> Incident:
    day = _day(rng, years)
    vague = rng.random() < 0.125
    first = day.replace(day=1) if vague else day
    last = (first + timedelta(days=27)) if vague else day
    geo = None if rng.random() < 0.125 else _town(rng)
    victims = tuple({_who(rng, people) for _ in range(1 + int(rng.random() < 0.15))})
    return incident(f"e{number:04}", TYPES[int(rng.integers(len(TYPES)))], (first, last), geo, victims)


def _pair(rng: np.random.Generator, number: int, groups: Groups, years: int) -> list[Incident]:
    group = groups.groups["status", str(int(rng.integers(4)))]
    one, other = rng.permutation(sorted(group.members))[:2]
    day = _day(rng, years)
    return [
        incident(f"p{number:04}a", "assault", (day, day), _town(rng, 0), (str(one),)),
        incident(f"p{number:04}b", "assault", (day, day), _town(rng, TOWNS - 1), (str(other),)),
    ]


def _act(rng: np.random.Generator, number: int, people: int, years: int) -> Dated:
    day = _day(rng, years)
    return Dated(f"a{number:04}", (day, day), (_who(rng, people),))


def _who(rng: np.random.Generator, people: int) -> str:
    """Somebody; a few are named far more often than others."""
    return f"person {int(people * rng.random() ** 1.5):03}"


def _day(rng: np.random.Generator, years: int) -> date:
    """A day; the rate differs by year."""
    weights = np.arange(1, years + 1) / sum(range(1, years + 1))
    return START + timedelta(days=int(365 * rng.choice(years, p=weights) + rng.integers(365)))


def _town(rng: np.random.Generator, which: int | None = None) -> Geo:
    number = int(TOWNS * rng.random() ** 2) if which is None else which
    return Geo(40.0 + 1.5 * number, 60.0 + 4.0 * number, 12.0, "XX", f"invented:{number}", "city")


def _groups(rng: np.random.Generator, people: int) -> Groups:
    """Four groups of a sixth of the people each; somebody can be in two."""
    everybody = [f"person {n:03}" for n in range(people)]
    made = {}
    for number in range(4):
        members = frozenset(str(who) for who in rng.permutation(everybody)[: max(2, people // 6)])
        label = Labels(*(f"group {number}",) * 3)
        made["status", str(number)] = Group(label, members, len(members) / people)
    of = {who: frozenset(key for key, group in made.items() if who in group.members) for who in everybody}
    return Groups(made, of, {})
