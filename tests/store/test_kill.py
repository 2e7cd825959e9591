"""A process killed at any moment of writing loses and doubles nothing. All people are invented."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aigaq import vault
from aigaq.store import Store, check, found
from tests.store.invented_vault import Built, assert_no_plain_text, source
from tests.store.write_loop import COUNT

ROOT = Path(__file__).parents[2]
LOOP = [sys.executable, "-m", "tests.store.write_loop"]


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([*LOOP, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def killed_after(folder: Path, steps: int, seconds: float) -> None:
    """Kill a writer so long after it has told so many steps: in mid-transaction, in a commit or between two."""
    with start(folder) as child:
        assert child.stdout is not None
        for _ in range(steps):
            child.stdout.readline()
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
        done = 2 * max(reached, default=0)
        killed_after(built.folder, done + chance.randrange(4), chance.uniform(0, 0.03))
        reached.add(assert_only_harmless(built))
    with start(built.folder) as child:
        child.communicate(timeout=120)
        assert child.returncode == 0
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


FOUND = """
import sys, pathlib
from aigaq import vault
from aigaq.store import found
print("ready", flush=True)
found(pathlib.Path(sys.argv[1]), "phrase", cost=vault.CHEAP).close()
"""


def test_a_founding_killed_at_any_moment_leaves_no_half_vault_and_can_be_repeated(tmp_path: Path) -> None:
    chance = random.Random(7)
    for n in range(5):
        folder = tmp_path / f"{n}.aigaq"
        with subprocess.Popen([sys.executable, "-c", FOUND, str(folder)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            child.kill()
        if not folder.exists():
            found(folder, "phrase", cost=vault.CHEAP).close()
        assert list(check(folder, "phrase")) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{n}.aigaq" for n in range(5)]
