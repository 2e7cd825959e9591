"""What was received: one report, document, recording or testimony, and what is known about it."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, field, fields, frozen, validators

from aigaq.model import edtf
from aigaq.model.identity import sha256 as digest
from aigaq.model.text import Text

HowFound = Literal[
    "front_matter", "html_metadata", "file_properties", "email_header", "byline", "heading", "body", "credit_line",
    "detected", "user",
]  # fmt: skip
"""How a piece of metadata was found; ``user`` was set by a person and wins over all others."""


@frozen
class Found:
    """A piece of metadata, how it was found and, where the text says it, the span that does."""

    value: str
    how: HowFound
    start: int | None = None
    end: int | None = None


def _published_is_edtf(_: object, __: object, value: Found | None) -> None:
    if value is not None:
        edtf.parse(value.value)


@frozen
class Description:
    """Title, outlet, author, publication date (EDTF), language (ISO 639) and address of a source."""

    title: Found | None = None
    outlet: Found | None = None
    author: Found | None = None
    published: Found | None = field(default=None, validator=_published_is_edtf)
    language: Found | None = None
    url: Found | None = None

    def updated(self, other: Description) -> Description:
        """Give this description with every field that the other one has put in its place."""
        mine = {f.name: getattr(other, f.name) for f in fields(Description) if getattr(other, f.name) is not None}
        return evolve(self, **mine)

    def value(self, name: str) -> str | None:
        """Give the bare value of a field, or ``None``."""
        found: Found | None = getattr(self, name)
        return found.value if found else None


@frozen
class Source:
    """One report, document, recording or testimony as received. Its id is the SHA-256 of its bytes."""

    sha256: str = field(validator=validators.matches_re(r"[0-9a-f]{64}"))
    name: str
    """File name under which it was added, without folders."""
    size: int
    """Bytes."""
    media_type: str
    received: str
    """When it was received, ISO 8601 in UTC."""
    origin: str
    """Where it came from, as given: the path relative to what was added."""
    description: Description = Description()

    @property
    def id(self) -> str:
        """The SHA-256 of the bytes."""
        return self.sha256

    @classmethod
    def of(cls, data: bytes, *, name: str, media_type: str, received: str, origin: str) -> Source:
        """Make a source from the bytes that were received."""
        return cls(digest(data), name, len(data), media_type, received, origin)


@frozen
class Problem:
    """Something of a file that could not be read: an error code of `aigaq.errors`, a sentence and what to do."""

    code: str
    sentence: str
    advice: str


@frozen
class Reading:
    """What a reader made of one source: a text with its description, and whatever could not be read."""

    source: str
    text: Text | None
    description: Description = Description()
    problems: tuple[Problem, ...] = ()

    @property
    def outcome(self) -> Literal["read", "partly", "refused"]:
        """``read``, ``partly`` read (see problems) or ``refused`` (no text at all)."""
        if self.text is None:
            return "refused"
        return "partly" if self.problems else "read"
