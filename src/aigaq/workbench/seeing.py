"""The numbers of a dashboard and the list of people, each made once for every state of the vault."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from attrs import frozen

from aigaq import casefile
from aigaq.model.casefile import Difference, Held
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.source import Source
from aigaq.workbench import asking
from aigaq.workbench.answers import DeadlineLine, Past
from aigaq.workbench.reviewing import Reviewing

DAYS = 14
"""What is new where nobody says since when: the last two weeks."""
SOON = 30
"""Days within which a deadline is shown on the dashboard."""
SHOWN = 10
"""Things of each sort on the dashboard."""
_CONFLICTS = frozenset({"contradiction", "tension"})
_HOW = {"certainly": 0, "possibly": 1, "lapsed": 2}
_TRACKS = {"asylum": 0, "detention": 1, "criminal": 2, "travel": 3, "other": 4}


@frozen
class PersonLine:
    """One person in the list of people."""

    person: Entity
    held: tuple[Held, ...]
    """What they are today, on each track; what is certain first, asylum before custody before the rest."""
    due: DeadlineLine | None
    """What comes due next; failing that, what was missed last."""
    sources: int
    claims: int
    differences: int
    """Open differences between the reports about them."""


@frozen
class Overview:
    """What is new, what is due and what is open."""

    since: str
    """Since when what is new counts, ISO 8601 in UTC."""
    sources: int
    """Sources in the vault."""
    claims: int
    people: int
    fresh: tuple[Source, ...]
    """Sources received since then, the newest first; `SHOWN` at the most."""
    fresh_sources: int
    fresh_claims: int
    """Claims in these."""
    due: tuple[DeadlineLine, ...]
    """What comes due within `SOON` days or may be due now, soonest first; `SHOWN` at the most."""
    due_count: int
    missed_count: int
    open: Mapping[str, int]
    """How many wait for a decision, by kind of queue."""
    conflicts: tuple[Difference, ...]
    """Open contradictions and tensions, the gravest first; `SHOWN` at the most."""
    conflict_count: int
    displaced: int
    """Claims that people wrote and whose quotes do not stand in the present reading of their source."""
    past: tuple[Past, ...]
    """What people decided last, the newest first; `SHOWN` at the most."""


class Seeing(Reviewing):
    """The vault at a glance."""

    def visit(self) -> str:
        """Note in the log that somebody has come, and give when they came before (ISO 8601, UTC); empty: never."""
        before = self._store.last_log(self._by, "visit")
        with self._store.writing() as writer:
            writer.log(self._now(), self._by, "visit", ())
        self._shared.visited = object()
        return before[0].at if before else ""

    def warm(self) -> None:
        """Make what the first pages ask for, before anybody waits for it."""
        for make in self.warming():
            make()

    def warming(self) -> tuple[Callable[[], object], ...]:
        """Give what `warm` makes, in steps: between two of them others get their turn, and one may stop.

        Of a large vault the first step reads its claims; the others need the vault's files no more.
        """
        return (
            self._read,
            self.claim_states,
            self._events,
            self.differences,
            self.deadlines,
            self.queue_counts,
            self.people_lines,
        )

    def _read(self) -> object:
        return len(self.material().claims)

    def _events(self) -> object:
        return self._made(casefile.events)

    def overview(self, since: str | None = None) -> Overview:
        """Give the numbers of the dashboard; ``since`` (ISO 8601, UTC) is when this person was here before.

        Without it: since the visit before the last one of whoever works here, or else the last `DAYS` days.
        """
        start = since or self._since()
        material = self.material()
        all_ = material.sources
        sources = self._lasting("received", (all_,), lambda: sorted(all_.values(), key=_received))
        fresh = sources[bisect_right(sources, start, key=lambda source: source.received) :]
        claims = self._lasting("counts", (material.claims,), lambda: _counted(material.claims))
        lines, unsettled = self.deadlines(), self._unsettled()
        due, missed = self._lasting("due soon", (lines,), lambda: _due_soon(lines))
        differ = self._lasting("conflicts", (unsettled,), lambda: [d for d in unsettled if d.nature in _CONFLICTS])
        return Overview(
            start, len(material.sources), claims.total(), len(material.people), tuple(fresh[: -SHOWN - 1 : -1]),
            len(fresh), sum(claims[s.id] for s in fresh), tuple(due[:SHOWN]), len(due), missed, self.queue_counts(),
            tuple(differ[:SHOWN]), len(differ), len(self._store.displaced()), self._lately(),
        )  # fmt: skip

    def people_lines(self) -> tuple[PersonLine, ...]:
        """Give everybody with status, next deadline and counts, by name."""
        today = self._today()
        held = self._made(lambda material: casefile.status_on(material, today), ("status on", today))
        parts = (self.material().people, held, self.deadlines(today), self._unsettled(), self.material().claims)
        return self._lasting("people lines", parts, lambda: self._people(*parts[:4]))

    def _people(
        self,
        people: tuple[Entity, ...],
        statuses: tuple[Held, ...],
        lines: tuple[DeadlineLine, ...],
        unsettled: tuple[Difference, ...],
    ) -> tuple[PersonLine, ...]:
        held: dict[str, list[Held]] = {}
        for one in statuses:
            held.setdefault(one.person, []).append(one)
        due, claims, material = _next_due(lines), self._shelf().claims, self.material()
        differ = Counter(id_ for d in unsettled for id_ in asking.people_of(material, d))
        return tuple(
            PersonLine(
                person,
                tuple(sorted(held.get(person.id, ()), key=lambda h: (_HOW[h.how], _TRACKS.get(h.track, 9)))),
                due.get(person.id),
                len({spelling.source for spelling in person.spellings}),
                sum(claims.get(id_, 0) for id_ in person.referents),
                differ[person.id],
            )
            for person in people
        )

    def _since(self) -> str:
        name, visited = f"visits of {self._by}", (self._shared.visited,)
        visits = self._lasting(name, visited, lambda: self._store.last_log(self._by, "visit", 2))
        if len(visits) > 1:
            return visits[1].at
        return (datetime.combine(self._today(), datetime.min.time(), UTC) - timedelta(days=DAYS)).isoformat()

    def _lately(self) -> tuple[Past, ...]:
        taken = self._taken()[-SHOWN:]
        return tuple(Past(d.at, d.by, d.verdict, d.subjects, d.reason, d.id, d.field, d.value) for d in reversed(taken))


def _counted(claims: Iterable[Claim]) -> Counter[str]:
    """Count the claims of each source; what is only proposed is none."""
    return Counter(claim.source for claim in claims if not claim.proposed)


def _received(source: Source) -> tuple[str, str]:
    return source.received, source.id


def _due_soon(lines: tuple[DeadlineLine, ...]) -> tuple[list[DeadlineLine], int]:
    """Give what comes due within `SOON` days or may be due now, and how many deadlines were missed."""
    due = [line for line in lines if line.state != "missed" and line.days_left <= SOON]
    return due, sum(line.state == "missed" for line in lines)


def _next_due(lines: tuple[DeadlineLine, ...]) -> dict[str, DeadlineLine]:
    """Give for each person what comes next; failing that, what was missed last."""
    found: dict[str, DeadlineLine] = {}
    for line in lines:
        known = found.get(line.deadline.person)
        if known is None or known.state == "missed":
            found[line.deadline.person] = line
    return found
