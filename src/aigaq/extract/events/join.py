"""One event told in several sentences of one text becomes one claim: its best passage, and the others beside it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from aigaq.extract.document import Document
from aigaq.extract.events.cues import like
from aigaq.extract.events.when import order
from aigaq.model.claim import Claim, Participant
from aigaq.model.schema import event_type
from aigaq.model.text import Passage

LEAD = 2
"""Paragraphs of the body that may tell of someone whom only the next ones name."""
NUMBERS = {
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "five": 5,
    "5": 5,
    "pair": 2,
    "couple": 2,
    "trio": 3,
}
NEAR = 12
"""Characters between two clauses that “and” ties together."""
DEFINITE = ("the", "this", "that", "these", "those", "both")
PRONOUNS = ("they", "them", "he", "him", "she", "her", "we", "us", "i", "me", "themselves")
OWN_DATES = ("explicit", "explicit_without_year", "relative_to_publication")
"""Ways in which the words of a clause date it by themselves."""
UNREAL = ("hypothetical", "denied")


def join(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    """Give each event of a text once. Claims join by type, people and date; see `same`."""
    groups: list[list[Claim]] = []
    told = sorted(claims, key=lambda c: (c.passage.start, c.passage.end, c.type))
    named = [_lead_named(document, claim, told) for claim in told]
    for claim in sorted(named, key=is_learnt):
        for group in reversed(groups):
            if all(same(document, other, claim) for other in group):
                if is_learnt(group[0]) or not is_learnt(claim):  # what a rule has told, the learnt reader only retells
                    group.append(claim)
                break
        else:
            groups.append([claim])
    joined = _without_retold(_without_absorbed([_merged(document, group) for group in groups]))
    return sorted(joined, key=lambda c: (c.passage.start, c.passage.end, c.type, c.id))


def _without_absorbed(claims: list[Claim]) -> list[Claim]:
    """Leave out what another event of the same clause says more fully: “shot and killed” is one killing."""
    return [c for c in claims if not any(_absorbs(other, c) for other in claims)]


def _without_retold(claims: list[Claim]) -> list[Claim]:
    """Leave out what only the learnt reader takes for an event and what another claim tells of the same people."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=is_learnt):
        if not (is_learnt(claim) and any(_retells(claim, other) for other in kept)):
            kept.append(claim)
    return kept


def is_learnt(claim: Claim) -> bool:
    """Say whether only the learnt reader takes the words of a claim for an event."""
    return claim.suggested


def _retells(claim: Claim, other: Claim) -> bool:
    """Say whether a telling without a date of its own is of a kind with another, and of the same people."""
    if _class(claim) != _class(other) or (claim.when is not None and claim.when.method in OWN_DATES):
        return False
    nameless = not _named(claim) and ".nouns" in claim.extractor.rule  # “the beatings” of nobody told of
    return nameless or bool(_named(claim) & _named(other))


def _absorbs(other: Claim, claim: Claim) -> bool:
    if [other.type, claim.type] not in order()["absorbs"] or other.certainty != claim.certainty:
        return False
    near = abs(other.passage.start - claim.passage.end) < NEAR or other.passage.overlaps(claim.passage)
    return near and _named(other) == _named(claim) and _described(other) == _described(claim)


def same(document: Document, left: Claim, right: Claim) -> bool:
    """Say whether two claims of one text tell the same event."""
    if left.type != right.type and _class(left) != _class(right):
        return False
    overlap = left.passage.overlaps(right.passage)
    alike = overlap or (_in_heading(document, left) and bool(_named(left)) and _named(left) == _named(right))
    if not (left.type == right.type or alike):
        return False
    if (left.certainty in UNREAL) != (right.certainty in UNREAL):
        return overlap and left.type != right.type
    told_once = overlap and left.type == right.type and not _on_other_days(left, right)
    return _same_people(document, left, right, overlap=overlap) and (_dates_meet(left, right) or told_once)


def _class(claim: Claim) -> str:
    return event_type(claim.type).same_as or claim.type


def _same_people(document: Document, left: Claim, right: Claim, *, overlap: bool) -> bool:
    mine, other = _named(left), _named(right)
    if left.type == right.type and (_is_bare(right) or _is_bare(left)):
        return True
    if not (mine and other) and right.type == left.type and _is_anaphoric(right):
        return True
    if mine and other:
        return mine == other or (overlap and (mine <= other or other <= mine))
    if not mine and not other:
        return overlap or _described(left) == _described(right)
    return overlap or _is_lead_of(document, left, right)


def _is_bare(claim: Claim) -> bool:
    """Say whether all that is known of the subjects is a pronoun: “[They]”."""
    names = [p.name.strip("[]").lower() for p in claim.named("subject")]
    return bool(names) and all(name in PRONOUNS for name in names)


def _is_anaphoric(claim: Claim) -> bool:
    """Say whether a claim takes up an event told before: “The rally …”, “These attacks …”."""
    words = [word.strip(".,;:’'").lower() for word in claim.passage.quote.split()[:4]]
    nouns = like(claim.type)
    return words[0] in DEFINITE and any(w in nouns or w.removesuffix("s") in nouns for w in words[1:])


def _is_lead_of(document: Document, left: Claim, right: Claim) -> bool:
    """Say whether the claim told first is the lead (“a poet was jailed”) of one that names who it was."""
    if _named(left) or not _in_lead(document, left):
        return False
    if _in_heading(document, left):  # a headline tells nothing that the report does not tell
        return bool(_named(right))
    counted = {p.name.strip("[]").split()[0].lower() for p in left.named("subject")} - {"a", "an"}
    expected = next((NUMBERS[word] for word in sorted(counted) if word in NUMBERS), 1)
    first = _first_named(document, left.passage.end)
    named = _named(right)
    return len(left.named("subject")) == 1 and len(named) == expected and (expected > 1 or first in named)


def _first_named(document: Document, after: int) -> str | None:
    """Give the first person whom the text names in full after a place."""
    after_it = (m for m in document.mentions if m.passage.start >= after and m.kind == "person" and m.form == "name")
    return next((m.referent.id for m in after_it), None)


def _lead_named(document: Document, claim: Claim, told: list[Claim]) -> Claim:
    """Name who a lead speaks of, where a related event tells it (“jailed a poet” … “convicted N. on Monday”)."""
    if not _in_lead(document, claim):
        return claim
    if _named(claim):
        return _lead_dated(claim, told)
    later = [c for c in told if c.passage.start > claim.passage.end and c.certainty == claim.certainty]
    if any(_is_lead_of(document, claim, c) and c.type == claim.type for c in later):
        return claim
    related = [c for c in later if _class(c) == _class(claim) and _is_lead_of(document, claim, c)]
    if not related:
        return claim
    others = tuple(p for p in claim.participants if p.role != "subject")
    undated = claim.when is None or claim.when.words is None
    when = related[0].when if undated and related[0].when else claim.when
    return evolve(claim, participants=(*related[0].named("subject"), *others), when=when)


def _lead_dated(claim: Claim, told: list[Claim]) -> Claim:
    """Date a lead that has no words for its date by what is told later of the same people."""
    if claim.when is not None and claim.when.words is not None:
        return claim
    if any(c.type == claim.type and c is not claim and _named(c) == _named(claim) for c in told):
        return claim
    same = (c for c in told if _class(c) == _class(claim) and c.certainty == claim.certainty)
    dated = (c.when for c in same if _named(c) == _named(claim) and c.when is not None and c.when.words is not None)
    when = next(dated, None)
    return claim if when is None else evolve(claim, when=when)


def _in_lead(document: Document, claim: Claim) -> bool:
    bodies = [p for p in document.paragraphs if p.kind == "body"][:LEAD]
    return _in_heading(document, claim) or any(p.start <= claim.passage.start < p.start + len(p.text) for p in bodies)


def _named(claim: Claim) -> frozenset[str]:
    return claim.befalls


def _described(claim: Claim) -> frozenset[str]:
    return frozenset(p.name for p in claim.named("subject"))


def _in_heading(document: Document, claim: Claim) -> bool:
    return any(
        p.kind in ("title", "standfirst") and p.start <= claim.passage.start < p.start + len(p.text)
        for p in document.paragraphs
    )


def _dates_meet(left: Claim, right: Claim) -> bool:
    if left.when is None or right.when is None:
        return True
    return left.when.date.bounds.meets(right.when.date.bounds)


def _on_other_days(left: Claim, right: Claim) -> bool:
    """Say whether each is dated by words of its own, and the dates differ: “in 2015 and again in 2019”."""
    words = {c.when.words for c in (left, right) if c.when is not None and c.when.method in OWN_DATES}
    return len(words) > 1 and not _dates_meet(left, right)


def _merged(document: Document, group: list[Claim]) -> Claim:
    if len(group) == 1:
        return group[0]
    best = min(group, key=lambda c: _rank(document, c))
    when = min((c.when for c in group if c.when), key=lambda w: (w.words is None, _width(w)), default=None)
    place = best if best.place else next((c for c in group if c.place and _named(c) <= _named(best)), best)
    return evolve(
        best,
        participants=_people(best, group),
        when=when,
        place=place.place,
        place_referent=place.place_referent,
        also=_also(best, group),
    )


def _rank(document: Document, claim: Claim) -> tuple[bool | int, ...]:
    dated = claim.when is not None and claim.when.words is not None
    named = len(_named(claim))
    length = claim.passage.end - claim.passage.start
    unreal = claim.certainty in UNREAL
    noun = ".nouns" in claim.extractor.rule  # “their escape” only names what a clause tells
    return unreal, _in_heading(document, claim), is_learnt(claim), noun, not dated, -named, length, claim.passage.start


def _width(when: object) -> int:
    days = when.date.bounds.days  # type: ignore[attr-defined]
    return days if days is not None else 10**6


def _people(best: Claim, group: list[Claim]) -> tuple[Participant, ...]:
    """Take the best telling's people, and from the others whoever has a name, or a role still empty."""
    found = {(p.role, p.name, p.referent): p for p in best.participants}
    for claim in group:
        roles = {role for role, _, _ in found}
        for p in claim.participants:
            if (p.referent and not _known(found.values(), p)) or p.role not in roles:
                found.setdefault((p.role, p.name, p.referent), p)
    return tuple(found.values())


def _known(participants: Iterable[Participant], one: Participant) -> bool:
    return any(p.referent == one.referent for p in participants)


def _also(best: Claim, group: list[Claim]) -> tuple[Passage, ...]:
    spans = {(c.passage.start, c.passage.end): c.passage for c in group}
    spans.pop((best.passage.start, best.passage.end), None)
    return tuple(passage for _, passage in sorted(spans.items()))
