"""Events: from the clauses that tell them to claims with passage, people, date, place, speaker and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract import certainty, dates, triggers
from aigaq.extract.document import Attribution, Document
from aigaq.extract.events import join, tellings
from aigaq.extract.events import when as events_when
from aigaq.extract.events.cues import like, word_list
from aigaq.extract.events.frames import Frame
from aigaq.extract.version import EXTRACTOR, VERSION
from aigaq.model.claim import LEARNT_READER, Certainty, Claim, Extractor, Participant, Speaker, When
from aigaq.model.mention import Mention
from aigaq.model.schema import event_type

if TYPE_CHECKING:
    from aigaq.extract.token import Token

LONGEST_PASSAGE = 300
"""Characters. A longer clause is cut around the words that tell the event."""
LOCATIVE = ("in", "at", "outside", "near", "into", "to", "inside", "from", "by", "across")
STANDING = ("in", "at", "outside", "near", "inside")
"""Prepositions of where something happens, not of where it leads."""


def find(document: Document) -> list[Claim]:
    """Give the events of a text as claims, each event once, in the order of the text."""
    return _claims(document, tellings.find(document))


def suggest(document: Document) -> list[Claim]:
    """Give the events that only the learnt reader finds, for a person to judge, in the order of the text."""
    found = _claims(document, tellings.find(document, suggesting=True))
    return [evolve(claim, also=()) for claim in found if claim.suggested]


def _claims(document: Document, frames: list[Frame]) -> list[Claim]:
    told = [(frame, _claim(document, frame)) for frame in frames]
    placed = events_when.bounded(document, told)
    return events_when.rebound(document, told, join.join(document, placed))


def _claim(document: Document, frame: Frame) -> Claim:
    start, end = _passage(frame)
    said = document.speakers_at(*_word(frame))
    when = _when(document, frame)
    where = _one_place(document, frame, _place(document, frame, start, end))
    return Claim(
        passage=document.passage(start, end),
        kind="event",
        type=frame.cue.type,
        participants=_order(frame.participants),
        extractor=_extractor(frame),
        when=when,
        place=where.referent.name if where else None,
        place_referent=where.referent.id if where else None,
        speakers=_speakers(said),
        certainty=_certainty(document, frame, said),
    )


def _extractor(frame: Frame) -> Extractor:
    if frame.learnt is None:
        return Extractor(EXTRACTOR, VERSION, frame.cue.rule)
    return Extractor(LEARNT_READER, triggers.version(), f"{frame.cue.rule} {frame.learnt.probability:.2f}")


def _when(document: Document, frame: Frame) -> When | None:
    """Give the date of the word, or of “became the first to …” around it."""
    words = like(frame.cue.type)
    own = dates.when_of(document, frame.paragraph, frame.token, words)
    above = frame.token.head
    if own is None and frame.token.dep_ in ("relcl", "acl") and above.dep_ == "attr":
        return dates.when_of(document, frame.paragraph, above.head, words)
    return own


def _order(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(sorted(participants, key=lambda p: p.role != "subject"))


def _speakers(said: Attribution | None) -> tuple[Speaker, ...]:
    return said.speakers if said else ()


def _certainty(document: Document, frame: Frame, said: Attribution | None) -> Certainty:
    own = frame.cue.certainty or certainty.of(document, frame.paragraph, frame.token)
    if own == "asserted" and frame.verb != frame.token and not _is_given(frame.token):
        own = certainty.of(document, frame.paragraph, frame.verb)
    return certainty.combine(said.certainty if said else None, own)


def _is_given(token: Token) -> bool:
    return certainty.is_background(token) or certainty.is_known(token)


def _word(frame: Frame) -> tuple[int, int]:
    start = frame.paragraph.start + frame.token.idx
    return start, start + len(frame.token)


def _passage(frame: Frame) -> tuple[int, int]:
    """Give the clause, cut to `LONGEST_PASSAGE` around the cue at the nearest words."""
    start, end = frame.span
    if end - start <= LONGEST_PASSAGE:
        return start, end
    word_start, word_end = _word(frame)
    tokens = [t for t in frame.clause if abs(t.idx - frame.token.idx) <= LONGEST_PASSAGE // 2 - 20]
    first, last = tokens[0], tokens[-1]
    return min(frame.paragraph.start + first.idx, word_start), max(
        frame.paragraph.start + last.idx + len(last), word_end
    )


def _place(document: Document, frame: Frame, start: int, end: int) -> Mention | None:
    """Give the place where it happened: after a preposition of the event, else in the clause, else in the sentence."""
    for preposition in LOCATIVE:
        for token in frame.arguments.get(preposition, []):
            named = (_place_at(document, frame, part) for part in (token, *_named_as(token)))
            found = next((mention for mention in named if mention), None)
            if found is not None and not (preposition == "from" and _is_home(frame, found)):
                return found
    if any(t.lemma_.lower() in word_list("places") for name in STANDING for t in frame.arguments.get(name, [])):
        return None  # it has a place of its own, which is not named: “in the country's largest city”
    sentence = frame.paragraph.span_of(frame.token.sent)
    for low, high in ((start, end), sentence):
        for mention in document.mentions_in(low, high):
            if mention.kind == "place" and _is_locative(frame, mention):
                return mention
    return None


def _is_home(frame: Frame, found: Mention) -> bool:
    """Say whether “from” a country tells of people, whatever the parse: “convicted two men from Somalia”."""
    stays = event_type(frame.cue.type).group in ("liberty", "violence", "coercion")
    return stays and found.geo is not None and found.geo.feature == "country"


def _named_as(token: Token) -> list[Token]:
    """Give the words that may name a place that is described: “the capital, Nur-Sultan”, “the city of Taraz”."""
    of = [o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    return [c for c in token.children if c.dep_ == "appos"] + of


def _one_place(document: Document, frame: Frame, found: Mention | None) -> Mention | None:
    """Leave the place open where two people are told of in two places: “were attacked in Taraz and Semey”."""
    if found is None or len(frame.subjects) < 2:
        return found
    tokens = frame.paragraph.tokens_in(found.passage.start, found.passage.end)
    beside = tokens.root.conjuncts if tokens is not None else ()
    return None if any(_place_at(document, frame, token) not in (None, found) for token in beside) else found


def _place_at(document: Document, frame: Frame, token: Token) -> Mention | None:
    found = document.mention_of(frame.paragraph, token)
    return found if found is not None and found.kind == "place" else None


def _is_locative(frame: Frame, mention: Mention) -> bool:
    tokens = frame.paragraph.tokens_in(mention.passage.start, mention.passage.end)
    if tokens is None or tokens.root.dep_ not in ("pobj", "appos", "conj", "npadvmod", "dobj"):
        return False
    return not _is_origin(tokens.root)


def _is_origin(token: Token) -> bool:
    """Say whether a place only tells where somebody comes from: “two cousins from China”, “the Uyghurs of Ili”."""
    preposition = token.head
    return token.dep_ == "pobj" and preposition.lower_ in ("from", "of") and preposition.head.pos_ in ("NOUN", "PROPN")
