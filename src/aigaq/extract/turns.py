"""Who speaks in a transcript: “Aya Nurbek: I was held there …”, and who writes “I” in a letter.

The reader of transcripts keeps a speaker's label at the head of a line. `labels` finds where labels end, so
that the parser does not take them for a part of the sentence; `speaking` says whose words a paragraph is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from aigaq.extract import testimony
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import roles
from aigaq.lang.en import words
from aigaq.model.mention import Referent

TRANSCRIPTS = frozenset({"srt", "vtt"})
"""Readers whose texts are speech."""
FEW = 3
"""Labelled lines, of two speakers at least, from which on any other text is taken for an interview."""
_LABEL = re.compile(r"(?:[-–—>]{1,2}\s*)?((?:[^\W\d_][\w.’'\-]*\s){0,3}[^\W\d_][\w.’'\-]*)\s?[:：]\s+(?=\S)")


def labels(reader: str, content: str, spans: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give, by where a stretch of text begins, where its speaker's label ends and the words begin."""
    found = {start: m for start, end in spans if (m := _LABEL.match(content, start, end)) and _is_label(m[1])}
    names = Counter(m[1] for m in found.values())
    if reader not in TRANSCRIPTS and (len(names) < 2 or names.total() < FEW or names.total() < len(spans) / 3):
        return {}
    return {start: (m.end(1), m.end()) for start, m in found.items()}


def _is_label(label: str) -> bool:
    return all(word[0].isupper() for word in label.split()) and len(label) > 1


def is_host(label: str) -> bool:
    """Say whether a label names no person: “Host”, “Interviewer”."""
    parts = label.lower().split()
    return all(p in words("speech")["labels"]["hosts"] or p in roles() for p in parts)


def is_label(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is nothing but a speaker's label that may be a name."""
    return paragraph.kind == "label" and not is_host(paragraph.text)


def speaking(document: Document) -> dict[int, Referent]:
    """Give the speaker of each paragraph of a transcript or a testimony, by its number, where one is named."""
    labelled = {paragraph.index: who for paragraph, who in _turns(document) if who is not None}
    return labelled or testimony.turns(document)


def _turns(document: Document) -> Iterator[tuple[Paragraph, Referent | None]]:
    current: Referent | None = None
    for paragraph in document.paragraphs:
        if paragraph.kind == "label":
            end = paragraph.start + len(paragraph.text)
            named = [m for m in document.mentions_in(paragraph.start, end) if m.kind == "person"]
            current = named[0].referent if named else None
        elif paragraph.kind == "body":
            yield paragraph, current


def writer(document: Document) -> Referent | None:
    """Give the writer of a letter, who is “I” in it."""
    author = document.description.author
    if author is None or author.how != "email_header" or "@" in author.value:
        return None
    signed = [m.referent for m in document.mentions if m.kind == "person" and m.referent.name == author.value]
    return signed[0] if signed else Referent(document.text.source, "person", author.value)
