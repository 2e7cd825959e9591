"""Legal status on a day, and what comes due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from aigaq.cli.case_view import label
from aigaq.cli.tables import table

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.casefile import Deadline, Held
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
        if line.period.note:
            console.print(Text(f"    {line.period.note}", style="yellow"))
        for claim in line.period.claims:
            quote = " ".join(claim.passage.quote.split())
            console.print(Padding(Text.assemble(f"“{quote}”", (f"  {claim.id[:8]}", "dim")), (0, 0, 0, 4)))
        for deadline in line.deadlines:
            console.print(Text(f"    due {span_of(deadline)}: {deadline.label}{unverified(deadline)}"))
    console.print(Text(CAVEAT if lines else "Nobody is known to have held a status that day.", style="dim"))


def print_deadlines(console: Console, lines: Sequence[DeadlineLine]) -> None:
    """Print what comes due, soonest first."""
    listing = table("due", "days", "person", "what", "rule", "if missed")
    for line in lines:
        style = "red" if line.days_left <= SOON else ""
        due = line.deadline
        rule = Text(f"{due.rule.article}{unverified(due)}")
        cells = (Text(span_of(due), style=style), Text(str(line.days_left), style=style), Text(line.person))
        listing.add_row(*cells, due.label, rule, due.consequence)
    if lines:
        console.print(listing)
    console.print(Text(CAVEAT if lines else "Nothing comes due.", style="dim"))


def span_of(deadline: Deadline) -> str:
    """Give the days between which it falls due."""
    same = deadline.earliest == deadline.latest
    return deadline.earliest if same else f"{deadline.earliest} … {deadline.latest}"


def unverified(deadline: Deadline) -> str:
    """Give the caveat of a rule that was not checked."""
    return "" if deadline.rule.verified else " (not verified)"
