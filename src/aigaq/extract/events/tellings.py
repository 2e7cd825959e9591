"""All tellings of events in one text: by the cue tables, by the learnt reader if it is asked, with what is left out."""

from __future__ import annotations

from attrs import evolve

from aigaq.extract import triggers
from aigaq.extract.document import Document
from aigaq.extract.events import frames, learnt
from aigaq.extract.events.frames import Frame
from aigaq.extract.events.parties import Parties

PROCEDURE = frozenset(
    {
        "arrest",
        "detention",
        "charge",
        "investigation",
        "trial",
        "conviction",
        "sentence",
        "appeal",
        "acquittal",
        "release",
        "asylum_application",
        "status_granted",
        "status_denied",
        "status_revoked",
        "deportation_order",
        "deportation",
        "police_complaint",
    }
)
"""Steps of procedures before courts and offices, whose next step may leave out whom it is about."""

AGAIN = frozenset({"another", "similar", "same"})
"""Words that say that an event is like one told before."""


def find(document: Document, *, suggesting: bool = False) -> list[Frame]:
    """Give all tellings of events in one text, in its order; also those of the learnt reader, if it is to suggest.

    Bylines tell nothing.
    """
    parties, read = Parties(document), triggers.read(document) if suggesting else None
    found: list[Frame] = []
    for paragraph in document.paragraphs:
        if paragraph.kind != "byline":
            by_rules = frames.told(parties, paragraph)
            found += by_rules
            if read is not None:
                found += learnt.told(parties, paragraph, read, by_rules)
    return _with_inherited(sorted(found, key=_position))


def _with_target(frame: Frame, before: list[Frame]) -> Frame:
    """Give “another similar protest” of the same people the target of the one before, where it names none."""
    if any(p.role == "target" for p in frame.participants):
        return frame
    words = {t.lower_ for t in frame.clause}
    if not words & AGAIN or not frame.subjects:
        return frame
    people = {p.referent for p in frame.subjects if p.referent}
    alike = (f for f in reversed(before) if f.cue.type == frame.cue.type)
    told = next((f for f in alike if people and people <= {p.referent for p in f.subjects}), None)
    targets = tuple(p for p in told.participants if p.role == "target") if told else ()
    return evolve(frame, participants=(*frame.participants, *targets)) if targets else frame


def _position(frame: Frame) -> int:
    return frame.paragraph.start + frame.token.idx


def _with_inherited(frames: list[Frame]) -> list[Frame]:
    """Give steps of a procedure told without names those of the step before; leave out what stays without anybody."""
    found: list[Frame] = []
    for frame in frames:
        if frame.subjects or frame.cue.bare:
            found.append(_with_target(frame, found))
            continue
        before = next((f for f in reversed(found) if f.subjects and f.cue.type in PROCEDURE), None)
        if before and frame.paragraph.index - before.paragraph.index <= 1:
            found.append(evolve(frame, participants=(*before.subjects, *frame.participants)))
    return found
