"""Claims of one event, joined over all reports; each keeps its own date and its own speaker."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from aigaq.casefile import places
from aigaq.casefile.conflicts import conflicts
from aigaq.casefile.digest import digest
from aigaq.casefile.index import Index, Key, index
from aigaq.casefile.joining import Cluster, Item, dates_fit, join, told_together
from aigaq.casefile.parts import with_parts
from aigaq.casefile.same import Same, same
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


@lru_cache(maxsize=1)
def joined(material: Material) -> tuple[tuple[Event, Cluster], ...]:
    """Give every event with the cluster of claims it was made from, in the order of `events`."""
    ix = index(material)
    found = [(digest(ix, cluster.claims, cluster.shared_claims), cluster) for cluster in clusters(ix)]
    return tuple(sorted(found, key=lambda pair: when_order(pair[0])))


@lru_cache(maxsize=1)
def events_of(material: Material) -> dict[str, tuple[Event, ...]]:
    """Give the events of each person, organisation or place in any role, by entity id, each by date."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event, _ in joined(material):
        for name in {p.referent for p in event.participants if p.referent}:
            found[name].append(event)
    return {name: tuple(group) for name, group in found.items()}


def when_order(event: Event) -> tuple[object, ...]:
    """Order events by first and last possible day; those without a date come last."""
    span = event.when.date.bounds if event.when else None
    first = span and (span.first or span.last)
    last = span and (span.last or span.first)
    return (first is None, first or 0, last or 0, event.type, event.id)


def clusters(ix: Index) -> list[Cluster]:
    """Put all event claims into clusters, one for each event."""
    granted = _granted(ix)
    items = [item(ix, claim, granted) for claim in ix.claims if claim.kind == "event"]
    groups: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for one in items:
        groups[_group(one)].append(one)
    ruled = same(ix.material)
    fits = _Fits(ix, ruled)
    found = [cluster for group in groups.values() for cluster in join(group, fits.same_people)]
    return ruled.joined(with_parts(found, fits))


def item(ix: Index, claim: Claim, granted: dict[str, list[Claim]]) -> Item:
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
    return frozenset(key for key in who if len(key) == 1) or who


def _group(one: Item) -> tuple[object, ...]:
    """Only claims of one group can join at first: one class, one manner, the same people."""
    if event_type(one.claim.type).background:
        return ("alone", one.claim.id)
    return (one.what, one.who)


def _granted(ix: Index) -> dict[str, list[Claim]]:
    """The status claims of each source, to tell a grant of one status from that of another."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in ix.claims:
        if claim.kind == "status" and not status_type(claim.type).label:
            found[claim.source].append(claim)
    return found


def _statuses_told(ix: Index, claim: Claim, granted: dict[str, list[Claim]]) -> frozenset[str]:
    who = ix.keys(claim)
    near = [c for c in granted.get(claim.source, ()) if told_together(c, claim)]
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
