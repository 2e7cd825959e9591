"""What a command prints: rich text for people, JSON for programs, errors on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aigaq.errors import AigaqError

if TYPE_CHECKING:
    from rich.console import Console


class Output:
    """Where a command's answer goes: text or, with ``--json``, one JSON document."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    @cached_property
    def console(self) -> Console:
        """Standard output, with colours where it is a terminal."""
        from rich.console import Console

        return Console(highlight=False, soft_wrap=False)

    @cached_property
    def progress_console(self) -> Console:
        """Standard error, for progress bars and notices."""
        from rich.console import Console

        return Console(stderr=True, highlight=False)

    def answer(self, record: Any, render: Callable[[Console], None]) -> None:
        """Print the record as JSON, or let ``render`` print it for people."""
        if self.as_json:
            print_json(record)
        else:
            render(self.console)


def print_json(record: Any) -> None:
    """Print one JSON document, keys sorted, readable."""
    import msgspec

    encoded = msgspec.json.format(msgspec.json.encode(record, order="sorted"), indent=2)
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def show_error(error: AigaqError, *, as_json: bool) -> None:
    """Print an error: its sentence and what to do next, on standard error."""
    if as_json:
        import msgspec

        record = {"error": {"code": error.code, "message": error.message, "advice": error.advice}}
        sys.stderr.write(msgspec.json.encode(record).decode() + "\n")
    else:
        sys.stderr.write(f"aigaq: {error.message} [{error.code}]\n")
        if error.advice:
            sys.stderr.write(f"       {error.advice}\n")
