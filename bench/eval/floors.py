"""Floors: the figures that may not be fallen short of, each with the digest of the data it was taken on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from attrs import frozen

from bench.eval.figures import Figure

SLACK = 0.02
"""How far under today's figure a floor is pinned: another processor rounds the parser's scores differently."""


CEILING = 0.0005
"""No ceiling of an error rate is pinned lower: one pair more or less is no news."""


@frozen
class Floors:
    """All floors, by ``task/level/data``, and the digests of the data."""

    taken: str
    reason: str
    floors: dict[str, float]
    digests: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Floors:
        """Read the floors; a missing file has none."""
        if not path.is_file():
            return cls("never", "no floors yet", {}, {})
        raw = json.loads(path.read_text("utf-8"))
        return cls(raw["taken"], raw["reason"], raw["floors"], raw["digests"])

    def write(self, path: Path) -> None:
        """Write the floors, sorted."""
        raw = {"taken": self.taken, "reason": self.reason, "floors": self.floors, "digests": self.digests}
        path.write_text(json.dumps(raw, indent=1, sort_keys=True) + "\n", "utf-8")

    def pinned(self, figures: list[Figure], reason: str) -> Floors:
        """Give floors a little under these figures (above, where less is better); those not taken now stay."""
        floors = {f.key: round(max(f.f1 * 1.5, CEILING), 4) if f.less else round(f.f1 - SLACK, 3) for f in figures}
        digests = {f.data: f.digest for f in figures}
        return Floors(date.today().isoformat(), reason, self.floors | floors, self.digests | digests)

    def judge(self, figure: Figure) -> tuple[float, str]:
        """Give a figure's floor, and what is wrong with the figure, if anything."""
        floor = self.floors.get(figure.key, 1.0 if figure.less else 0.0)
        if figure.f1 > floor if figure.less else figure.f1 < floor:
            return floor, "OVER THE CEILING" if figure.less else "UNDER THE FLOOR"
        if self.digests.get(figure.data, figure.digest) != figure.digest:
            return floor, "OTHER DATA than the floor was taken on: pin it again with a reason"
        return floor, ""
