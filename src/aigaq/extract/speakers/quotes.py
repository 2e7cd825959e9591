"""Quotations: stretches between quotation marks, also over several paragraphs, and the verb that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.speakers.who import speech, verb_classes

if TYPE_CHECKING:
    from aigaq.extract.token import Token

SPOKEN_WORDS = 5
"""Quoted words that no verb of saying introduces are speech from this number on; fewer are a term in quotes."""
REACH = 220
"""Characters between a quotation and the verb that introduces it."""

_PAIRS = {"“": ("”",), "„": ("“", "”"), "«": ("»",), '"': ('"',), "''": ("''",), "``": ("''", "``")}
_OPENING = re.compile(r"[“„«\"]|''|``")
_SPOKEN_END = re.compile(r"[.,!?…](?:[”»\"]|'')$")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Ms)(?<!Mrs)[.!?][”\")]?\s+[A-Z“\"]")


@frozen(eq=False)
class Quotation:
    """A stretch between quotation marks inside one paragraph, marks included. Offsets are those of the text."""

    paragraph: Paragraph
    start: int
    end: int
    closed: bool
    """Whether it ends with its mark; an open one goes on in the next paragraph."""

    @property
    def is_whole(self) -> bool:
        """Whether the quotation is all of its paragraph."""
        length = len(self.paragraph.text)
        return self.start - self.paragraph.start <= 1 and self.end >= self.paragraph.start + length - 1


def quotations(document: Document) -> list[Quotation]:
    """Give the quotations of a text, in its order."""
    return [q for p in document.paragraphs if p.kind in ("body", "standfirst") for q in _in_paragraph(document, p)]


def _in_paragraph(document: Document, paragraph: Paragraph) -> Iterator[Quotation]:
    text = document.text.content[paragraph.start : paragraph.start + len(paragraph.text)]
    at = 0
    while match := _OPENING.search(text, at):
        if match.group() == '"' and match.start() > 0 and text[match.start() - 1].isdigit():
            at = match.end()  # inches, seconds
            continue
        closing = _PAIRS[match.group()]
        ends = [i + len(mark) for mark in closing if (i := text.find(mark, match.end())) >= 0]
        end = min(ends) if ends else len(text)
        yield Quotation(paragraph, paragraph.start + match.start(), paragraph.start + end, bool(ends))
        at = end


def introduced_by(quotation: Quotation, others: list[Quotation]) -> Token | None:
    """Give the verb of saying that introduces a quotation: the nearest in its sentence, outside quotations."""
    best: tuple[float, Token] | None = None
    for token in quotation.paragraph.doc:
        if token.pos_ not in ("VERB", "AUX") or not _may_quote(token):
            continue
        at = quotation.paragraph.start + token.idx
        if any(q.start <= at < q.end for q in others):
            continue
        distance = _distance(quotation, token, at, others)
        if distance is not None and distance <= REACH and (best is None or distance < best[0]):
            best = (distance, token)
    return best[1] if best else None


def _distance(quotation: Quotation, token: Token, at: int, others: list[Quotation]) -> float | None:
    """Measure how far a verb is: behind the quotation is nearer than before; not over the end of a sentence."""
    text, base = quotation.paragraph.text, quotation.paragraph.start
    if at >= quotation.end:
        gap = text[quotation.end - base : token.idx]
        ended = not _ends_open(quotation, text) and not gap.lstrip()[:1].islower()
        extra = 60 if ended else 0
    else:
        gap, extra = text[token.idx + len(token) : quotation.start - base], 20
    if _SENTENCE_END.search(gap) or (at >= quotation.end and _another_between(quotation, at, others)):
        return None
    return len(gap) + extra


def _another_between(quotation: Quotation, at: int, others: list[Quotation]) -> bool:
    return any(quotation.end <= other.start < at for other in others)


def _ends_open(quotation: Quotation, text: str) -> bool:
    inner = text[: quotation.end - quotation.paragraph.start].rstrip("”»\"'’ ")
    return inner.endswith((",", "!", "?", "—", "–", "…"))


def _may_quote(token: Token) -> bool:
    lemma = token.lemma_
    return lemma in verb_classes() or lemma in speech()["quoting"]["extra"] or lemma in speech()["citing"]["verbs"]


def is_speech(quotation: Quotation) -> bool:
    """Say whether quoted words are a statement and not a term or a title in quotes."""
    inner = quotation.paragraph.tokens_in(quotation.start, quotation.end)
    if inner is None:
        return False
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in inner)
    letters = sum(t.is_alpha for t in inner)
    whole = letters > 1 and bool(_SPOKEN_END.search(inner.text))
    return finite and (letters >= SPOKEN_WORDS or whole)


def announced(quotation: Quotation, before: Paragraph | None) -> Token | None:
    """Give the verb of saying at the end of the paragraph before, where a colon announces a quotation."""
    if before is None or not quotation.is_whole or not before.text.rstrip().endswith(":"):
        return None
    last = before.sentences[-1]
    return next((t for t in last if t.pos_ == "VERB" and _may_quote(t)), None)


def is_fragment_of(quotation: Quotation, verb: Token) -> bool:
    """Say whether a few quoted words stand straight behind the verb (“threatened “to …””) and are no title."""
    base = quotation.paragraph.start
    inner = quotation.paragraph.tokens_in(quotation.start, quotation.end)
    gap = quotation.paragraph.text[verb.idx + len(verb) : max(0, quotation.start - base)]
    if inner is None or verb.idx + base > quotation.start or gap.strip(" ,:") not in ("", "that"):
        return False
    letters = [t for t in inner if t.is_alpha and len(t) > 3]
    return len(letters) >= 2 and not all(t.text[0].isupper() for t in letters)
