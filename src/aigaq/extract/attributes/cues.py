"""The cues of personal details, from the schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from aigaq.model.schema import types


@cache
def cues(kind: str) -> tuple[dict[str, Any], ...]:
    """Give the English cue tables of one type of detail."""
    return types("attribute")[kind].cues.get("en", ())


@cache
def nouns() -> dict[str, dict[str, str]]:
    """Give, by type of detail, the nouns that state it and the value they state (``*``: the noun's own words)."""
    found: dict[str, dict[str, str]] = {}
    for kind in sorted(types("attribute")):
        for cue in cues(kind):
            table = found.setdefault(kind, {})
            table.update({word: cue.get("value", "*") for word in cue.get("nouns", ())})
    return found


@cache
def words_of(kind: str, name: str) -> frozenset[str]:
    """Give one list of a type's cues: ``after``, ``before``, ``verbs``, ``female`` …"""
    return frozenset(word for cue in cues(kind) for word in cue.get(name, ()))
