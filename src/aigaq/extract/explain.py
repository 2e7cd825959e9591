"""Why a claim was made: the text is read again, and what led to the claim is told step by step.

Nothing is stored for this: the same text, description and version lead to the same claims, so that reading
again shows what happened. A claim of an earlier version that today's rules no longer make says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from aigaq.extract import events
from aigaq.extract import parse as parsing
from aigaq.extract.analysis import analyse, prepare
from aigaq.extract.document import DateExpression, Document
from aigaq.extract.events import frames, tellings
from aigaq.extract.events.frames import Frame
from aigaq.extract.triggers import Trigger
from aigaq.lang import en
from aigaq.model.claim import Claim, Participant, When
from aigaq.model.explanation import Explanation, Ground
from aigaq.model.mention import Mention
from aigaq.model.source import Description
from aigaq.model.text import Text

FORMS = {
    "name": "named in full",
    "part": "a part of the name, which the document's full name decides",
    "descriptor": "a description",
    "pronoun": "a pronoun",
}
METHODS = {
    "explicit": "the words say it",
    "explicit_without_year": "the words name no year; the year comes from the publication date or the story",
    "relative_to_publication": "counted from the publication date",
    "relative_to_event": "counted from another event's date",
    "inherited_from_sentence": "taken from another clause of the same sentence",
    "inherited_from_paragraph": "taken from the story told around it",
    "bound_by_publication": "no words date it: it was over when the report was published",
    "bound_by_event": "no words date it: it lies before or after another event",
    "ongoing_at_publication": "it still held when the report was published",
    "derived_term": "follows from a length of time",
    "user": "set by a person",
}


def explain(text: Text, description: Description, claim: Claim) -> Explanation:
    """Say why a claim stands. ``description`` is the source's, with what people have set."""
    document = parsing.parse(text, description, en.pipeline())
    again = any(found.id == claim.id for found in _read_again(document, claim))
    grounds = [
        Ground("words", f"“{claim.passage.quote}”", claim.passage.start, claim.passage.end),
        Ground("rule", _rule(claim)),
        *(_who(document, claim, one) for one in claim.participants),
        *_when("date", claim.when),
        *_when("until", claim.until),
        *_other_dates(document, claim),
        *_place(document, claim),
        *_said(document, claim),
        Ground("certainty", _CERTAINTY[claim.certainty]),
        *_lost(document, claim),
    ]
    made_by = f"{claim.extractor.name} {claim.extractor.version}"
    return Explanation(claim.id, made_by, again, tuple(grounds))


def _read_again(document: Document, claim: Claim) -> list[Claim]:
    if not claim.suggested:
        return analyse(document)
    prepare(document)
    return events.suggest(document)


_CERTAINTY = {
    "asserted": "asserted: whoever speaks tells it as a fact",
    "alleged": "alleged: the words of saying or an adjective make it a party's claim",
    "denied": "denied: a negation, a denial or a verb of refusing covers it",
    "hypothetical": "hypothetical: a modal, a condition, a plan, a fear or a request covers it",
}


def _rule(claim: Claim) -> str:
    basis = f", read from {claim.basis}" if claim.basis else ""
    if claim.suggested:
        share = claim.extractor.probability or 0.0
        return f"suggested by the learnt reader {claim.extractor.version} with probability {share:.2f}"
    if claim.proposed:
        return f"proposed by the second reader {claim.extractor.version} ({claim.extractor.rule})"
    return f"{claim.kind} {claim.type} by the rule {claim.extractor.rule}{basis}"


def _who(document: Document, claim: Claim, one: Participant) -> Ground:
    mention = _mention(document, claim, one.referent)
    if mention is None:
        known = "as the report calls somebody it does not name" if one.referent is None else "named elsewhere in it"
        return Ground("who", f"{one.role}: {one.name} ({known})")
    start, end = mention.passage.start, mention.passage.end
    form = FORMS[mention.form]
    return Ground("who", f"{one.role}: {one.name} (“{mention.passage.quote}”, {form})", start, end)


def _mention(document: Document, claim: Claim, referent: str | None) -> Mention | None:
    """Give the mention in the claim's passage, or the nearest one before it, that means somebody."""
    if referent is None:
        return None
    meaning = [m for m in document.mentions if any(r.id == referent for r in document.meant_by(m))]
    inside = [m for m in meaning if claim.passage.start <= m.passage.start < claim.passage.end]
    before = [m for m in meaning if m.passage.start < claim.passage.start]
    return next(iter(inside), before[-1] if before else None)


def _when(which: str, when: When | None) -> Iterator[Ground]:
    if when is None:
        if which == "date":
            yield Ground("date", "no date: nothing in the text says when")
        return
    words = f", from the words “{when.words}”" if when.words else ""
    anchor = f", counted from {when.anchor}" if when.anchor else ""
    alone = f"; the words alone would give {when.words_alone}" if when.words_alone else ""
    label = "until " if which == "until" else ""
    yield Ground("date", f"{label}{when.edtf}{words}{anchor}: {METHODS[when.method]}{alone}")


def _other_dates(document: Document, claim: Claim) -> Iterator[Ground]:
    """Give the date words around the passage that lost."""
    for one in document.dates:
        start, end = one.paragraph.span_of(one.tokens)
        if one.when and _near(claim, one) and one.when.words not in _taken(claim):
            why = "it dates another clause, or says less exactly when"
            yield Ground("lost", f"the date “{one.when.words}” ({one.when.edtf}): {why}", start, end)


def _near(claim: Claim, one: DateExpression) -> bool:
    sentence = one.paragraph.span_of(one.tokens.sent)
    return sentence[0] < claim.passage.end and claim.passage.start < sentence[1]


def _taken(claim: Claim) -> set[str | None]:
    taken = {when.words for when in (claim.when, claim.until) if when}
    anchors = [when.anchor or "" for when in (claim.when, claim.until) if when]
    return taken | {anchor.split("”")[0].lstrip("“") for anchor in anchors}


def _place(document: Document, claim: Claim) -> Iterator[Ground]:
    if claim.place is None:
        return
    mention = _mention(document, claim, claim.place_referent)
    where = (mention.passage.start, mention.passage.end) if mention else (None, None)
    yield Ground("place", claim.place, *where)


def _said(document: Document, claim: Claim) -> Iterator[Ground]:
    if not claim.speakers:
        yield Ground("speaker", "the report itself says so")
        return
    chain = " ← ".join(f"{s.name} ({s.how.replace('_', ' ')})" for s in claim.speakers)
    said = document.speakers_at(claim.passage.start, claim.passage.end)
    cue = f", by the word “{said.cue.text}”" if said and said.cue is not None else ""
    yield Ground("speaker", f"{chain}{cue}")


def _lost(document: Document, claim: Claim) -> Iterator[Ground]:
    """Give the frames that the words also call, and what each of them misses."""
    for frame in _frames(document, claim):
        start = frame.paragraph.start + frame.token.idx
        end = start + len(frame.token)
        if frame.learnt is not None:
            yield Ground("words", _learnt(frame.learnt), start, end)
            continue
        yield Ground("words", f"the word “{frame.token.text}” calls the frame {_frame(frame)}", start, end)
        for cue, missing in frames.rivals(document, frame):
            why = missing or "another frame of the same type came first"
            yield Ground("lost", f"{cue.type} by the rule {cue.rule}: {why}", start, end)


def _learnt(found: Trigger) -> str:
    """Say how probable the learnt reader holds a word to tell the event, and what came second."""
    second = found.runner_up or "no event"
    return (
        f"no rule calls the word “{found.token.text}”; the learnt reader holds it for {found.type} with probability "
        f"{found.probability:.2f}, next {second} with {found.runner_up_probability:.2f}"
    )


def _frame(frame: Frame) -> str:
    roles = ", ".join(f"{function} → {role}" for function, role in frame.cue.roles.items())
    return f"{frame.cue.rule} ({roles})" if roles else frame.cue.rule


def _frames(document: Document, claim: Claim) -> list[Frame]:
    """Give the tellings that a claim may be made of: its type, in one of its passages."""
    spans = [(p.start, p.end) for p in (claim.passage, *claim.also)]
    wanted = claim.type if claim.kind == "event" else claim.basis
    found = []
    for frame in tellings.find(document, suggesting=claim.suggested):
        at = frame.paragraph.start + frame.token.idx
        if frame.cue.type == wanted and any(start <= at < end for start, end in spans):
            found.append(frame)
    return found
