"""A case file on the terminal: one screen after another that one is glad to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from aigaq.cli.case_lines import (
    Numbers,
    claim_lines,
    detail_lines,
    difference_lines,
    grade_lines,
    graded,
    label,
    line_of_evidence,
    open_first,
    source_lines,
    variant_lines,
    when_text,
)
from aigaq.cli.case_names import joined_because
from aigaq.cli.handmade_view import handmade_lines
from aigaq.cli.patterns_view import linked_lines
from aigaq.cli.position_view import position_lines
from aigaq.model.schema import status_type

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console, RenderableType

    from aigaq.model.casefile import CaseFile, Deadline, Event, StatusPeriod
    from aigaq.model.claim import Participant
    from aigaq.model.pattern import Patterns

CERTAINTY_STYLE = {"asserted": "", "alleged": "yellow", "denied": "red", "hypothetical": "dim italic"}
WHEN = 24
"""Columns for a date; the widest, ``[2021-01-21..2021-02-22]``, fills them."""


def print_case(console: Console, case: CaseFile, *, today: date | None = None, found: Patterns | None = None) -> None:
    """Print the whole case file; with the day, what was missed and what has lapsed by then.

    ``found``: incidents with the person that may belong together, where they were asked for.
    """
    numbers = Numbers({source.id: number for number, source in enumerate(case.sources, 1)}, graded(case.grades))
    facts = [event for event in case.timeline if event.certainty in {"asserted", "alleged"}]
    sections: list[tuple[str, Iterable[RenderableType]]] = [
        ("Legal status", _statuses(case.statuses, numbers, today)),
        ("Timeline", _timeline([event for event in facts if event.when], numbers)),
        ("Undated", _timeline([event for event in facts if not event.when], numbers)),
        ("Feared, planned or denied", _timeline([e for e in case.timeline if e not in facts], numbers)),
        ("About the person", detail_lines(case, numbers)),
        ("What differs between the reports", difference_lines(open_first(case.differences), numbers)),
        ("What authorities said and did", position_lines(case.positions, numbers, quoted=False)),
        ("How far it is trusted, by whom", grade_lines(case.grades, numbers)),
        ("Incidents that may belong together", linked_lines(found, {event.id for event in case.timeline})),
        ("Statements and background", claim_lines(case.statements, numbers)),
        ("Written or put right by people", handmade_lines(case.handmade)),
        ("Open questions", [Text(f"? {question}") for question in case.suggestions]),
        ("Sources", source_lines(case, numbers)),
    ]
    console.print(_head(case))
    for title, lines in sections:
        body = list(lines)
        if body:
            console.rule(f"[bold]{title}", align="left", style="cyan")
            console.print(Padding(Group(*body), (0, 0, 1, 1)))
    console.print("[dim]Open a passage: aigaq show VAULT ID, with the eight digits behind it.[/dim]")


def counted(number: int, noun: str) -> str:
    """Give a number with its English noun: 1 source, 2 sources."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _head(case: CaseFile) -> Panel:
    forms = sorted({s.form for s in case.person.spellings if s.form != case.person.name})
    lines = [Text("also written " + ", ".join(forms), style="italic")] if forms else []
    sizes = counted(len(case.sources), "source"), counted(len(case.timeline), "event")
    lines.append(Text(" · ".join([*sizes, f"id {case.person.id[:8]}"])))
    if why := joined_because(case.person, case.joins):
        lines.append(Text(f"taken for one person: {why}", style="dim"))
    return Panel(Group(*lines), title=f"[bold]{escape(case.person.name)}", title_align="left", border_style="cyan")


def _statuses(periods: Sequence[StatusPeriod], numbers: Numbers, today: date | None) -> Iterator[RenderableType]:
    """One row a status, with what must be known of it, and what falls due, in full lines below."""
    shown = [p for p in periods if not status_type(p.status).label]
    wide = max((len(_span(period)) for period in shown), default=0)
    for period in shown:
        yield Text.assemble(
            (f"{_span(period):<{wide}}  ", "cyan"),
            (label("status", period.status), "bold"),
            (f"{_law(period)}  {numbers.weight(period.corroboration)}", "dim"),
        )
        for line in (*_rests_on(period, numbers), *_note(period, today), *_due(period, today)):
            yield Padding(line, (0, 0, 0, 4))
    for period in periods:
        if status_type(period.status).label:
            since = f" (first {period.since.edtf})" if period.since else ""
            where = numbers.weight(period.corroboration)
            yield Text(f"{label('status', period.status)}{since}: {period.note}  {where}", style="dim")


def _span(period: StatusPeriod) -> str:
    since = period.since.edtf if period.since else "not known"
    return f"{since} → {period.until.edtf if period.until else '…'}"


def _law(period: StatusPeriod) -> str:
    return f" · {period.jurisdiction}" if period.jurisdiction else ""


def _rests_on(period: StatusPeriod, numbers: Numbers) -> Iterator[Text]:
    """Which sources make one line of evidence, where they are fewer lines than sources."""
    if period.corroboration.sources > period.corroboration.independent:
        yield Text(line_of_evidence(period.corroboration, numbers), style="dim italic")


def _note(period: StatusPeriod, today: date | None) -> Iterator[Text]:
    """What must be known of it; that its term is over by now, and nothing later on file, in red."""
    alone = any(remark.code == "nothing_later" for remark in period.remarks)
    last = period.until.date.bounds.last if period.until else None
    if alone and period.until_basis == "term" and last and today and last < today:
        yield Text(f"LAPSED on {last}; nothing later on file", style="bold red")
    elif period.note:
        yield Text(period.note, style="dim")


def _due(period: StatusPeriod, today: date | None) -> Iterator[Text]:
    """What falls due; of a status that the next one has followed only that it fell due, in one line."""
    found = sorted(period.deadlines, key=lambda d: (d.earliest, d.clock))
    ended = period.until.date.bounds.last if period.until else None
    if period.until_basis == "next_status" or (period.until_basis == "stated" and ended and today and ended < today):
        passed = "; ".join(f"{d.label} ({span_of(d)})" for d in found)
        if passed:
            yield Text(f"no longer open: {passed}", style="dim")
        return
    for deadline in found:
        state, style = _state(deadline, today)
        yield Text.assemble(
            (f"{state} {span_of(deadline)}  ", style),
            deadline.label,
            (f" — {deadline.rule.article}{unverified(deadline)}", "dim"),
        )


def _state(deadline: Deadline, today: date | None) -> tuple[str, str]:
    if any(remark.code == "done_late" for remark in deadline.remarks):
        return "done late, due", "dim"
    return ("MISSED", "bold red") if today and deadline.latest < today.isoformat() else ("due", "yellow")


def span_of(deadline: Deadline) -> str:
    """Give the days between which it falls due."""
    same = deadline.earliest == deadline.latest
    return deadline.earliest if same else f"{deadline.earliest} … {deadline.latest}"


def unverified(deadline: Deadline) -> str:
    """Give the caveat of a rule that was not checked."""
    return "" if deadline.rule.verified else " (not verified)"


def _timeline(events: Sequence[Event], numbers: Numbers) -> Iterator[RenderableType]:
    for event in events:
        date = f"{when_text(event.when):<{WHEN}} " if event.when else ""
        head = Text.assemble((date, "cyan"), (label("event", event.type), "bold"))
        if event.place:
            head.append(f" · {event.place}")
        others = list(dict.fromkeys(_other(who) for who in event.participants if _is_shown(who, event)))
        if others:
            head.append(" · " + ", ".join(others))
        if event.certainty != "asserted":
            head.append(f"  {event.certainty}", style=CERTAINTY_STYLE[event.certainty])
        yield head.append("  " + numbers.weight(event.corroboration), style="dim")
        if event.corroboration.sources > event.corroboration.independent:
            yield Padding(Text(line_of_evidence(event.corroboration, numbers), style="dim italic"), (0, 0, 0, 4))
        for told in variant_lines(event, numbers):
            yield Padding(Text(told, style="yellow"), (0, 0, 0, 4))
        yield from claim_lines(event.claims, numbers, event.when)


def _is_shown(who: Participant, event: Event) -> bool:
    """The subjects stand in the quotes; a country that acts where it happens is named once."""
    return who.role != "subject" and who.name != event.place


def _other(who: Participant) -> str:
    return f"{who.name.strip('[]')} ({who.role})"
