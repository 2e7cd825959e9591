"""What a review shows beside its questions: crowds of one name, and what came of judgements from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.workbench import JudgementsReport

SHOWN = 5
"""So many crowds, or lines of a file, are shown one by one; the others are counted."""


def print_crowds(console: Console, crowds: Sequence[str]) -> None:
    """Print the names that very many bear, the largest crowds only, and how many more there are."""
    for crowd in crowds[:SHOWN]:
        console.print(Text(crowd, style="dim"))
    if len(crowds) > SHOWN:
        console.print(Text(f"… and {len(crowds) - SHOWN} more such names (all of them with --json).", style="dim"))


def print_judgements(console: Console, report: JudgementsReport) -> None:
    """Print what was taken over from a file, and whatever was left out, with why."""
    console.print(f"Taken over: {report.decisions} decisions (each can be undone).")
    if report.suggestions:
        console.print(f"Not taken over: {report.suggestions} proposals of machines.")
    _list(console, "Left out, as the opposite was decided here", [" ".join(row) for row in report.contradicting])
    _list(console, "Left out, as no report here has this id", report.unknown)
    _list(console, "Left out, as the line cannot be used", [f"line {number}: {why}" for number, why in report.refused])


def _list(console: Console, what: str, rows: Sequence[str]) -> None:
    if rows:
        console.print(Text(f"{what} ({len(rows)}):", style="yellow"))
        for row in rows[:SHOWN]:
            console.print(Text(f"  {row}", style="dim"))
        if len(rows) > SHOWN:
            console.print(Text(f"  … and {len(rows) - SHOWN} more (all of them with --json)", style="dim"))
