"""DOCX: the text of a Word document, paragraph by paragraph, tables and text boxes included."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, ClassVar

from aigaq.errors import Locked, Malformed, PartUnread, ReadingError, TooLarge, Truncated
from aigaq.model.source import Description, Found, Problem
from aigaq.readers.base import Layer, Reader, problem
from aigaq.readers.values import tidy
from aigaq.readers.web import paragraphs

UNPACKED_MIB = 200
"""Largest content of a document once unpacked, in MiB: a thousand times the text of a long report."""
MOST_PARTS = 10_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAKERS = ("python-docx", "microsoft office user", "user", "admin", "author")
"""Authors that a program writes when nobody said who the author is."""


class WordDocument(Reader):
    """Reads DOCX. Positions count code points of the extracted text; paragraphs are its places."""

    name: ClassVar[str] = "docx"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )

    def unpack(self, data: bytes) -> Layer:
        """Take the paragraphs as they stand; deleted text of tracked changes is left out."""
        if data.startswith(_OLE):
            raise Locked
        parts = _checked_parts(data)
        document = _opened(data)
        body = getattr(document.element, "body", None)
        if body is None:
            raise Malformed(reason="its main part holds no Word text")
        text = "\n".join(line for line in _lines(body) if line.strip())
        return Layer(text, paragraphs(text), properties=_properties(document), problems=_problems(parts))


def _checked_parts(data: bytes) -> dict[str, int]:
    """Give the sizes of the parts by name, before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise _reason(data) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_MIB * 2**20:
        raise TooLarge(limit=UNPACKED_MIB)
    if any(part.flag_bits & 1 for part in parts):
        raise Locked
    return {part.filename: part.file_size for part in parts}


def _reason(data: bytes) -> ReadingError:
    if data.startswith(b"PK\x03\x04") and b"PK\x05\x06" not in data[-66_000:]:
        return Truncated()
    return Malformed(reason="it is no ZIP archive, which a DOCX is")


def _opened(data: bytes) -> Any:
    import zlib

    import docx
    import lxml.etree  # type: ignore[import-untyped]
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Malformed(reason="a part of it is damaged") from error
    except (OpcError, KeyError, ValueError, AttributeError, TypeError, lxml.etree.LxmlError) as error:
        raise Malformed(reason="its main part is missing or is no Word text") from error


def _lines(body: Any) -> Iterator[str]:
    """Give the text of each paragraph, in the order of the document, text boxes once."""
    for paragraph in body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(f"{_MC}Fallback"), None) is None:
            yield "".join(_runs(paragraph, paragraph))


def _runs(element: Any, paragraph: Any) -> Iterator[str]:
    """Give the pieces of one paragraph's own text, without those of paragraphs inside it."""
    for piece in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(piece.iterancestors(f"{_W}p")) is not paragraph:
            continue
        kind = piece.tag[len(_W) :]
        if kind == "t":
            yield piece.text or ""
        elif kind != "tab" or next(piece.iterancestors(f"{_W}r"), None) is not None:
            yield {"tab": "\t", "noBreakHyphen": "-"}.get(kind, "\n")


def _properties(document: Any) -> Description:
    try:
        given = document.core_properties
        title, author = tidy(given.title or ""), tidy(given.author or "")
    except (KeyError, ValueError, AttributeError):
        return Description()
    return Description(
        title=Found(title, "file_properties") if title and title.lower() != "word document" else None,
        author=Found(author, "file_properties") if author and author.lower() not in _MAKERS else None,
    )


def _problems(parts: dict[str, int]) -> tuple[Problem, ...]:
    """Say what stands outside the main text: notes, comments, embedded files."""
    kinds = {
        "footnotes": sum(name == "word/footnotes.xml" and size > 3000 for name, size in parts.items()),
        "endnotes": sum(name == "word/endnotes.xml" and size > 3000 for name, size in parts.items()),
        "comments": sum(name == "word/comments.xml" for name in parts),
        "embedded files": sum(name.startswith("word/embeddings/") for name in parts),
        "pictures": sum(name.startswith("word/media/") for name in parts),
    }
    found = [kind for kind, count in kinds.items() if count]
    return (problem(PartUnread(what=", ".join(found))),) if found else ()
