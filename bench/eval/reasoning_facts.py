"""Confirmed facts with their independence, government positions, and the pattern that must come first.

How the prose of ``independence`` is read as a number of independent lines:
1. “not independent” or “weak” at its beginning: one line.
2. Otherwise one line an outlet (two reports of one outlet are one line): “different outlets”, “two outlets, three
   authors”, “001 and 002 same author and outlet; 000 another outlet” all say so. A number of outlets in the prose that
   does not fit the documents is an error of the gold and is refused.

A fact is right if
- *weighed*: the claims that tell it in its documents, weighed together, make just that many lines; and
- *shown*: where its documents name a person in common, the case file of each such person has one line (event, status,
  personal detail) that holds claims of all its documents, and its claims there make just that many lines. What has
  nobody in common (pressure on groups, what a government fears) is a topic, told claim by claim: it is only weighed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from aigaq.casefile.independence import weigh
from aigaq.casefile.index import index
from aigaq.model.claim import Claim
from bench.eval.reasoning_statuses import Tally
from bench.eval.reasoning_world import World, spans, touches

Row = dict[str, Any]
NUMBERS = {"two": 2, "three": 3}


def of_world(world: World) -> Tally:
    """Measure the confirmed facts."""
    facts = [Fact(world, row) for row in world.gold["corroborated"]]
    wrong = [fact for fact in facts if fact.fault]
    misses = tuple(f"{f.row['id']} {f.row['fact']}: {f.fault}" for f in wrong)
    return Tally(len(facts), len(facts) - len(wrong), 0, misses)


def lines_of(world: World, row: Row) -> int:
    """Read the prose of a fact's independence as a number of lines: the rule above."""
    outlets = {d["outlet"] for d in world.gold["documents"] if d["key"] in row["docs"]}
    said = row["independence"]
    if said.startswith(("not independent", "weak")):
        return 1
    counted = re.search(r"\b(two|three) outlets", said)
    if counted and NUMBERS[counted[1]] != len(outlets):
        raise ValueError(f"{row['id']}: {counted[0]}, but its documents are of {len(outlets)}")
    return len(outlets)


class Fact:
    """One confirmed fact of the gold, as our claims tell it."""

    def __init__(self, world: World, row: Row) -> None:
        self._world, self.row = world, row
        self.lines = lines_of(world, row)
        self._events = [world.events[i] for i in row["events"]]
        self._details = [] if self._events else self._common_details()

    def _common_details(self) -> list[tuple[str, Row]]:
        """Of a fact without events: the personal details that all its documents annotate alike, with their person."""
        rows = [
            (p["canonical"], a, d["key"])
            for d in self._world.gold["documents"] if d["key"] in self.row["docs"]
            for p in d["people"] for a in p.get("attributes", [])
        ]  # fmt: skip
        told: dict[tuple[str, ...], set[str]] = {}
        for name, a, doc in rows:
            told.setdefault((name, a["attr"], str(a["value"])), set()).add(doc)
        return [
            (name, {**a, "doc": doc}) for name, a, doc in rows
            if told[name, a["attr"], str(a["value"])] == set(self.row["docs"])
        ]  # fmt: skip

    @cached_property
    def people(self) -> list[str]:
        """The people whom all its documents name in it."""
        people = {row["canonical"] for row in self._world.gold["merged_people"]}
        told: dict[str, set[str]] = {doc: set() for doc in self.row["docs"]}
        for event in self._events:
            told[event["doc"]] |= people & {w["name"] for w in event["who"] if w["role"] == "subject"}
        for name, row in self._details:
            told[row["doc"]].add(name)
        return sorted(set.intersection(*told.values()))

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of ours that tell it: the right class on the right passage; of a topic whatever stands there."""
        found = [c for e in self._events for c in self._telling(e)]
        found += [c for _, row in self._details for c in self._detail(row)]
        return list({c.id: c for c in found}.values())

    def _telling(self, event: Row) -> list[Claim]:
        if not self.people:
            return self._world.at(event["doc"], spans(event))
        there = self._world.at(event["doc"], spans(event))
        status = [c for c in there if c.kind == "status" and c.type == event.get("status")]
        return [*self._world.of_event(event), *status]

    def _detail(self, row: Row) -> list[Claim]:
        there = self._world.at(row["doc"], spans(row))
        return [c for c in there if c.kind == "attribute" and (c.type, c.value) == (row["attr"], str(row["value"]))]

    @cached_property
    def fault(self) -> str:
        """What is wrong with it, in words; empty if nothing is."""
        lost = sorted(set(self.row["docs"]) - self._world.docs(self.claims))
        if lost:
            return f"no claim of it in {', '.join(lost)}"
        weighed = self._lines(self.claims)
        if weighed != self.lines:
            return f"weighed as {weighed} lines, not {self.lines}"
        return next((fault for name in self.people if (fault := self._unshown(name))), "")

    def _lines(self, claims: Iterable[Claim]) -> int:
        mine = {self._world.sources[doc] for doc in self.row["docs"]}
        return weigh(index(self._world.material), tuple(c for c in claims if c.source in mine)).independent

    def _unshown(self, name: str) -> str:
        """Why no line of a person's case file shows it."""
        case = self._world.cases.get(name)
        if case is None:
            return f"{name} is nobody in the vault"
        told = {c.id for c in self.claims}
        near = [set(told) & {c.id for c in line.claims} for line in (*case.timeline, *case.statuses, *case.attributes)]
        groups = [[c for c in self.claims if c.id in ids] for ids in near]
        whole = [group for group in groups if self._world.docs(group) >= set(self.row["docs"])]
        if not whole:
            best = max((self._world.docs(group) for group in groups), key=len, default=frozenset())
            return f"no line of {name} joins its documents, at most {', '.join(sorted(best)) or 'none'}"
        if not any(self._lines(group) == self.lines for group in whole):
            return f"the line of {name} has {self._lines(whole[0])} independent lines, not {self.lines}"
        return ""


def rank_of(world: World, incident: Row, candidates: Sequence[Sequence[Collection[Claim]]]) -> int | None:
    """Give at which place (from 1) the incidents of an entry of ``coordinated_incidents`` stand among candidates.

    A candidate is the events it links, each as its claims. It is the entry if every event it links has a claim at a
    passage of the entry's events (or of one that tells them at once, ``aggregate_of``), and they befell at least two
    people.
    """
    ids = set(incident["events"])
    at_once = {i for i, e in world.events.items() if e.get("aggregate_of") and ids.issuperset(e["aggregate_of"])}
    events = [world.events[i] for i in sorted(ids | at_once)]
    for number, linked in enumerate(candidates, 1):
        met = [[e for e in events for claim in claims if _stands_in(world, claim, e)] for claims in linked]
        people = {tuple(sorted(w["name"] for w in e["who"] if w["role"] == "subject")) for group in met for e in group}
        if all(met) and len(linked) > 1 and len({name for names in people for name in names}) > 1:
            return number
    return None


def _stands_in(world: World, claim: Claim, event: Row) -> bool:
    here = claim.source == world.sources.get(event["doc"]) and touches(claim, spans(event))
    return here and world.same_class(claim, event)
