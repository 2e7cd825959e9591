"""What a text says of itself where no metadata does: its heading, by-line, outlet and language.

Each is found by rules over line shapes and the word lists of ``lang/*/press.toml``, says how it was
found, and keeps the span that says it. Where the rules do not agree on one reading, nothing is given:
a wrong author is worse than none.
"""

from __future__ import annotations

from aigaq.model.source import Description, Found
from aigaq.model.text import Text
from aigaq.readers.byline import Byline, bylines
from aigaq.readers.language import language_of
from aigaq.readers.lines import Line, lines_of
from aigaq.readers.outlet import credit_line, outlet_in

HEADING_WORDS = 30
"""Most words of a heading; the longest headlines of the press stay below it."""
SAMPLE_LINES = 200


def describe(text: Text, *, headed: bool = True) -> Description:
    """Find title, outlet, author, publication date and language in a text, each with its span.

    ``headed`` is false for formats whose first line is no heading, such as transcripts.
    """
    lines = tuple(line for line in lines_of(text.content) if not text.is_furniture(line.start, line.end))
    written = bylines(lines)
    credit = credit_line(lines, text.content)
    return Description(
        title=_title(lines, written) if headed else None,
        outlet=_first(written, "outlet") or credit.outlet or outlet_in(text, lines),
        author=_first(written, "author") or credit.author,
        published=_first(written, "published"),
        language=_language(lines),
    )


def _first(written: tuple[Byline, ...], name: str) -> Found | None:
    found: list[Found] = [value for byline in written if (value := getattr(byline, name))]
    return found[0] if found else None


def _title(lines: tuple[Line, ...], written: tuple[Byline, ...]) -> Found | None:
    """The first line, if it has the shape of a heading and a text stands under it."""
    taken = {byline.line for byline in written}
    heading = next((line for line in lines if line not in taken), None)
    if heading is None or not any(line.prose for line in lines if line.start > heading.start):
        return None
    text = heading.text.lstrip("# ").rstrip()
    shaped = 2 <= heading.words <= HEADING_WORDS and not text.endswith((".", ",", ";", ":", "。"))
    if not shaped or text[0].islower():
        return None
    start = heading.start + heading.text.index(text)
    return Found(text, "heading", start, start + len(text))


def _language(lines: tuple[Line, ...]) -> Found | None:
    prose = [line.text for line in lines[:SAMPLE_LINES] if line.prose] or [line.text for line in lines[:SAMPLE_LINES]]
    code = language_of("\n".join(prose))
    return Found(code, "detected") if code else None
