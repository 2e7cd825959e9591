"""What counts as an incident, an act or a decision, and the windows: read from ``rules.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from aigaq.model.schema import event_type


@frozen
class Windows:
    """Days and kilometres that count as near, far or soon; the reasons stand in ``rules.toml``."""

    near_days: int
    burst_days: int
    after_days: int
    vague_days: int
    near_km: float
    far_km: float
    precise_km: float


@frozen
class Draws:
    """How chance is drawn: number of shuffles, when to stop, level, seed and the most incidents tested."""

    shuffles: int
    enough_hits: int
    alpha: float
    seed: int
    most: int


@frozen(eq=False)
class Rules:
    """All of ``rules.toml``."""

    raw: Mapping[str, Any]
    windows: Windows
    draws: Draws

    def harm(self, kind: str) -> bool:
        """Say whether events of this type are harm done to somebody."""
        found, said = event_type(kind), self.raw["harm"]
        listed = found.group in said["groups"] and kind not in said["not"]
        return not found.background and (listed or kind in said["also"])

    def severity(self, kind: str) -> int:
        """Give the rank of a type of harm, 1 (a warning) to 6 (a killing)."""
        ranks = self.raw["severity"]
        return int(ranks["types"].get(kind) or ranks["groups"][event_type(kind).group])

    def means_class(self, kind: str) -> str:
        """Give the kind of act: types that tell one act under one name."""
        return next((name for name, types in self.raw["classes"].items() if kind in types), kind)

    def procedure(self, kind: str) -> bool:
        """Say whether events of this type are steps of a procedure."""
        return self.means_class(kind) in self.raw["procedure"]["classes"]

    def threat(self, kind: str) -> bool:
        """Say whether events of this type announce harm."""
        return self.means_class(kind) in self.raw["threats"]["classes"]

    def carries_out(self, kind: str) -> bool:
        """Say whether events of this type can be what a threat announced."""
        return event_type(kind).group in self.raw["threats"]["carried_out"]

    def public(self, kind: str) -> bool:
        """Say whether events of this type are speaking out."""
        return event_type(kind).group in self.raw["public"]["groups"] or kind in self.raw["public"]["also"]

    def decision(self, kind: str) -> bool:
        """Say whether events of this type are a decision on status or a day in court."""
        return kind in self.raw["decisions"]["types"]


@cache
def rules() -> Rules:
    """Read the file once."""
    raw = tomllib.loads((files(__package__) / "rules.toml").read_text("utf-8"))
    return Rules(raw, Windows(**raw["windows"]), Draws(**raw["chance"]))
