"""A vault made once from the invented reports of the demo, and a way to run the command line as a user does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

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
