"""A case file on the terminal: one screen after another that one is glad to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from aigaq.model.schema import types

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from aigaq.model.casefile import CaseFile, Corroboration, Difference, Event, StatusPeriod
    from aigaq.model.claim import Claim, When

CERTAINTY_STYLE = {"asserted": "", "alleged": "yellow", "denied": "red", "hypothetical": "dim italic"}
GRAVITY_STYLE = {"grave": "bold red", "notable": "yellow", "slight": "dim"}


def print_case(console: Console, case: CaseFile) -> None:
    """Print the whole case file."""
    numbers = {source.id: number for number, source in enumerate(case.sources, 1)}
    sections: list[tuple[str, Iterable[RenderableType]]] = [
        ("Legal status", _statuses(case.statuses, numbers)),
        ("Timeline", _timeline(case.timeline, numbers)),
        ("About the person", _details(case, numbers)),
        ("What differs between the reports", _differences(case.differences, numbers)),
        ("Statements and background", _claims(case.statements, numbers)),
        ("Open questions", [Text(f"? {question}") for question in case.suggestions]),
        ("Sources", _sources(case)),
    ]
    console.print(_head(case))
    for title, lines in sections:
        body = list(lines)
        if body:
            console.rule(f"[bold]{title}", align="left", style="cyan")
            console.print(Padding(Group(*body), (0, 0, 1, 1)))
    console.print("[dim]Open a passage: aigaq show VAULT ID, with the eight digits behind it.[/dim]")


def label(kind: str, name: str) -> str:
    """Give the English label of a schema type."""
    return types(kind)[name].labels.en


def when_text(when: When | None) -> str:
    """Give a date for the terminal: EDTF as it stands, ``undated`` where there is none."""
    return when.edtf if when else "undated"


def _head(case: CaseFile) -> Panel:
    forms = sorted({s.form for s in case.person.spellings if s.form != case.person.name})
    lines = [Text("also written " + ", ".join(forms), style="italic")] if forms else []
    lines.append(Text(f"{len(case.sources)} sources · {len(case.timeline)} events · id {case.person.id[:8]}"))
    joins = [reason.what for join in case.joins for reason in join.reasons[:2]]
    if joins:
        lines.append(Text("joined because: " + "; ".join(sorted(set(joins))[:4]), style="dim"))
    return Panel(Group(*lines), title=f"[bold]{escape(case.person.name)}", title_align="left", border_style="cyan")


def _statuses(periods: Sequence[StatusPeriod], numbers: dict[str, int]) -> list[RenderableType]:
    if not periods:
        return []
    table = Table("from", "until", "status", "by", "note", box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for period in periods:
        note = "; ".join(part for part in (_until_note(period), period.note) if part)
        table.add_row(
            when_text(period.since),
            period.until.edtf if period.until else "…",
            Text(label("status", period.status), style="bold"),
            _weight(period.corroboration, numbers),
            Text(note),
        )
    lines: list[RenderableType] = [table]
    for deadline in sorted({d for p in periods for d in p.deadlines}, key=lambda d: (d.earliest, d.clock)):
        span = deadline.earliest if deadline.earliest == deadline.latest else f"{deadline.earliest} … {deadline.latest}"
        mark = "" if deadline.rule.verified else "  [not verified]"
        lines.append(Text(f"due {span}  {deadline.label} ({deadline.rule.article}){mark}"))
    return lines


def _until_note(period: StatusPeriod) -> str:
    return {"term": "by the term in law", "next_status": "ended by the next status"}.get(period.until_basis, "")


def _timeline(events: Sequence[Event], numbers: dict[str, int]) -> Iterable[RenderableType]:
    for event in events:
        head = Text.assemble((f"{when_text(event.when):<24} ", "cyan"), (label("event", event.type), "bold"))
        if event.place:
            head.append(f" · {event.place}")
        others = sorted({f"{p.name} ({p.role})" for p in event.participants if p.role != "subject"})
        if others:
            head.append(" · " + ", ".join(others))
        if event.certainty != "asserted":
            head.append(f"  {event.certainty}", style=CERTAINTY_STYLE[event.certainty])
        head.append("  " + _weight(event.corroboration, numbers), style="dim")
        yield head
        yield from _claims(event.claims, numbers)


def _claims(claims: Sequence[Claim], numbers: dict[str, int]) -> Iterable[RenderableType]:
    for claim in claims:
        said = f" — {claim.asserted_by}" if claim.speakers else ""
        certainty = f" [{claim.certainty}]" if claim.certainty != "asserted" else ""
        own_date = f" {claim.when.edtf}" if claim.when else ""
        line = Text.assemble(
            (f"“{' '.join(claim.passage.quote.split())}”", CERTAINTY_STYLE[claim.certainty]),
            (f"{said}{certainty}  \\[{numbers.get(claim.source, '?')}]".replace("\\", ""), "green"),
            (f"{own_date} {claim.id[:8]}", "dim"),
        )
        yield Padding(line, (0, 0, 0, 4))


def _details(case: CaseFile, numbers: dict[str, int]) -> Iterable[RenderableType]:
    for detail in case.attributes:
        ids = " ".join(claim.id[:8] for claim in detail.claims)
        yield _detail(label("attribute", detail.type), detail.value, _weight(detail.corroboration, numbers), ids)
    for relation in case.relations:
        ids = " ".join(claim.id[:8] for claim in relation.claims)
        yield _detail(label("relation", relation.type), relation.other, _weight(relation.corroboration, numbers), ids)


def _detail(name: str, value: str, weight: str, ids: str) -> Text:
    return Text.assemble((f"{name:<24} ", "cyan"), value, (f"  {weight} {ids}", "dim"))


def _differences(differences: Sequence[Difference], numbers: dict[str, int]) -> Iterable[RenderableType]:
    for difference in differences:
        yield Text.assemble((f"{difference.kind:<12} ", GRAVITY_STYLE[difference.gravity]), difference.about)
        for reading in difference.readings:
            where = sorted({numbers.get(claim.source, 0) for claim in reading.claims})
            ids = " ".join(claim.id[:8] for claim in reading.claims)
            yield Padding(
                Text.assemble(f"{reading.value}  ", (f"{_refs(where)} ", "green"), (ids, "dim")), (0, 0, 0, 4)
            )


def _sources(case: CaseFile) -> Iterable[RenderableType]:
    for number, source in enumerate(case.sources, 1):
        told = source.description
        parts = [told.value(f) for f in ("outlet", "author", "published", "title")]
        yield Text.assemble((f"[{number}] ", "green"), source.name, (" · " + " · ".join(filter(None, parts)), "dim"))
    for tie in case.ties:
        pair = [n for n, s in enumerate(case.sources, 1) if s.id in (tie.left, tie.right)]
        yield Text(f"    {_refs(pair)} not independent: {tie.kind.replace('_', ' ')} ({tie.detail})", style="dim")


def _weight(corroboration: Corroboration, numbers: dict[str, int]) -> str:
    where = sorted(numbers.get(source, 0) for line in corroboration.lines for source in line.sources)
    if corroboration.sources < 2:
        return _refs(where)
    return f"{_refs(where)} {corroboration.independent} independent of {corroboration.sources}"


def _refs(numbers: Iterable[int]) -> str:
    return "[" + ", ".join(str(n) for n in numbers) + "]"
