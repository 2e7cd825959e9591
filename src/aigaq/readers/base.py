"""What every reader is: bytes of one format go in, a text layer with its places and description comes out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from attrs import evolve, frozen

from aigaq.errors import NoText, ReadingError
from aigaq.model.source import Description, Problem, Reading, Source
from aigaq.model.text import Furniture, Locator, Text
from aigaq.readers.describe import describe
from aigaq.readers.furniture import furniture_in


@frozen
class Layer:
    """What a format holds: its text, where the text's parts stand in the file, and what the file says of itself."""

    content: str
    locators: tuple[Locator, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    """What the format itself marks as no part of the report, such as front matter."""
    description: Description = Description()
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
        if not layer.content.strip():
            raise NoText
        spans = furniture_in(layer.content, layer.furniture)
        text = Text(source.sha256, self.name, self.version, layer.content, layer.locators, spans)
        described = describe(text).updated(layer.description)
        return evolve(Reading(source.sha256, text, described), problems=layer.problems)
