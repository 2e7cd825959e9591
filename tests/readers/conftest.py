"""The readers' tests share one sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aigaq.readers import Sandbox
from aigaq.readers.sandbox import Limits


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox with the limits of everyday use, but less time."""
    with Sandbox(Limits(seconds=25, memory_mib=2048)) as box:
        yield box
