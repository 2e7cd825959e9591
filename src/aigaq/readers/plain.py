"""Plain text: the text layer is the file's own text, exactly as decoded."""

from __future__ import annotations

from typing import ClassVar

from aigaq.readers.base import Layer, Reader
from aigaq.readers.decode import decode


class PlainText(Reader):
    """Reads plain text. Positions count code points of the decoded file without its byte-order mark."""

    name: ClassVar[str] = "plain"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("text/plain",)

    def unpack(self, data: bytes) -> Layer:
        """Decode the file; no line ending, space or character is changed."""
        content, problems = decode(data)
        return Layer(content, problems=problems)
