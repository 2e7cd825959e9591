"""Small pieces of SVG: escaped text, lines, shapes; attributes only, no style and no script (strict CSP)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

INK, SOFT, FAINT, MARK, HALO = "#1d2733", "#5b6875", "#d5dbe1", "#9c2f2f", "#e7c9c6"
LETTER = 6.4
"""Width of a letter at 12 units, on average."""


def number(value: float) -> str:
    """Write a coordinate with one decimal at the most."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def tag(name: str, inside: str = "", /, **given: float | str) -> str:
    """Write an element; ``stroke_width`` becomes ``stroke-width``."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in given.items()
    )
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(words: str, x: float, y: float, **given: float | str) -> str:
    """Write words at a place; whatever they hold is escaped, and control characters are left out."""
    look: dict[str, float | str] = {"text_anchor": "start", "fill": INK, "font_size": 12, **given}
    return tag("text", escape(clean(words)), x=x, y=y, **look)


def clean(words: str) -> str:
    """Leave out what XML does not allow or what would turn the direction of writing."""
    return "".join(c for c in words if unicodedata.category(c) not in {"Cc", "Cs", "Cf", "Cn", "Co"} or c == "\u200d")


def line(start: tuple[float, float], end: tuple[float, float], **given: float | str) -> str:
    """Draw a line."""
    look: dict[str, float | str] = {"stroke": FAINT, "stroke_width": 1, **given}
    return tag("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **look)


def drawing(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """Put a drawing together, with a title for those who cannot see it."""
    inside = tag("title", escape(clean(title))) + "".join(parts)
    return tag(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        role="img",
        font_family="sans-serif",
    )


def shorten(words: str, room: float) -> str:
    """Cut words that would not fit into so many units."""
    most = max(4, int(room / LETTER))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
