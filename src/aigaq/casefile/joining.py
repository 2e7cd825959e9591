"""Puts claims together that may well tell of one thing, and leaves apart what is open.

Every claim is compared with all members of a cluster (complete linkage), the most precisely dated first. A
claim that fits several clusters equally well joins none of them: machines do not guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta

from attrs import define, field, frozen

from aigaq.casefile.block import Key
from aigaq.model.claim import Claim
from aigaq.model.edtf import Bounds

DAYS_BETWEEN_OUTLETS = 3
"""Days by which two sources may differ on one event: decision, issue, hand-over and report differ by
that much in published cases (a grant of 2020 stands under four dates in four reports)."""
PRECISE = 31
"""A date of up to so many days counts as known."""
SHELVED = 800
"""Spans of up to so many days are found by month; wider ones are compared with all."""


@frozen(eq=False)
class Item:
    """A claim as it is compared: what, who, when, where, and in which source."""

    claim: Claim
    what: str
    """Its type, and whether it is told as a fact, denied or only possible."""
    who: frozenset[Key]
    span: Bounds
    place: str | None
    """Identity of the place."""
    detail: frozenset[str] = frozenset()
    """What it is about beyond its type, such as the status that was granted."""
    agents: frozenset[Key] = frozenset()
    """Whom it names as perpetrators."""

    @property
    def source(self) -> str:
        """The source it stands in."""
        return self.claim.source

    @property
    def reach(self) -> Bounds:
        """The days it can be about as other reports see it.

        That it came after what was told before it is only read off the order of telling: another report may know.
        """
        guessed = self.claim.when is not None and self.claim.when.method == "bound_by_event"
        return Bounds(None, self.span.last) if guessed else self.span

    @property
    def dated(self) -> bool:
        """Whether its date is known to the month or better, or to the day of an unknown year."""
        if self.reach.days is None:
            return _unknown_year(self) and _tail(self) is not None
        return self.reach.days <= PRECISE

    @property
    def kind(self) -> tuple[object, ...]:
        """What it is compared by."""
        claim = self.claim
        return (claim.source, claim.type, claim.term, self.who, self.span, self.place, self.detail, self.agents)

    @property
    def order(self) -> tuple[object, ...]:
        """The most precise date first, then by date, source and passage."""
        span, claim = self.reach, self.claim
        days = span.days or 10**7
        first = (span.first or span.last or date.max).toordinal()
        return (days, first, claim.source, claim.passage.start, claim.passage.end, claim.id)


Fits = Callable[[Item, Item], bool]


@define(eq=False)
class Cluster:
    """Items that count as one thing."""

    items: list[Item] = field(factory=list)
    shared: list[Item] = field(factory=list)
    """Items that tell the same of more people at once: they stand in the event of each."""
    _kinds: dict[object, Item] | None = None
    """The first item of each kind, once there are two."""

    def add(self, *items: Item) -> None:
        """Put items in."""
        self.items.extend(items)
        if len(self.items) > 1:
            new = self.items if self._kinds is None else items
            self._kinds = self._kinds or {}
            for item in new:
                self._kinds.setdefault(item.kind, item)

    def takes(self, item: Item, fits: Fits) -> bool:
        """Say whether an item fits all that are in it (of equals only the first is looked at)."""
        return all(fits(item, other) for other in (self._kinds.values() if self._kinds else self.items))

    def share(self, *items: Item) -> None:
        """Put in items that stand in other clusters too."""
        known = {item.claim.id for item in (*self.items, *self.shared)}
        self.shared.extend(item for item in items if item.claim.id not in known)

    @property
    def sources(self) -> set[str]:
        """The sources its items stand in."""
        return {item.source for item in self.items}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its own claims."""
        return tuple(item.claim for item in self.items)

    @property
    def shared_claims(self) -> tuple[Claim, ...]:
        """The claims that it shares with other clusters."""
        return tuple(item.claim for item in self.shared)


Choose = Callable[[Item, list[Cluster]], Cluster | None]


class Shelf:
    """Clusters found by month, so that a dated claim looks at few of them."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._months: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
        self._wide: list[Cluster] = []

    def add(self, item: Item) -> None:
        """Begin a cluster with an item."""
        cluster = Cluster()
        cluster.add(item)
        self.clusters.append(cluster)
        if _shelved(item):
            for month in _months(item.reach):
                self._months[month].append(cluster)
        else:
            self._wide.append(cluster)

    def near(self, item: Item) -> Iterator[Cluster]:
        """Give the clusters whose date may be the item's, each once."""
        if not _shelved(item):
            yield from self.clusters
            return
        seen: set[int] = set()
        for month in _months(item.reach):
            for cluster in self._months.get(month, ()):
                if id(cluster) not in seen:
                    seen.add(id(cluster))
                    yield cluster
        yield from self._wide


def _shelved(item: Item) -> bool:
    return item.reach.days is not None and item.reach.days <= SHELVED


def _months(span: Bounds) -> list[tuple[int, int]]:
    assert span.first is not None and span.last is not None  # noqa: S101, PT018
    room = DAYS_BETWEEN_OUTLETS
    low = date.fromordinal(max(1, span.first.toordinal() - room))
    high = span.last + timedelta(days=min(room, (date.max - span.last).days))
    count = (high.year - low.year) * 12 + high.month - low.month
    return [(low.year + (low.month - 1 + n) // 12, (low.month - 1 + n) % 12 + 1) for n in range(count + 1)]


def join(items: Iterable[Item], fits: Fits, doubtful: Choose | None = None) -> list[Cluster]:
    """Put items into clusters; the order in which they are given does not matter.

    ``doubtful`` chooses for an item that fits several; without it such an item stays by itself.
    """
    shelf = Shelf()
    for item in sorted(items, key=lambda i: i.order):
        fitting = [c for c in shelf.near(item) if c.takes(item, fits)]
        target = choose(item, fitting) or (doubtful(item, fitting) if doubtful and fitting else None)
        if target is None:
            shelf.add(item)
        else:
            target.add(item)
    return shelf.clusters


def choose(item: Item, fitting: list[Cluster]) -> Cluster | None:
    """Choose among the clusters that an item fits: the only one, or the only one that is closer than the rest."""
    for closer in (_any, _same_span, _same_words, _same_source):
        found = [cluster for cluster in fitting if closer(item, cluster)]
        if len(found) == 1:
            return found[0]
    return None


def _any(item: Item, cluster: Cluster) -> bool:  # noqa: ARG001
    return True


def _same_span(item: Item, cluster: Cluster) -> bool:
    return any(other.span == item.span and other.place == item.place for other in cluster.items)


def _same_words(item: Item, cluster: Cluster) -> bool:
    return any(told_together(item.claim, other.claim) for other in cluster.items)


def _same_source(item: Item, cluster: Cluster) -> bool:
    return item.source in cluster.sources


def told_together(one: Claim, other: Claim) -> bool:
    """Say whether two claims stand in overlapping passages."""
    return any(a.overlaps(b) for a in (one.passage, *one.also) for b in (other.passage, *other.also))


def dates_fit(one: Item, other: Item) -> bool:
    """Say whether two claims can be of one day: spans that meet, or in two sources exact days that lie near."""
    if _unknown_year(one) or _unknown_year(other):
        return _anniversary(one, other)
    if one.source == other.source:
        return one.span.meets(other.span)
    return apart(one.reach, other.reach) <= DAYS_BETWEEN_OUTLETS


def apart(one: Bounds, other: Bounds) -> int:
    """Give the days between two spans that do not meet (0 if they do)."""
    if one.meets(other):
        return 0
    ends = [(a.first, b.last) for a, b in ((one, other), (other, one))]
    return max((first - last).days for first, last in ends if first and last)


def furthest(spans: Collection[Bounds]) -> dict[Bounds, int]:
    """Give, for each span, the days between it and the one that lies furthest from it (0 if it meets them all)."""
    last_first = max((span.first for span in spans if span.first), default=None)
    first_last = min((span.last for span in spans if span.last), default=None)
    found: dict[Bounds, int] = {}
    for span in spans:
        after = (last_first - span.last).days if last_first and span.last else 0
        before = (span.first - first_last).days if span.first and first_last else 0
        found[span] = max(0, after, before)
    return found


def _unknown_year(item: Item) -> bool:
    return item.claim.when is not None and not item.claim.when.date.year_known


def _anniversary(one: Item, other: Item) -> bool:
    """Compare day and month where a year is not known."""
    tails = [_tail(item) for item in (one, other)]
    return None in tails or tails[0] == tails[1]


def _tail(item: Item) -> str | None:
    if item.claim.when is None or item.span.days not in {None, 1}:
        return None
    text = item.claim.when.edtf
    return text[4:10] if len(text) >= 10 and text[4] == "-" else None
