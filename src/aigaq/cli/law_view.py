"""Legal status on a day, and what comes due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from aigaq.cli.case_lines import ids, label
from aigaq.cli.case_view import span_of, unverified

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.casefile import Held
    from aigaq.model.claim import Claim
    from aigaq.workbench import DeadlineLine

SOON = 30
"""Days within which a deadline is shown in red."""
CAVEAT = "Not legal advice. “Not verified” marks rules that were not read in the law itself."


def print_status(console: Console, lines: Sequence[Held]) -> None:
    """Print who held which status, on which passages, until when, and what comes due."""
    last = None
    for line in lines:
        if line.person != last:
            console.print(Text(line.name, style="bold"))
            last = line.person
        possibly = " possibly" if line.how == "possibly" else ""
        console.print(Text.assemble("  ", (label("status", line.period.status), "cyan"), f"{possibly}  {line.why}"))
        for below in _below(line):
            console.print(Padding(below, (0, 0, 0, 4)))
    console.print(Text(CAVEAT if lines else "Nobody is known to have held a status that day.", style="dim"))


def _below(line: Held) -> Iterator[Text]:
    """What must be known of the status, each passage it rests on once, and what comes due."""
    if line.period.note:
        yield Text(line.period.note, style="yellow")
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in line.period.claims:
        groups[" ".join(claim.passage.quote.split())].append(claim)
    for quote, claims in groups.items():
        yield Text.assemble(f"“{quote}”", (f"  {ids(claims)}", "dim"))
    for deadline in line.deadlines:
        yield Text(f"due {span_of(deadline)}: {deadline.label}{unverified(deadline)}")


def print_deadlines(console: Console, lines: Sequence[DeadlineLine]) -> None:
    """Print what comes due, soonest first."""
    for line in lines:
        due, style = line.deadline, "red" if line.days_left <= SOON else "yellow"
        console.print(Text.assemble((f"{span_of(due)}  ", style), (line.person, "bold"), f"  {_left(line)}"))
        for part in (due.label, f"{due.rule.article}{unverified(due)}", f"If missed: {due.consequence}"):
            console.print(Padding(Text(part, style="" if part == due.label else "dim"), (0, 0, 0, 4)))
    console.print(Text(CAVEAT if lines else "Nothing comes due.", style="dim"))


def _left(line: DeadlineLine) -> str:
    """Say how many days are left to the first day on which it may fall due."""
    if line.days_left > 0:
        return f"in {line.days_left} day{'s' if line.days_left > 1 else ''}"
    if line.days_left == 0:
        return "today"
    return f"may have passed: its first possible day was {-line.days_left} day{'s' if line.days_left < -1 else ''} ago"
