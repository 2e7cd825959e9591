"""One figure of accuracy, and the digest of the data it was taken on."""

from __future__ import annotations

import hashlib
from pathlib import Path

from attrs import frozen


@frozen
class Figure:
    """One figure: precision, recall and F1 (or another share, 0-1) of a task on one set of data."""

    task: str
    level: str
    data: str
    precision: float | None
    """``None`` where the yardstick has only one figure."""
    recall: float | None
    f1: float
    digest: str
    peer: str = ""
    """The best peer's figure in the same run, with its name."""
    asked: float | None = None
    """What is aimed at, where a target was set."""
    less: bool = False
    """Whether less is better: an error rate. Its floor is a ceiling."""

    @property
    def key(self) -> str:
        """The name under which the floor is kept."""
        return f"{self.task}/{self.level}/{self.data}"


def digest(files: list[Path]) -> str:
    """Give the SHA-256 over some files, by name."""
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
