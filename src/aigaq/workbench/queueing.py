"""What waits for a decision, and the order in which it is put: first what settles most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from attrs import evolve, frozen

from aigaq import casefile
from aigaq.model.casefile import Difference
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.review import Decision
from aigaq.model.verdicts import Judged
from aigaq.review import queue as identity_queue
from aigaq.workbench.asking import people_of, probability

QueueKind = Literal["waiting", "same", "difference", "proposal", "claim", "low"]
"""``waiting``: decisions for a second person; ``same``: may two be one; ``difference``: reports differ; ``proposal``:
by a second reader or the learnt one; ``claim``: read by the machine, seen by nobody; ``low``: of these, what is only
alleged, denied or feared and carries nothing."""
KINDS: tuple[QueueKind, ...] = get_args(QueueKind)
Why = Literal["deadline", "conflict", "confirmed", "alone", "told_once"]
"""Why it matters: a deadline hangs on it; reports differ on it; several independent reports say it; it is the only
claim of a status; nothing else hangs on it."""
WEIGHT: Mapping[str, float] = {"deadline": 4.0, "conflict": 3.0, "confirmed": 2.0, "alone": 1.0}
"""What each reason adds: a wrong date that a deadline hangs on costs somebody a right, a wrong claim told by three only
a correction."""


@frozen
class Waits:
    """One thing that waits for a decision."""

    kind: QueueKind
    id: str
    """Of the claim, difference, suggestion or decision."""
    weight: float
    """What it would settle; comparable within its kind only."""
    why: tuple[str, ...] = ()
    """Codes (`Why`), the weightiest first."""
    subjects: tuple[str, ...] = ()
    """Of ``same``: the ids of the two entities; of ``difference``: the ids of the people it is about."""


@frozen
class Queue:
    """A page of what waits."""

    items: tuple[Waits, ...]
    counts: Mapping[str, int]
    """How many wait, by kind; all kinds are there."""
    after: str | None = None
    """Where the next page begins; ``None`` at the end."""


@frozen(eq=False)
class Stakes:
    """Why claims matter, by id; made anew only when claims change, not with every decision."""

    why: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]
    """All claims that the machine read, the weightiest first."""
    low: frozenset[str]
    ids: frozenset[str]
    proposed: tuple[str, ...]
    """All claims that are only proposed: first what would settle most if it were accepted, then the likeliest."""


def stakes(material: Material, today: date) -> Stakes:
    """Say of every claim that the machine read what hangs on it."""
    proposed = [claim for claim in material.claims if claim.proposed]
    sorted_why = _why(material, today)
    if proposed:
        supposed = _why(_supposing(material, proposed), today)
        sorted_why |= {claim.id: supposed[claim.id] for claim in proposed if claim.id in supposed}
        proposed.sort(key=lambda c: (-promise(c, sorted_why.get(c.id, ())), c.source, c.passage.start, c.id))
    mine = [claim for claim in material.claims if not claim.proposed and not claim.written]
    order = sorted(mine, key=lambda c: (-weight(sorted_why.get(c.id, ())), c.source, c.passage.start, c.id))
    low = frozenset(c.id for c in mine if c.certainty != "asserted" and c.id not in sorted_why)
    ids = tuple(c.id for c in order)
    return Stakes(sorted_why, ids, low, frozenset(ids), tuple(c.id for c in proposed))


def promise(claim: Claim, why: Sequence[str]) -> float:
    """Give the weight of a proposal: what accepting it would settle, and among equals how probable it is."""
    return weight(why) + probability(claim)


def _supposing(material: Material, proposed: Sequence[Claim]) -> Material:
    """Give the material as it would be if somebody accepted all that is proposed."""
    accepted = Decision("accept", tuple(claim.id for claim in proposed), "", "")
    supposed = evolve(material, decisions=(*material.decisions, accepted))
    casefile.extend(material, supposed)
    return supposed


def _why(material: Material, today: date) -> dict[str, tuple[str, ...]]:
    why: dict[str, set[str]] = {}
    for code, claims in _reasons(material, today):
        for claim in claims:
            why.setdefault(claim.id, set()).add(code)
    return {id_: tuple(sorted(codes, key=lambda c: (-WEIGHT[c], c))) for id_, codes in why.items()}


def weight(why: Sequence[str]) -> float:
    """Add up what hangs on something."""
    return sum(WEIGHT.get(code, 0.0) for code in why)


def _reasons(material: Material, today: date) -> Iterator[tuple[str, Sequence[Claim]]]:
    for due in casefile.deadlines(material, today):
        if not casefile.is_missed(due, today):
            yield "deadline", due.claims
    for difference in casefile.differences(material):
        if difference.settled is None and difference.nature in {"contradiction", "tension"}:
            yield "conflict", [claim for reading in difference.readings for claim in reading.claims]
    for event in casefile.events(material):
        if event.corroboration.independent > 1:
            yield "confirmed", event.claims
    for claim in material.claims:
        if claim.kind == "status":
            yield "alone", (claim,)


@frozen(eq=False)
class Open:
    """All that waits in a vault now."""

    material: Material
    states: Mapping[str, Judged]
    stakes: Stakes
    waiting: tuple[Decision, ...]
    differences: tuple[Difference, ...]
    """Those that nobody has settled, the gravest first."""
    same: tuple[Waits, ...]

    def page(self, kind: QueueKind | None, limit: int, after: str | None) -> Queue:
        """Give a page of one kind, or of all, kind after kind; ``after`` is where the last page said."""
        wanted = (kind,) if kind else KINDS
        found = (item for one in wanted for item in self.of(one))
        items: list[Waits] = []
        passing = after is not None
        for item in found:
            if passing:
                passing = _mark(item) != after
                continue
            items.append(item)
            if len(items) > limit:
                break
        more = _mark(items[limit - 1]) if len(items) > limit else None
        return Queue(tuple(items[:limit]), self.counts(), more)

    def of(self, kind: QueueKind) -> Iterator[Waits]:
        """Give what waits of one kind, in order."""
        if kind == "waiting":
            yield from (Waits("waiting", d.id, 1.0, (d.verdict,), d.subjects) for d in self.waiting)
        elif kind == "same":
            yield from self.same
        elif kind == "difference":
            yield from (Waits("difference", d.id, _GRAVITY[d.gravity], (d.nature,), people_of(self.material, d))
                        for d in self.differences)  # fmt: skip
        elif kind == "proposal":
            yield from self._proposals()
        else:
            yield from self._claims(kind)

    def _proposals(self) -> Iterator[Waits]:
        claims = {claim.id: claim for claim in self.material.claims if claim.proposed}
        for id_ in self.stakes.proposed:
            if self.states[id_].state == "proposed":
                why = self.stakes.why.get(id_, ())
                yield Waits("proposal", id_, promise(claims[id_], why), why)

    def _claims(self, kind: QueueKind) -> Iterator[Waits]:
        for id_ in self.stakes.order:
            if (id_ in self.stakes.low) == (kind == "low") and id_ not in self.states:
                why = self.stakes.why.get(id_, ())
                yield Waits(kind, id_, weight(why), why or ("told_once",))

    def counts(self) -> dict[str, int]:
        """Count what waits, by kind."""
        judged = Counter(id_ in self.stakes.low for id_ in self.states if id_ in self.stakes.ids)
        low = len(self.stakes.low)
        return {
            "waiting": len(self.waiting),
            "same": len(self.same),
            "difference": len(self.differences),
            "proposal": sum(j.state == "proposed" for j in self.states.values()),
            "claim": len(self.stakes.order) - low - judged[False],
            "low": low - judged[True],
        }


_GRAVITY = {"grave": 3.0, "notable": 2.0, "slight": 1.0}


def _mark(item: Waits) -> str:
    return f"{item.kind}:{item.id}"


def same(material: Material, differences: Sequence[Difference]) -> tuple[Waits, ...]:
    """Give the questions on who is who: people first, then those whose answer settles most."""
    open_ = Counter(id_ for one in differences for id_ in people_of(material, one))
    asked = identity_queue(material.resolution, material.decisions, material.claims, open_)
    found = []
    for suggestion in asked:
        sides = list(dict.fromkeys(e.id for s in suggestion.subjects if (e := material.entity_of.get(s))))
        if len(sides) > 1:
            person = material.entity_of[suggestion.subjects[0]].kind == "person"
            found.append(
                (not person, Waits("same", suggestion.id, suggestion.score, (suggestion.verdict,), tuple(sides[:2])))
            )
    return tuple(item for _, item in sorted(found, key=lambda row: row[0]))
