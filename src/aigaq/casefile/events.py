"""Claims of one event, joined over all reports; each keeps its own date and its own speaker."""

from __future__ import annotations

from attrs import define, field

from aigaq.casefile import places
from aigaq.casefile.block import Block, Key, changed, whom
from aigaq.casefile.conflicts import conflicts
from aigaq.casefile.found import Joined
from aigaq.casefile.groups import Groups
from aigaq.casefile.index import Index, index
from aigaq.casefile.joining import Cluster, Item, dates_fit, told_together
from aigaq.casefile.kept import once
from aigaq.casefile.same import Same, nothing_said, same
from aigaq.casefile.tying import Bonds, bonds
from aigaq.model.casefile import Event
from aigaq.model.claim import Claim
from aigaq.model.material import Material
from aigaq.model.schema import event_type, status_type

_MODES = {"asserted": "fact", "alleged": "fact", "denied": "denied", "hypothetical": "hypothetical"}


def events(material: Material) -> tuple[Event, ...]:
    """Give every event of the vault, by date (those without one last).

    Claims join when type class, people, dates and places are compatible, and where a person has said that they
    tell of one event; never where a person has said that they do not. What is denied or only possible never joins a
    fact. Opinion and other background is told claim by claim, never joined. A claim about several people stands in the
    event of each where other claims tell it person by person.
    """
    return tuple(event for event, _ in joined(material))


@once
def joined(material: Material) -> tuple[tuple[Event, Cluster], ...]:
    """Give every event with the cluster of claims it was made from, in the order of `events`."""
    return tuple((entry.event, entry.cluster) for entry in _joined(material).entries)


def events_of(material: Material) -> dict[str, tuple[Event, ...]]:
    """Give the events of each person, organisation or place in any role, by entity id, each by date."""
    return _joined(material).by_person  # type: ignore[return-value]


def near(material: Material, person: str) -> list[tuple[Event, Cluster]]:
    """Give the events of one person with all others about the very same people as one of them, by date."""
    found = _joined(material)
    sets = {who for event in found.by_person.get(person, ()) for who in found.entry[event.id].whom}
    near = {entry.event.id: entry for who in sets for entry in found.by_whom[who]}
    return [(entry.event, entry.cluster) for entry in sorted(near.values(), key=lambda entry: entry.order)]


@once
def _joined(material: Material) -> Joined:
    ix = index(material)
    return ix.kept.of(Events).sync(ix, same(material), bonds(material))


@define(eq=False)
class Events:
    """Keeps the events of a vault."""

    _groups: Groups = field(factory=Groups)
    _blocks: dict[str, Block] = field(factory=dict)
    _items: dict[str, tuple[Item, ...]] = field(factory=dict)
    _ruled: Same = field(factory=nothing_said)
    _bonds: Bonds = field(factory=lambda: Bonds({}, {}))
    _found: Joined = field(factory=Joined)

    def sync(self, ix: Index, ruled: Same, tied: Bonds) -> Joined:
        """Give the events of a material; those that nothing new touches are the same as before."""
        _, new = changed(self._blocks, ix.blocks)
        names = {n for n in self._blocks.keys() | ix.blocks.keys() if self._blocks.get(n) is not ix.blocks.get(n)}
        gone = [one for name in names for one in self._items.pop(name, ())]
        self._items |= {block.claims[0].source: _items(ix, block) for block in new if block.claims}
        come = [one for name in sorted(names) for one in self._items.get(name, ())]
        ruled_on = ruled.touched(self._ruled)
        loose = tied.unlike(self._bonds, names) if self._blocks else set()
        self._blocks, self._ruled, self._bonds = ix.blocks, ruled, tied
        moved = self._groups.sync(gone, come, ruled_on, _Fits(ix, ruled))
        self._found = self._found.after(ix, moved, self._groups.put_together(ruled), loose)
        return self._found


def _items(ix: Index, block: Block) -> tuple[Item, ...]:
    granted = [c for c in block.claims if c.kind == "status" and not status_type(c.type).label]
    return tuple(item(ix, claim, granted) for claim in block.claims if claim.kind == "event")


def item(ix: Index, claim: Claim, granted: list[Claim]) -> Item:
    """Give an event claim as it is compared."""
    kind = event_type(claim.type)
    return Item(
        claim,
        f"{_MODES[claim.certainty]} {kind.same_as or kind.id}",
        _about(ix, claim),
        ix.span(claim),
        places.identity(ix, claim),
        _statuses_told(ix, claim, granted) if kind.group == "status" else frozenset(),
        ix.keys(claim, "perpetrator"),
    )


def _about(ix: Index, claim: Claim) -> frozenset[Key]:
    """Whom an event is about: its subjects by name, else as described; without a subject, whom it is aimed at."""
    who = ix.keys(claim, "subject") or ix.keys(claim, "target") or ix.keys(claim)
    return whom(key for key in who if len(key) == 1) or who


def _statuses_told(ix: Index, claim: Claim, granted: list[Claim]) -> frozenset[str]:
    """The statuses told beside an event, to tell a grant of one status from that of another."""
    who = ix.keys(claim)
    near = [c for c in granted if told_together(c, claim)]
    return frozenset(c.type for c in near if who & ix.keys(c))


class _Fits:
    """Whether two event claims can be of one event."""

    def __init__(self, ix: Index, ruled: Same) -> None:
        self._ix, self._ruled = ix, ruled

    def same_people(self, one: Item, other: Item) -> bool:
        """Compare two claims of one class about the same people."""
        if self._ruled.apart(one.claim.id, other.claim.id):
            return False
        if one.detail and other.detail and not one.detail & other.detail:
            return False
        if not dates_fit(one, other):
            return False
        if one.source == other.source:
            return self._one_report(one, other)
        return self._two_reports(one, other)

    def _one_report(self, one: Item, other: Item) -> bool:
        """One author keeps different events apart: by kind, place, perpetrator or length of time."""
        if one.claim.type != other.claim.type and not (one.dated and other.dated):
            return told_together(one.claim, other.claim)
        same_term = None in {one.claim.term, other.claim.term} or one.claim.term == other.claim.term
        same_agents = not one.agents or not other.agents or bool(one.agents & other.agents)
        return same_term and same_agents and self._places(one, other)

    def _two_reports(self, one: Item, other: Item) -> bool:
        """Two authors may differ on one event in a detail, but not in two."""
        if not one.who:
            return one.span == other.span and one.span.days == 1 and one.place is not None and one.place == other.place
        if places.one_journey(self._ix, one.claim, other.claim):
            return True
        told_alike = one.claim.type == other.claim.type or places.both_leave(one.claim, other.claim)
        if not told_alike and not (one.dated and other.dated):
            return False
        near = one.dated and other.dated and told_alike and one.reach.meets(other.reach)
        return near or self._places(one, other)

    def _places(self, one: Item, other: Item) -> bool:
        return places.agree(self._ix, one.claim, other.claim)

    def some_people(self, one: Item, other: Item) -> bool:
        """Compare two claims where one names only some of the people of the other.

        Both must be dated, unless such a thing happens once to a person and the dates can be one.
        """
        nested = one.who < other.who or other.who < one.who
        once = one.claim.type in conflicts().once and one.reach.meets(other.reach)
        dated = one.dated and other.dated and one.reach.meets(other.reach)
        return nested and (dated or once) and one.claim.type == other.claim.type and self.same_people(one, other)

    def one_of_them(self, part: Item, whole: Item) -> bool:
        """Compare a claim about some people with one that tells the same thing of more people at once."""
        if self._ruled.apart(part.claim.id, whole.claim.id) or not dates_fit(part, whole):
            return False
        doers = [{key for key in one.agents if len(key) == 1} for one in (part, whole)]
        if all(doers) and not doers[0] & doers[1]:
            return False
        detail = not part.detail or not whole.detail or bool(part.detail & whole.detail)
        alike = part.claim.type == whole.claim.type and detail
        return part.who < whole.who and alike and self._places(part, whole)
