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

    from aigaq.model.casefile import Held, LawOnDay
    from aigaq.model.claim import Claim
    from aigaq.workbench import DeadlineLine

SOON = 30
"""Days within which a deadline is shown in red."""
CAVEAT = "Not legal advice. “Not verified” marks rules that were not read in the law itself."


HOW = {"certainly": "", "possibly": " possibly", "lapsed": " – lapsed"}


def print_status(console: Console, lines: Sequence[Held]) -> None:
    """Print what everybody was on each track, on which passages, until when, and what comes due."""
    last = None
    for line in lines:
        if line.person != last:
            console.print(Text(line.name, style="bold"))
            last = line.person
        style = "red" if line.how == "lapsed" else "cyan"
        console.print(Text.assemble("  ", (label("status", line.period.status), style), f"{HOW[line.how]}  {line.why}"))
        for below in _below(line):
            console.print(Padding(below, (0, 0, 0, 4)))
    console.print(Text(CAVEAT if lines else "Nobody is known to have held a status that day.", style="dim"))


def _below(line: Held) -> Iterator[Text]:
    """What must be known of the status, each passage it rests on once, and what comes due."""
    if line.period.note:
        yield Text(line.period.note, style="yellow")
    yield from _passages(line.period.claims)
    if line.law:
        yield _by_law(line.law)
    for other in line.others:
        yield Text(f"or {label('status', other.status)}: reports leave it open", style="yellow")
    for used in line.called:
        yield Text(f"{label('status', used.status)} in reports ({ids(used.claims)}); not a legal status", style="dim")
    for deadline in line.deadlines:
        yield Text(f"due {span_of(deadline)}: {deadline.label}{unverified(deadline)}")


def _passages(claims: Sequence[Claim]) -> Iterator[Text]:
    """Each passage once, with the ids of the claims that rest on it."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[" ".join(claim.passage.quote.split())].append(claim)
    for quote, group in groups.items():
        yield Text.assemble(f"“{quote}”", (f"  {ids(group)}", "dim"))


def _by_law(law: LawOnDay) -> Text:
    """The law of that day in one line: who decides, the document, and the first article."""
    said = [f"decided by {law.issued_by.en}"] if law.issued_by else []
    said += [law.document.en] if law.document else []
    said += [] if law.travel_document is None else [f"{'a' if law.travel_document else 'no'} travel document"]
    first = law.rules[0]
    said.append(first.article + ("" if first.verified else " (not verified)"))
    return Text("; ".join(said), style="dim")


def print_deadlines(console: Console, lines: Sequence[DeadlineLine]) -> None:
    """Print what was missed and what comes due, soonest first, and why."""
    for line in lines:
        due, style = line.deadline, _colour(line)
        console.print(Text.assemble((f"{span_of(due)}  ", style), (line.person, "bold"), f"  {_left(line)}"))
        for part in (due.label, f"{due.rule.article}{unverified(due)}", f"If missed: {due.consequence}"):
            console.print(Padding(Text(part, style="" if part == due.label else "dim"), (0, 0, 0, 4)))
        for passage in _passages(due.claims):
            console.print(Padding(passage, (0, 0, 0, 4)))
    console.print(Text(CAVEAT if lines else "Nothing comes due.", style="dim"))


def _colour(line: DeadlineLine) -> str:
    if line.state == "missed":
        return "bold red"
    return "red" if line.days_left <= SOON else "yellow"


def _left(line: DeadlineLine) -> str:
    """Say how many days are left to the first day on which it may fall due."""
    if line.state == "missed":
        return f"MISSED: {-line.days_left} day{'s' if line.days_left < -1 else ''} ago; nothing on file meets it"
    if line.days_left > 0:
        return f"in {line.days_left} day{'s' if line.days_left > 1 else ''}"
    if line.days_left == 0:
        return "today"
    return f"may have passed: its first possible day was {-line.days_left} day{'s' if line.days_left < -1 else ''} ago"
