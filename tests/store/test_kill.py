"""A process killed at any moment of writing loses and doubles nothing. All people are invented."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented_vault import Built, assert_no_plain_text, source
from write_loop import COUNT

from aigaq.store import Store, check

LOOP = Path(__file__).with_name("write_loop.py")


def start(folder: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, str(LOOP), str(folder)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def killed_after(folder: Path, seconds: float) -> None:
    with start(folder) as child:
        time.sleep(seconds)
        child.kill()


def assert_only_harmless(built: Built) -> int:
    """Check a vault after a kill, and give how many sources it holds, each whole."""
    assert_no_plain_text(built.folder)
    assert [f for f in check(built.folder, built.keys) if not f.harmless] == []
    with Store.open(built.folder, built.keys) as store:
        counts = store.counts()
        assert counts.sources == counts.read + counts.partly + counts.refused == len(store.sources())
        assert counts.claims == counts.read + counts.partly
        assert counts.entries == 2 * counts.sources + counts.claims
        return counts.sources


def kill_and_resume(built: Built, times: int, seed: int) -> set[int]:
    chance, reached = random.Random(seed), set()
    for _ in range(times):
        killed_after(built.folder, chance.uniform(0, 0.12))
        reached.add(assert_only_harmless(built))
    with start(built.folder) as child:
        assert child.wait(60) == 0
    assert assert_only_harmless(built) == COUNT
    assert list(check(built.folder, built.keys)) == []
    with Store.open(built.folder, built.keys) as store:
        assert set(store.sources()) == {source(n).id for n in range(COUNT)}
    return reached


def test_a_writer_killed_a_few_times_leaves_a_whole_vault_and_finishes_without_doubling(empty: Built) -> None:
    assert kill_and_resume(empty, 4, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_writer_killed_100_times_leaves_a_whole_vault_and_finishes_without_doubling(empty: Built, seed: int) -> None:
    assert len(kill_and_resume(empty, 20, seed)) > 1
