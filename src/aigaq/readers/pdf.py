"""PDF: the text of each page, in reading order as PDFium gives it, with the page as its place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import Any, ClassVar

from attrs import frozen

from aigaq.errors import Locked, Malformed, NoText, PartUnread, ReadingError, Truncated
from aigaq.model.source import Description, Found, Problem
from aigaq.model.text import Furniture, Locator
from aigaq.readers.base import Layer, Reader, problem
from aigaq.readers.values import tidy
from aigaq.readers.wrap import JOINT, long_line, unwrapped

MOST_PAGES = 5000
"""Pages read of one file; more is a library, not a report."""
_PASSWORD = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|стр\.|страница|бет|第)?\s*[-–—]?\s*\d{1,4}\s*(?:(?:of|/|из)\s*\d{1,4}|页)?\s*[-–—]?", re.I
)
_JUNK_TITLE = re.compile(
    r"microsoft \w+ - |untitled|\(?anonymous\)?$|.*\.(?:docx?|indd|pdf|odt|rtf|tex|pages)$|document ?\d*$", re.I
)


@frozen
class _Page:
    number: int
    lines: tuple[str, ...]
    pictures: bool


class Pdf(Reader):
    """Reads PDF. Positions count code points of the extracted text; hyphens at line ends stay."""

    name: ClassVar[str] = "pdf"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("application/pdf",)

    def unpack(self, data: bytes) -> Layer:
        """Read page after page; a page that cannot be read is a problem, not the end."""
        document = opened(data)
        try:
            pages, failed = _pages(document)
            properties = _properties(document)
        finally:
            document.close()
        if not any(page.lines for page in pages):
            raise NoText
        return _layer(pages, properties, _problems(pages, failed, data))


def opened(data: bytes) -> Any:
    """Open a PDF. Raises `Locked`, `Malformed` or `Truncated`."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _reason(data, getattr(error, "err_code", None)) from error


def _reason(data: bytes, code: int | None) -> ReadingError:
    if code == _PASSWORD:
        return Locked()
    if b"%PDF-" not in data[:1024]:
        return Malformed(reason="it does not begin as a PDF does")
    if b"%%EOF" not in data[-1024:]:
        return Truncated()
    return Malformed(reason="its table of parts cannot be followed")


def _pages(document: Any) -> tuple[list[_Page], list[int]]:
    pages, failed = [], []
    import pypdfium2

    for number in range(1, min(len(document), MOST_PAGES) + 1):
        try:
            pages.append(_page(document[number - 1], number))
        except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
            failed.append(number)
    return pages, failed + list(range(MOST_PAGES + 1, len(document) + 1))


def _page(page: Any, number: int) -> _Page:
    import pypdfium2.raw as pdfium

    words = page.get_textpage()
    raw = words.get_text_range() if words.count_chars() > 0 else ""
    words.close()
    # PDFium writes a hyphen at a line's end as U+0002 or U+FFFE and drops the line break after it.
    text = re.sub(r"[\x02\ufffe]", "-" + JOINT, raw.replace("\x00", ""))
    lines = tuple(line for part in re.split(r"\r\n|\r|\n", text) if (line := part.strip()))
    pictures = (
        not lines and next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
    )
    page.close()
    return _Page(number, lines, pictures)


def _layer(pages: list[_Page], properties: Description, problems: tuple[Problem, ...]) -> Layer:
    running = _running(pages)
    parts: list[str] = []
    locators: list[Locator] = []
    furniture: list[Furniture] = []
    at = 0
    for page in pages:
        start = at
        for text, is_running in _blocks(page, running):
            if is_running:
                furniture.append(Furniture(at, at + len(text), "boilerplate"))
            parts.append(text + "\n")
            at += len(text) + 1
        if at > start:
            locators.append(Locator(start, at, "page", str(page.number)))
    return Layer("".join(parts), tuple(locators), tuple(furniture), properties=properties, problems=problems)


def _blocks(page: _Page, running: frozenset[str]) -> list[tuple[str, bool]]:
    """Join the lines of a paragraph with spaces; running heads and page numbers stand by themselves."""
    last = len(page.lines) - 1
    apart = [
        _is_running(line, running, last) if at < 2 or at > last - 2 else False for at, line in enumerate(page.lines)
    ]
    long = long_line(page.lines)
    blocks: list[tuple[str, bool]] = []
    for head, group in groupby(zip(page.lines, apart, strict=True), key=lambda pair: pair[1]):
        lines = [line for line, _ in group]
        blocks += [(line.replace(JOINT, ""), head) for line in (lines if head else unwrapped(lines, long))]
    return blocks


def _is_running(line: str, running: frozenset[str], last: int) -> bool:
    return _shape(line) in running or (last > 1 and bool(_PAGE_NUMBER.fullmatch(line)))


def _running(pages: list[_Page]) -> frozenset[str]:
    """Give the heads and feet that stand on at least three pages, and on half of them; numbers aside."""
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in (*page.lines[:2], *page.lines[-2:])})
    return frozenset(shape for shape, count in edges.items() if count >= max(3, len(pages) / 2))


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.casefold())


def _problems(pages: list[_Page], failed: list[int], data: bytes) -> tuple[Problem, ...]:
    scans = [page.number for page in pages if page.pictures]
    found: list[ReadingError] = []
    if failed:
        found.append(PartUnread(what=f"{_count(failed)} that cannot be taken apart"))
    if scans:
        found.append(PartUnread(what=f"{_count(scans)} that hold pictures only, perhaps scans"))
    if b"%%EOF" not in data[-2048:]:
        found.append(Truncated())
    return tuple(problem(error) for error in found)


def _count(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
    return f"{len(numbers)} page{'s' * (len(numbers) > 1)} ({named})"


def _properties(document: Any) -> Description:
    """Title and author as the program noted them; the date on which a file was made is not its publication."""
    import pypdfium2

    try:
        given = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return Description()
    title, author = (tidy(given.get(key, "").replace("\x00", "")) for key in ("Title", "Author"))
    return Description(
        title=Found(title, "file_properties") if title and not _JUNK_TITLE.match(title) else None,
        author=Found(author, "file_properties") if author and not _JUNK_TITLE.match(author) else None,
    )
