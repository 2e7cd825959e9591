"""A progress bar on standard error; silent where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigaq.cli.output import Output

Step = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


@contextmanager
def progress_bar(out: Output, what: str = "Reading") -> Iterator[Step]:
    """Show a bar while files are read; gives the function to call after each of them."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = out.progress_console
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield step
