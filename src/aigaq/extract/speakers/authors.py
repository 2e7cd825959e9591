"""Texts in the first person that their author publishes: press statements, open letters, columns, blogs.

What a witness tells is that witness's word. Where the first person is the author of the report itself, nobody
stands between: the report says so, and whom it comes from is said by its description.
"""

from __future__ import annotations

import re

from aigaq.extract.document import Document
from aigaq.extract.speakers.who import speech
from aigaq.extract.testimony import HEAD
from aigaq.model.mention import Referent


def publishes(document: Document, witness: Referent) -> bool:
    """Say whether the one who says “I” in a text is its author: by its by-line, or by what its head calls it."""
    author = document.description.value("author")
    if author is not None and _same(author, witness.name):
        return True
    head = " ".join(p.text for p in document.paragraphs[:HEAD] if p.kind != "body").casefold()
    return any(re.search(rf"\b{re.escape(kind)}\b", head) for kind in sorted(speech()["testimony"]["published"]))


def _same(author: str, name: str) -> bool:
    mine = {part for part in re.findall(r"[^\W\d_]+", author.casefold()) if len(part) > 1}
    other = {part for part in re.findall(r"[^\W\d_]+", name.casefold()) if len(part) > 1}
    return bool(other) and other <= mine
