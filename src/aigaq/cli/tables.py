"""Short lists on the terminal: sources, people, hits, questions, log, findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.material import Material
    from aigaq.model.source import Source
    from aigaq.workbench import AddReport, Question, SuggestReport
    from aigaq.workbench.seconding import SecondReport

SHOWN = 5
"""So many file names are shown where there may be many."""
OUTCOME_STYLE = {"read": "green", "partly": "yellow", "refused": "red", "known": "dim"}

_SAME_WORD = re.compile(r"“(.*)” and “\1” are one name$")
"""A reason that says no more than that a rare name is written the same; that it is a common one is worth saying."""


def table(*columns: str) -> Table:
    """Give an empty table in the house style."""
    return Table(*columns, box=SIMPLE_HEAD, pad_edge=False)


def add_summary(report: AddReport) -> Group:
    """Show what came of an `add`: counts first, then every file that was not wholly read, and why."""
    counts = Counter[str](item.outcome for item in report.items)
    words = {"read": "read", "partly": "partly read", "refused": "refused", "known": "already there"}
    head = ", ".join(f"{counts[key]} {word}" for key, word in words.items() if counts[key]) or "no files"
    lines: list[RenderableType] = [Text(head, style="bold")]
    for item in report.items:
        for problem in item.problems:
            lines.append(Text.assemble((f"{words[item.outcome]:<12} ", OUTCOME_STYLE[item.outcome]), item.name))
            told = Text(f"{problem.sentence} {problem.advice} [{problem.code}]", style="dim")
            lines.append(Padding(told, (0, 0, 0, 13)))
    more = [suggest_summary(report.suggestions)] if report.suggestions else []
    told = Text(f"{report.people} people, {report.claims} claims in the vault.")
    return Group(*lines, *_remarks(report), told, *more)


REFUSED = {
    "known": "already found by the first reading",
    "no_such_words": "its quote does not stand in the text",
    "no_such_name": "a name does not stand in the text",
    "unknown_type": "no such type",
    "nobody": "nobody to whom it happens",
    "not_a_proposal": "not in the form asked for",
    "not_json": "an answer that is no JSON",
}
"""Why a second reader's proposals are left out, for people."""


def second_summary(report: SecondReport) -> Group:
    """Show what a second reader proposed, and what was refused of it."""
    waits = f"{report.proposed} proposals wait in `aigaq review`" if report.proposed else "no proposals"
    lines = [Text(f"Second reader ({report.model}): {report.sources} read, {waits}.", style="bold")]
    lines += [Text(f"  {n} left out: {REFUSED[why]}", style="dim") for why, n in report.refused.items()]
    if report.stopped:
        lines.append(Text(f"It did not read the rest: {report.stopped}", style="yellow"))
    return Group(*lines)


def suggest_summary(report: SuggestReport) -> Group:
    """Show what the learnt reader suggested."""
    n = report.proposed
    waits = f"{n} suggestion{'s wait' if n > 1 else ' waits'} in `aigaq review`" if n else "nothing more found"
    lines = [Text(f"Learnt reader {report.reader}: {report.sources} read, {waits}.", style="bold")]
    if report.judged:
        lines.append(Text(f"  {report.judged} left out: judged or written by a person already", style="dim"))
    if report.failed:
        ids = ", ".join(source[:8] for source in report.failed)
        lines.append(Text(f"  {len(report.failed)} could not be read: {ids}", style="yellow"))
    return Group(*lines)


def _remarks(report: AddReport) -> Iterator[RenderableType]:
    if report.skipped:
        yield Text(f"{report.skipped} hidden or system files were passed over.", style="dim")
    for repost in report.reposts:
        share = f"{repost.similarity:.0%}"
        yield Text(f"{repost.left} and {repost.right} are nearly the same text ({share}): linked, both kept.")
    if report.undated:
        shown = ", ".join(report.undated[:SHOWN]) + (" …" if len(report.undated) > SHOWN else "")
        yield Text(f"Without a publication date, so that “on 21 January” stays without a year: {shown}", style="yellow")
        yield Padding(Text("aigaq edit-source VAULT FILE --published 2021-01-22", style="cyan"), (0, 0, 0, 13))


def sources_table(sources: Sequence[Source]) -> Group:
    """List sources; behind each value stands how it was found."""
    return Group(*(line for source in sources for line in _source_lines(source)))


def _source_lines(source: Source) -> Iterator[RenderableType]:
    yield Text.assemble((f"{source.id[:8]}  ", "cyan"), (source.name, "bold"))
    known = [_found(source, name) for name in ("title", "outlet", "author", "published", "language", "url")]
    shown = [part for part in known if part is not None] or [Text("nothing is known of it yet", style="dim")]
    yield Padding(Text(" · ").join(shown), (0, 0, 0, 10))


def _found(source: Source, name: str) -> Text | None:
    found = getattr(source.description, name)
    return Text.assemble(found.value, (f" ({found.how.replace('_', ' ')})", "dim")) if found else None


def people_table(material: Material) -> Table:
    """List people with their spellings and in how many sources they stand."""
    listing = table("id", "name", "also written", "sources")
    for person in material.people:
        forms = sorted({s.form for s in person.spellings if s.form != person.name})
        listing.add_row(
            person.id[:8], Text(person.name), Text(", ".join(forms)), str(len({s.source for s in person.spellings}))
        )
    return listing


def print_questions(console: Console, questions: Sequence[Question], folder: str) -> None:
    """Print open questions with what speaks for and against, and the commands that answer them in this vault."""
    for question in questions:
        console.print(Text(question.sentence, style="bold"))
        for reason in question.reasons:
            if not _SAME_WORD.match(reason.what):
                console.print(Text(f"  {'+' if reason.weight >= 0 else '−'} {reason.what}", style="dim"))
        answers = question.command.replace(" VAULT ", f" {quote(folder)} ").split("   or   ")
        for answer, command in zip(("one:", "two:"), answers, strict=False):
            console.print(Text(f"  {answer} {command}", style="cyan"), soft_wrap=True)
    if not questions:
        console.print("No open questions.")


def log_table(entries: Sequence[Any]) -> Table:
    """List log entries: when, who, what, on what, and the entry's hash; of a decision its verdict, id and reason."""
    listing = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("no.", "at (UTC)", "by", "what", "on", "hash"):
        listing.add_column(name, no_wrap=name in {"no.", "at (UTC)", "hash"})
    for entry in entries:
        what = Text(str(entry.details.get("verdict", entry.action)))
        if reason := entry.details.get("reason"):
            what.append(f"\n{reason}", style="dim")
        on = " ".join(subject[:8] for subject in entry.subjects[:SHOWN]) + (" …" if entry.subjects[SHOWN:] else "")
        at = entry.at[:16].replace("T", " ")
        listing.add_row(str(entry.seq), at, Text(entry.by), what, on, entry.hash[:8])
    return listing


def findings_table(findings: Sequence[Any], report: dict[str, Any]) -> Group:
    """Show what `check` found; nothing found is said too, with what was looked at."""
    looked = ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in report.items() if isinstance(value, int))
    lines: list[RenderableType] = []
    for found in findings:
        mark, style = ("·", "yellow") if found.harmless else ("✗", "red")
        lines.append(Text.assemble((f"{mark} {found.what}: ", style), f"{found.sentence} [{found.code}]"))
        lines.append(Text(f"  {found.advice}", style="dim"))
    if all(found.harmless for found in findings):
        lines.append(Text("✓ Everything holds together.", style="green"))
    if looked:
        lines.append(Text(looked, style="dim"))
    if report.get("log_head"):
        lines.append(Text(f"last hash of the log: {report['log_head']}", style="dim"))
    return Group(*lines)
