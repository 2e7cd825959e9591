"""What all tests share. All people in these tests are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.kept import cheap_passphrases, kept_readers

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile(
    "everyday", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pytest_configure(config: pytest.Config) -> None:
    """Try the same fifty examples in each default run; with the slow tests a hundred, and others each time."""
    settings.load_profile("everyday" if config.option.markexpr == "not slow" else "thorough")


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
