"""Where sources differ on a person: status and personal details."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from aigaq.casefile.about import about
from aigaq.casefile.bond import fold
from aigaq.casefile.conflicts import by_days, conflicts, difference, guessed, readings
from aigaq.casefile.index import Index
from aigaq.casefile.joining import apart, furthest
from aigaq.casefile.periods import FACTS, begins
from aigaq.casefile.statuses import statuses
from aigaq.law import Duration, bounds, pack
from aigaq.model.casefile import Difference, StatusPeriod
from aigaq.model.claim import Claim
from aigaq.model.edtf import Bounds, is_edtf, parse
from aigaq.model.entity import Entity
from aigaq.model.schema import AttributeType, status_type, types

_YEAR = Duration.parse("P1Y")
NEAR = 31
"""Days within which two beginnings of one status in different sources are one beginning told differently."""


def of_person(ix: Index, person: Entity) -> Iterator[Difference]:
    """Find what sources say differently of a person's statuses, details and name."""
    periods = statuses(ix.material, person)
    for period in periods:
        yield from _beginnings(person, period.status, period.claims)
    for one, other in combinations([p for p in periods if not status_type(p.status).label], 2):
        yield from _two_statuses(person, one, other)
    yield from _labels(ix, person, periods)
    yield from _attributes(ix, person)


def _label(status: str) -> str:
    return status_type(status).labels.en


def _beginnings(person: Entity, status: str, claims: Sequence[Claim]) -> Iterator[Difference]:
    """Different days on which one status began; a vaguer date that holds a finer one is no difference."""
    if status_type(status).label:
        return
    spans = {claim.id: begins(claim.when) for claim in claims if claim.when and not guessed(claim)}
    gaps = furthest(set(spans.values()))
    odd = [claim for claim in claims if claim.id in spans and gaps[spans[claim.id]]]
    if odd:
        what = about("since_when", name=person.name, status=f"status:{status}")
        sides = readings((c.when.edtf, c) for c in odd if c.when)
        yield difference("date", by_days(max(gaps.values())), what, sides)


def _two_statuses(person: Entity, one: StatusPeriod, other: StatusPeriod) -> Iterator[Difference]:
    if one.status == other.status:
        near = one.since and other.since and apart(begins(one.since), begins(other.since)) <= NEAR
        if near and _comparable(one, other) and all(c.when for c in (*one.claims, *other.claims)):
            yield from _beginnings(person, one.status, (*one.claims, *other.claims))
    elif (
        frozenset((one.status, other.status)) in conflicts().pairs
        and _may_coincide(one, other)
        and _comparable(one, other)
    ):
        said = [(_label(p.status), claim) for p in (one, other) for claim in p.claims]
        if _one_under_two_names(one, other):
            named = about("one_status", name=person.name)
            yield difference("label", "slight", named, readings(said), None, "variant")
            return
        what = about("which_status", name=person.name, one=f"status:{one.status}", other=f"status:{other.status}")
        yield difference("status", "grave", what, readings(said))


def _one_under_two_names(one: StatusPeriod, other: StatusPeriod) -> bool:
    """Whether two statuses that reports mix up began on days that fit, known to the month: one grant told twice."""
    kin = any({one.status, other.status} <= group for group in conflicts().kin)
    spans = [begins(p.since) for p in (one, other) if p.since]
    known = len(spans) > 1 and all(span.days is not None and span.days <= NEAR for span in spans)
    return kin and known and spans[0].meets(spans[1])


def _comparable(one: StatusPeriod, other: StatusPeriod) -> bool:
    """Whether two statuses can be of one country, and no source tells both."""
    one_law = not one.jurisdiction or not other.jurisdiction or one.jurisdiction == other.jurisdiction
    return one_law and not {c.source for c in one.claims} & {c.source for c in other.claims}


def _may_coincide(one: StatusPeriod, other: StatusPeriod) -> bool:
    """Whether two statuses can have begun on one day and the law knows no step from one to the other."""
    law = pack(one.jurisdiction or other.jurisdiction or "?")
    step = law is not None and (law.follows(one.status, other.status) or law.follows(other.status, one.status))
    unknown = Bounds(None, None)
    spans = [begins(p.since) if p.since else unknown for p in (one, other)]
    return not step and spans[0].meets(spans[1])


def _labels(ix: Index, person: Entity, periods: Sequence[StatusPeriod]) -> Iterator[Difference]:
    """A word for somebody who by then held a status that the word does not fit."""
    for period in periods:
        wrong_of = conflicts().wrong_of.get(period.status, frozenset())
        held = [p for p in periods if p.status in wrong_of and p.since]
        called = [c for c in period.claims if any(_after(ix, c, p) for p in held)]
        if called:
            said = [(_label(period.status), c) for c in called]
            said += [(_label(p.status), c) for p in held for c in p.claims]
            what = about("called", name=person.name)
            yield difference("label", "slight", what, readings(said), nature="variant")


def _after(ix: Index, claim: Claim, period: StatusPeriod) -> bool:
    said = bounds(claim.when.date) if claim.when else ix.published(claim.source)
    began = begins(period.since).last if period.since else None
    return said.first is not None and began is not None and began <= said.first


def _attributes(ix: Index, person: Entity) -> Iterator[Difference]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in ix.by_person.get(person.id, ()):
        if (
            claim.kind == "attribute"
            and claim.value
            and claim.certainty in FACTS
            and ix.takes_part(claim, person, "subject")
        ):
            found[claim.type].append(claim)
    for name, claims in sorted(found.items()):
        kind = types("attribute")[name]
        if isinstance(kind, AttributeType) and kind.single:
            yield from _attribute(ix, person, kind, claims)


def _attribute(ix: Index, person: Entity, kind: AttributeType, claims: list[Claim]) -> Iterator[Difference]:
    odd = _odd(ix, kind, claims)
    if odd:
        said = [(claim.value or "", claim) for claim in claims if (claim.value or "", _said(ix, claim)) in odd]
        what = about("detail", what=f"attribute:{kind.id}", name=person.name)
        yield difference("attribute", "notable", what, readings(said))


_Detail = tuple[str, Bounds]
"""A value and the days on which it was said."""


def _odd(ix: Index, kind: AttributeType, claims: list[Claim]) -> set[_Detail]:
    """Give the values, as said on some days, that do not agree with every other."""
    details = {(claim.value or "", _said(ix, claim)) for claim in claims}
    births = {one: born(int(one[0]), one[1]) for one in details if kind.id == "age" and one[0].isdecimal()}
    dates = {one: bounds(parse(one[0])) for one in details - births.keys() if is_edtf(one[0])}
    odd: set[_Detail] = set()
    for days in (births, dates):
        gaps = furthest(set(days.values()))
        odd |= {one for one, span in days.items() if gaps[span]}
    groups = [{one[0] for one in group} for group in (births, dates, details - births.keys() - dates.keys())]
    pairs = [pair for some, others in combinations(groups, 2) for pair in product(some, others)]
    pairs += combinations(groups[2], 2)
    strange = {value for pair in pairs if not _agree(*pair) for value in pair}
    return odd | {one for one in details if one[0] in strange}


def _agree(one: str, other: str) -> bool:
    """Whether two values can both be right: dates that meet, or one says what the other says and more."""
    if is_edtf(one) and is_edtf(other):
        return bounds(parse(one)).meets(bounds(parse(other)))
    words = [set(fold(value).split()) for value in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]


def _said(ix: Index, claim: Claim) -> Bounds:
    return bounds(claim.when.date) if claim.when else ix.published(claim.source)


def born(age: int, said: Bounds) -> Bounds:
    """Give the days on which somebody of this age on that day was born; open where the day is not known."""
    if said.first is None or said.last is None or age > 130:
        return Bounds(None, None)
    first = _YEAR.times(age + 1).before(said.first)
    return Bounds(min(first + timedelta(days=1), date.max), _YEAR.times(age).before(said.last))
