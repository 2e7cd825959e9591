"""Writing files so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aigaq.errors import VaultBusy, VaultError

NEW = ".new"
"""Ending of a file that is being written; left over only where a process was killed."""
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_WAIT_STEPS = 50
_STEP_SECONDS = 0.1


def write_atomically(path: Path, data: bytes, *, temp: Path | None = None) -> None:
    """Write a whole file: to a temporary one beside it, to the disk, then into its place. Raises `VaultError`."""
    temp = temp or path.with_name(path.name + NEW)
    with disk_errors():
        with os.fdopen(os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temp.replace(path)
        sync_folder(path.parent)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the operating system says of a full or read-only disk into `VaultError`, without a path."""
    try:
        yield
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise VaultError(reason=f"the disk would not take it ({name}).") from error


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for this process; another one waits up to five seconds, then gets `VaultBusy`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    for _ in range(_WAIT_STEPS):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_STEP_SECONDS)
        else:
            return
    raise VaultBusy
