"""Chains of speakers: “citing X, Y reported”, “Y quoted X as saying”, or just the subject of a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.speakers.who import How, Who, speaker_of, speech, who
from aigaq.model.mention import Mention

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def speakers_of(
    document: Document, paragraph: Paragraph, verb: Token, how: How, span: tuple[int, int] = (0, 0)
) -> tuple[Who, ...] | None:
    """Give the chain of speakers of a verb: “citing X, Y reported”, “Y quoted X as saying”, or just its subject."""
    if verb.lemma_ == "say" and verb.dep_ == "pcomp" and verb.head.head.lemma_ in speech()["citing"]["verbs"]:
        return _quoting(document, paragraph, verb.head.head, how)
    if verb.lemma_ in speech()["citing"]["verbs"]:
        return _quoting(document, paragraph, verb, how)
    if cited := _cited(document, paragraph, verb):
        return cited
    said = speaker_of(document, paragraph, verb, how, span)
    return (said,) if said else None


def _quoting(document: Document, paragraph: Paragraph, verb: Token, how: How) -> tuple[Who, ...] | None:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    inner = who(document, paragraph, objects[0], how) if objects else None
    outer = speaker_of(document, paragraph, verb, "reported_by")
    chain = tuple(w for w in (outer, inner) if w is not None)
    return chain or None


def _cited(document: Document, paragraph: Paragraph, verb: Token) -> tuple[Who, ...] | None:
    """Give the chain of “citing X, Y reported” and “Y reported, citing X”; the parser may lose Y behind a comma."""
    citing = [c for c in verb.children if c.lemma_ in speech()["citing"]["verbs"] and c.tag_ == "VBG"]
    if not citing:
        return None
    objects = [c for c in citing[0].children if c.dep_ in ("dobj", "pobj")]
    inner = who(document, paragraph, objects[0], "indirect") if objects else None
    outer = speaker_of(document, paragraph, verb, "reported_by")
    if citing[0].i < verb.i:
        start, end = paragraph.start + citing[0].idx, paragraph.start + verb.idx
        named = [m for m in document.mentions_in(start, end) if m.form in ("name", "part") and m.kind != "place"]
        outer = _at(document, paragraph, named[-1], "reported_by") if named else outer
        inner = _at(document, paragraph, named[0], "indirect") if len(named) > 1 else inner
    return tuple(w for w in (outer, inner) if w is not None) or None


def _at(document: Document, paragraph: Paragraph, mention: Mention, how: How) -> Who | None:
    tokens = paragraph.tokens_in(mention.passage.start, mention.passage.end)
    return who(document, paragraph, tokens[-1], how) if tokens is not None else None
