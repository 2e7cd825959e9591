"""Bounds for dates that no words give: by the events told around them, and by publication.

An undated event of someone lies after what must come before it in procedure (`order.toml`) and, in running
narration in the simple past, after the dated event told last about the same person. The result is never
narrower than that, and says against what it was bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from aigaq.extract import dates
from aigaq.extract.clauses import auxiliaries, goes_back_with
from aigaq.extract.dates import scene
from aigaq.extract.dates.calendar import one_of
from aigaq.extract.document import Document
from aigaq.extract.events.custody import of_custody, said_at
from aigaq.extract.events.frames import Frame
from aigaq.extract.events.story import (
    between,
    earliest,
    end_of,
    is_dated,
    latest,
    named,
    order,
    share,
    steps,
)
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import is_edtf
from aigaq.model.schema import event_type

GOES_ON = ("since", "later", "then", "afterwards", "subsequently", "eventually")
"""Adverbs that carry a story on, whatever the tense."""
OFTEN = ("ever", "previously", "before", "already", "repeatedly", "often", "sometimes", "twice", "once", "times")
"""Words that make a perfect tell of any time in a life: “has been arrested twice”."""


def bounded(document: Document, told: Sequence[tuple[Frame, Claim]]) -> list[Claim]:
    """Give the claims, those without a date bounded by their neighbours or by publication."""
    freed = [(frame, evolve(claim, when=None) if _is_apart(claim, told) else claim) for frame, claim in told]
    dated = [claim for _, claim in freed if is_dated(claim)]
    freed = [(frame, _in_custody(document, frame, claim, dated)) for frame, claim in freed]
    return [
        claim if claim.when else evolve(claim, when=_bound(document, frame, claim, dated)) for frame, claim in freed
    ]


def _in_custody(document: Document, frame: Frame, claim: Claim, dated: list[Claim]) -> Claim:
    """Give an event the date of the stay it happened in, where it has only taken over that of the sentence before."""
    when = claim.when
    if when is None or when.method != "inherited_from_paragraph":
        return claim
    stay = of_custody(document, frame, claim, [d for d in dated if d is not claim])
    return evolve(claim, when=stay) if stay else claim


def _is_apart(claim: Claim, told: Sequence[tuple[Frame, Claim]]) -> bool:
    """Say whether a date is only taken over from an earlier step of procedure (“arrested on X. He was freed”)."""
    when, apart = claim.when, order()["apart"]
    if when is None or when.method != "inherited_from_paragraph" or when.edtf[-1] != "~" or when.words:
        return False
    if claim.type not in apart["later"]:
        return False
    point = when.edtf.rstrip("~")
    return any(
        other.type in apart["earlier"] and other.type != claim.type and other.when and other.when.edtf == point
        for _, other in told
        if other.passage.start < claim.passage.start and share(other, claim)
    )


def rebound(document: Document, told: Sequence[tuple[Frame, Claim]], joined: Sequence[Claim]) -> list[Claim]:
    """Give joined claims with the bounds that their joining allows: a lead now has the name of whom it tells."""
    frames = {(c.passage.start, c.passage.end, c.type): frame for frame, c in told}
    dated = [claim for claim in joined if is_dated(claim)]
    found = []
    for claim in joined:
        frame = frames.get((claim.passage.start, claim.passage.end, claim.type))
        if frame is not None and (claim.when is None or claim.when.method == "bound_by_publication"):
            found.append(evolve(claim, when=_bound(document, frame, claim, dated)))
        else:
            found.append(claim)
    return found


def _bound(document: Document, frame: Frame, claim: Claim, dated: list[Claim]) -> When | None:
    if claim.certainty == "hypothetical":
        return None
    if found := _of_parts(claim, dated) or of_custody(document, frame, claim, dated):
        return found
    published = dates.bound_by_publication(document)
    if published is not None and _is_going_on(frame, claim):
        return When(str(dates.published_on(document)), method="ongoing_at_publication", anchor=published.anchor)
    spoken = said_at(document, frame)
    last = next((w.date.bounds.last for w in (spoken, published) if w), None)
    before = [d for d in dated if _comes_before(frame, d, claim)]
    start = frame.paragraph.start
    low = latest([d for d in before if start <= d.passage.start < claim.passage.start], last) or latest(before, last)
    if not before and _is_since(frame):
        before = [d for d in dated if start <= d.passage.start < claim.passage.start][-1:]
    high = earliest([d for d in dated if _comes_after(d, claim)])
    if low is None or low.when is None or low.when.date.bounds.first is None:
        return _news(document, frame, claim) or published
    return between(low, high or spoken, published) or published


def _is_going_on(frame: Frame, claim: Claim) -> bool:
    """Say whether a clause tells what goes on as the report is written: “ten of them are on trial”."""
    verb = frame.verb
    return claim.type in order()["states"] and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in ("be", "stand", "face")


def _of_parts(claim: Claim, dated: list[Claim]) -> When | None:
    """Date what is told of several people together by what is told of each: “the four were granted asylum”."""
    people = named(claim)
    parts = [d for d in dated if d.type == claim.type and named(d) < people]
    if len(people) < 2 or not people <= {p for part in parts for p in named(part)}:
        return None
    ends = [end_of(part.when, last=False) for part in parts], [end_of(part.when, last=True) for part in parts]
    edtf = f"{min(ends[0])}/{max(ends[1])}"
    return (
        When(edtf, method="bound_by_event", anchor=f"{len(parts)} events told of its people") if is_edtf(edtf) else None
    )


def _comes_before(frame: Frame, dated: Claim, claim: Claim) -> bool:
    if dated is claim or not (share(dated, claim) or _goes_on_there(frame, dated, claim)):
        return False
    if [dated.type, claim.type] in order()["answers"] and share(dated, claim):
        return True
    if dated.passage.start > claim.passage.start:
        return False
    if _carries_on(frame):
        return True
    if dated.type in steps() and claim.type in steps() and not _is_perfect(frame):
        return steps()[dated.type] < steps()[claim.type]
    return _narrated(frame, claim)


def _goes_on_there(frame: Frame, dated: Claim, claim: Claim) -> bool:
    """Say whether a clause of unnamed people carries on the sentence it stands in (“… a man was later arrested”)."""
    start = frame.paragraph.start + frame.token.sent.start_char
    on = _carries_on(frame) or _is_perfect(frame)
    return on and not named(claim) and start <= dated.passage.start < claim.passage.start


def _carries_on(frame: Frame) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in GOES_ON for c in frame.verb.children)


def _news(document: Document, frame: Frame, claim: Claim) -> When | None:
    """Give the days from the one a report tells of to publication to what it adds as news: “… has appealed”."""
    if claim.type in order()["background"] or event_type(claim.type).background:
        return None
    told, published = scene.day_told(document), dates.bound_by_publication(document)
    if told is None or told.when is None or published is None or not _is_perfect(frame):
        return None
    first, last = told.when.date.bounds.first, published.date.bounds.last
    assert first is not None  # noqa: S101
    assert last is not None  # noqa: S101
    return When(one_of(first, last), method="bound_by_event", anchor=scene.anchor(document, told))


def _is_since(frame: Frame) -> bool:
    """Say whether a clause counts from what was told just before, whomever it is about: “X has since left”."""
    return any(c.dep_ == "advmod" and c.lower_ == "since" for c in frame.verb.children)


def _comes_after(dated: Claim, claim: Claim) -> bool:
    if dated.passage.start < claim.passage.start or not share(dated, claim):
        return False
    return dated.type in steps() and claim.type in steps() and steps()[dated.type] > steps()[claim.type]


def _narrated(frame: Frame, claim: Claim) -> bool:
    """Say whether the clause carries the story on: simple past, or the perfect of the news; no type of background."""
    if claim.type in order()["background"] or event_type(claim.type).background:
        return False
    verb = frame.verb
    if _is_perfect(frame):
        return True
    past = verb.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)
    return past and not goes_back_with(verb) and not any(c.lower_ in ("had", "has", "have") for c in verb.children)


def _is_perfect(frame: Frame) -> bool:
    """Say whether a clause tells the news (“has appealed”), not what somebody has lived through (“… twice”)."""
    verb = frame.verb
    if not any(a.lower_ in ("has", "have", "’ve", "'ve", "’s", "'s") and a.lemma_ == "have" for a in auxiliaries(verb)):
        return False
    return not any(t.lower_ in OFTEN for t in verb.subtree)


__all__ = ["bounded", "order", "rebound"]
