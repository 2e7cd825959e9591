"""The shelf of readers: one line a format. The first whose media types hold the source's reads it."""

from __future__ import annotations

from aigaq.errors import UnknownFormat
from aigaq.model.source import Reading, Source
from aigaq.readers.base import Reader, refusal
from aigaq.readers.mail import Mail
from aigaq.readers.markdown import Markdown
from aigaq.readers.pdf import Pdf
from aigaq.readers.plain import PlainText
from aigaq.readers.subtitles import SubRip, WebVtt
from aigaq.readers.web import WebPage
from aigaq.readers.word import WordDocument

READERS: tuple[Reader, ...] = (
    PlainText(),
    Markdown(),
    WebPage(),
    Pdf(),
    WordDocument(),
    Mail(),
    SubRip(),
    WebVtt(),
)


def read(data: bytes, source: Source, readers: tuple[Reader, ...] = READERS) -> Reading:
    """Read a source here and now, without a sandbox: for files one trusts, and inside the sandbox's worker."""
    for reader in readers:
        if source.media_type in reader.media_types:
            return reader.read(data, source)
    return refusal(source, UnknownFormat())
