"""The readers' tests share the good files of the contract suite, and a short-lived sandbox."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aigaq.readers import Sandbox
from aigaq.readers.sandbox import Limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "contract"))


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox with the limits of everyday use, but less time."""
    with Sandbox(Limits(seconds=25, memory_mib=2048)) as box:
        yield box
