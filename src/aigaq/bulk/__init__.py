"""Many texts at once: one process for a few, a pool for many.

A runner takes a pure function over one text and a list of texts; what it gives does not depend on how
many processes it uses.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_POOL = 24
"""Fewer texts than this are done sooner in one process than a second one needs to load its pipeline."""


class Runner(Protocol):
    """Runs one function over many items and gives the results in the order of the items."""

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Give ``function(item)`` for each item, in order."""
        ...


class Pool:
    """A pool of processes, started when first used. Use it as a context manager, so that none is left."""

    def __init__(self, workers: int | None = None, worth: int = WORTH_A_POOL) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._worth = worth
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Give ``function(item)`` for each item, in order; the function must be one that can be pickled."""
        if self._workers < 2 or (self._executor is None and len(items) < self._worth):
            return map(function, items)
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._workers, mp_context=context)
        return self._executor.map(function, items, chunksize=max(1, len(items) // (self._workers * 4)))
