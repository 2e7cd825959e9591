"""Readers in a process of their own, so that no file can stop a batch or reach what the vault holds.

The worker is started once and reads file after file. It gets no environment of the user's (so no
passphrase), no open files, a limit on memory and on computing time, and leaves no core dump. Bytes and
answers travel as MessagePack, never as pickles: a worker taken over by a hostile file can lie about that
file's text, and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from attrs import define, frozen

from aigaq.errors import ReaderCrash, ReaderTimeout
from aigaq.model.source import Reading, Source
from aigaq.readers.base import refusal

SHELF = "aigaq.readers.shelf:READERS"
LARGEST_ANSWER = 2**30
"""Bytes of an answer taken from a worker."""


@frozen
class Limits:
    """What a reader may use on one file."""

    seconds: float = 60.0
    """Wall-clock time; computing time is limited to the same."""
    memory_mib: int = 2048
    """Address space of the worker, where the platform has such a limit."""


@define
class _Worker:
    process: subprocess.Popen[bytes]
    link: Connection

    def stop(self) -> None:
        """End the worker, whatever it does."""
        self.link.close()
        self.process.kill()
        self.process.wait()


class Sandbox:
    """Reads sources in a worker process; use it as a context manager around a batch.

    A file on which the reader hangs, crashes or eats memory is refused with `ReaderTimeout` or
    `ReaderCrash`; the next file gets a fresh worker.
    """

    def __init__(self, limits: Limits | None = None, *, shelf: str = SHELF) -> None:
        """Take the limits for one file; ``shelf`` names the tuple of readers as ``module:NAME``."""
        self.limits = limits or Limits()
        self._shelf = shelf
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        self._worker = self._worker or self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """End the worker. The sandbox may be used again; it then starts another."""
        worker, self._worker = self._worker, None
        if worker:
            worker.stop()

    def read(self, source: Source, data: bytes) -> Reading:
        """Read one source; whatever happens, a reading comes back."""
        self._worker = self._worker or self._start()
        with self._deadline(self._worker) as expired:
            answer = self._ask(self._worker, source, data)
        if answer is not None and not expired.is_set():
            return answer
        out_of_time = expired.is_set() or self._worker.process.poll() in {-24, -14}  # SIGXCPU, SIGALRM
        self.close()
        error = ReaderTimeout(seconds=f"{self.limits.seconds:g}") if out_of_time else ReaderCrash()
        return refusal(source, error)

    def _ask(self, worker: _Worker, source: Source, data: bytes) -> Reading | None:
        """Give the worker's reading, or ``None`` where it died or answered nonsense."""
        try:
            worker.link.send_bytes(msgspec.msgpack.encode(source))
            worker.link.send_bytes(data)
            answer = msgspec.msgpack.decode(worker.link.recv_bytes(LARGEST_ANSWER), type=Reading)
        except (OSError, EOFError, msgspec.MsgspecError, ValueError):
            worker.process.poll()
            return None
        return answer if _belongs(answer, source) else None

    @contextmanager
    def _deadline(self, worker: _Worker) -> Iterator[threading.Event]:
        """Kill the worker when time is up; the event then is set."""
        expired = threading.Event()

        def end() -> None:
            expired.set()
            worker.process.kill()

        timer = threading.Timer(self.limits.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            yield expired
        finally:
            timer.cancel()

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        command = [sys.executable, "-P", "-m", "aigaq.readers.worker", str(theirs.fileno()), self._shelf]
        command += [str(self.limits.seconds), str(self.limits.memory_mib)]
        process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            pass_fds=(theirs.fileno(),),
            start_new_session=True,
        )
        theirs.close()
        return _Worker(process, ours)


def _belongs(answer: Reading, source: Source) -> bool:
    return answer.source == source.sha256 and (answer.text is None or answer.text.source == source.sha256)


def _environment() -> dict[str, str]:
    """Give the worker what Python needs to find Aigaq, and nothing of the user's."""
    places = [place for place in sys.path if place and Path(place).is_absolute()]
    return {
        "PYTHONPATH": os.pathsep.join(places),
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
