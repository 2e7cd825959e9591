"""What every reader is: bytes of one format go in, a text layer with its places and description comes out."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import ClassVar

from attrs import frozen

from aigaq.errors import Malformed, NoText, ReadingError
from aigaq.model.source import Description, Problem, Reading, Source
from aigaq.model.text import Furniture, Locator, Text
from aigaq.readers.describe import describe
from aigaq.readers.furniture import furniture_in

_SURROGATE = re.compile(r"[\ud800-\udfff]")
NOTHING_KNOWN = Description()


@frozen
class Layer:
    """What a format holds: its text, where the text's parts stand in the file, and what the file says of itself."""

    content: str
    locators: tuple[Locator, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    """What the format itself marks as no part of the report, such as front matter."""
    description: Description = NOTHING_KNOWN
    """What the file says of itself in places made for it; it wins over what the text says."""
    properties: Description = NOTHING_KNOWN
    """What the program that made the file noted by itself; the text wins over it."""
    problems: tuple[Problem, ...] = ()


def problem(error: ReadingError) -> Problem:
    """Give an error as the problem that a report shows: its code, its sentence and what to do."""
    return Problem(error.code, error.message, error.advice)


def refusal(source: Source, error: ReadingError) -> Reading:
    """Give the reading of a source that could not be read at all."""
    return Reading(source.sha256, None, problems=(problem(error),))


class Reader(ABC):
    """Reads one format. A new one is a file with a subclass and one line in `shelf.READERS`."""

    name: ClassVar[str]
    version: ClassVar[str]
    """Raised whenever the same bytes may give another text: ids of texts depend on it."""
    media_types: ClassVar[tuple[str, ...]]
    headed: ClassVar[bool] = True
    """Whether the first line of a text of this format may be its heading."""

    @abstractmethod
    def unpack(self, data: bytes) -> Layer:
        """Take a file of this format apart. Raises a `ReadingError` where nothing of it can be read."""

    def read(self, data: bytes, source: Source) -> Reading:
        """Read a source; a file that cannot be read gives a refused reading that says why and what to do."""
        try:
            return self._read(data, source)
        except ReadingError as error:
            return refusal(source, error)

    def _read(self, data: bytes, source: Source) -> Reading:
        layer = self.unpack(data)
        content, lost = _whole_characters(layer.content)
        if not content.strip():
            raise NoText
        spans = furniture_in(content, layer.furniture)
        text = Text(source.sha256, self.name, self.version, content, layer.locators, spans)
        described = layer.properties.updated(describe(text, headed=self.headed)).updated(layer.description)
        return Reading(source.sha256, text, described, layer.problems + lost)


def _whole_characters(content: str) -> tuple[str, tuple[Problem, ...]]:
    """Replace halves of characters (lone surrogates), which no file can be written with, by U+FFFD."""
    whole, count = _SURROGATE.subn("\ufffd", content)
    return whole, (damaged(count),) if count else ()


def damaged(count: int) -> Problem:
    """Give the problem of characters that could not be decoded."""
    return problem(Malformed(reason=f"{count} damaged character{'s' * (count > 1)} shown as \ufffd"))
