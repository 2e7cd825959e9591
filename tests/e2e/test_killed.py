"""An `add` killed at any moment loses nothing and doubles nothing: the same `add` finishes the rest.

All people in the reports are invented.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.command import AIGAQ, aigaq, environment

REPORTS = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for n in range(REPORTS):
        text = (
            f"Asan Tilegenuly was arrested in Almaty on {n % 28 + 1} March 2020.\n\nHis lawyer, Dana Samet, said so.\n"
        )
        (folder / f"{n:02}.txt").write_text(text + f"Report {n}. All people here are invented.\n")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """What a vault holds when nobody kills the `add`."""
    vault = tmp_path_factory.mktemp("whole") / "v.aigaq"
    aigaq("init", vault)
    assert aigaq("add", vault, folder, "--workers", 1).returncode == 0
    return held(vault)


def held(vault: Path) -> dict[str, int]:
    report = json.loads(aigaq("check", vault, "--json").stdout)
    assert report["sound"], report["findings"]
    return {name: report[name] for name in ("sources", "read", "mentions", "claims")}


def kill_add(vault: Path, folder: Path, originals: int, after: float) -> bool:
    """Start an `add`; kill it and its children so many seconds after the vault has so many originals.

    Say whether it was still running.
    """
    running = subprocess.Popen(
        [str(AIGAQ), "add", str(vault), str(folder), "--workers", "1"],
        env=environment(None),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    while running.poll() is None and len(list(vault.glob("originals/*/*.age"))) < originals:
        time.sleep(0.004)
    time.sleep(after)
    alive = running.poll() is None
    os.killpg(running.pid, signal.SIGKILL) if alive else None
    running.wait()
    return alive


def kill_many(times: int, folder: Path, whole: dict[str, int], tmp_path: Path) -> None:
    chance = random.Random(times)
    fresh = tmp_path / "fresh.aigaq"
    aigaq("init", fresh)
    killed, in_the_middle, vault = 0, 0, tmp_path / "v.aigaq"
    while killed < times:
        shutil.rmtree(vault, ignore_errors=True)
        shutil.copytree(fresh, vault)
        for originals in sorted(chance.sample(range(1, REPORTS), 3)):  # several kills of one vault, one after the other
            if not kill_add(vault, folder, originals, chance.uniform(0, 0.02)):
                break
            killed += 1
            kept = held(vault)["sources"]
            in_the_middle += 0 < kept < REPORTS
        assert aigaq("add", vault, folder, "--workers", 1).returncode == 0
        assert held(vault) == whole
    assert in_the_middle > 0, "no kill fell into the writing"


def test_a_few_kills_lose_and_double_nothing(folder: Path, whole: dict[str, int], tmp_path: Path) -> None:
    kill_many(3, folder, whole, tmp_path)


@pytest.mark.slow
def test_a_hundred_kills_lose_and_double_nothing(folder: Path, whole: dict[str, int], tmp_path: Path) -> None:
    kill_many(100, folder, whole, tmp_path)
