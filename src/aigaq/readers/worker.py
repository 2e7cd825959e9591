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
from typing import Final

import msgspec
from attrs import frozen

from aigaq.model.source import Source
from aigaq.readers.base import Reader
from aigaq.readers.drawing import draw
from aigaq.readers.shelf import read

GRACE = 2
"""Seconds that the worker's own clocks run longer than the sandbox's, in case the sandbox is gone."""
LARGEST_FILE = 256 * 2**20
READY: Final = b"ready"
"""What the worker sends before anything else: its start does not count as reading time."""


@frozen
class Task:
    """What the worker is asked for: the reading of a source, or the picture of one of its pages."""

    source: Source
    page: int = 0
    """Counted from 1; 0 asks for the reading."""
    width: int = 0
    """Of the picture, in pixels."""


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
    """Read source after source until the pipe closes.

    A reader that breaks down ends the process: nothing of what it left behind is used for the next file.
    """
    link.send_bytes(READY)
    while True:
        try:
            task = msgspec.msgpack.decode(link.recv_bytes(2**20), type=Task)
            data = link.recv_bytes(LARGEST_FILE)
        except EOFError:
            return
        limit_time(seconds)
        if task.page:
            link.send_bytes(draw(data, task.page, task.width))
        else:
            link.send_bytes(msgspec.msgpack.encode(read(data, task.source, readers)))
        signal.alarm(0)


def main(arguments: list[str]) -> None:
    """Set the limits and serve."""
    handle, shelf, seconds, memory = arguments
    module, _, name = shelf.partition(":")
    readers: tuple[Reader, ...] = getattr(importlib.import_module(module), name)
    limit_memory(int(memory))
    serve(Connection(int(handle)), readers, float(seconds))


if __name__ == "__main__":
    main(sys.argv[1:])
