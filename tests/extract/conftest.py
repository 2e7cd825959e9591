"""What the tests of extraction share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aigaq.extract import triggers


@pytest.fixture(scope="module")
def learnt_reader() -> Iterator[None]:
    """Have the learnt reader asked, which by its settings it is not."""
    before = triggers.settings()["used"]
    triggers.settings()["used"] = True
    yield
    triggers.settings()["used"] = before
