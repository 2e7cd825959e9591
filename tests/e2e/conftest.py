"""A vault made once from the invented reports of the demo, and a way to run the command line as a user does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aigaq.vault import CHEAP, change_passphrase
from tests.e2e.browsing import House, browser

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "demo" / "reports"
AIGAQ = Path(sys.executable).with_name("aigaq")
PASSPHRASE = "an invented passphrase"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def aigaq(*arguments: object, env: dict[str, str] | None = None, **more: object) -> subprocess.CompletedProcess[str]:
    """Run one command; the passphrase comes from the environment unless told otherwise."""
    given = {"AIGAQ_PASSPHRASE": PASSPHRASE} if env is None else env
    clean = {k: v for k, v in os.environ.items() if not k.startswith("AIGAQ_")}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [str(AIGAQ), *map(str, arguments)],
        env={**clean, **given},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
        **more,
    )


@pytest.fixture(scope="session")
def demo_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with all reports of the demo; copy it before changing it."""
    vault = tmp_path_factory.mktemp("demo") / "demo.aigaq"
    assert aigaq("init", vault).returncode == 0
    done = aigaq("add", vault, REPORTS)
    assert done.returncode == 0, done.stderr
    return vault


@pytest.fixture
def vault(demo_vault: Path, tmp_path: Path) -> Path:
    """A copy of the demo vault that the test may change."""
    copy = tmp_path / "copy.aigaq"
    shutil.copytree(demo_vault, copy)
    return copy


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, once for all tests of one process."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def web_vault(demo_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo vault with a passphrase that is cheap to try; copy it before changing it."""
    copy = tmp_path_factory.mktemp("web") / "web.aigaq"
    shutil.copytree(demo_vault, copy)
    change_passphrase(copy, PASSPHRASE, PASSPHRASE, cost=CHEAP)
    return copy


@pytest.fixture(scope="session")
def shared_house(web_vault: Path, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server for all tests that only look."""
    copy = tmp_path_factory.mktemp("house") / "shared.aigaq"
    shutil.copytree(web_vault, copy)
    house = House(copy, chromium).start()
    yield house
    house.stop()


@pytest.fixture
def house(shared_house: House) -> Iterator[House]:
    """A server for looking only, with a browser at it; see browsing.py."""
    yield shared_house
    shared_house.forget()


@pytest.fixture
def own_house(web_vault: Path, chromium: Browser, tmp_path: Path) -> Iterator[House]:
    """A server over a vault that this test may change, with a browser at it."""
    copy = tmp_path / "own.aigaq"
    shutil.copytree(web_vault, copy)
    made = House(copy, chromium).start()
    yield made
    made.stop()
