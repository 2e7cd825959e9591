"""“Her client, she said, had been beaten”: a verb of saying between commas, and speech that goes on behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.clauses import auxiliaries, subject_of
from aigaq.extract.document import Attribution, Document
from aigaq.extract.speakers.sources import segments
from aigaq.extract.speakers.who import speech

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Span

_MARKS = frozenset('"“”„«»')
_ADDED = ("dative", "advmod", "prep", "npadvmod", "prt", "aux", "neg")
_ADDRESSED = ("tell", "inform", "notify")
LONGEST = 14
"""Words. What stands between two commas and is longer is no aside."""


def aside(verb: Token) -> list[list[Token]] | None:
    """Give the words around a verb of saying that stands with its subject between two commas."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN", "PRON")]
    subject = subjects[-1] if subjects else None
    if subject is None or subject.tag_ in ("WDT", "WP"):
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    first, last = _edges(verb, subject)
    doc, sentence = verb.doc, verb.sent
    if first - 1 <= sentence.start or last + 2 >= sentence.end or last - first > LONGEST:
        return None
    if doc[first - 1].text not in (",", "—", "–") or doc[last + 1].text != doc[first - 1].text:
        return None
    if _MARKS & {t.text for t in doc[max(0, first - 2) : last + 3]}:
        return None
    return segments(t for t in sentence if t.i < first - 1 or t.i > last + 1)


def before_comma(verb: Token, first: int) -> int | None:
    """Give the place of the comma straight before a word, if no quotation mark stands beside it."""
    doc = verb.doc
    if first < 1 or doc[first - 1].text != "," or (first > 1 and doc[first - 2].text in _MARKS):
        return None
    return first - 1


def _edges(verb: Token, subject: Token) -> tuple[int, int]:
    """Give the first and last word of “she said”, “said the lawyer on Monday”, “Aya Nurbek told the court”."""
    subject_part = [t.i for t in subject.subtree]
    doc = verb.doc
    if subject.i < verb.i:
        commas = [i for i in subject_part if doc[i].text in (",", "—", "–") and i < subject.i]
        first = max(commas) + 1 if commas else min(subject_part)
    else:
        first = verb.i
    last = verb.i if subject.i < verb.i else max(subject_part)
    for child in sorted(verb.children, key=lambda c: c.i):
        taken = child.dep_ in _ADDED or (child.dep_ == "dobj" and verb.lemma_ in _ADDRESSED)
        if child.i > last and taken and min(t.i for t in child.subtree) == last + 1:
            last = max(t.i for t in child.subtree)
            comma = next((t.i for t in child.subtree if t.text == ","), None)
            last = comma - 1 if comma is not None else last
    return first, last


# ------------------------------------------------------------------ speech that goes on


def going_on(document: Document, found: list[Attribution]) -> Iterator[Attribution]:
    """Give the sentences in which somebody's indirect speech goes on: “They had also taken her shoes.”"""
    reported = [a for a in found if a.speakers[-1].how in ("indirect", "according_to") and a.certainty == "alleged"]
    for paragraph in document.paragraphs:
        before: Attribution | None = None
        for sentence in paragraph.sentences:
            start, end = paragraph.span_of(sentence)
            here = [a for a in found if a.paragraph is paragraph and a.start < end and start < a.end]
            if here:
                before = _whole(sentence, [a for a in here if a in reported])
            elif before is not None and _is_marked(sentence):
                yield evolve(before, start=start, end=end, cue=None)
            else:
                before = None


def _whole(sentence: Span, here: list[Attribution]) -> Attribution | None:
    """Give the attribution that makes up a sentence: its main verb is the verb of saying, or nothing else is said."""
    for attribution in here:
        cue = attribution.cue
        if cue is not None and (sentence.root in (cue, cue.head) or cue.dep_ == "parataxis"):
            return attribution
    return None


def _is_marked(sentence: Span) -> bool:
    """Say whether a sentence carries on: its verb is in the past perfect, and nothing places it anew."""
    root = sentence.root
    perfect = root.tag_ == "VBN" and any(a.lower_ in ("had", "'d", "’d") for a in auxiliaries(root))
    subject = subject_of(root)
    quoted = any(t.text in _MARKS for t in sentence)
    return perfect and subject is not None and not quoted and not _is_anew(sentence)


def _is_anew(sentence: Span) -> bool:
    """Say whether the sentence begins with a date or “meanwhile”: then the report tells on."""
    return sentence[0].lower_ in speech()["going_on"]["breaks"] or sentence[0].ent_type_ == "DATE"
