"""Long work that goes on while its page shows how far it is: reading files into the vault."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Thread
from typing import Any, Literal

from attrs import define

from aigaq.errors import AigaqError, StillLocked

KEPT = 20
"""Jobs whose outcome is remembered."""
Progress = Callable[[int, int], None]
"""Told how many are done, and of how many; raises `StillLocked` when the work must stop."""


@define(eq=False)
class Job:
    """One piece of long work: how far it is and what came of it."""

    id: str
    by: str
    """Name of whoever began it."""
    state: Literal["running", "done", "failed", "stopped"] = "running"
    done: int = 0
    total: int = 0
    result: Any = None
    error: AigaqError | None = None
    stopping: bool = False

    def step(self, done: int, total: int) -> None:
        """Note how far it is; raises `StillLocked` when it must stop."""
        self.done, self.total = done, total
        if self.stopping:
            raise StillLocked


class Jobs:
    """The long work of one server, the latest last."""

    def __init__(self) -> None:
        self._held: dict[str, Job] = {}

    def begin(self, by: str, work: Callable[[Progress], Any], after: Callable[[], object]) -> Job:
        """Run ``work``, then ``after``, in a thread of their own."""
        job = Job(secrets.token_urlsafe(9), by)
        for old in [key for key, held in self._held.items() if held.state != "running"][:-KEPT]:
            del self._held[old]
        self._held[job.id] = job
        Thread(target=_run, args=(job, work, after), name="job", daemon=True).start()
        return job

    def get(self, job: str) -> Job | None:
        """Give a job by its id."""
        return self._held.get(job)

    def running(self) -> tuple[Job, ...]:
        """Give what goes on now."""
        return tuple(job for job in tuple(self._held.values()) if job.state == "running")

    def stop(self) -> None:
        """Tell everything that goes on to stop after its present file, and forget what has ended."""
        for job in self.running():
            job.stopping = True
        self._held = {job.id: job for job in self.running()}


def _run(job: Job, work: Callable[[Progress], Any], after: Callable[[], object]) -> None:
    outcome: Literal["done", "failed", "stopped"] = "failed"
    try:
        job.result = work(job.step)
        after()
        outcome = "done"
    except StillLocked:
        outcome = "stopped"
    except AigaqError as error:
        job.error = error
    finally:
        job.state = outcome
