"""Differences against the gold's ``contradictions`` and ``traps``. Which entry is which is said by kind, never by id.

*Asked for* (recall): what differs between or inside the reports and that issue 5 wants as a record: spellings,
statuses, labels, dates, counts; kinds in `ASKED`.
*Not a contradiction* (false alarms): kinds in `NOT_ONE` – two steps of one procedure, a coarser date that holds a
finer one, two organisations of one name, a change over time (leadership, premises, a government's line: the position
tracker shows turns), a compatible detail, a forecast and a fact.
*Left open* (neither asked for nor wrong): every other kind – whether a claim is plausible, how one report words what
another told, clock times, distances, who an unnamed person is, a body's short name – and every entry that can only be
found with knowledge from outside the five texts (“external” in its kind or verdict), unless its kind is in `NOT_ONE`.

One of our differences *meets* an entry if
1. its kind is one that the entry's kind allows (`KINDS`), or for `NOT_ONE` any but a spelling;
2. it is about the entry's person, if the entry names one;
3. its sides hold claims of two of the entry's documents on different sides (of one document, where only one is named);
4. where the entry quotes words, names events (or merged events) or gives the day of events of a document, its claims
   there touch one of them; for spellings: two of its sides are the entry's forms.

A *false alarm* is a difference that meets no entry asked for and either meets an entry of `NOT_ONE` or rests on the
passage of a trap. Each counts once, whatever it meets. A spelling never is one; nor is what is shown as no more than a
change (``nature``) where the entry's kind is a change over time, or where only a trap is met. All other differences
are listed with ``--misses``, so that a reader can judge them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from aigaq.casefile.bond import fold
from aigaq.casefile.differences import differences
from aigaq.model.casefile import Difference
from aigaq.model.claim import Claim
from bench.eval.reasoning_statuses import Tally
from bench.eval.reasoning_world import Span, World, spans, touches

Row = dict[str, Any]
ASKED = frozenset({"spelling", "fact", "internal_date", "status_label", "scale"})
"""Kinds of entries that must be reported."""
NOT_ONE = frozenset(
    {"not_a_contradiction", "granularity", "entity_ambiguity", "change_over_time", "leadership", "detail",
     "forecast_v_outcome", "government_position"}
)  # fmt: skip
"""Kinds of entries that must not be."""
CHANGES = frozenset({"change_over_time", "leadership", "forecast_v_outcome", "government_position"})
"""Kinds of `NOT_ONE` that may be shown, if it is as a change."""
KINDS: dict[str, frozenset[str]] = {
    "spelling": frozenset({"spelling"}),
    "fact": frozenset({"status", "date", "certainty", "place", "perpetrator"}),
    "internal_date": frozenset({"date"}),
    "status_label": frozenset({"status", "label"}),
    "scale": frozenset({"count"}),
}


@frozen(eq=False)
class Alarms:
    """What was found of what was asked for, the false alarms, and the differences that nobody asked for."""

    tally: Tally
    false: tuple[str, ...]
    others: tuple[str, ...]


def of_world(world: World) -> Alarms:
    """Measure the differences that a vault gives, about people and on events."""
    return compare(world, differences(world.material))


def compare(world: World, given: Iterable[Difference]) -> Alarms:
    """Compare differences with the gold's entries and traps."""
    given = tuple(given)
    entries = [_Entry(world, row) for row in world.gold["contradictions"]]
    asked = [e for e in entries if e.asked]
    met = {d.id for d in given for e in asked if e.meets(d)}
    hits = [e for e in asked if any(e.meets(d) for d in given)]
    misses = tuple(f"missed {e.shown}" for e in asked if e not in hits)
    rest = [d for d in given if d.id not in met]
    alarms = _alarms(world, entries, rest)
    false = tuple(f"false  {', '.join(alarms[d.id])}: {_shown(world, d)}" for d in rest if d.id in alarms)
    others = tuple(f"other  {_shown(world, d)}" for d in rest if d.id not in alarms)
    return Alarms(Tally(len(asked), len(hits), len(false), misses), false, others)


def _alarms(world: World, entries: list[_Entry], rest: list[Difference]) -> dict[str, list[str]]:
    """Give what each false alarm meets, by the difference's id."""
    found: dict[str, list[str]] = {}
    for difference in rest:
        met = [e.shown for e in entries if e.not_one and e.meets(difference)]
        traps = [t["id"] for t in world.gold["traps"] if any(_in(world, c, t) for c in _claims(difference))]
        spared = difference.kind == "spelling" or difference.nature == "change"
        if met or (traps and not spared):
            found[difference.id] = [*met, *traps]
    return found


def _in(world: World, claim: Claim, trap: Row) -> bool:
    return claim.source == world.sources.get(trap["doc"]) and touches(claim, [(trap["start"], trap["end"])])


def _claims(difference: Difference) -> list[Claim]:
    return [claim for side in difference.readings for claim in side.claims]


class _Entry:
    """One entry of the gold, with the passages its words, events and merged events stand for."""

    def __init__(self, world: World, row: Row) -> None:
        self._world, self._row = world, row
        self.shown = f"{row['id']} {row['kind']}"
        self.not_one = row["kind"] in NOT_ONE
        outside = "external" in f"{row['kind']} {row['verdict']} {' '.join(row['items'])}".casefold()
        self.asked = row["kind"] in ASKED and not outside
        self._docs = [key for key in row["items"] if key in world.sources]
        self._people = self._about("P", "canonical")
        merged = [world.merged[i] for i in self._ids("M")]
        self._places = {doc: self._spans(doc, merged) for doc in self._docs}

    def _ids(self, letter: str) -> list[str]:
        """The ids of this letter that the entry is about; ``M09–M11`` is three."""
        about = self._row.get("about", "")
        found = re.findall(rf"{letter}\d\d", about)
        if "–" in about and len(found) == 2:
            return [f"{letter}{n:02}" for n in range(int(found[0][1:]), int(found[1][1:]) + 1)]
        return found

    def _about(self, letter: str, key: str) -> list[str]:
        return [self._world.merged[i][key] for i in self._ids(letter)]

    def _spans(self, doc: str, merged: list[Row]) -> list[Span]:
        """Where the document tells it: the words quoted, the events named, and the members of merged events."""
        said = self._row["items"][doc]
        text = self._world.material.texts[self._world.sources[doc]].content
        members = [m for row in merged for m in (*row["members"], *row["partial_members"])]
        ids = [i for i in (*re.findall(r"D\d-E\d+", said), *members) if i.startswith(doc)]
        found = [span for i in ids if i in self._world.events for span in spans(self._world.events[i])]
        for quote in re.findall(r'[“"]([^”"]+)[”"]', said):
            at = text.find(quote)
            found += [(at, at + len(quote))] if at >= 0 else []
        days = set(re.findall(r"\d{4}-\d\d-\d\d", said))
        dated = [e for e in self._world.events.values() if e["doc"] == doc and e["date"] in days]
        return [*found, *(span for event in dated for span in spans(event))]

    def meets(self, difference: Difference) -> bool:
        """Say whether a difference of ours is (about) this entry."""
        if self._row["kind"] == "spelling":
            return difference.kind == "spelling" and self._same_forms(difference)
        allowed = KINDS.get(self._row["kind"])
        if difference.kind not in allowed if allowed else difference.kind == "spelling":
            return False
        if difference.nature == "change" and self._row["kind"] in CHANGES:
            return False
        return self._of_person(difference) and self._across(difference)

    def _same_forms(self, difference: Difference) -> bool:
        forms = {fold(form) for form in self._row["items"].values()}
        return len(forms & {fold(side.value) for side in difference.readings}) > 1

    def _of_person(self, difference: Difference) -> bool:
        if not self._people:
            return True
        mine = {r for name in self._people if name in self._world.people for r in self._world.people[name].referents}
        return any(p.referent in mine for claim in _claims(difference) for p in claim.participants)

    def _across(self, difference: Difference) -> bool:
        """Whether claims of two of its documents (or of its only one) stand on different sides."""
        sides = [{doc for claim in side.claims if (doc := self._doc(claim))} for side in difference.readings]
        if len(self._docs) == 1:
            return sum(bool(side) for side in sides) > 1
        return any(a != b for i, one in enumerate(sides) for other in sides[i + 1 :] for a in one for b in other)

    def _doc(self, claim: Claim) -> str | None:
        for doc in self._docs:
            near = not self._places[doc] or touches(claim, self._places[doc])
            if near and claim.source == self._world.sources[doc]:
                return doc
        return None


def _shown(world: World, difference: Difference) -> str:
    sides = "; ".join(f"{s.value} ({', '.join(sorted(world.docs(s.claims)))})" for s in difference.readings)
    return f"{difference.kind}, {difference.gravity}: {difference.about} {sides}"
