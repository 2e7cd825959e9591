"""Until when a status held: as stated, by its term, until the next status, or open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal

from attrs import frozen

from aigaq.casefile.periods import Draft, begins
from aigaq.errors import BadValue
from aigaq.law import Duration, bounds, compact, pack, shift, term_end
from aigaq.law.dates import day_before
from aigaq.model.casefile import Event
from aigaq.model.claim import When
from aigaq.model.edtf import Bounds
from aigaq.model.schema import status_type

Basis = Literal["stated", "term", "next_status", "open", "unknown"]


@frozen
class End:
    """The end of a status: its date, what says so, and what it was worked out from."""

    until: When | None
    basis: Basis
    follower: Draft | None = None
    """The status that ended it."""
    event: Event | None = None
    """The event that ended it, such as a release."""
    extended: When | None = None
    """The extension on file from which the term was counted anew."""

    @property
    def span(self) -> Bounds:
        """The days that may be the last on which it held: the day a term names counts, the day of the next does not."""
        if self.until is None:
            return Bounds(None, None)
        span = bounds(self.until.date)
        if self.basis != "next_status":
            return span
        return Bounds(span.first and day_before(span.first), span.last and day_before(span.last))


def end_of(draft: Draft, others: Sequence[Draft], events: Sequence[Event]) -> End:
    """Work out when a status ended: of several ends the one that comes first."""
    ends = [*_stated(draft), *_terms(draft, events), *_followers(draft, others), *_events(draft, others, events)]
    if draft.type.label:
        return End(None, "unknown")
    if not ends:
        return End(None, "open" if draft.ongoing else "unknown")
    return min(ends, key=_first)


def _first(end: End) -> tuple[object, ...]:
    order = {"stated": 0, "next_status": 1, "term": 2}
    assert end.until is not None  # noqa: S101
    span = bounds(end.until.date)
    return (span.last or date.max, span.first or date.min, order[end.basis], end.until.edtf)


def _stated(draft: Draft) -> Iterator[End]:
    if draft.stated_until is not None:
        yield End(draft.stated_until, "stated")


def _terms(draft: Draft, events: Sequence[Event]) -> Iterator[End]:
    """The term that a claim states, or else the term of the law, counted from the last extension on file."""
    if draft.since is None:
        return
    stated = stated_terms(draft)
    if stated and (until := compact(_stated_span(draft.since, list(stated.values())))):
        yield End(When(str(until), None, "derived_term", f"{draft.since.edtf} + {' or '.join(stated)}"), "term")
    if stated or draft.stated_until is not None:
        return
    law = pack(draft.jurisdiction) if draft.jurisdiction else None
    rule = law and law.status(draft.type.id, draft.began.last or draft.began.first or date.min)
    if law is None or not rule or rule.term is None or rule.renewal == "while_pending":
        return
    longer = _last_extension(draft, events) if rule.renewal == "on_application" else None
    counted = longer or draft.since
    if until := term_end(law, draft.type.id, counted.date):
        anchor = f"{counted.edtf} + {rule.term}"
        yield End(When(str(until), None, "derived_term", anchor), "term", extended=longer)


def stated_terms(draft: Draft) -> dict[str, Duration]:
    """Give the terms that claims state, as written and read; one that is no length of time is left out here."""
    found: dict[str, Duration] = {}
    for text in sorted({claim.term for claim in draft.claims if claim.term}):
        try:
            found[text] = Duration.parse(text)
        except BadValue:
            continue
    return found


def _stated_span(since: When, lengths: Sequence[Duration]) -> Bounds:
    """From the end of the shortest term stated to that of the longest."""
    spans = [shift(since.date, length) for length in lengths]
    firsts, lasts = [s.first for s in spans if s.first], [s.last for s in spans if s.last]
    return Bounds(min(firsts, default=None), max(lasts, default=None))


def _last_extension(draft: Draft, events: Sequence[Event]) -> When | None:
    """When the status was last extended, if a report says so as a fact and it can only be this status."""
    began = draft.began.first or draft.began.last
    found = [
        event.when
        for event in events
        if event.type == "status_extended" and event.certainty in {"asserted", "alleged"} and event.when
        and (first := bounds(event.when.date).first) and began and first >= began
    ]  # fmt: skip
    return max(found, key=lambda when: (bounds(when.date).first or date.min, when.edtf), default=None)


def _followers(draft: Draft, others: Sequence[Draft]) -> Iterator[End]:
    """The statuses that began later and end this one; of which no report says when they began, they end nothing."""
    for other in others:
        if other.since is None or other.since.method == "bound_by_publication":
            continue
        if draft.type.id in other.type.ends and one_law(draft, other):
            span = later_part(draft, other)
            same = span == bounds(other.since.date)
            until = other.since.edtf if same else str(compact(span) or "") if span else ""
            if until:
                anchor = f"{other.type.id} since {other.since.edtf}"
                yield End(When(until, None, "bound_by_event", anchor), "next_status", other)


def _events(draft: Draft, others: Sequence[Draft], events: Sequence[Event]) -> Iterator[End]:
    """The first event of a kind that ends this status (a release, a sentence) after it began.

    It ends the last of the statuses that it can end: a release from custody is none from an earlier camp.
    """
    kinds = ended_by(draft.type.id)
    floor = draft.began.last or draft.began.first
    days = [(span, event) for event in events if event.type in kinds and (span := dated(event))]
    after = [(span, event) for span, event in days if floor and span.first and span.first >= floor]
    if not after or floor is None:
        return
    span, event = min(after, key=lambda row: (row[0].last or date.max, row[1].id))
    between = (o.began.first for o in others if o is not draft and event.type in ended_by(o.type.id))
    if event.when and not any(day and span.first and floor < day <= span.first for day in between):
        yield End(event.when, "stated", event=event)


def dated(event: Event) -> Bounds | None:
    """Give the days of an event, if its first and its last day are known."""
    span = bounds(event.when.date) if event.when else None
    return span if span and span.days is not None else None


@cache
def ended_by(status: str) -> frozenset[str]:
    """Give the event types that end a state of liberty, as its type file says; of other tracks none."""
    kind = status_type(status)
    cues = [cue for group in kind.cues.values() for cue in group] if kind.track == "liberty" else []
    return frozenset(name for cue in cues for name in cue.get("until", ()))


def one_law(draft: Draft, other: Draft) -> bool:
    """Say whether two statuses can stand under one country's law."""
    return not draft.jurisdiction or not other.jurisdiction or draft.jurisdiction == other.jurisdiction


def later_part(draft: Draft, other: Draft) -> Bounds | None:
    """Give the days on which the other can have begun, not before this one did; ``None`` if it began before."""
    assert other.since is not None  # noqa: S101
    span, floor = begins(other.since), draft.began.first
    if floor is None or (span.first is not None and span.first >= floor):
        return span
    if span.last is not None and span.last < floor:
        return None
    return Bounds(floor, span.last)
