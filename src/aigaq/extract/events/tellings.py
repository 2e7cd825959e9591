"""All tellings of events in one text: by the cue tables, by the learnt reader, and with what one leaves to another."""

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


def find(document: Document) -> list[Frame]:
    """Give all tellings of events in one text, in its order. Bylines tell nothing."""
    parties, read = Parties(document), triggers.read(document)
    found: list[Frame] = []
    for paragraph in document.paragraphs:
        if paragraph.kind != "byline":
            by_rules = frames.told(parties, paragraph)
            found += [*by_rules, *learnt.told(parties, paragraph, read, by_rules)]
    return _with_inherited(sorted(found, key=_position))


def _position(frame: Frame) -> int:
    return frame.paragraph.start + frame.token.idx


def _with_inherited(frames: list[Frame]) -> list[Frame]:
    """Give steps of a procedure told without names those of the step before; leave out what stays without anybody."""
    found: list[Frame] = []
    for frame in frames:
        if frame.subjects or frame.cue.bare:
            found.append(frame)
            continue
        before = next((f for f in reversed(found) if f.subjects and f.cue.type in PROCEDURE), None)
        if before and frame.paragraph.index - before.paragraph.index <= 1:
            found.append(evolve(frame, participants=(*before.subjects, *frame.participants)))
    return found
