"""Going through the files and folders a user adds: sorted, without loops, and with a reason for all left out."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from attrs import frozen

from aigaq.errors import NothingToAdd, ReadingError, Unreadable
from aigaq.model.source import Problem

Fate = Literal["take", "skip", "refuse"]


@frozen
class Item:
    """One thing found on the way: a file to take, a hidden or system file to skip, or a refusal."""

    path: Path
    origin: str
    """The path relative to what was added, with ``/``; the bare file name for a file added by itself."""
    fate: Fate = "take"
    problem: Problem | None = None
    """Of a refusal: why, and what to do."""


def problem_of(error: ReadingError) -> Problem:
    """Give an error as the problem that a report shows: its code, its sentence and what to do."""
    return Problem(error.code, error.message, error.advice)


def walk(paths: Iterable[Path | str]) -> Iterator[Item]:
    """Go through files and folders in sorted order; every folder is entered once, even through links.

    Hidden files, those an operating system leaves behind and folders met a second time come with the
    fate ``skip``, so that they can be counted; what cannot be opened comes as a refusal. Raises
    `NothingToAdd` at once for a path that does not exist.
    """
    starts = [Path(path) for path in paths]
    if not starts or not all(os.path.lexists(start) for start in starts):
        raise NothingToAdd
    return _all(starts)


def _all(starts: list[Path]) -> Iterator[Item]:
    seen: set[tuple[int, int]] = set()
    for start in starts:
        yield from _below(start, "" if start.is_dir() else shown(start.name), seen)


def _below(start: Path, origin: str, seen: set[tuple[int, int]]) -> Iterator[Item]:
    """Walk with a stack of our own: folders nested by the thousand must not exhaust Python's."""
    stack: list[tuple[Path, str]] = [(start, origin)]
    while stack:
        path, origin = stack.pop()
        try:
            if path != start and _is_system(path.name):
                yield Item(path, origin, "skip")
            elif not path.is_dir():
                yield _file(path, origin)
            elif _first_time(path, seen):
                stack += _entries(path, origin)
            else:
                yield Item(path, origin, "skip")
        except OSError as error:
            yield Item(path, origin or shown(path.name), "refuse", problem_of(unreadable(error)))


def _entries(folder: Path, origin: str) -> list[tuple[Path, str]]:
    names = sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 (names, not paths, are sorted)
    return [(folder / name, f"{origin}/{shown(name)}" if origin else shown(name)) for name in names]


def shown(name: str) -> str:
    """Give a file name as text: bytes that are no UTF-8 become �, so that it can be kept and shown."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _file(path: Path, origin: str) -> Item:
    if stat.S_ISREG(path.stat().st_mode):
        return Item(path, origin)
    return Item(path, origin, "refuse", problem_of(Unreadable(reason="not a regular file")))


def _first_time(path: Path, seen: set[tuple[int, int]]) -> bool:
    """Say whether this folder was not met before (by device and inode: links lead to the same)."""
    status = path.stat()
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def unreadable(error: OSError) -> Unreadable:
    """Give the refusal for what the operating system says, without the path it names."""
    reason = os.strerror(error.errno) if error.errno else "no reason given"
    return Unreadable(reason=reason[:1].lower() + reason[1:])


@cache
def _system_names() -> frozenset[str]:
    listed = tomllib.loads((files(__package__) / "system_files.toml").read_text("utf-8"))
    return frozenset(name.casefold() for name in listed["names"])


def _is_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _system_names()
