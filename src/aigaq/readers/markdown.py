"""Markdown with YAML front matter: the file's own text, with the front matter marked as no part of the report."""

from __future__ import annotations

from typing import ClassVar

from aigaq.model.text import Furniture
from aigaq.readers.base import Layer, Reader
from aigaq.readers.decode import decode
from aigaq.readers.frontmatter import front_matter


class Markdown(Reader):
    """Reads Markdown. Positions count code points of the decoded file, front matter included."""

    name: ClassVar[str] = "markdown"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("text/markdown",)

    def unpack(self, data: bytes) -> Layer:
        """Decode the file and read its front matter; no character is changed."""
        content, problems = decode(data)
        head = front_matter(content)
        spans = (Furniture(0, head.end, "metadata"),) if head.end else ()
        return Layer(content, furniture=spans, description=head.description, problems=problems + head.problems)
