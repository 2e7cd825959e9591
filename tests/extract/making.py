"""Documents for the tests of extraction. All people in them are invented."""

from __future__ import annotations

from aigaq.extract import mentions
from aigaq.extract.document import Document
from aigaq.extract.parse import parse
from aigaq.lang import en
from aigaq.model.mention import Mention
from aigaq.model.source import Description
from aigaq.model.text import Furniture, Text


def text_of(content: str, furniture: tuple[Furniture, ...] = ()) -> Text:
    return Text("0" * 64, "test", "1", content, furniture=furniture)


def read(content: str, description: Description | None = None, furniture: tuple[Furniture, ...] = ()) -> Document:
    """Parse a text and find its mentions."""
    document = parse(text_of(content, furniture), description or Description(), en.pipeline())
    mentions.find(document)
    return document


def named(document: Document, kind: str) -> list[tuple[str, str]]:
    """Give form and referent of all mentions by name, in the order of the text."""
    found = [m for m in document.mentions if m.kind == kind and m.form in ("name", "part")]
    return [(m.passage.quote, m.referent.name) for m in found]


def meant(document: Document, words: str, kind: str = "person") -> list[str]:
    """Give whom the first mention inside these words means; an empty list if none was found there."""
    mention = mention_at(document, words, kind)
    return [r.name for r in document.meant_by(mention)] if mention else []


def mention_at(document: Document, words: str, kind: str = "person") -> Mention | None:
    at = document.text.content.index(words)
    return next((m for m in document.mentions_in(at, at + len(words)) if m.kind == kind), None)
