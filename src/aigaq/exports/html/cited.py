"""What is printed of a passage, a claim and a source: values that templates read."""

from __future__ import annotations

from attrs import frozen

from aigaq.exports.html.marks import Token
from aigaq.model.source import Source
from aigaq.model.text import Passage
from aigaq.model.verdicts import Grade


@frozen
class Link:
    """A number that opens a passage in the appendix."""

    number: str
    href: str


@frozen
class Step:
    """One step in the chain of those who say something, with what people think of it."""

    name: str
    grades: tuple[Grade, ...]


@frozen
class Brief:
    """A passage that is quoted without all that is known of its claim; ``link`` is missing where it is not numbered."""

    anchor: str
    link: Link | None
    quote: str
    language: str
    source: str
    speaker: str


@frozen
class Cite:
    """One claim as it is printed: its quote, own date, speaker, certainty, and who stands behind it."""

    anchor: str
    """Id of the place where it is printed first; empty where it is printed again."""
    link: Link
    more: tuple[Link, ...]
    quote: str
    language: str
    source: str
    where: tuple[str, ...]
    date: str
    edtf: str
    dated: bool
    """Whether it is a claim that wants a date, so that a missing one is said."""
    how: tuple[str, ...]
    place: str | None
    chain: tuple[Step, ...]
    """The report itself, if it is graded, then the speakers from the outermost to the innermost."""
    certainty: str
    verdict: str
    """``machine``, ``accepted`` or ``rejected``."""
    by: str
    extractor: str
    claim: str
    """Id of the claim."""
    passage: Passage


@frozen
class Layer:
    """The full text of one source, as the appendix prints it."""

    number: int
    source: Source
    tokens: tuple[Token, ...]
    language: str
