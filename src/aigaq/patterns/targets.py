"""Candidates on one target: a person or body hit again and again, ever harder, or by many means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from aigaq.model.pattern import Candidate, Incident, Remark
from aigaq.patterns import near, words
from aigaq.patterns.candidate import make
from aigaq.patterns.doubts import doubts
from aigaq.patterns.groups import Groups
from aigaq.patterns.rules import rules
from aigaq.patterns.words import against, for_

MANY = 3
"""Kinds of means that make a campaign worth looking at."""
MOST_POINTS = 4
SPREAD = 365
"""Days beyond which incidents on one target are called spread out."""


def targets(incidents: Sequence[Incident], groups: Groups) -> Iterator[Candidate]:
    """Give every person or body hit by many means, or twice within a month; of one set of incidents the first."""
    seen: set[frozenset[str]] = set()
    for mine in _by_target(incidents, groups):
        key = frozenset(i.id for i in mine)
        if len(mine) > 1 and key not in seen and (remarks := _reasons(mine)):
            seen.add(key)
            yield make(
                "on_one_target", mine, (), [*remarks, *_against(mine), *doubts(mine)], ("repeats", "rising_harm")
            )


def _by_target(incidents: Sequence[Incident], groups: Groups) -> Iterator[list[Incident]]:
    """The incidents of each person or body; of an organisation also those of the people tied to it."""
    of: dict[str, dict[str, Incident]] = defaultdict(dict)
    for one in incidents:
        for who in one.victims:
            of[who][one.id] = one
    for body in sorted(groups.ties):
        hit = [who for who in groups.ties[body] if who in of]
        if body in of or len(hit) > 1:
            for who in hit:
                of[body].update(of[who])
    for target in sorted(of, key=lambda t: (-len(of[t]), t)):
        yield list(of[target].values())


def _reasons(mine: Sequence[Incident]) -> list[Remark]:
    kinds = {i.means_class for i in mine}
    found = []
    if len(kinds) >= MANY:
        named = words.types(*(i.type for i in mine))
        found.append(for_("many_means", min(MOST_POINTS, len(kinds) - 1), n=len(kinds), types=named))
    apart = [one for one in mine if not one.step]
    spans = sorted(days for i in apart if (days := near.days(i)))
    within = [near.gap(a, b)[1] for a, b in pairwise(spans)]
    if within and min(within) <= rules().windows.burst_days:
        found.append(for_("repeated", n=len(apart), days=max(1, min(within))))
    if found and _rising(apart):
        found.append(for_("rising"))
    return found


def _rising(apart: Sequence[Incident]) -> bool:
    """Whether there are three or more, in an order that is certain, and the harm rises and never falls."""
    dated = sorted((i for i in apart if near.days(i)), key=lambda i: (i.first or date.max, i.last or date.max))
    ordered = all(a.last and b.first and a.last < b.first for a, b in pairwise(dated))
    ranks = [i.severity for i in dated]
    return len(dated) >= MANY and ordered and ranks == sorted(ranks) and ranks[0] < ranks[-1]


def _against(mine: Sequence[Incident]) -> Iterator[Remark]:
    spans = [days for i in mine if (days := near.days(i))]
    missing = len(mine) - len(spans)
    if missing:
        yield against("dates_missing", n=missing, all=len(mine))
    if spans and (wide := (max(s[1] for s in spans) - min(s[0] for s in spans)).days) > SPREAD:
        yield against("spread", days=wide)
