"""Originals: pictures of a PDF's pages, recordings beside their transcripts, and the bytes as received."""

from __future__ import annotations

import re

from aigaq.errors import NoPage
from aigaq.model.source import Source
from aigaq.workbench.seeing import Seeing

WIDTH = 1200
"""Pixels of a page's picture: sharp on a screen of twice the usual density at half that width."""
PDF = "application/pdf"


class Showing(Seeing):
    """What a page shows of the originals. Nothing of them is written unsealed."""

    def page_image(self, source: str, page: int, width: int = WIDTH) -> bytes:
        """Give the picture (PNG) of a page of a PDF, from 1, drawn in the process that reads files.

        Raises `UnknownSource`, `DamagedOriginal` or `NoPage`.
        """
        found = self.find_source(source)
        if found.media_type != PDF or page < 1:
            raise NoPage
        picture = self._draw(found, self._store.original(found.id), page, width)
        if not picture:
            raise NoPage
        return picture

    def original(self, source: str) -> tuple[bytes, str]:
        """Give the bytes of a source as received, and their media type. Raises `UnknownSource` or `DamagedOriginal`."""
        found = self.find_source(source)
        return self._store.original(found.id), found.media_type

    def recording(self, source: str) -> Source | None:
        """Give the recording of a transcript, if the vault holds one: of the same name but its ending."""
        found = self.find_source(source)
        alike = [
            other
            for other in self.sources()
            if other.media_type.startswith(("audio/", "video/")) and _stem(other) == _stem(found)
        ]
        return alike[0] if alike and alike[0].id != found.id else None

    def _draw(self, source: Source, data: bytes, page: int, width: int) -> bytes:
        from aigaq.readers import Sandbox  # what only reads and decides does not need it

        with self._shared.drawers:
            self._shared.drawing = self._shared.drawing or Sandbox()
            return self._shared.drawing.draw(source, data, page, width)


def _stem(source: Source) -> str:
    """The name without its ending, and without a language before that: ``talk.kk.vtt`` belongs to ``talk.mp3``."""
    stem, _, _ = source.name.rpartition(".")
    return re.sub(r"\.[a-z]{2,3}$", "", stem or source.name)
