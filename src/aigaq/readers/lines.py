"""A text as lines, with what their shape tells: prose, a heading, or something in between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

LONG = 400
"""Code points from which a line is prose whatever else it looks like."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]")
_STOP = re.compile(r"[.!?…。！？؟。][\"'”’»)\]]*$")
_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")


@frozen
class Line:
    """One line without the spaces around it: where it stands, how many words it has, how it ends."""

    text: str
    start: int
    words: int
    stops: bool
    """Whether it ends like a sentence."""

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)

    @property
    def prose(self) -> bool:
        """Whether it is a sentence or more: long, or of some length and ended by a full stop."""
        return self.words >= 25 or (self.words >= 6 and self.stops)


def lines_of(content: str) -> tuple[Line, ...]:
    """Give all lines that are not blank."""
    return tuple(_lines(content))


def _lines(content: str) -> Iterator[Line]:
    for match in _LINE.finditer(content):
        raw = match[0]
        text = raw.strip()
        if not text:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        yield Line(text, start, count_words(text), len(text) > LONG or bool(_STOP.search(text[-8:])))


def count_words(text: str) -> int:
    """Count words; two ideographs count as one. Of a very long line, only the start is counted."""
    head = text[: LONG * 5]
    ideographs = len(_IDEOGRAPH.findall(head)) if not head.isascii() else 0
    return len(_WORD.findall(head)) if not ideographs else ideographs // 2 + len(_WORD.findall(_IDEOGRAPH.sub(" ", head)))  # fmt: skip  # noqa: E501
