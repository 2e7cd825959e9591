"""What all tests share. All people in these tests are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference articles and measurement data, which is not part of the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the reference articles are not here (../shared)")
    return SHARED
