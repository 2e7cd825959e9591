"""Texts read for tests: all people in them are invented."""

from __future__ import annotations

from aigaq.extract import dates, mentions, parse, speakers
from aigaq.extract.document import Document, Paragraph
from aigaq.lang.en import pipeline
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def read(content: str, published: str | None = "2021-02-22") -> Document:
    """Give a text with its mentions, dates and speakers found."""
    description = Description(published=Found(published, "user") if published else None)
    document = parse.parse(Text("0" * 64, "txt", "1", content), description, pipeline())
    mentions.find(document)
    dates.find(document)
    speakers.find(document)
    return document


def word(document: Document, text: str) -> tuple[Paragraph, object]:
    """Give the last occurrence of a word."""
    found = [(p, t) for p in document.paragraphs for t in p.doc if t.text == text]
    return found[-1]
