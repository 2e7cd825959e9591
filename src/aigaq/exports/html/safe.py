"""Makes text from anywhere safe to look at: what cannot be seen or would turn the line around is shown."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

LONGEST = 600
"""Characters of a name, title or reason that are printed; what is longer stands in full in its source's text."""
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of Unicode's bidirectional algorithm (UAX #9); in a name they can make one name look like another."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of characters, which no page may hold."""


def visible(text: str) -> str:
    """Show direction marks by their code in brackets, and everything that cannot be shown as ``\ufffd``."""
    return _UNSEEN.sub("\ufffd", _DIRECTION.sub(lambda mark: f"⟦U+{ord(mark[0]):04X}⟧", text))


def finalize(value: Any) -> Any:
    """Jinja calls this on every value it prints: all but the sources' own texts is cut at `LONGEST`."""
    if isinstance(value, Markup):
        return value
    text = str(value)
    if len(text) <= LONGEST and text.isprintable():  # holds nothing that `visible` would show or `excerpt` cut
        return text
    return visible(excerpt(text, LONGEST, lines=True))


def whole(text: str) -> Markup:
    """Give a source's text to the page uncut, made visible and escaped."""
    return escape(visible(text))


def excerpt(text: str, most: int = 300, *, lines: bool = False) -> str:
    """Give a text cut at a word where it is longer than ``most`` characters; in one line unless ``lines``."""
    head = text[: most * 4]
    line = head if lines else " ".join(head.split())
    if len(line) <= most and len(text) <= most * 4:
        return line
    cut = line[:most]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[most // 2 :] else cut} …"
