"""The weights of shared facts, from ``resolve/weights.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen


@frozen
class FactKind:
    """What a shared fact of one kind says, in bits, and the most that facts of this kind say together."""

    label: str
    each: float
    most: float


@frozen
class Weights:
    """All weights and word lists of the file."""

    facts: dict[str, FactKind]
    kind_of: dict[str, str]
    """The kind of fact that a relation or attribute type is."""
    sex_of_word: dict[str, str]
    sex_of_relation: dict[str, str]
    vague_work: frozenset[str]
    """Words for somebody's work that fit many people and tell nobody apart."""


@cache
def weights() -> Weights:
    """Read the file once."""
    raw = tomllib.loads((files("aigaq.resolve") / "weights.toml").read_text("utf-8"))
    return Weights(
        facts={kind: FactKind(**row) for kind, row in raw["facts"].items()},
        kind_of={name: kind for kind, names in raw["kinds"].items() for name in names},
        sex_of_word={word: sex for sex, words in raw["sex"].items() for word in words},
        sex_of_relation=raw["relation_sex"],
        vague_work=frozenset(raw["work"]["vague"]),
    )
