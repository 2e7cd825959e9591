"""People, organisations and events as a network: who stands how to whom, and who took part in what together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from aigaq import casefile
from aigaq.casefile.index import index
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.material import Material
from aigaq.model.schema import event_type
from aigaq.model.text import Passage
from aigaq.web.views.held import Held
from aigaq.web.views.layout import Spot, placed
from aigaq.web.views.telling import opens, words
from aigaq.workbench import Workbench

MOST_ENTITIES, MOST_EVENTS, MOST_EDGES = 60, 40, 300
"""What one drawing shows; the list beside it says how much there is."""
KINDS = frozenset({"person", "organisation"})
FACTS = frozenset({"asserted", "alleged"})
LONGEST = 24
"""Letters of a label in the drawing; its title has all of them."""


@frozen
class Edge:
    """How one stands to another, or takes part in an event, with the first passage that says so."""

    one: str
    other: str
    type: str
    """A relation of the schema, or a role in an event."""
    kind: str
    """``relation`` or ``event``."""
    certainty: str
    passage: Passage
    count: int = 1
    """Claims that say so."""


@frozen(eq=False)
class Graph:
    """All of it: made once for each state of the vault."""

    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    edges: tuple[Edge, ...]

    @cached_property
    def of(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges of each node."""
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.one].append(edge)
            found[edge.other].append(edge)
        return {node: tuple(edges) for node, edges in found.items()}


@frozen
class Node:
    """One person, organisation or event of the drawing."""

    id: str
    kind: str
    name: str
    short: str
    href: str
    spot: Spot
    size: float
    ties: int
    middle: bool
    """Whether the network is about it."""


@frozen
class Tie:
    """One line of the drawing and of the list."""

    one: Node
    other: Node
    label: str
    kind: str
    certainty: str
    count: int
    href: str


@frozen
class Network:
    """What the page shows."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    entities: int
    """How many there are in all."""
    all_ties: int
    width: float
    height: float
    middle: Node | None


_held: Held[Network] = Held(24)
"""The drawings made last."""


def graph(bench: Workbench) -> Graph:
    """Give the network of the whole vault."""
    return bench.derived(_graph, "network")


def _graph(material: Material) -> Graph:
    entities = {e.id: e for e in material.resolution.entities if e.kind in KINDS}
    relations = [c for c in index(material).claims if c.kind == "relation" and c.certainty in FACTS]
    edges = list(_merged(_related(material, entities, relations)))
    events: dict[str, Event] = {}
    for event in casefile.events(material):
        if event.certainty in FACTS and not event_type(event.type).background:
            mine = list(_taking_part(event, entities))
            if len({edge.other for edge in mine}) > 1:
                events[event.id] = event
                edges += mine
    return Graph(entities, events, tuple(edges))


def _related(material: Material, entities: Mapping[str, Entity], claims: Iterable[Claim]) -> Iterator[Edge]:
    for claim in claims:
        sides = [
            [material.entity_of.get(p.referent or "") for p in claim.named(role)] for role in ("subject", "object")
        ]
        for one in sides[0]:
            for other in sides[1]:
                if one and other and one.id != other.id and {one.id, other.id} <= entities.keys():
                    yield Edge(one.id, other.id, claim.type, "relation", claim.certainty, claim.passage)


def _merged(edges: Iterable[Edge]) -> Iterator[Edge]:
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.one, edge.other, edge.type].append(edge)
    for group in groups.values():
        surest = min(group, key=lambda edge: edge.certainty != "asserted")
        yield Edge(surest.one, surest.other, surest.type, "relation", surest.certainty, surest.passage, len(group))


def _taking_part(event: Event, entities: Mapping[str, Entity]) -> Iterator[Edge]:
    roles = {who.referent: who.role for who in reversed(event.participants) if who.referent in entities}
    passage = event.claims[0].passage
    for id_, role in sorted((id_, role) for id_, role in roles.items() if id_):
        yield Edge(event.id, id_, role, "event", event.certainty, passage, len(event.claims))


def network(bench: Workbench, language: str, middle: str = "", *, events: bool = True) -> Network:
    """Give the network around somebody, or of those with most ties. Raises `UnknownPerson` for an id nobody has."""
    found = graph(bench)
    if middle and middle not in found.entities:
        middle = bench.person(middle).id
    return _held.of(
        bench.material(), (middle, language, events), lambda: _chosen(found, language, middle, events=events)
    )


def _chosen(found: Graph, language: str, middle: str, *, events: bool) -> Network:
    edges = [edge for edge in found.edges if events or edge.kind == "relation"]
    chosen = _around(found, middle, events=events) if middle else _strongest(edges)
    edges = [edge for edge in edges if edge.one in chosen and edge.other in chosen]
    ties = Counter(node for edge in edges for node in (edge.one, edge.other))
    kept = {node for node in chosen if ties[node] or node == middle}
    return _drawn(found, language, sorted(kept), edges[:MOST_EDGES], middle)


def _around(found: Graph, middle: str, *, events: bool) -> set[str]:
    """Somebody, whoever stands next to them, directly or through an event, and how those stand to each other."""
    near = [edge for edge in found.of.get(middle, ()) if events or edge.kind == "relation"]
    first = {node for edge in near for node in (edge.one, edge.other)} | {middle}
    through = {edge.other for event in first & found.events.keys() for edge in found.of[event]}
    ranked = sorted(through - first, key=lambda node: (-len(found.of[node]), node))
    events_first = sorted(first & found.events.keys(), key=lambda e: (-len(found.of[e]), e))[:MOST_EVENTS]
    people = sorted(first - found.events.keys() - {middle}, key=lambda node: (-len(found.of[node]), node))
    return {middle, *people[:MOST_ENTITIES], *events_first, *ranked[: max(0, MOST_ENTITIES - len(people))]}


def _strongest(edges: Sequence[Edge]) -> set[str]:
    """Those who have most ties, with the events that join at least two of them."""
    ties = Counter(node for e in edges for node in ((e.one, e.other) if e.kind == "relation" else (e.other,)))
    best = {node for node, _ in sorted(ties.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_ENTITIES]}
    joins = Counter(edge.one for edge in edges if edge.kind == "event" and edge.other in best)
    ranked = sorted((e for e, n in joins.items() if n > 1), key=lambda event: (-joins[event], event))
    return best | set(ranked[:MOST_EVENTS])


def _drawn(found: Graph, language: str, ids: list[str], edges: list[Edge], middle: str) -> Network:
    at = {node: n for n, node in enumerate(ids)}
    spots = placed(len(ids), [(at[e.one], at[e.other]) for e in edges], at.get(middle))
    ties = Counter(node for edge in edges for node in (edge.one, edge.other))
    nodes = {
        node: _node(node, _named(found, node, language), spots.spots[n], ties[node], middle=node == middle)
        for node, n in at.items()
    }
    t = words(language)
    lines = tuple(
        Tie(
            nodes[e.one], nodes[e.other],
            t.type("relation", e.type) if e.kind == "relation" else t.of("role", e.type),
            e.kind, e.certainty, e.count, opens(e.passage),
        )
        for e in edges
    )  # fmt: skip
    ordered = tuple(sorted(nodes.values(), key=lambda node: (node.kind == "event", -node.ties, node.name, node.id)))
    return Network(ordered, lines, len(found.entities), len(found.edges), spots.width, spots.height, nodes.get(middle))


def _named(found: Graph, id_: str, language: str) -> tuple[str, str, str]:
    """Give kind, name and address of a node."""
    entity = found.entities.get(id_)
    if entity is not None:
        return entity.kind, entity.name, f"/network/{id_}"
    event, t = found.events[id_], words(language)
    who = next((e.other for e in found.of[id_] if found.entities[e.other].kind == "person"), "")
    href = f"/people/{who}#e-{id_}" if who else opens(event.claims[0].passage)
    return "event", f"{t.type('event', event.type)}, {t.when(event.when)}", href


def _node(id_: str, named: tuple[str, str, str], spot: Spot, ties: int, *, middle: bool) -> Node:
    kind, name, href = named
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
    size = 5.0 if kind == "event" else round(min(18.0, 7.0 + 1.6 * ties**0.5), 1)
    return Node(id_, kind, name, short, href, spot, size, ties, middle)
