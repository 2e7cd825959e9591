"""Which status a person held from when until when, with the law's rules and what comes due."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from aigaq.casefile import places
from aigaq.casefile.abroad import abroad
from aigaq.casefile.beginnings import begun_by_its_event, no_earlier_than_the_entry
from aigaq.casefile.ends import End, end_of, later_part, one_law, stated_terms
from aigaq.casefile.events import events_of
from aigaq.casefile.independence import weigh
from aigaq.casefile.index import Index, index
from aigaq.casefile.kept import ByGrounds
from aigaq.casefile.passing import in_passing
from aigaq.casefile.periods import FACTS, Draft, drafts, jurisdiction
from aigaq.casefile.tying import bonds
from aigaq.law import Background, Came, Pack, bounds, pack, remark, sentence
from aigaq.law import deadlines as due_by_law
from aigaq.law import rules as rules_by_law
from aigaq.model.casefile import Deadline, Event, Remark, StatusPeriod
from aigaq.model.claim import Participant, When
from aigaq.model.edtf import Bounds
from aigaq.model.entity import Entity
from aigaq.model.material import Material


def statuses(material: Material, person: Entity) -> tuple[StatusPeriod, ...]:
    """Give the statuses of a person by date of beginning, those without a date last.

    Each rests on claims that are told as facts. The end is the first of: the end that is stated, the term
    (as stated, else by law), the next status that ends it. What reports merely call somebody (“asylum
    seeker” of a recognised refugee) is a line of its own and ends nothing.
    """
    ix = index(material)
    if (known := ix.periods.get(person.id)) is None or known[0] is not person:
        ix.periods[person.id] = known = (person, _kept(ix, person))
    return known[1]


class Held(ByGrounds[tuple[StatusPeriod, ...]]):
    """Keeps the statuses of people."""


def _kept(ix: Index, person: Entity) -> tuple[StatusPeriod, ...]:
    mine = ix.by_person.get(person.id, ())
    sources = map(bonds(ix.material).of.get, dict.fromkeys(claim.source for claim in mine))
    grounds = (person, mine, events_of(ix.material).get(person.id, ()), *sources)
    entered = tuple(jurisdiction(ix, claim) for claim in mine if claim.type in places.customs().entry)
    return ix.kept.of(Held).value(person.id, grounds, entered, partial(_statuses, ix, person))


def _statuses(ix: Index, person: Entity) -> tuple[StatusPeriod, ...]:
    told = Told(facts_of(ix.material, person.id))
    on_file = drafts(ix, person)
    on_file = sorted([*on_file, *in_passing(ix, person.id, told.events, on_file)], key=lambda d: d.order)
    told_of = [begun_by_its_event(draft, told.events) for draft in on_file]
    found = [no_earlier_than_the_entry(draft, told_of) for draft in told_of]
    periods = [_period(ix, draft, found, told) for draft in found]
    return tuple(sorted([*periods, *abroad(person.id, told.events, found)], key=_order))


def _order(period: StatusPeriod) -> tuple[object, ...]:
    """By the first day on which it can have begun; where that is open, by the first that it began or ended by."""
    spans = [bounds(when.date) for when in (period.since, period.until) if when]
    first = spans[0].first if period.since else None
    day = first or min((d for span in spans if (d := span.first or span.last)), default=None)
    return (day is None, day or 0, first is not None, period.track, period.status, period.claims[0].id)


def facts_of(material: Material, person: str) -> tuple[Event, ...]:
    """Give the events told as facts of a person, as subject or target, by date."""
    found = events_of(material).get(person, ())
    return tuple(e for e in found if e.certainty in FACTS and any(_is_told_of(person, p) for p in e.participants))


def _is_told_of(person: str, who: Participant) -> bool:
    return who.referent == person and who.role in {"subject", "target"}


class Told:
    """The events of one person that are told as facts, found by type and day."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._days: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for event in events:
            if event.when:
                span = bounds(event.when.date)
                self._days[event.type].append((span.last or date.max, span.first or date.min))
        for days in self._days.values():
            days.sort()

    def since(self, day: date) -> Iterator[tuple[str, Bounds]]:
        """Give, of each type, the days of the first event that can have been on that day or later."""
        for name, days in sorted(self._days.items()):
            at = bisect_left(days, (day, date.min))
            if at < len(days):
                last, first = days[at]
                yield name, Bounds(None if first == date.min else first, None if last == date.max else last)


def _period(ix: Index, draft: Draft, found: Sequence[Draft], told: Told) -> StatusPeriod:
    end = end_of(draft, found, told.events)
    law = pack(draft.jurisdiction) if draft.jurisdiction and not draft.type.label else None
    remarks = _remarks(ix, draft, end, found)
    return StatusPeriod(
        person=draft.person,
        status=draft.type.id,
        track=draft.type.track,
        jurisdiction=draft.jurisdiction,
        since=_no_later_than_its_end(draft.since, end.until),
        until=end.until,
        until_basis=end.basis,
        claims=draft.claims,
        corroboration=weigh(ix, draft.claims),
        rules=rules_by_law(law, draft.type.id, draft.since.date) if law and draft.since else (),
        deadlines=_deadlines(draft, end, found, told),
        note=sentence(remarks),
        remarks=remarks,
    )


def _no_later_than_its_end(since: When | None, until: When | None) -> When | None:
    """Give a beginning known only as “by then” no later than the end: what ended in May began by May."""
    if since is None or until is None:
        return since
    began, ended = since.date.bounds, until.date.bounds.last
    if began.first is not None or began.last is None or ended is None or began.last <= ended:
        return since
    return When(f"[..{ended.isoformat()}]", since.words, "bound_by_event", f"its end, {until.edtf}", since.words_alone)


def _deadlines(draft: Draft, end: End, found: Sequence[Draft], told: Told) -> tuple[Deadline, ...]:
    law = pack(draft.jurisdiction) if draft.jurisdiction else None
    if law is None or draft.since is None or draft.type.label:
        return ()
    known = Background(
        person=draft.person,
        until=end.span.last if end.basis in {"stated", "next_status"} else None,
        claims=draft.claims,
        already=came_after(draft, found, told),
        came=halts(law, draft, found, told),
    )
    return due_by_law(law, draft.type.id, (end.extended or draft.since).date, known)


def came_after(draft: Draft, found: Sequence[Draft], told: Told) -> dict[str, Bounds]:
    """Give the statuses and event types that came after a status began (or may have), with their days."""
    later = [
        (other.type.id, span)
        for other in found
        if other is not draft and other.type is not draft.type and other.since and one_law(draft, other)
        and (span := later_part(draft, other)) is not None
    ]  # fmt: skip
    return earliest([*later, *told.since(draft.began.first or date.min)])


def halts(law: Pack, draft: Draft, found: Sequence[Draft], told: Told) -> tuple[Came, ...]:
    """Give what stops or resumes a clock of this law, with the days on which it came, once the status began."""
    if not law.halting:
        return ()
    came = [(other.type.id, other.began) for other in found if other is not draft and other.type.id in law.halting]
    came += [(e.type, bounds(e.when.date)) for e in told.events if e.type in law.halting and e.when]
    first = draft.began.first or date.min
    return tuple(row for row in came if (row[1].last or date.max) >= first)


def earliest(found: Iterable[tuple[str, Bounds]]) -> dict[str, Bounds]:
    """Keep, of each name, the days of the first."""
    kept: dict[str, Bounds] = {}
    for name, span in sorted(found, key=lambda row: (row[1].last or date.max, row[1].first or date.min, row[0])):
        kept.setdefault(name, span)
    return kept


def _remarks(ix: Index, draft: Draft, end: End, found: Sequence[Draft]) -> tuple[Remark, ...]:
    """Say what a reader must know of the beginning, the end and the law of a status."""
    if draft.type.label:
        return (remark("label_only"),)
    said = [] if draft.since else [remark("no_beginning")]
    said += _end_in_words(ix, draft, end, found)
    if not draft.jurisdiction and draft.type.track == "protection":
        said.append(remark("no_jurisdiction"))
    if odd := sorted({claim.term for claim in draft.claims if claim.term} - set(stated_terms(draft))):
        said.append(remark("unread_term", terms=", ".join(odd)))
    if _undated_clocks(draft, end):
        said.append(remark("undated_clocks"))
    return tuple(said)


def _undated_clocks(draft: Draft, end: End) -> bool:
    """Whether deadlines run that cannot be dated, as long as the status is not known to have ended."""
    law = pack(draft.jurisdiction) if draft.jurisdiction else None
    day = draft.began.last
    open_ = end.basis not in {"stated", "next_status"} and draft.began.first is None
    return bool(law is not None and open_ and day and law.clocks_of(draft.type.id, day))


def _end_in_words(ix: Index, draft: Draft, end: End, found: Sequence[Draft]) -> list[Remark]:
    if end.basis == "term" and end.until:
        return _term_in_words(draft, end, found)
    if end.basis == "next_status" and end.follower:
        return [remark("followed_by", status=f"status:{end.follower.type.id}")]
    if end.basis == "stated":
        return [remark("ended_by", event=f"event:{end.event.type}") if end.event else remark("end_stated")]
    rolling = _rolling(draft)
    if rolling:
        return [remark("goes_on", term=rolling)]
    if end.basis == "open":
        days = [last for claim in draft.claims if (last := ix.published(claim.source).last)]
        return [remark("still_so", day=str(max(days))) if days else remark("still_so_undated")]
    return [] if draft.type.lasting else [remark("no_end")]


def _term_in_words(draft: Draft, end: End, found: Sequence[Draft]) -> list[Remark]:
    assert end.until is not None  # noqa: S101
    said = [remark("extended")] if end.extended else []
    said.append(remark("lapses" if draft.type.track == "protection" else "ends_by_term", until=end.until.edtf))
    return said if _has_later(draft, found) else [*said, remark("nothing_later")]


def _rolling(draft: Draft) -> str | None:
    law = pack(draft.jurisdiction) if draft.jurisdiction else None
    day = draft.began.last or draft.began.first
    rule = law.status(draft.type.id, day) if law and day else None
    return rule.term if rule and rule.renewal == "while_pending" else None


def _has_later(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether anything on the same track began after it."""
    return any(
        other is not draft and not other.type.label and other.type.track == draft.type.track
        and (other.began.first or other.began.last) is not None and other.order > draft.order
        for other in found
    )  # fmt: skip
