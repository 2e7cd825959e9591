"""The events of a vault in order, by person and by the people they are about; made anew only where they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from attrs import evolve, field, frozen

from aigaq.casefile.block import Key
from aigaq.casefile.digest import digest
from aigaq.casefile.groups import Moved
from aigaq.casefile.independence import weigh
from aigaq.casefile.index import Index
from aigaq.casefile.joining import Cluster
from aigaq.model.casefile import Event

K = TypeVar("K")
Whom = frozenset[Key]


@frozen(eq=False)
class Entry:
    """An event with the cluster it was made from, and where it comes among all."""

    order: tuple[object, ...]
    event: Event
    cluster: Cluster

    @property
    def people(self) -> set[str]:
        """Ids of those who take part."""
        return {p.referent for p in self.event.participants if p.referent}

    @property
    def whom(self) -> set[Whom]:
        """The sets of people that its own claims are about."""
        return {item.who for item in self.cluster.items}


@frozen(eq=False)
class Joined:
    """All events of a material."""

    entries: tuple[Entry, ...] = ()
    """By date."""
    by_person: Mapping[str, tuple[Event, ...]] = field(factory=dict)
    """By entity id: the events they take part in, by date."""
    by_whom: Mapping[Whom, tuple[Entry, ...]] = field(factory=dict)
    """By the people a claim is about: the events of such claims."""
    entry: Mapping[str, Entry] = field(factory=dict)
    """By event id."""
    _base: Mapping[int, Entry] = field(factory=dict)
    _over: tuple[Entry, ...] = ()

    def after(self, ix: Index, moved: Moved, put: tuple[list[Cluster], list[Cluster]], loose: set[str]) -> Joined:
        """Give the events once clusters have moved, people have put some together, and sources stand otherwise.

        ``put``: clusters that are hidden by people's decisions, and those that stand for them; ``loose``: sources that
        may be tied to each other otherwise than before.
        """
        base = dict(self._base)
        for cluster in moved.gone:
            del base[id(cluster)]
        for number, entry in base.items():
            base[number] = _weighed(ix, entry, loose)
        base |= {id(cluster): _entry(ix, cluster) for cluster in moved.come}
        hidden, before = {id(cluster) for cluster in put[0]}, {_content(entry): entry for entry in self._over}
        over = tuple(_as_before(before, _entry(ix, cluster)) for cluster in put[1])
        return self._with((*(entry for number, entry in base.items() if number not in hidden), *over), base, over)

    def _with(self, live: tuple[Entry, ...], base: dict[int, Entry], over: tuple[Entry, ...]) -> Joined:
        now, old = {id(entry): entry for entry in live}, {id(entry): entry for entry in self.entries}
        gone = [entry for number, entry in old.items() if number not in now]
        come = [entry for number, entry in now.items() if number not in old]
        left = {entry.event.id for entry in gone}
        known = {name: entry for name, entry in self.entry.items() if name not in left} if left else dict(self.entry)
        by_whom = _table(self.by_whom, gone, come, lambda entry: entry.whom)
        by_person = _people(self.by_person, gone, come)
        stay = [entry for entry in self.entries if id(entry) in now]
        entries = tuple(sorted([*stay, *come], key=lambda entry: entry.order))
        return Joined(entries, by_person, by_whom, known | {e.event.id: e for e in come}, base, over)


def _entry(ix: Index, cluster: Cluster) -> Entry:
    event = digest(ix, cluster.claims, cluster.shared_claims)
    return Entry(when_order(event), event, cluster)


def when_order(event: Event) -> tuple[object, ...]:
    """Order events by first and last possible day; those without a date come last."""
    span = event.when.date.bounds if event.when else None
    first = span and (span.first or span.last)
    last = span and (span.last or span.first)
    return (first is None, first or 0, last or 0, event.type, event.id)


def _weighed(ix: Index, entry: Entry, loose: set[str]) -> Entry:
    """Weigh an event again if two of its sources may be tied to each other otherwise than before."""
    lines = entry.event.corroboration.lines
    if not loose or sum(source in loose for line in lines for source in line.sources) < 2:
        return entry
    found = weigh(ix, entry.event.claims)
    if found == entry.event.corroboration:
        return entry
    return evolve(entry, event=evolve(entry.event, corroboration=found))


Content = tuple[tuple[int, ...], tuple[int, ...]]
"""The items of a cluster, by identity: its own and those it shares."""


def _content(entry: Entry) -> Content:
    return tuple(map(id, entry.cluster.items)), tuple(map(id, entry.cluster.shared))


def _as_before(before: Mapping[Content, Entry], made: Entry) -> Entry:
    known = before.get(_content(made))
    return known if known is not None and known.event == made.event else made


def _people(
    before: Mapping[str, tuple[Event, ...]], gone: Iterable[Entry], come: Iterable[Entry]
) -> dict[str, tuple[Event, ...]]:
    out, into = _sorted_out(gone, lambda e: e.people), _sorted_out(come, lambda e: e.people)
    found = dict(before)
    for name in out.keys() | into.keys():
        left = {id(entry.event) for entry in out.get(name, ())}
        stay = [event for event in before.get(name, ()) if id(event) not in left]
        found[name] = tuple(sorted([*stay, *(entry.event for entry in into.get(name, ()))], key=when_order))
    return {name: events for name, events in found.items() if events}


def _table(
    before: Mapping[K, tuple[Entry, ...]],
    gone: Iterable[Entry],
    come: Iterable[Entry],
    names: Callable[[Entry], set[K]],
) -> dict[K, tuple[Entry, ...]]:
    out, into = _sorted_out(gone, names), _sorted_out(come, names)
    found = dict(before)
    for name in out.keys() | into.keys():
        left = {id(entry) for entry in out.get(name, ())}
        found[name] = (*(e for e in before.get(name, ()) if id(e) not in left), *into.get(name, ()))
    return {name: entries for name, entries in found.items() if entries}


def _sorted_out(entries: Iterable[Entry], names: Callable[[Entry], set[K]]) -> dict[K, list[Entry]]:
    found: dict[K, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in names(entry):
            found[name].append(entry)
    return found
