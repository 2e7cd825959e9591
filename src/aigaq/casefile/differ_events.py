"""Where claims of one event differ: date, place, perpetrators, numbers, and whether it happened at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, combinations

from aigaq.casefile import places
from aigaq.casefile.about import about_event
from aigaq.casefile.block import Key
from aigaq.casefile.bond import words
from aigaq.casefile.conflicts import by_days, conflicts, difference, guessed, readings
from aigaq.casefile.figures import sentence_around
from aigaq.casefile.index import Index
from aigaq.casefile.joining import Cluster, Item, apart, furthest
from aigaq.casefile.kept import ByGrounds
from aigaq.casefile.periods import FACTS
from aigaq.law import bounds
from aigaq.model.casefile import Difference, Event, Gravity
from aigaq.model.claim import Claim
from aigaq.model.edtf import parse
from aigaq.model.schema import event_type

Pair = tuple[Event, Cluster]


def in_events(ix: Index, pairs: Iterable[Pair]) -> Iterator[Difference]:
    """Find what differs inside events, and between events that are one told differently."""
    known = [pair for pair in pairs if not event_type(pair[0].type).background]
    told = ix.kept.of(Told)
    for event, cluster in known:
        yield from told.value(event.id, (event, cluster), None, partial(_within, ix, event, cluster))
    yield from _inside(known)
    yield from _between(ix, known)
    yield from _denied(known)


class Told(ByGrounds[tuple[Difference, ...]]):
    """Keeps what differs inside each event: an event that is the same value differs as before."""


def _within(ix: Index, event: Event, cluster: Cluster) -> tuple[Difference, ...]:
    words = (found for claim in event.claims for found in _against_its_words(event, claim))
    return (*_dates(event, cluster), *_places(ix, event), *_perpetrators(ix, event), *_numbers(event), *words)


def _dates(event: Event, cluster: Cluster) -> Iterator[Difference]:
    dated = {item.claim.id: item for item in cluster.items if item.claim.when and not guessed(item.claim)}
    odd, most = _clashing(list(dated.values()))
    if odd:
        sides = readings((_edtf(item.claim), item.claim) for item in odd)
        yield difference("date", by_days(most), about_event("date_of_event", event), sides, event.id)


def _clashing(items: list[Item]) -> tuple[list[Item], int]:
    """Give the items whose date meets not that of every other, and by how many days they differ at most."""
    spans = {item.span for item in items}
    gaps = furthest(spans)
    return [item for item in items if gaps[item.span]], max(gaps.values(), default=0)


def _edtf(claim: Claim) -> str:
    return claim.when.edtf if claim.when else "no date"


def _places(ix: Index, event: Event) -> Iterator[Difference]:
    told = [c for c in event.claims if not _spoken_of(ix, event, c)]
    first = {key: claim for claim in reversed(told) if (key := places.identity(ix, claim))}
    odd = {
        name
        for pair in combinations(sorted(first), 2)
        for name in pair
        if not places.agree(ix, first[pair[0]], first[pair[1]])
    }
    if odd:
        named = [c for c in told if places.identity(ix, c) in odd]
        countries = {point.country for c in named if (point := places.geo(ix, c))}
        gravity: Gravity = "grave" if len(countries) > 1 else "notable"
        sides = readings((places.name(ix, c) or "", c) for c in named)
        yield difference("place", gravity, about_event("where", event), sides, event.id)


def _spoken_of(ix: Index, event: Event, claim: Claim) -> bool:
    """Whether the place may be what somebody speaks about, not where: a country or region beside words of speech."""
    point = places.geo(ix, claim)
    return event_type(event.type).group == "speech" and point is not None and point.feature in {"country", "region"}


def _perpetrators(ix: Index, event: Event) -> Iterator[Difference]:
    """Sources that name different people or bodies, none of them in common."""
    named: dict[str, set[str]] = defaultdict(set)
    said: list[tuple[str, Claim]] = []
    for claim in event.claims:
        names = sorted({_name(ix, p.referent, p.name) for p in claim.named("perpetrator") if p.name[:1] != "["})
        named[claim.source].update(names)
        said += [(", ".join(names), claim)] if names else []
    groups = [names for names in named.values() if names]
    if any(not one & other for one, other in combinations(groups, 2)):
        yield difference("perpetrator", "notable", about_event("who_did", event), readings(said), event.id)


def _name(ix: Index, referent: str | None, otherwise: str) -> str:
    entity = ix.entity(referent)
    return entity.name if entity else otherwise


def _numbers(event: Event) -> Iterator[Difference]:
    """Different lengths of time, or numbers of unnamed perpetrators, in different sources."""
    terms = [(claim.term, claim) for claim in event.claims if claim.term]
    counts = [
        (str(number), claim)
        for claim in event.claims
        for who in claim.named("perpetrator")
        if (number := _count(who.name)) is not None
    ]
    for what, said in (("how_long", terms), ("how_many_did", counts)):
        sides = readings(said)
        if len(sides) > 1 and len({claim.source for _, claim in said}) > 1:
            yield difference("count", "notable", about_event(what, event), sides, event.id)


def _count(description: str) -> int | None:
    """Read the number in the description of somebody unnamed: “[two men]” is 2."""
    if not description.startswith("["):
        return None
    numbers = conflicts().numbers
    found = [int(w) if w.isdecimal() else numbers[w] for w, _ in words(description) if w.isdecimal() or w in numbers]
    return found[0] if found else None


def _inside(known: list[Pair]) -> Iterator[Difference]:
    """Dates of one report that cannot both be: one step told on two days."""
    steps: dict[tuple[object, ...], list[tuple[Event, Item]]] = defaultdict(list)
    for event, cluster in known:
        for item in cluster.items:
            for number, step in enumerate(conflicts().one_step):
                told = item.dated and item.who and not guessed(item.claim)
                if item.claim.type in step and told and event.certainty in FACTS:
                    steps[number, item.source, item.who, item.place].append((event, item))
    for group in steps.values():
        yield from _one_step(group)


def _against_its_words(event: Event, claim: Claim) -> Iterator[Difference]:
    """A date that was checked against the rest of the report and is not the one that its own words give."""
    when = claim.when
    if when is None or when.words_alone is None or not parse(when.words_alone).year_known:
        return
    days = apart(bounds(when.date), bounds(parse(when.words_alone)))
    if days:
        sides = readings([(when.edtf, claim), (f"{when.words_alone} (“{when.words}”)", claim)])
        yield difference("date", by_days(days), about_event("date_in_report", event), sides, event.id)


def _one_step(group: list[tuple[Event, Item]]) -> Iterator[Difference]:
    """One step that a report tells in two words and puts on two days, near enough to be one."""
    for (event, one), (_, other) in combinations(group, 2):
        days = apart(one.span, other.span)
        if one.claim.type != other.claim.type and 0 < days <= conflicts().any_days:
            sides = readings([(_edtf(one.claim), one.claim), (_edtf(other.claim), other.claim)])
            yield difference("date", by_days(days), about_event("date_of_step", event), sides, event.id)


class Apart(ByGrounds[tuple[Difference, ...]]):
    """Keeps what differs between the events of one kind about the same people, as long as these are the same values."""


def _between(ix: Index, known: list[Pair]) -> Iterator[Difference]:
    """Events of one kind, about the same people, that different sources put on different days."""
    groups: dict[tuple[str, frozenset[Key]], list[Pair]] = defaultdict(list)
    for event, cluster in known:
        first = cluster.items[0]
        if first.dated and first.who and event.certainty in FACTS and not guessed(first.claim):
            groups[first.claim.type, first.who].append((event, cluster))
    kept = ix.kept.of(Apart)
    for (kind, who), group in groups.items():
        if len(group) > 1:
            name = f"{kind} {sorted(who)}"
            yield from kept.value(name, tuple(chain.from_iterable(group)), None, partial(_set_apart, group))


def _set_apart(group: list[Pair]) -> tuple[Difference, ...]:
    return tuple(found for one, other in _neighbours(group) for found in _told_differently(one, other))


def _neighbours(group: list[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs that lie near in time, in order; of a long series only those near enough to be compared."""
    limit = max(conflicts().once_days, conflicts().any_days)
    group = sorted(group, key=lambda pair: pair[1].items[0].order[1:])
    for number, one in enumerate(group):
        for other in group[number + 1 :]:
            if apart(one[1].items[0].span, other[1].items[0].span) > limit and not _same_day(one, other):
                break
            yield one, other


def _same_day(one: Pair, other: Pair) -> bool:
    """Whether two exact days differ in the year only: a slip that is made often in January."""
    first, second = (pair[1].items[0].span for pair in (one, other))
    if first.first is None or second.first is None or first.days != 1 or second.days != 1:
        return False
    return (first.first.month, first.first.day) == (second.first.month, second.first.day)


def _told_differently(one: Pair, other: Pair) -> Iterator[Difference]:
    rules, kind = conflicts(), one[0].type
    first, second = one[1].items[0], other[1].items[0]
    days = apart(first.span, second.span)
    near = days <= (rules.once_days if kind in rules.once else rules.any_days) or _same_day(one, other)
    told_apart = one[1].sources & other[1].sources and kind not in rules.once
    if not days or not near or told_apart or not _same_status(first, second, near_enough=days <= rules.any_days):
        return
    said = [(_edtf(claim), claim) for pair in (one, other) for claim in pair[1].claims if claim.when]
    gravity: Gravity = "notable" if _same_day(one, other) else by_days(days)
    yield difference("date", gravity, about_event("date_if_one", one[0]), readings(said), one[0].id)


def _same_status(one: Item, other: Item, *, near_enough: bool) -> bool:
    """Whether two grants (or refusals) are of one status; where a report does not say which, they must lie near."""
    if event_type(one.claim.type).group != "status":
        return True
    return bool(one.detail & other.detail) or (near_enough and not (one.detail and other.detail))


def _denied(known: list[Pair]) -> Iterator[Difference]:
    """What some tell as a fact and others deny, about the same people and no other day."""
    facts: dict[tuple[str, object], list[Pair]] = defaultdict(list)
    for event, cluster in known:
        facts[cluster.items[0].what, cluster.items[0].who].append((event, cluster))
    for event, cluster in known:
        first = cluster.items[0]
        denials = [claim for claim in event.claims if _denies(claim)] if event.certainty == "denied" else []
        if not first.who or not denials:
            continue
        told = facts.get((first.what.replace("denied ", "fact ", 1), first.who), ())
        near = [c for _, other in told if other.items[0].span.meets(first.span) for c in other.claims]
        against = [c for c in near if any(_contradicts(denial, c) for denial in denials)]
        if against:
            said = [*(("happened", c) for c in against), *(("denied", c) for c in denials)]
            gravity: Gravity = "grave" if event_type(event.type).group == "violence" else "notable"
            yield difference("certainty", gravity, about_event("whether", event), readings(said), event.id)


def _denies(claim: Claim) -> bool:
    """Whether a claim denies that something happened, not how it was done; “not seen since” denies nothing."""
    rules = conflicts()
    return claim.type not in rules.negative and not rules.manner.search(claim.passage.quote)


def _contradicts(denial: Claim, fact: Claim) -> bool:
    """Two reports do; one report only where it says that somebody denies it."""
    return denial.source != fact.source or bool(conflicts().denying.search(sentence_around(denial.passage)))
