"""Values as plain records (dicts, lists, strings) and back: the one door between nouns and bytes.

A passage is written with its text's id; when it is read back, the text is looked up and the quote is
checked again, so that nothing enters from the store that does not stand in its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cattrs import Converter

from aigaq.model.text import Passage, Text

T = TypeVar("T")


def _writer() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(
        Passage, lambda p: {"text": p.text.id, "start": p.start, "end": p.end, "quote": p.quote}
    )
    return converter


_WRITER = _writer()


def pack(value: Any) -> Any:
    """Give a noun as plain dicts, lists and strings; fields that hold their default are left out."""
    return _WRITER.unstructure(value)


class Unpacker:
    """Reads records back into nouns, looking texts up by id. Raises `PassageMismatch` on a false quote."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._converter = Converter(detailed_validation=False)
        self._converter.register_structure_hook(
            Passage, lambda r, _: Passage(texts[r["text"]], r["start"], r["end"], r["quote"])
        )

    def __call__(self, kind: type[T], record: Any) -> T:
        """Read one record back as a noun of this kind."""
        return self._converter.structure(record, kind)
