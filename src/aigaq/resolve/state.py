"""What resolution knows, as a value that can be extended: adding a report compares only what is new.

``extend(extend(EMPTY, a), b)`` gives the same people, organisations, places and suggestions as
``extend(EMPTY, a and b)``, byte for byte, in whatever order and portions the material comes. A state is never
changed; what two states have in common they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice

from attrs import frozen

from aigaq.model.claim import Claim
from aigaq.model.entity import Entity, Resolution
from aigaq.model.mention import Mention
from aigaq.model.review import Decision, Suggestion
from aigaq.resolve import organisations, people, places
from aigaq.resolve.anchors import reanchored
from aigaq.resolve.bodies import Bodies, Ways
from aigaq.resolve.cluster import Link
from aigaq.resolve.entities import build
from aigaq.resolve.graph import Graph, Touched
from aigaq.resolve.held import Held, hold, in_order
from aigaq.resolve.often import Often
from aigaq.resolve.profile import Profile
from aigaq.resolve.rulings import Rulings, rulings
from aigaq.resolve.suggesting import suggestions
from aigaq.resolve.units import Change, Stacks, Units

KINDS = ("organisation", "person", "place")


@frozen(eq=False)
class State:
    """All sources as resolution holds them, and what they add up to."""

    sources: Mapping[str, Held]
    decisions: tuple[Decision, ...]
    """All that were ever taken, in order."""
    ruled: Rulings
    units: Mapping[str, Units]
    often: Often
    graph: Graph
    bodies: Mapping[str, Bodies]
    entities: Mapping[str, Entity]
    """By id."""

    @cached_property
    def resolution(self) -> Resolution:
        """The entities, and what is left for people to decide."""
        found = sorted(self.entities.values(), key=lambda entity: (entity.kind, entity.id))
        return Resolution(tuple(found), self._suggestions(), self.graph.crowds())

    def _suggestions(self) -> tuple[Suggestion, ...]:
        home = {id_: entity.id for entity in self.entities.values() for id_ in entity.referents}
        left: list[Link] = [link for part in self.graph.parts.values() for link in part.left]
        left += people.few_only(self.graph.loose())
        left += [link for kind in sorted(self.bodies) for link in self.bodies[kind].left]
        return suggestions(left, home)


def extend(
    state: State,
    mentions: Sequence[Mention] = (),
    claims: Sequence[Claim] = (),
    decisions: Sequence[Decision] | None = None,
    gone: Collection[str] = (),
) -> State:
    """Give the state with more mentions and claims, without the sources that are gone, under these decisions.

    ``decisions`` are all decisions ever taken, in order; ``None`` leaves them as they were. To take in a
    source that was read anew, name it in ``gone`` and give all its mentions and claims.
    """
    taken = state.decisions if decisions is None else tuple(decisions)
    fresh = _by_source(mentions, claims)
    kept = {source: state.sources[source] for source in fresh if source in state.sources and source not in gone}
    now = {source: hold(*_with(kept.get(source), found)) for source, found in sorted(fresh.items())}
    before = {source: state.sources[source] for source in {*now, *gone} if source in state.sources}
    sources = {**{s: held for s, held in state.sources.items() if s not in before}, **now}
    ruled = rulings(taken, reanchored(taken, partial(_mentions_of, sources)))
    return _Step(state, sources, taken, ruled).run(before.values(), now.values())


def catch_up(
    state: State, mentions: Sequence[Mention], claims: Sequence[Claim], decisions: Sequence[Decision]
) -> State:
    """Give the state of these mentions and claims, all there are; sources that say what they said cost nothing."""
    now = _by_source(mentions, claims)
    held = state.sources
    same = {s for s, found in now.items() if s in held and in_order(*found) == held[s].in_order}
    fresh = [found for source, found in now.items() if source not in same]
    return extend(
        state,
        [mention for found in fresh for mention in found[0]],
        [claim for found in fresh for claim in found[1]],
        decisions,
        held.keys() - same,
    )


def _mentions_of(sources: Mapping[str, Held], source: str) -> Mapping[str, Sequence[Mention]]:
    return sources[source].mentions_of if source in sources else {}


Found = tuple[list[Mention], list[Claim]]


def _by_source(mentions: Iterable[Mention], claims: Iterable[Claim]) -> dict[str, Found]:
    found: dict[str, Found] = defaultdict(lambda: ([], []))
    for mention in mentions:
        found[mention.referent.source][0].append(mention)
    for claim in claims:
        found[claim.source][1].append(claim)
    return found


def _with(kept: Held | None, found: Found) -> tuple[list[Mention], list[Claim]]:
    return ([*kept.mentions, *found[0]], [*kept.claims, *found[1]]) if kept else found


class _Step:
    """The way from a state to the next one."""

    def __init__(
        self, state: State, sources: Mapping[str, Held], decisions: tuple[Decision, ...], ruled: Rulings
    ) -> None:
        self.sources, self.decisions, self.ruled = sources, decisions, ruled
        self.touched = ruled.touched(state.ruled)
        self.units = {kind: units.copy() for kind, units in state.units.items()}
        self.often, self.graph = state.often.copy(), state.graph.copy()
        self.bodies = {kind: bodies.copy() for kind, bodies in state.bodies.items()}
        self.entities = dict(state.entities)

    def run(self, before: Iterable[Held], now: Iterable[Held]) -> State:
        """Take out what was held of the changed sources, and take in what is held of them now."""
        out, come = list(before), list(now)
        points = {id_: geo for held in self.sources.values() for id_, geo in held.points.items()}
        changed = {kind: _changed(kind, out, come) for kind in KINDS}
        also = self._count(changed["person"])
        stacked = self._restack("person", changed, partial(people.stacks, often=self.often), also)
        people_done = self.graph.update(stacked, self.ruled, self.often)
        self._restack("organisation", changed, organisations.stacks)
        self._restack("place", changed, places.stacks)
        spots = partial(places.clash, points=points, ruled=self.ruled)
        ways = {
            "organisation": Ways(organisations.links, partial(organisations.clash, ruled=self.ruled)),
            "place": Ways(places.links, spots),
        }
        done = [people_done]
        for kind, way in ways.items():
            anew = changed[kind].keys() | self.touched
            done.append(self.bodies[kind].update(self.units[kind], way, self.ruled, anew))
        self._rebuild(done)
        return State(
            self.sources, self.decisions, self.ruled, self.units, self.often, self.graph, self.bodies, self.entities
        )

    def _count(self, changed: Mapping[str, Profile | None]) -> set[str]:
        """Count the names anew; give the people whose names, or whose company, say more or less than they did."""
        units = self.units["person"]
        gone, new = units.known(changed), [profile for profile in changed.values() if profile]
        beside = self._named_beside(self.often.company.update(gone, new))
        return beside | units.named(self.often.update(gone, new))

    def _named_beside(self, names: Collection[str]) -> set[str]:
        """Give the people of all sources that name any of these."""
        people = (held.profiles["person"] for held in self.sources.values()) if names else ()
        return {
            id_
            for told in people
            if any(not one.named_with.isdisjoint(names) for one in islice(told.values(), 1))
            for id_ in told
        }

    def _restack(
        self, kind: str, changed: Mapping[str, Mapping[str, Profile | None]], stacks: Stacks, also: Iterable[str] = ()
    ) -> Change:
        units = self.units[kind]
        touched = {id_ for id_ in (*self.touched, *also) if id_ in units}
        return units.update(changed[kind], self.ruled, touched, stacks)

    def _rebuild(self, done: Iterable[Touched]) -> None:
        """Make the entities of the clusters that are new."""
        steps = list(done)
        for id_ in (id_ for step in steps for id_ in step.gone):
            del self.entities[id_]
        for clustering in (clustering for step in steps for clustering in step.new):
            mentions = {id_: found for person in clustering.clusters for id_, found in self._mentions(person)}
            self.entities.update((entity.id, entity) for entity in build(clustering, mentions, self.ruled))

    def _mentions(self, person: Profile) -> Iterator[tuple[str, Sequence[Mention]]]:
        for source in sorted(person.sources):
            yield from ((id_, found) for id_, found in self.sources[source].mentions_of.items() if id_ in person.ids)


def _changed(kind: str, before: Iterable[Held], now: Iterable[Held]) -> dict[str, Profile | None]:
    """Give the profiles of the changed sources, by id; ``None`` for whom they no longer name."""
    found: dict[str, Profile | None] = {id_: None for held in before for id_ in held.profiles[kind]}
    for held in now:
        found.update(held.profiles[kind])
    return found


EMPTY = State(
    {},
    (),
    rulings(()),
    {
        "person": Units(people.unit),
        "organisation": Units(organisations.unit),
        "place": Units(places.unit),
    },
    Often(),
    Graph(),
    {"organisation": Bodies(), "place": Bodies()},
    {},
)
"""The state before any report."""
