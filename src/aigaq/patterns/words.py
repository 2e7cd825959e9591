"""Sentences in English, Russian and Kazakh, filled with values."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from aigaq.model.pattern import Remark
from aigaq.model.schema import Labels, event_type

LANGUAGES = ("en", "ru", "kk")
Value = str | int | Labels


@cache
def data(name: str) -> dict[str, Any]:
    """Read one of the room's files of words."""
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


def fill(sentence: dict[str, Any], **values: Value) -> Labels:
    """Fill a sentence in all languages; a value can differ by language."""
    made = {
        code: sentence[code].format(**{name: spoken(value, code) for name, value in values.items()})
        for code in LANGUAGES
    }
    return Labels(**made)


def spoken(value: Value, language: str) -> str:
    """Give a value in one language."""
    return getattr(value, language) if isinstance(value, Labels) else str(value)


def listed(*parts: Labels) -> Labels:
    """Give different labels one after the other, with commas; each once."""
    made = {code: ", ".join(dict.fromkeys(getattr(part, code) for part in parts)) for code in LANGUAGES}
    return Labels(**made)


def types(*names: str) -> Labels:
    """Name event types, each once."""
    return listed(*(event_type(name).labels for name in names))


def for_(code: str, points: int | None = None, /, **values: Value) -> Remark:
    """Give a remark that speaks for a link; ``points`` in place of those of the file where it counts by degree."""
    return _remark("for", code, points, values)


def against(code: str, /, **values: Value) -> Remark:
    """Give a remark that speaks against a link, or says what is not known."""
    return _remark("against", code, None, values)


def _remark(side: str, code: str, points: int | None, values: dict[str, Value]) -> Remark:
    said = data("remarks.toml")[side][code]
    return Remark(code, said["points"] if points is None else points, fill(said, **values))


def kind(name: str) -> Labels:
    """Name a kind of pattern."""
    return fill(data("remarks.toml")["kind"][name])


def instrument(name: str) -> Labels:
    """Name a means."""
    return Labels(**data("remarks.toml")["instrument"][name])


def shared(what: str, **values: Value) -> Labels:
    """Name what people share."""
    return fill(data("remarks.toml")["shared"][what], **values)
