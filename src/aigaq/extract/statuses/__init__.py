"""Statuses: what legal status or state of liberty a text supports for whom, since when and until when.

They are read from the events told (asylum granted, arrested, sentenced) and from the labels that a text puts
before a name (“asylum seeker N.”). A label is what somebody calls a person, not a decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from aigaq.extract import dates
from aigaq.extract.document import Document
from aigaq.extract.events.words import lemmas
from aigaq.extract.statuses import phrases as statuses_phrases
from aigaq.extract.statuses import time as statuses_time
from aigaq.extract.statuses import told as statuses_told
from aigaq.extract.statuses import where as statuses_where
from aigaq.extract.statuses.rules import Rule, rules
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.schema import status_type

MONTH = 31
"""Days."""
LASTING = ("detention", "camp_detention", "house_arrest", "disappearance")
"""Events that are states: their first day begins the status, and their last ends it."""
ENDINGS = ("release", "acquittal", "sentence", "deportation", "house_arrest", "departure")
"""Events after which a detention told of is a new one."""


def find(document: Document, events: Sequence[Claim]) -> list[Claim]:
    """Give the statuses of named people as claims, one a person and status, in the order of the text."""
    told = [*statuses_phrases.find(document), *statuses_told.find(document)]
    read = [*_from_events(document, events), *told]
    own = _once(read, events)
    kept = [(rule, claim) for rule, claim in own if _stands(rule, claim, own)]
    timed = [statuses_time.ended(document, rule, claim, events, [c for _, c in kept]) for rule, claim in kept]
    return sorted(timed, key=lambda c: (c.passage.start, c.passage.end, c.type, c.id))


def _from_events(document: Document, events: Sequence[Claim]) -> Iterator[tuple[Rule, Claim]]:
    for event in events:
        told = _words(document, event)
        fitting = [rule for rule in rules() if _fits(document, rule, event, told, events)]
        begun = {rule.status for rule in fitting}
        for rule in fitting:
            if not begun & set(rule.not_where):
                for person in _people(document, event):
                    if not _suits(document, rule, event, person, events):
                        continue
                    yield rule, _claim(document, rule, event, person, events)


def _words(document: Document, event: Claim) -> list[str]:
    """Give the words of each passage that tells an event."""
    found = []
    for passage in (event.passage, *event.also):
        for paragraph in document.paragraphs:
            if paragraph.start <= passage.start < paragraph.start + len(paragraph.text):
                tokens = paragraph.tokens_in(passage.start, passage.end)
                found.append(lemmas(list(tokens or ())))
    return found


def _says(rule: Rule, told: Sequence[str]) -> bool:
    """Say whether a passage has the rule's words and none that bar it; without such words, whether none bars it."""
    bars = rule.bars
    free = [words for words in told if not (bars and bars.stand_in(words))]
    return any(rule.words.stand_in(words) for words in free) if rule.words else len(free) == len(told)


def _fits(document: Document, rule: Rule, event: Claim, told: Sequence[str], events: Sequence[Claim]) -> bool:
    if event.type not in rule.events or event.certainty not in rule.certainty:
        return False
    if not _says(rule, told):
        return False
    if rule.countries and statuses_where.likely(document, event, events) not in rule.countries:
        return False
    if rule.longest:
        term = statuses_time.term_of(document, event) or statuses_time.validity(document, event)
        return term is not None and statuses_time.days(term) <= statuses_time.days(rule.longest)
    return True


def _suits(document: Document, rule: Rule, event: Claim, person: Participant, events: Sequence[Claim]) -> bool:
    """Say whether the person's other events allow the status: what it follows, and whether the person had fled."""
    if rule.follows and not any(e.type in rule.follows and _is_about(e, person) for e in events):
        return False
    if rule.fled is None:
        return True
    return rule.fled == statuses_where.had_left(document, event, [e for e in events if _is_about(e, person)])


def _people(document: Document, event: Claim) -> list[Participant]:
    people = {r.id for r in document.referents if r.kind == "person"}
    return [p for p in event.named("subject") if p.referent in people]


def _claim(document: Document, rule: Rule, event: Claim, person: Participant, events: Sequence[Claim]) -> Claim:
    begun = [e for e in events if e.type in rule.from_event and _is_about(e, person) and e.certainty != "hypothetical"]
    when = _best_dated(begun) if begun else event.when
    term = statuses_time.term_of(document, event)
    return Claim(
        passage=event.passage,
        kind="status",
        type=rule.status,
        participants=(person,),
        extractor=Extractor(EXTRACTOR, VERSION, rule.rule),
        when=_since(document, rule, event, when),
        until=statuses_time.ending(when, lasting=event.type in LASTING),
        place=event.place,
        place_referent=event.place_referent,
        speakers=event.speakers,
        certainty=event.certainty,
        value=statuses_where.stated(document, event),
        term=term,
        basis=event.type,
        also=event.also,
    )


def _since(document: Document, rule: Rule, event: Claim, when: When | None) -> When | None:
    """Give since when a status holds that an event tells: its day, its first day, or a day by which it held."""
    since = statuses_time.beginning(when, lasting=event.type in LASTING)
    if since is None and when is not None:
        return dates.bound_by_publication(document)
    last = since.date.bounds.last if since is not None else None
    if not rule.by_then or since is None or last is None or since.edtf.startswith("["):
        return since
    return When(f"[..{last.isoformat()}]", since.words, "bound_by_event", since.anchor)


def _best_dated(events: Sequence[Claim]) -> When | None:
    """Give the date of what is told several times where it is told most exactly; of equal ones the last."""
    dated = [e.when for e in reversed(events) if e.when is not None and e.when.date.bounds.days is not None]
    return min(dated, key=lambda when: when.date.bounds.days or 0, default=events[-1].when)


def _is_about(event: Claim, person: Participant) -> bool:
    return any(p.referent == person.referent for p in event.named("subject"))


def _once(read: list[tuple[Rule, Claim]], events: Sequence[Claim]) -> list[tuple[Rule, Claim]]:
    """Keep one claim a person and status, the best dated one, unless it is one that can begin again at another time."""
    groups: dict[tuple[str, str | None], list[list[tuple[Rule, Claim]]]] = {}
    for rule, claim in sorted(read, key=lambda pair: _began(pair[1])):
        alike = groups.setdefault((claim.type, claim.participants[0].referent), [])
        for group in reversed(alike):
            if not any(_is_another(rule, claim, other, events) for _, other in group):
                group.append((rule, claim))
                break
        else:
            alike.append([(rule, claim)])
    return [_best(group) for alike in groups.values() for group in alike]


def _began(claim: Claim) -> tuple[bool, date, int]:
    first = claim.when.date.bounds.first if claim.when else None
    return first is None, first or date.max, claim.passage.start


def _is_another(rule: Rule, claim: Claim, other: Claim, events: Sequence[Claim]) -> bool:
    """Say whether two dated claims of a status that can begin again exclude each other in time.

    “He was arrested in May” and “he is held since June” are one detention, unless something ended it in between.
    """
    if not rule.again or claim.when is None or other.when is None:
        return False
    if claim.when.date.bounds.meets(other.when.date.bounds):
        return False
    if claim.basis != "detention":
        return True
    return any(
        e.type in ENDINGS and _is_about(e, claim.participants[0]) and _is_between(e, other, claim) for e in events
    )


def _is_between(event: Claim, one: Claim, other: Claim) -> bool:
    if event.when is None or one.when is None or other.when is None:
        return True
    return _began(one)[1] <= _began(event)[1] <= _began(other)[1]


def _best(group: list[tuple[Rule, Claim]]) -> tuple[Rule, Claim]:
    rule, best = min(group, key=lambda pair: _rank(pair[1]))
    spans = {(p.start, p.end): p for _, c in group for p in (c.passage, *c.also)}
    spans.pop((best.passage.start, best.passage.end))
    return rule, evolve(best, also=tuple(passage for _, passage in sorted(spans.items())))


def _rank(claim: Claim) -> tuple[bool, bool, int, int]:
    days = claim.when.date.bounds.days if claim.when else None
    labelled = claim.basis == "label"
    return labelled, days is None, days or 0, claim.passage.start


def _stands(rule: Rule, claim: Claim, all_claims: list[tuple[Rule, Claim]]) -> bool:
    if _is_overtaken(rule, claim, all_claims):
        return False
    person = claim.participants[0].referent
    mine = [(r, c) for r, c in all_claims if c.participants[0].referent == person and c.type != claim.type]
    beside = [r for r, c in mine if not rule.steps or _gives_way(claim, c)] if rule.unless_track else []
    if any(_is_held_too(rule, r) or _outranks(r, rule) for r in beside):
        return False
    if rule.after and not any(_came_before(c, claim) for _, c in all_claims if c.type in rule.after):
        return False
    if any(
        not rule.steps or _gives_way(claim, c)
        for _, c in all_claims
        if c.type in rule.unless and c.participants[0].referent == person
    ):
        return False
    if rule.only_with and not set(rule.only_with) & {c.type for _, c in mine}:
        return False
    others = {c.type for _, c in all_claims if c.participants[0].referent != person}
    return not rule.like_others or rule.status in others


def _came_before(earlier: Claim, claim: Claim) -> bool:
    """Say whether a person held a status before; both must be dated."""
    if earlier.participants[0].referent != claim.participants[0].referent or earlier.when is None or claim.when is None:
        return False
    began, left = earlier.when.date.bounds.first, claim.when.date.bounds.first
    same = earlier.when.edtf == claim.when.edtf
    return began is not None and left is not None and date.min < began <= left and not same


def _gives_way(claim: Claim, later: Claim) -> bool:
    """Say whether a status is passed over for the one it led to: not where both are dated, one after the other."""
    if not _is_dated(claim) or later.when is None or claim.when is None:
        return True
    began, then = claim.when.date.bounds.last, later.when.date.bounds.first
    return began is None or then is None or began >= then


def _is_held_too(rule: Rule, other: Rule) -> bool:
    """Say whether another status of the same track is told for certain, and is none that gives way to this one."""
    certain = not (other.unless_track or other.only_with or other.beside) and rule.status not in other.unless
    return other.track == rule.track and certain


def _is_overtaken(rule: Rule, claim: Claim, all_claims: list[tuple[Rule, Claim]]) -> bool:
    """Say whether the report tells of protection given since, and of this only in passing."""
    if status_type(rule.status).lasting and _is_dated(claim):
        return False
    return any(c.type in rule.unless_later and not _is_over(c, claim) for _, c in all_claims)


def _is_dated(claim: Claim) -> bool:
    """Say whether a status has its own day or month: it is a step of the story, not a mention in passing."""
    days = claim.when.date.bounds.days if claim.when else None
    return days is not None and days <= MONTH


def _is_over(other: Claim, claim: Claim) -> bool:
    """Say whether another status is somebody else's, or began surely before this one."""
    if other.participants[0].referent != claim.participants[0].referent:
        return True
    if other.when is None or claim.when is None:
        return False
    last, first = other.when.date.bounds.last, claim.when.date.bounds.first
    return last is not None and first is not None and last < first


def _outranks(other: Rule, rule: Rule) -> bool:
    """Say whether another status that also gives way ends this one (an applicant is no mere entrant)."""
    return rule.status in other.ends and not other.beside
