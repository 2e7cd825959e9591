"""What all tests share. All people in these tests are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kept import cheap_passphrases, kept_readers

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference articles and measurement data, which is not part of the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the reference articles are not here (../shared)")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _kept() -> Iterator[None]:
    """Keep the readers' worker between tests, and let no test wait for a passphrase; `tests.kept` says where not."""
    with kept_readers(), cheap_passphrases():
        yield
