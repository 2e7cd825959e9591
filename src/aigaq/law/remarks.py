"""What must be said of a deadline or a status, as a code with its facts, so that it can be said in any language."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from aigaq.model.casefile import Remark
from aigaq.model.schema import Labels, StatusType, types

Language = Literal["en", "ru", "kk"]


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "remarks.toml").read_text("utf-8"))


def remark(code: str, **facts: str) -> Remark:
    """Make a remark; ``law/remarks.toml`` has its sentences."""
    assert code in _sentences(), code  # noqa: S101
    return Remark(code, tuple(sorted(facts.items())))


def say(what: Remark, language: Language = "en") -> str:
    """Say a remark in a language.

    A fact ``status:…`` or ``event:…`` is said by its label in the schema; of facts ``reason_en``,
    ``reason_ru`` … the one in the language is taken.
    """
    facts = {name.removesuffix(f"_{language}"): _fact(value, language) for name, value in what.facts}
    return _sentences()[what.code][language].format(**facts)


def sentence(remarks: Sequence[Remark], language: Language = "en") -> str:
    """Say several remarks as one sentence; empty where there are none."""
    text = "; ".join(say(each, language) for each in remarks)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _fact(value: str, language: Language) -> str:
    kind, _, name = value.partition(":")
    found = types(kind).get(name) if kind in {"status", "event"} else None
    return str(getattr(found.labels, language)) if found else value


@cache
def outcomes() -> dict[str, Labels]:
    """Give what there can be when a clock has run out, besides the statuses of the schema, by name."""
    raw = tomllib.loads((files(__package__) / "outcomes.toml").read_text("utf-8"))
    return {name: Labels(**labels) for name, labels in raw.items()}


def outcome(name: str) -> Labels:
    """Give the labels of what a clock's ``on_expiry`` names: a state of ``law/outcomes.toml`` or a status."""
    kind = types("status").get(name)
    return kind.labels if isinstance(kind, StatusType) else outcomes()[name]
