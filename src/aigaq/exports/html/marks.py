"""A source's text cut into tokens, with its cited passages opened and closed around their words."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from aigaq.model.text import Text

SHOWN = ("page", "time", "part")
"""Places in the original that are written into the margin."""


@frozen
class Span:
    """A stretch of the text that is cited, or is not part of the report."""

    start: int
    end: int
    anchor: str = ""
    """Id of the passage, to which citations link; empty for the rest of a passage that another one cuts."""
    number: str = ""
    back: str = ""
    kind: Literal["passage", "name", "furniture"] = "passage"


@frozen
class Token:
    """``text``, ``open`` and ``close`` of a span, or ``place`` in the original."""

    what: Literal["text", "open", "close", "place"]
    text: str = ""
    span: Span | None = None
    place: str = ""
    """Kind of place: page, time, part."""


def tokens(text: Text, spans: Iterable[Span]) -> Iterator[Token]:
    """Give the whole text in tokens; opened spans always close inside the one that was opened before."""
    writer = _Writer(text)
    ends: list[int] = []
    for span in nested(spans):
        while ends and ends[-1] <= span.start:
            yield from writer.until(ends.pop())
            yield Token("close")
        yield from writer.until(span.start)
        yield Token("open", span=span)
        ends.append(span.end)
    while ends:
        yield from writer.until(ends.pop())
        yield Token("close")
    yield from writer.until(len(text.content))


def nested(spans: Iterable[Span]) -> Iterator[Span]:
    """Give spans in order, cut so that each lies inside or outside any other; only a first piece has an anchor."""
    heap = [(span.start, -span.end, n, span) for n, span in enumerate(spans)]
    heapq.heapify(heap)
    ends: list[int] = []
    count = len(heap)
    while heap:
        _, _, _, span = heapq.heappop(heap)
        while ends and ends[-1] <= span.start:
            ends.pop()
        if ends and ends[-1] < span.end:
            count += 1
            rest = Span(ends[-1], span.end, kind=span.kind)
            heapq.heappush(heap, (rest.start, -rest.end, count, rest))
            span = Span(span.start, ends[-1], span.anchor, span.number, span.back, span.kind)
        ends.append(span.end)
        yield span


class _Writer:
    """Writes the text up to a position, with the places in the original that begin on the way."""

    def __init__(self, text: Text) -> None:
        self._content = text.content
        self._places = sorted((s for s in text.locators if s.kind in SHOWN), key=lambda s: (s.start, s.end, s.kind))
        self._at = self._next = 0

    def until(self, end: int) -> Iterator[Token]:
        while self._next < len(self._places) and self._places[self._next].start < end:
            place = self._places[self._next]
            yield from self._text(max(place.start, self._at))
            yield Token("place", text=place.value, place=place.kind)
            self._next += 1
        yield from self._text(end)

    def _text(self, end: int) -> Iterator[Token]:
        if end > self._at:
            yield Token("text", text=self._content[self._at : end])
            self._at = end
