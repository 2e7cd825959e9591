"""From a text to its parsed paragraphs: split at line ends, leave furniture out, say what each part is.

Positions stay exact: every paragraph knows where it starts in the text, and the parser is given a copy of
the same length, in which odd spaces (no-break, thin, tab …) have become plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from aigaq.extract.document import Document, Paragraph, ParagraphKind
from aigaq.extract.headline import lower_title_case
from aigaq.extract.tree import Doc
from aigaq.extract.turns import labels
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 4_000
"""Characters. A longer paragraph is parsed in pieces, so that memory does not grow with it."""
BATCH = 48
"""Paragraphs that the parser takes at once: larger batches are hardly quicker and need more memory."""
LONGEST_HEADING = 40
"""Words. A longer paragraph is no title, standfirst or byline, whatever stands around it."""
HEAD = 8
"""Paragraphs. Titles, standfirsts and bylines are looked for among the first ones only."""

_LINE_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ODD_SPACES = dict.fromkeys((0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
_PLAIN = _ODD_SPACES | _LONE_SURROGATES | _QUOTES
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+")
_BYLINE = re.compile(
    r"(?:by\s+)?[^\W\d_][\w.’'\- ]{2,60}?[,|·•–—\s]+"
    r"(?:(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*\s[\s\d,]+|\d{4}-\d\d-\d\d)[\s\S]{0,20}",
    re.IGNORECASE,
)
_BY = re.compile(r"by\s+[A-Z][\w.’'\-]+(?:\s+[A-Z][\w.’'\-]+){1,3}(?:,?\s+and\s+[A-Z].{2,60})?", re.IGNORECASE)
_SMALL = frozenset({"and", "at", "by", "de", "for", "from", "in", "of", "on", "the", "van", "von", "with"})
"""Words that a byline may hold between names and dates; any other word in small letters makes it a sentence."""
_FEW = 3
"""So many other words may stand in a line in which the reader has found the author or the date."""


@frozen
class Piece:
    """A stretch of the text that is parsed as one paragraph."""

    start: int
    end: int
    kind: ParagraphKind


def parse(text: Text, description: Description, nlp: Language) -> Document:
    """Parse one text. Its mentions, dates and speakers are still to be found."""
    return next(parse_many([(text, description)], nlp))


def parse_many(items: Iterable[tuple[Text, Description]], nlp: Language) -> Iterator[Document]:
    """Parse texts one after the other, in batches that reach over the ends of texts."""
    open_items: list[tuple[Text, Description, list[Piece]]] = []

    def stream() -> Iterator[tuple[str, None]]:
        for text, description in items:
            found = pieces(text, description)
            open_items.append((text, description, found))
            yield from ((readable, None) for readable in readable_pieces(text, found))

    paragraphs: list[Paragraph] = []
    for doc, _ in nlp.pipe(stream(), as_tuples=True, batch_size=BATCH):
        yield from _finish_empty(open_items)
        text, description, found = open_items[0]
        piece = found[len(paragraphs)]
        paragraphs.append(Paragraph(len(paragraphs), piece.start, Doc(doc), piece.kind))
        if len(paragraphs) == len(found):
            yield Document(text, description, tuple(paragraphs))
            open_items.pop(0)
            paragraphs = []
    yield from _finish_empty(open_items)


def _finish_empty(open_items: list[tuple[Text, Description, list[Piece]]]) -> Iterator[Document]:
    while open_items and not open_items[0][2]:
        text, description, _ = open_items.pop(0)
        yield Document(text, description)


def readable_pieces(text: Text, found: list[Piece]) -> Iterator[str]:
    """Give what the parser reads of each piece: as long as the piece, with plain spaces and plain case."""
    for piece in found:
        raw = text.content[piece.start : piece.end].translate(_PLAIN)
        yield lower_title_case(raw, text.content) if piece.kind == "title" else raw


def pieces(text: Text, description: Description) -> list[Piece]:
    """Split a text into the stretches to parse, furniture left out, each with what it is."""
    spans = [span for line in _lines(text.content) for span in _without_furniture(text, line)]
    kinds = _kinds(text.content, spans, description)
    spoken = labels(text.reader, text.content, spans)
    return [
        piece
        for span, kind in zip(spans, kinds, strict=True)
        for piece in _cut(text.content, span, kind, spoken.get(span[0]) if kind == "body" else None)
    ]


def _cut(content: str, span: tuple[int, int], kind: ParagraphKind, label: tuple[int, int] | None) -> Iterator[Piece]:
    """Cut a speaker's label off, and what is too long in pieces."""
    start, end = span
    if label is not None:
        yield Piece(start, label[0], "label")
        start = label[1]
    yield from (Piece(*part, kind) for part in _short_enough(content, start, end))


def _lines(content: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _LINE_ENDS.finditer(content):
        yield at, match.start()
        at = match.end()
    yield at, len(content)


def _without_furniture(text: Text, line: tuple[int, int]) -> Iterator[tuple[int, int]]:
    at, end = line
    for span in sorted((f.start, f.end) for f in text.furniture if f.start < end and f.end > at):
        yield from _trimmed(text.content, at, min(span[0], end))
        at = max(at, span[1])
    yield from _trimmed(text.content, at, end)


def _trimmed(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if start < end and (bare := content[start:end].strip()):
        first = start + content[start:end].index(bare[0])
        yield first, first + len(bare)


def _short_enough(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at a sentence's end (or at a space, or anywhere) so that no piece is over `LONGEST`."""
    while end - start > LONGEST:
        window = content[start : start + LONGEST]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        cut = start + (ends[-1] if ends else window.rfind(" ") + 1 or LONGEST)
        yield from _trimmed(content, start, cut)
        start = cut
    yield from _trimmed(content, start, end)


def _kinds(content: str, spans: list[tuple[int, int]], description: Description) -> list[ParagraphKind]:
    kinds: list[ParagraphKind] = ["body"] * len(spans)
    for index, (start, end) in enumerate(spans):
        words = content[start:end]
        if len(words.split()) > LONGEST_HEADING:
            continue
        if _is_title(words, start, end, description):
            kinds[index] = "title"
        elif index < HEAD and _is_byline(words, start, end, description):
            kinds[index] = "byline"
    if description.title is None and "title" not in kinds and _looks_like_title(content, spans):
        kinds[0] = "title"
    return _with_standfirst(content, spans, kinds)


def _is_title(words: str, start: int, end: int, description: Description) -> bool:
    title = description.title
    return title is not None and (_touches(title, start, end) or _same(words, title.value))


def _is_byline(words: str, start: int, end: int, description: Description) -> bool:
    told = any(f and f.how == "byline" and _touches(f, start, end) for f in (description.author, description.published))
    common = sum(word[0].islower() and word not in _SMALL for word in words.split())
    return common <= _FEW if told else not common and bool(_BYLINE.fullmatch(words) or _BY.fullmatch(words))


def _touches(found: Found, start: int, end: int) -> bool:
    return found.start is not None and found.end is not None and found.start < end and start < found.end


def _same(left: str, right: str) -> bool:
    return left.split() == right.split()


def _looks_like_title(content: str, spans: list[tuple[int, int]]) -> bool:
    """Take the first of several lines for the title if it is short and does not end like a sentence."""
    if len(spans) < 2:
        return False
    start, end = spans[0]
    return len(content[start:end].split()) <= LONGEST_HEADING // 2 and content[end - 1] not in '.:;,”"’'


def _with_standfirst(content: str, spans: list[tuple[int, int]], kinds: list[ParagraphKind]) -> list[ParagraphKind]:
    """Call short paragraphs between the title and the byline (or the title said again) the standfirst."""
    heads = [i for i, kind in enumerate(kinds[:HEAD]) if kind != "body"]
    for before, after in pairwise(heads):
        if kinds[before] != "title":
            continue
        for index in range(before + 1, after):
            start, end = spans[index]
            if len(content[start:end].split()) <= LONGEST_HEADING:
                kinds[index] = "standfirst"
    return kinds
