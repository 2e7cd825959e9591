"""What a page of the browser asks beside the questions of the command line: queues, pairs, histories, one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from aigaq import casefile
from aigaq.casefile.events import joined
from aigaq.errors import BadValue, UnknownClaim, UnknownDifference
from aigaq.model.casefile import Difference
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.mention import Mention
from aigaq.model.review import Decision, live, waiting
from aigaq.workbench import asking, queueing
from aigaq.workbench.answers import Past, Question, past_of
from aigaq.workbench.asking import find_entity
from aigaq.workbench.pairing import Pair, Shelf, pair
from aigaq.workbench.queueing import KINDS, Open, Queue, QueueKind, Stakes
from aigaq.workbench.ruling import Ruling
from aigaq.workbench.spots import Spots, spots

MOST = 200
"""Things on one page of a queue, at the most."""


class Reviewing(Ruling):
    """What waits for people, and what people have done."""

    def questions(self) -> tuple[Question, ...]:
        """Give the open questions, those first whose answer settles most."""
        return self._made(lambda material: asking.questions(material, self._stakes().proposed), "questions")

    # ── queues ─────────────────────────────────────────────────────────────────────────────────────

    def review_queue(self, kind: QueueKind | None = None, limit: int = 20, after: str | None = None) -> Queue:
        """Give what waits for a decision, first what settles most; ``after`` is what the last page gave.

        Without a kind: all kinds, one after the other. Raises `BadValue` for a kind there is not.
        """
        if kind is not None and kind not in KINDS:
            raise BadValue(given=kind, what="kind of queue", choices=", ".join(KINDS))
        return self._open().page(kind, max(1, min(limit, MOST)), after)

    def queue_counts(self) -> Mapping[str, int]:
        """Give how many wait, by kind."""
        return self._open().counts()

    def _stakes(self) -> Stakes:
        material = self.material()
        # The same events, differences and deadlines: nothing that hangs on a claim has changed.
        parts = (material.claims, self._made(joined), self.differences(), self.deadlines())
        return self._lasting("stakes", parts, lambda: queueing.stakes(material, self._today()))

    def _open(self) -> Open:
        return self._made(self._opened, "open")

    def _opened(self, material: Material) -> Open:
        differences, states = self._unsettled(), self.claim_states()
        who = (material.resolution, material.claims)
        same = self._lasting("same", who, lambda: queueing.same(material, differences))
        return Open(material, states, self._stakes(), waiting(self._taken()), differences, same)

    def _unsettled(self) -> tuple[Difference, ...]:
        """Give the differences that nobody has settled, the gravest first."""
        every = self.differences()
        return self._lasting("unsettled", (every,), lambda: tuple(d for d in every if d.settled is None))

    # ── two side by side ───────────────────────────────────────────────────────────────────────────

    def pair(self, one: str, other: str) -> Pair:
        """Put two people (organisations, places) side by side, by id or name. Raises `UnknownPerson` or `BadValue`."""
        material = self.material()
        left, right = find_entity(material, one), find_entity(material, other)
        if left.id == right.id or left.kind != right.kind:
            raise BadValue(given=other, what="second person, other than the first", choices="the id of another")
        return pair(material, left, right, self._shelf())

    def entity(self, query: str) -> Entity:
        """Give the person, organisation or place of an id, or who answers to a name. Raises `UnknownPerson`."""
        return find_entity(self.material(), query)

    def mentions_of(self, entity: Entity) -> tuple[Mention, ...]:
        """Give all mentions of a person, organisation or place, by source and place in the text."""
        mine = set(entity.referents)
        sources = dict.fromkeys(spot.source for spot in self._spots().named(entity.id))
        found = (m for source in sources for m in self.mentions_in(source) if m.referent.id in mine)
        return tuple(sorted(found, key=lambda m: (m.passage.text.source, m.passage.start)))

    def _spots(self) -> Spots:
        """Give where everybody is named."""
        known, material = self._gathered().spots, self.material()
        parts = (material.mentions, material.resolution)
        return known or self._lasting("spots", parts, lambda: spots(material))

    def _shelf(self) -> Shelf:
        material = self.material()
        return Shelf(
            self._spots(), self._lasting("claims of", (material.claims,), lambda: _claim_counts(material.claims))
        )

    # ── one source, one claim, one difference ──────────────────────────────────────────────────────

    def claims_in(self, source: str) -> tuple[Claim, ...]:
        """Give all claims of the source of this id, in the order of its text: rejected and proposed ones among them."""
        found = self._gathered()
        said, hand = found.said.get(source), found.hand.get(source)
        mine = (*said.claims, *said.proposals, *(hand.home.claims if hand else ())) if said else ()
        return tuple(sorted(mine, key=lambda c: (c.passage.start, c.passage.end, c.id)))

    def mentions_in(self, source: str) -> tuple[Mention, ...]:
        """Give all mentions of the source of this id, in the order of its text."""
        found = self._gathered()
        said, hand = found.said.get(source), found.hand.get(source)
        mine: Sequence[Mention] = hand.home.mentions if hand else said.mentions if said else ()
        return tuple(sorted(mine, key=lambda m: (m.passage.start, m.passage.end, m.kind)))

    def claim(self, prefix: str) -> Claim:
        """Give the claim whose id begins so, as it stands now. Raises `UnknownClaim` or `AmbiguousClaim`."""
        known = self._made(casefile.lookup).ids.get(prefix)
        if known is not None:
            return known
        if len(prefix) < len("123456"):
            raise UnknownClaim
        return self._store.claim(prefix)

    def difference(self, prefix: str) -> Difference:
        """Give the difference whose id begins so. Raises `UnknownDifference`."""
        found = [d for d in self.differences() if len(prefix) >= len("1234") and d.id.startswith(prefix)]
        if len(found) != 1:
            raise UnknownDifference
        return found[0]

    # ── history ────────────────────────────────────────────────────────────────────────────────────

    def history(self, subject: str) -> tuple[Past, ...]:
        """Give what was done about a claim, a person, a source or a difference, by its id, oldest first.

        Of a claim that was put right, what was done about its other versions too; of a person, what was decided on
        who they are; of a source, its reading and extraction too.
        """
        every = self._taken()
        ids = self._known_as(subject, every)
        about = [d for d in every if ids.intersection(d.subjects)]
        ids |= {d.id for d in about}
        about = [d for d in every if ids.intersection(d.subjects)]
        hold, wait = {d.id for d in live(every)}, {d.id for d in waiting(every)}
        undone = {d.subjects[0] for d in every if d.verdict == "undo"} - hold
        lines = [_past(d, hold, wait, undone) for d in about]
        entries = (e for e in self._store.log_about(subject) if e.action != "decision")
        lines += map(past_of, entries)
        return tuple(sorted(lines, key=lambda line: line.at))

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever taken, oldest first."""
        return self._taken()

    def _known_as(self, subject: str, every: Iterable[Decision]) -> set[str]:
        """Give all ids under which decisions may name it."""
        entity = self.material().entity_of.get(subject)
        ids = {subject, *(entity.referents if entity else ())}
        chains = [set(d.subjects) for d in every if d.verdict == "correct"]
        while more := [chain for chain in chains if chain & ids and not chain <= ids]:
            ids = ids.union(*more)
        return ids


def _past(decision: Decision, hold: set[str], wait: set[str], undone: set[str]) -> Past:
    is_undo = decision.verdict == "undo"
    gone = decision.id in undone if is_undo else decision.id not in hold
    state = "undone" if gone else "waits" if decision.id in wait else "stands"
    return Past(
        decision.at, decision.by, decision.verdict, decision.subjects, decision.reason, decision.id,
        decision.field, decision.value, state,  # type: ignore[arg-type]
    )  # fmt: skip


def _claim_counts(claims: Iterable[Claim]) -> Counter[str]:
    return Counter(id_ for claim in claims for id_ in {p.referent for p in claim.participants if p.referent})
