"""Values as plain records (dicts, lists, strings) and back: the one door between nouns and bytes.

A passage is written with its text's id; when it is read back, the text is looked up and the quote is
checked again, so that nothing enters from the store that does not stand in its text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, get_args, get_origin

from attrs import define, field
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

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
    """Reads records back into nouns, looking texts up by id. Raises `PassageMismatch` on a false quote.

    Equal names, ids and places are one string in memory, and of the nouns marked with `sharing` each equal one is one
    value: a vault names the same people, days and rules thousands of times.
    """

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._converter = converter = Converter(detailed_validation=False)
        converter.register_structure_hook(str, _one_string)
        converter.register_structure_hook_func(lambda kind: kind == (str | None), _one_string_or_none)
        converter.register_structure_hook_factory(_is_words, _one_of)
        converter.register_structure_hook(
            Passage, lambda r, _: Passage(texts[r["text"]], r["start"], r["end"], _quote(r["quote"]))
        )
        for kind in _shared:
            hook = _Shared(make_dict_structure_fn(kind, converter, _cattrs_detailed_validation=False))
            converter.register_structure_hook(kind, hook)

    def __call__(self, kind: type[T], record: Any) -> T:
        """Read one record back as a noun of this kind."""
        return self._converter.structure(record, kind)


_shared: list[type] = []


def sharing(kind: type[T]) -> type[T]:
    """Let equal values of a frozen noun of plain fields (strings and numbers) be read back as one value."""
    _shared.append(kind)
    return kind


@define(eq=False)
class _Shared:
    """Reads records of one kind, and gives the same value for the same record."""

    _read: Callable[[Any, Any], Any]
    _known: dict[tuple[Any, ...], Any] = field(factory=dict)

    def __call__(self, record: Any, kind: Any) -> Any:
        """Give the value of a record."""
        if not isinstance(record, dict):
            return self._read(record, kind)
        key = tuple(record.items())
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._read(record, kind)
        return known


def _one_string(value: Any, _: Any = None) -> str:
    return sys.intern(value) if type(value) is str else str(value)


def _one_string_or_none(value: Any, _: Any = None) -> str | None:
    return None if value is None else _one_string(value)


def _is_words(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is Literal


def _one_of(kind: Any) -> Callable[[Any, Any], str]:
    """Make what gives one of the words that a field may hold, as it stands in the program; `ValueError` for another."""
    words: dict[str, str] = {word: word for word in get_args(kind)}

    def one(value: Any, _: Any) -> str:
        known = words.get(value)
        if known is None:
            raise ValueError(f"{value!r} is none of {kind}")
        return known

    return one


def _quote(words: Any) -> Any:
    """Give a quote; a short one is a name that is quoted often."""
    return sys.intern(words) if type(words) is str and len(words) <= _NAME else words


_NAME = 48
"""Characters of a quote up to which it is likely to stand elsewhere too."""
