"""The sandbox's worker: takes sources over a pipe, reads them within its limits, sends readings back.

Started by `aigaq.readers.sandbox` as ``python -m aigaq.readers.worker FD MODULE:NAME SECONDS MEMORY_MIB``.
"""

from __future__ import annotations

import importlib
import math
import resource
import signal
import sys
from multiprocessing.connection import Connection

import msgspec

from aigaq.errors import ReaderCrash
from aigaq.model.source import Reading, Source
from aigaq.readers.base import Reader, refusal
from aigaq.readers.shelf import read

GRACE = 2
"""Seconds that the worker's own clocks run longer than the sandbox's, in case the sandbox is gone."""
LARGEST_FILE = 256 * 2**20


def limit_memory(mib: int) -> None:
    """Limit the address space and forbid core dumps: they would hold the text on the disk, unsealed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if hasattr(resource, "RLIMIT_AS") and sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (mib * 2**20, mib * 2**20))


def limit_time(seconds: float) -> None:
    """Give the next file its share of computing time and of time on the wall."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + seconds) + GRACE, hard))
    signal.alarm(math.ceil(seconds) + GRACE)


def serve(link: Connection, readers: tuple[Reader, ...], seconds: float) -> None:
    """Read source after source until the pipe closes, or a reader breaks down."""
    healthy = True
    while healthy:
        try:
            source = msgspec.msgpack.decode(link.recv_bytes(2**20), type=Source)
            data = link.recv_bytes(LARGEST_FILE)
        except EOFError:
            return
        limit_time(seconds)
        reading, healthy = read_safely(data, source, readers)
        link.send_bytes(msgspec.msgpack.encode(reading))
        signal.alarm(0)


def read_safely(data: bytes, source: Source, readers: tuple[Reader, ...]) -> tuple[Reading, bool]:
    """Give a reading whatever the reader does, and whether the worker may go on.

    This is the one edge of the batch at which any error is caught: one bad file must not stop the rest.
    """
    try:
        return read(data, source, readers), True
    except Exception:  # noqa: BLE001
        return refusal(source, ReaderCrash()), False


def main(arguments: list[str]) -> None:
    """Set the limits and serve."""
    handle, shelf, seconds, memory = arguments
    module, _, name = shelf.partition(":")
    readers: tuple[Reader, ...] = getattr(importlib.import_module(module), name)
    limit_memory(int(memory))
    serve(Connection(int(handle)), readers, float(seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
