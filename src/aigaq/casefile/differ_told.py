"""What changes on its way from one report to another.

A statement of one person that is told of two, a forecast and what came of it, a detention that begins before the
campaign it is told of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from aigaq.casefile import places
from aigaq.casefile.about import about
from aigaq.casefile.block import ordered
from aigaq.casefile.conflicts import conflicts, difference, readings
from aigaq.casefile.index import Index
from aigaq.casefile.periods import FACTS, begins
from aigaq.casefile.tying import bonds
from aigaq.errors import BadValue
from aigaq.law import Duration
from aigaq.model.casefile import Difference
from aigaq.model.claim import Claim
from aigaq.model.schema import EventType, event_type, types

_GROUPS = frozenset({"violence", "liberty", "coercion"})
Whom = frozenset[str]


def told_on(ix: Index) -> Iterator[Difference]:
    """Find all of these in a vault."""
    yield from _widened(ix)
    yield from _forecasts(ix)
    yield from _too_early(ix)


def _people(ix: Index, claim: Claim) -> Whom:
    """The people, by id, to whom it happened."""
    found = {ix.entity(p.referent) for p in claim.named("subject", "target")}
    return frozenset(e.id for e in found if e is not None and e.kind == "person")


def _names(ix: Index, people: Iterable[str]) -> str:
    return ", ".join(sorted(ix.by_id[name].name for name in people))


def _class(claim: Claim) -> str:
    return event_type(claim.type).same_as or claim.type


def _label(claim: Claim) -> str:
    return types(claim.kind)[claim.type].labels.en


# ── a statement of one that is told of several ────────────────────────────────────────────────────────


def _widened(ix: Index) -> Iterator[Difference]:
    """A report tells of several people what the report it credits tells of some of them only, naming the others."""
    for source, credited in sorted(bonds(ix.material).credited.items()):
        for claim in ix.by_source.get(source, ()):
            people = _people(ix, claim) if _is_hearsay(claim) else frozenset()
            for other in sorted(credited) if len(people) > 1 else ():
                yield from _told_of_fewer(ix, claim, people, other)


def _is_hearsay(claim: Claim) -> bool:
    """Whether it is an account of harm that the report has from somebody."""
    heard = bool(claim.speakers) or claim.certainty == "alleged"
    return claim.kind == "event" and claim.certainty in FACTS and heard and event_type(claim.type).group in _GROUPS


def _told_of_fewer(ix: Index, claim: Claim, people: Whom, other: str) -> Iterator[Difference]:
    if _is_later(ix, claim, other) or any(ix.entity_in(name, other) is None for name in people):
        return
    first = [c for c in ix.by_source.get(other, ()) if _is_the_same(ix, c, claim)]
    told = frozenset().union(*(_people(ix, c) for c in first)) if first else frozenset()
    if told and told < people:
        said = [(_names(ix, told), c) for c in first if _people(ix, c)] + [(_names(ix, people), claim)]
        what = about("of_whom", what=f"{claim.kind}:{claim.type}")
        yield difference("attribution", "notable", what, readings(said), nature="tension")


def _is_later(ix: Index, claim: Claim, other: str) -> bool:
    """Whether it happened after the other report came out, which cannot have told it."""
    published = ix.published(other).last
    first = claim.when.date.bounds.first if claim.when else None
    return published is not None and first is not None and first > published


def _is_the_same(ix: Index, one: Claim, other: Claim) -> bool:
    return (
        one.kind == "event" and one.certainty in FACTS and _class(one) == _class(other)
        and ix.span(one).meets(ix.span(other)) and places.agree(ix, one, other)
    )  # fmt: skip


# ── a forecast and what came of it ────────────────────────────────────────────────────────────────────


def _forecasts(ix: Index) -> Iterator[Difference]:
    """What was foreseen, feared or announced of somebody, and what a later report tells as a fact."""
    foreseen: dict[tuple[frozenset[str], Whom], list[Claim]] = defaultdict(list)
    outcomes = conflicts().outcomes
    for claim in ix.claims:
        is_forecast = claim.certainty == "hypothetical" and claim.kind == "event" and claim.type in outcomes
        if is_forecast and (people := _people(ix, claim)):
            foreseen[outcomes[claim.type], people].append(claim)
    for (kinds, people), claims in sorted(foreseen.items(), key=lambda row: [sorted(part) for part in row[0]]):
        yield from _came(ix, kinds, people, claims)


def _facts(ix: Index, name: str) -> Iterator[Claim]:
    """The events told as facts that happened to a person."""
    for claim in ix.by_person.get(name, ()):
        if claim.kind == "event" and claim.certainty in FACTS and name in _people(ix, claim):
            yield claim


def _came(ix: Index, kinds: frozenset[str], people: Whom, claims: Sequence[Claim]) -> Iterator[Difference]:
    told = {c.id: c for name in people for c in _facts(ix, name) if c.type in kinds}
    pairs = [(one, other) for one in claims for other in told.values() if _came_after(ix, one, other)]
    if not pairs:
        return
    said = [(f"foreseen: {_label(one)}", one) for one in ordered({one.id: one for one, _ in pairs}.values())]
    said += [(f"came: {_label(c)}", c) for c in ordered({other.id: other for _, other in pairs}.values())]
    what = about("foreseen", names=_names(ix, people))
    yield difference("forecast", "slight", what, readings(said), nature="change")


def _came_after(ix: Index, forecast: Claim, fact: Claim) -> bool:
    """Whether the fact came after the forecast was published: on a later day, told by another report."""
    said, came = ix.published(forecast.source), ix.span(fact)
    known = said.last is not None and came.first is not None and fact.source != forecast.source
    return known and said.last is not None and came.first is not None and came.first > said.last


# ── a term that begins too early ──────────────────────────────────────────────────────────────────────


def _too_early(ix: Index) -> Iterator[Difference]:
    """A person's detention that must have begun before the campaign against many is told to have begun."""
    campaigns = [c for c in ix.claims if _is_campaign(ix, c)]
    for claim in ix.claims if campaigns else ():
        latest = _latest_start(ix, claim)
        kinds = conflicts().series.get(claim.type, frozenset())
        for other in campaigns if latest and _people(ix, claim) else ():
            first = begins(other.when).first if other.when else None
            if other.type in kinds and first and latest and latest < first and places.agree(ix, claim, other):
                sides = readings([(f"by {latest}", claim), (f"since {first}", other)])
                names = _names(ix, _people(ix, claim))
                what = about("too_early", what=f"{claim.kind}:{claim.type}", names=names)
                yield difference("duration", "slight", what, sides, nature="tension")


def _is_campaign(ix: Index, claim: Claim) -> bool:
    """Whether it tells of many unnamed people, since a stated day and still so."""
    kinds = _series()
    if claim.type not in kinds or claim.kind != "event" or claim.when is None or claim.certainty not in FACTS:
        return False
    bounds = claim.when.date.bounds
    is_open = claim.when.date.kind == "interval" and bounds.first is not None and bounds.last is None
    return is_open and not _people(ix, claim) and isinstance(types("event")[claim.type], EventType)


@cache
def _series() -> frozenset[str]:
    """The event types by which a campaign against many is told."""
    return frozenset().union(*conflicts().series.values())


def _latest_start(ix: Index, claim: Claim) -> date | None:
    """The last day on which it can have begun: as dated, or its length before its end, or before the report."""
    if claim.kind != "status" or claim.type not in conflicts().series or claim.certainty not in FACTS:
        return None
    days = [begins(claim.when).last] if claim.when else []
    try:
        length = Duration.parse(claim.term) if claim.term else None
    except BadValue:
        length = None
    end = claim.until.date.bounds.last if claim.until else ix.published(claim.source).last
    if length is not None and end is not None:
        days.append(length.before(end))
    return min((day for day in days if day), default=None)
