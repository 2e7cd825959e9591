"""Readers in a process of their own, so that no file can stop a batch or reach what the vault holds.

The worker is started once and reads file after file. It gets no environment of the user's (so no
passphrase), no open files, a limit on memory and on computing time, and leaves no core dump. Bytes and
answers travel as MessagePack, never as pickles: a worker taken over by a hostile file can lie about that
file's text, and nothing else.
"""

from __future__ import annotations

import os
import signal
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

from aigaq.errors import DataError, ReaderCrash, ReaderTimeout
from aigaq.model.source import Reading, Source
from aigaq.readers.base import refusal
from aigaq.readers.worker import READY, Task

SHELF = "aigaq.readers.shelf:READERS"
LARGEST_ANSWER = 2**30
"""Bytes of an answer taken from a worker."""
PNG = b"\x89PNG\r\n\x1a\n"
"""How a picture begins; whatever else a worker sends is no picture."""
START_SECONDS = 60.0
"""Longest start of a worker; it takes a quarter of a second on a quiet machine."""
GRACE_SECONDS = 0.2
"""How long a worker is waited for before it is killed."""
_CLOCKS = (-signal.SIGXCPU, -signal.SIGALRM)
"""How a worker ends that was stopped by its own clocks."""


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
    greeted: bool = False

    def greet(self) -> None:
        """Wait until the worker has started. Raises `DataError` if it does not."""
        try:
            self.greeted = self.link.poll(START_SECONDS) and self.link.recv_bytes(64) == READY
        except (OSError, EOFError):
            self.greeted = False
        if not self.greeted:
            self.stop()
            raise DataError(reason="the process that reads files does not start.")

    def stop(self) -> None:
        """End the worker, whatever it does."""
        self.link.close()
        if self.process.returncode is None:
            _await(self.process, GRACE_SECONDS)
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
        worker = self._ready()
        with self._deadline(worker) as expired:
            answer = self._ask(worker, source, data)
        if answer is not None:
            return answer
        self.close()
        out_of_time = expired.is_set() or worker.process.returncode in _CLOCKS
        error = ReaderTimeout(seconds=f"{self.limits.seconds:g}") if out_of_time else ReaderCrash()
        return refusal(source, error)

    def draw(self, source: Source, data: bytes, page: int, width: int) -> bytes:
        """Draw a page (from 1) of a PDF as PNG, so many pixels wide; no bytes where that cannot be done."""
        worker = self._ready()
        with self._deadline(worker):
            picture = self._exchange(worker, Task(source, page, width), data)
        if picture is None:
            self.close()
        return picture if picture is not None and picture.startswith(PNG) else b""

    def _ask(self, worker: _Worker, source: Source, data: bytes) -> Reading | None:
        """Give the worker's reading, or ``None`` where it died or answered nonsense."""
        said = self._exchange(worker, Task(source), data)
        try:
            answer = msgspec.msgpack.decode(said, type=Reading) if said is not None else None
        except (msgspec.MsgspecError, ValueError):
            return None
        return answer if answer is not None and _belongs(answer, source) else None

    def _exchange(self, worker: _Worker, task: Task, data: bytes) -> bytes | None:
        """Give the bytes of the worker's answer, or ``None`` where it died."""
        try:
            worker.link.send_bytes(msgspec.msgpack.encode(task))
            worker.link.send_bytes(data)
            return worker.link.recv_bytes(LARGEST_ANSWER)
        except (OSError, EOFError, ValueError):
            return None

    def _ready(self) -> _Worker:
        """Give a worker that waits for a file: the one at hand, or a new one if it has died meanwhile."""
        if self._worker and self._worker.process.poll() is not None:
            self.close()
        if self._worker is None:
            self._worker = self._start()
        if not self._worker.greeted:
            self._worker.greet()
        return self._worker

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


def _await(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Give a process that is already ending the time to say how it ended."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


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
