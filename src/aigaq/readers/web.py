"""Web pages: the main text without menus, forms and scripts, and what the page's head says of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, ClassVar

from aigaq.errors import NoText
from aigaq.model.edtf import is_edtf
from aigaq.model.source import Description, Found
from aigaq.model.text import Locator
from aigaq.readers.base import Layer, Reader
from aigaq.readers.decode import decode
from aigaq.readers.values import tidy

LARGEST = 5 * 2**20
"""Code points of the largest page whose main text is looked for; of a larger one all text is taken."""
DEEPEST = 200
"""Elements inside one another in such a page; real pages stay below fifty."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_-]{2,40})""", re.I)


class WebPage(Reader):
    """Reads HTML. Positions count code points of the extracted text; paragraphs are its places."""

    name: ClassVar[str] = "html"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("text/html", "application/xhtml+xml")

    def unpack(self, data: bytes) -> Layer:
        """Take the main text; where there is none to be told from the rest, all visible text."""
        declared = _CHARSET.search(data[:4096])
        page, problems = decode(data, declared[1].decode("ascii") if declared else None)
        plain = visible_text(page)
        if not plain.text:
            raise NoText
        found = _main_text(page) if len(page) <= LARGEST and plain.depth <= DEEPEST else None
        text, description = found or (plain.text, Description())
        title = Found(plain.title, "html_metadata") if plain.title else None
        described = Description(title=title).updated(description)
        return Layer(text, paragraphs(text), description=described, problems=problems)


def paragraphs(text: str) -> tuple[Locator, ...]:
    """Give the paragraphs of a text, numbered from 1, as places."""
    spans = (match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    return tuple(Locator(start, end, "paragraph", str(n)) for n, (start, end) in enumerate(spans, start=1))


def _main_text(page: str) -> tuple[str, Description] | None:
    """Ask trafilatura; ``None`` where it finds no main text."""
    import lxml.etree  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            page,
            favor_precision=False,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
        )
    except (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return None  # known to happen on malformed pages; all visible text is taken instead
    text = str(found.text or "").strip() if found else ""
    return (text, _described(found)) if text else None


def _described(found: Any) -> Description:
    given = {"title": found.title, "outlet": found.sitename, "author": found.author, "url": found.url}
    values = {name: Found(tidy(value), "html_metadata") for name, value in given.items() if value and tidy(value)}
    date = found.date if found.date and is_edtf(found.date) else None
    return Description(**values, published=Found(date, "html_metadata") if date else None)


def visible_text(page: str) -> _Visible:
    """Give all text of a page but scripts, styles and the like; it reads anything, in one pass."""
    parser = _Visible()
    try:
        parser.feed(page)
        parser.close()
    except AssertionError:  # html.parser's own check, which broken declarations can fail
        pass
    return parser


_HEADS = ("title", "header", "h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "li", "dl", "dd", "dt", "table", "tr", "td", "th", "option")
_SECTIONS = ("body", "main", "article", "aside", "section", "div", "footer", "nav", "form", "fieldset", "address")
_BLOCKS = frozenset((*_HEADS, *_LISTS, *_SECTIONS, *("p", "pre", "br", "hr", "blockquote", "figure", "figcaption")))
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "nav", "button"))
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


class _Visible(HTMLParser):
    """Collects visible text; ``depth`` is how deep elements were nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = self._open = self._unseen = 0
        self._in_title = False
        self._parts: list[str] = []
        self._title: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Count, and begin a line at a block."""
        if tag not in _EMPTY:
            self._open += 1
            self.depth = max(self.depth, self._open)
        self._unseen += tag in _UNSEEN
        self._in_title = tag == "title" and not self._title
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line at the end of a block."""
        self._open -= self._open > 0
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self._in_title = False
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if self._in_title:
            self._title.append(data)
        elif not self._unseen:
            self._parts.append(data)

    @property
    def title(self) -> str:
        """The page's title."""
        return tidy("".join(self._title))

    @property
    def text(self) -> str:
        """The text, one block a line."""
        lines = (tidy(line) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)
