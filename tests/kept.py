"""What a test process keeps from test to test, because starting it anew costs more than the test.

Nothing here stands in for the real thing: the readers' worker is the very process that `aigaq.readers.Sandbox` starts,
and a vault is as real behind a cheap passphrase. `tests/readers`, `tests/vault` and `tests/e2e` test both as they are.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

import pytest

from aigaq import casefile, store, vault
from aigaq.readers import Sandbox
from aigaq.web import desk
from aigaq.workbench import adding


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give the folder that ``make`` fills: made by the first process of the run that asks, for all of them.

    Copy what is in it before anything opens it to write.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, draft = base / f"once-{name}", base / f"once-{name}.draft"
    with (base / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            make(draft)
            draft.rename(folder)
    return folder


class KeptSandbox(Sandbox):
    """A sandbox whose worker, where it is well, reads for the next `add` too."""

    idle: ClassVar[list[Any]] = []

    def _start(self) -> Any:
        return self.idle.pop() if self.idle else super()._start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        if error is None and worker.greeted and worker.process.poll() is None:
            self.idle.append(worker)
        else:
            worker.stop()


@contextmanager
def kept_readers() -> Iterator[None]:
    """Bring in files with one worker that outlives the `add`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "Sandbox", KeptSandbox)
        yield
    while KeptSandbox.idle:
        KeptSandbox.idle.pop().stop()


@contextmanager
def rules_kept() -> Iterator[None]:
    """Close a server without emptying what was read of Aigaq's own data files: the next test needs that again.

    For the end of a test only. Whoever locks a vault within a test has everything forgotten, as users have.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "forget", casefile.forget)
        yield


@contextmanager
def cheap_passphrases() -> Iterator[None]:
    """Make vaults and slots whose passphrase costs nothing to try."""
    with pytest.MonkeyPatch.context() as patch:
        for make in (store.found, vault.create, vault.add_slot):
            patch.setitem(make.__kwdefaults__, "cost", vault.CHEAP)
        yield
