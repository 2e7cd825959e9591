"""A text layer read from a source, where its parts stand in the original, and passages of it."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from attrs import field, frozen, validators

from aigaq.errors import PassageMismatch
from aigaq.model.identity import content_id, sha256

LocatorKind = Literal["page", "paragraph", "time", "part"]
FurnitureKind = Literal["menu", "form", "caption", "repeat", "boilerplate", "metadata", "other_language"]


@frozen
class Locator:
    """Where a span of the text stands in the original: ``page`` "3", ``time`` "00:01:02.500–00:01:05.000" …"""

    start: int
    end: int
    kind: LocatorKind
    value: str


@frozen
class Furniture:
    """A span that is not the report itself (menu, comment form, caption …): it makes no claims."""

    start: int
    end: int
    kind: FurnitureKind


@frozen
class Text:
    """A text layer as one reader, in one version, read it from one source.

    ``source`` is the SHA-256 of the original's bytes. ``content`` is never normalised: positions count
    Unicode code points, so that a passage can be shown in the original.
    """

    source: str = field(validator=validators.matches_re(r"[0-9a-f]{64}"))
    reader: str
    reader_version: str
    content: str = field(repr=False)
    locators: tuple[Locator, ...] = field(default=(), repr=False)
    furniture: tuple[Furniture, ...] = field(default=(), repr=False)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content in UTF-8."""
        return sha256(self.content.encode("utf-8", "surrogatepass"))

    @cached_property
    def id(self) -> str:
        """The id: the same source, reader, version and content give the same id."""
        return content_id("text", [self.source, self.reader, self.reader_version, self.sha256])

    def passage(self, start: int, end: int) -> Passage:
        """Give the passage ``content[start:end]``."""
        return Passage(self, start, end, self.content[start:end])

    def locate(self, start: int, end: int) -> tuple[Locator, ...]:
        """Give the places in the original that the span touches."""
        return tuple(spot for spot in self.locators if spot.start < end and start < spot.end)

    def is_furniture(self, start: int, end: int) -> bool:
        """Say whether the span touches furniture."""
        return any(span.start < end and start < span.end for span in self.furniture)


@frozen
class Passage:
    """A span of one text with its quote; it cannot be made unless the quote stands there.

    The same as the W3C Web Annotation TextPositionSelector and TextQuoteSelector together.
    """

    text: Text = field(eq=lambda text: text.id, repr=lambda text: text.id)
    start: int
    end: int
    quote: str

    def __attrs_post_init__(self) -> None:
        """Refuse a passage whose quote is empty or does not stand in the text."""
        stands = 0 <= self.start < self.end and self.text.content[self.start : self.end] == self.quote
        if not stands:
            raise PassageMismatch(start=self.start, end=self.end, text=self.text.id)

    def overlaps(self, other: Passage) -> bool:
        """Say whether the two passages share a character of one text."""
        return self.text.id == other.text.id and self.start < other.end and other.start < self.end
