"""The tour: what of the open vault each step leads to; a step for which it has nothing leads nowhere."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from attrs import frozen

from aigaq.model.claim import Claim
from aigaq.web.views.cards import passage_href
from aigaq.workbench import Workbench

STEPS = ("case", "passage", "review", "difference", "search", "lock")
"""The stops, in the order of the work; they are counted from 1."""


@frozen
class Step:
    """One stop of the tour."""

    number: int
    key: str
    """Of `STEPS`; the template has the words for it."""
    href: str = ""
    """Where it leads; empty: the vault has nothing for it."""
    name: str = ""
    """Whom it is about, or the name to search for."""
    count: int = 0
    """How many wait there."""


def tour(bench: Workbench) -> tuple[Step, ...]:
    """Give every stop of the tour through this vault."""
    return tuple(step(bench, number) for number in range(1, len(STEPS) + 1))


def step(bench: Workbench, number: int) -> Step:
    """Give one stop, counted from 1."""
    key = STEPS[number - 1]
    if key == "review":
        waits = sum(bench.queue_counts().values())
        return Step(number, key, "/review" if waits else "", count=waits)
    if key == "difference":
        return _difference(number, bench)
    if key == "lock":
        return Step(number, key, "/")
    return _about_somebody(number, bench)


def _about_somebody(number: int, bench: Workbench) -> Step:
    """Give a stop that shows the person of whom most is told: case, passage or name."""
    key = STEPS[number - 1]
    lines = [line for line in bench.people_lines() if line.claims]
    if not lines:
        return Step(number, key)
    best = max(lines, key=lambda line: (line.claims, line.person.id)).person
    if key == "case":
        return Step(number, key, f"/people/{best.id}", best.name)
    if key == "search":
        name = found_in_another_script(bench, best.id, best.name)
        return Step(number, key, "/search" if name else "", name)
    claim = _told_most(bench, best.id)
    return Step(number, key, passage_href(claim.passage) if claim else "", best.name)


def _told_most(bench: Workbench, person: str) -> Claim | None:
    """Give the first claim of the event that most claims tell of."""
    told = [event.claims for event in bench.case(person).timeline if event.claims]
    return max(told, key=len)[0] if told else None


def _difference(number: int, bench: Workbench) -> Step:
    """Lead to the gravest open contradiction; failing that, to any difference that nobody has settled."""
    over = bench.overview()
    waiting = [d for d in (*over.conflicts, *bench.differences()) if d.settled is None]
    href = f"/differences/{waiting[0].id}" if waiting else ""
    return Step(number, STEPS[number - 1], href, count=over.open["difference"])


def found_in_another_script(bench: Workbench, person: str, name: str) -> str:
    """Write a name in another script, as somebody might; empty where the search would not find the person by it."""
    written = other_script(name)
    found = bench.find(written, {}, limit=1).people if written else ()
    return written if any(hit.person.id == person for hit in found) else ""


def other_script(name: str) -> str:
    """Write a Latin name in Cyrillic letters, or the other way round; empty for any other script."""
    for table in _letters().values():
        written = _written(name, table)
        if written:
            return written
    return ""


def _written(name: str, table: tuple[tuple[str, str], ...]) -> str:
    made, rest = "", name.lower()
    while rest:
        if not rest[0].isalpha():
            made, rest = made + rest[0], rest[1:]
            continue
        pair = next((pair for pair in table if rest.startswith(pair[0])), None)
        if pair is None:
            return ""
        made, rest = made + pair[1], rest[len(pair[0]) :]
    return made.title()


@cache
def _letters() -> dict[str, tuple[tuple[str, str], ...]]:
    text = resources.files(__package__).joinpath("tour.toml").read_text("utf-8")
    return {key: tuple((a, b) for a, b in pairs) for key, pairs in tomllib.loads(text).items()}
