"""Candidates in order of time: a threat and then harm, harm after speaking out, harm near a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aigaq.model.casefile import Event
from aigaq.model.pattern import Candidate, Incident, PatternKind, Remark
from aigaq.patterns import near, words
from aigaq.patterns.candidate import make
from aigaq.patterns.doubts import doubts
from aigaq.patterns.incidents import FACTS, VICTIMS, people, span
from aigaq.patterns.near import Span
from aigaq.patterns.rules import rules
from aigaq.patterns.words import against, for_


def threats(incidents: Sequence[Incident]) -> Iterator[Candidate]:
    """Give each threat with the nearest harm to the same person that may have followed it."""
    of = _by_victim(i for i in incidents if rules().carries_out(i.type))
    for threat in (i for i in incidents if rules().threat(i.type)):
        days = near.days(threat)
        harm = _first_after(days, _met(of, threat.victims)) if days else None
        if days and harm:
            order = _order(days, harm, "threat_first", "threat_unsure")
            remarks = [*order, *_same_doer(threat, harm), *doubts([threat, harm]), against("after_only")]
            yield make("threat_carried_out", [threat, harm], (), remarks, ("threat_carried_out",))


def public(incidents: Sequence[Incident], events: Iterable[Event]) -> Iterator[Candidate]:
    """Give each incident with the last public act of the person before it."""
    return _around("after_public_act", incidents, [e for e in events if rules().public(e.type)])


def decisions(incidents: Sequence[Incident], events: Iterable[Event]) -> Iterator[Candidate]:
    """Give each incident, other than steps of procedure, near a decision on the person or a day in court."""
    harm = [i for i in incidents if not rules().procedure(i.type)]
    return _around("near_decision", harm, [e for e in events if rules().decision(e.type)])


def _around(kind: PatternKind, incidents: Sequence[Incident], events: Iterable[Event]) -> Iterator[Candidate]:
    of: dict[str, list[tuple[Event, Span]]] = defaultdict(list)
    for event in events:
        days = span(event)
        if days and event.certainty in FACTS:
            for who in people(event, VICTIMS):
                of[who.referent or ""].append((event, days))
    for one in incidents:
        held = {e.id: (e, days) for who in one.victims for e, days in of.get(who, ()) if e.id != one.id}
        if near.days(one) and not one.step and held:
            yield from _held_against(kind, one, [held[key] for key in sorted(held)])


def _held_against(kind: PatternKind, one: Incident, held: Sequence[tuple[Event, Span]]) -> Iterator[Candidate]:
    mine = near.days(one)
    assert mine  # noqa: S101 - the caller has looked
    window = rules().windows.after_days
    if kind == "near_decision":
        close = [(near.gap(days, mine)[1], event) for event, days in held if near.gap(days, mine)[1] <= window]
        if close:
            event = min(close, key=lambda pair: (pair[0], pair[1].id))[1]
            said = for_("near_decision", days=window, type=words.types(event.type))
            yield make(kind, [one], [event], [said, *doubts([one], [event]), against("after_only")], (kind,))
        return
    follow = [(days, event) for event, days in held if _may_follow(days, mine)]
    if follow:
        days, event = min(follow, key=lambda pair: (near.after(pair[0], mine)[1], pair[1].id))
        order = _order(days, one, "after_public", "after_public_unsure", type=words.types(event.type))
        yield make(
            "after_public_act", [one], [event], [*order, *doubts([one], [event]), against("after_only")], (kind,)
        )


def _first_after(days: Span, harm: Iterable[Incident]) -> Incident | None:
    found = [
        (near.after(days, theirs)[1], i.id, i) for i in harm if (theirs := near.days(i)) and _may_follow(days, theirs)
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


def _may_follow(earlier: Span, later: Span) -> bool:
    """Whether the second may come within the window after the first, and neither date is too vague to say."""
    fewest, most = near.after(earlier, later)
    vague = max((earlier[1] - earlier[0]).days, (later[1] - later[0]).days) > rules().windows.vague_days
    return not vague and most >= 0 and fewest <= rules().windows.after_days


def _order(days: Span, harm: Incident, sure: str, unsure: str, **values: words.Value) -> Iterator[Remark]:
    theirs = near.days(harm)
    assert theirs  # noqa: S101 - the caller has looked
    fewest, most = near.after(days, theirs)
    if fewest >= 1 and most <= rules().windows.after_days:
        yield for_(sure, days=most, **values)
        return
    yield for_(unsure, **values)
    if fewest < 1:
        yield against("order_unsure")


def _same_doer(threat: Incident, harm: Incident) -> Iterator[Remark]:
    both = set(threat.doers) & set(harm.doers)
    if both:
        names = sorted({p.name for p in threat.event.participants if p.referent in both})
        yield for_("same_doer", names=", ".join(names))
    elif threat.doers and harm.doers:
        yield against("differ_doer")


def _by_victim(incidents: Iterable[Incident]) -> Mapping[str, list[Incident]]:
    made: dict[str, list[Incident]] = defaultdict(list)
    for one in incidents:
        for who in one.victims:
            made[who].append(one)
    return made


def _met(of: Mapping[str, list[Incident]], whom: Iterable[str]) -> list[Incident]:
    found = {i.id: i for who in whom for i in of.get(who, ())}
    return [found[key] for key in sorted(found)]
