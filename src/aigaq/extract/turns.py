"""Who speaks in a transcript: “Aya Nurbek: I was held there …”, and who writes “I” in a letter.

The reader of transcripts keeps a speaker's label at the head of a line. `labels` finds where labels end, so
that the parser does not take them for a part of the sentence; `speaking` says whose words a paragraph is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from aigaq.extract import testimony
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import honorifics, roles
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

TRANSCRIPTS = frozenset({"srt", "vtt"})
"""Readers whose texts are speech."""
FEW = 3
"""Labelled lines, of two speakers at least, from which on any other text is taken for an interview."""
HEAD, LINE = 6, 100
"""Paragraphs in which a writer's name may head a text, and characters of such a line."""
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
    """Give the writer of a letter, or of a report that its author tells in the first person, who is “I” in it."""
    author = document.description.author
    if author is not None and author.how == "email_header" and "@" not in author.value:
        signed = [m.referent for m in document.mentions if m.kind == "person" and m.referent.name == author.value]
        return signed[0] if signed else Referent(document.text.source, "person", author.value)
    return (_in_byline(document, author.value) if author is not None else None) or _at_head(document)


def _in_byline(document: Document, value: str) -> Referent | None:
    """Give the one person whom a byline names: “By Aya Nurbek”, “Aya Nurbek, Northern Herald”."""
    named = {m.referent.id: m.referent for m in document.mentions if m.kind == "person" and m.form == "name"}
    written = [who for who in named.values() if re.search(rf"(?<!\w){re.escape(who.name)}(?!\w)", value)]
    return written[0] if len(written) == 1 else None


def _at_head(document: Document) -> Referent | None:
    """Give whose name alone heads a text that is told in the first person: “Att. Aya Nurbek, Osh Bar”."""
    if not testimony.is_first_person(document):
        return None
    found = {}
    for paragraph in document.paragraphs[:HEAD]:
        if len(paragraph.text) > LINE or testimony.speaks_of_self(paragraph):
            break
        for mention in document.mentions_in(paragraph.start, paragraph.start + len(paragraph.text)):
            if mention.kind == "person" and mention.form == "name" and _heads(paragraph, mention):
                found[mention.referent.id] = mention.referent
    return next(iter(found.values())) if len(found) == 1 else None


def _heads(paragraph: Paragraph, mention: Mention) -> bool:
    """Say whether a name opens a line, but for a title before it."""
    before = paragraph.text[: mention.passage.start - paragraph.start].strip(" —–-")
    return not before or (len(before.split()) == 1 and before.removesuffix(".").lower() in _titles())


@cache
def _titles() -> frozenset[str]:
    return roles() | {word.lower().removesuffix(".") for word in honorifics()} | {"att", "adv", "by"}
