"""A vault made once from the invented reports of the demo, and a way to run the command line as a user does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from aigaq.vault import CHEAP, change_passphrase
from tests.command import PASSPHRASE, program
from tests.e2e.browsing import House, browser
from tests.kept import made_once

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "demo" / "reports"


def make_demo(folder: Path) -> None:
    """Make the demo's vault with the program as a user runs it; keep its header and what it said of each report."""
    vault = folder / "demo.aigaq"
    assert program("init", vault).returncode == 0
    shutil.copy(vault / "header.json", folder)
    done = program("add", vault, REPORTS, "--json")
    assert done.returncode == 0, done.stderr
    (folder / "added.json").write_text(done.stdout, "utf-8")
    change_passphrase(vault, PASSPHRASE, PASSPHRASE, cost=CHEAP)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with what came of making the demo's vault."""
    return made_once(tmp_path_factory, "demo", make_demo)


@pytest.fixture(scope="session")
def demo_vault(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with all reports of the demo, its passphrase cheap to try; copy it before changing it."""
    copy = tmp_path_factory.mktemp("demo") / "demo.aigaq"
    shutil.copytree(demo_made / "demo.aigaq", copy)
    return copy


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
def shared_house(demo_vault: Path, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server for all tests that only look."""
    copy = tmp_path_factory.mktemp("house") / "shared.aigaq"
    shutil.copytree(demo_vault, copy)
    house = House(copy, chromium).start()
    yield house
    house.stop()


@pytest.fixture
def house(shared_house: House) -> Iterator[House]:
    """A server for looking only, with a browser at it; see browsing.py."""
    yield shared_house
    shared_house.forget()


@pytest.fixture
def own_house(demo_vault: Path, chromium: Browser, tmp_path: Path) -> Iterator[House]:
    """A server over a vault that this test may change, with a browser at it."""
    copy = tmp_path / "own.aigaq"
    shutil.copytree(demo_vault, copy)
    made = House(copy, chromium).start()
    yield made
    made.stop()
