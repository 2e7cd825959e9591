"""What a search shows: who answers to a name and why, a list of names, passages."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from rich.padding import Padding
from rich.text import Text

from aigaq.cli.case_view import counted
from aigaq.cli.tables import table

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.source import Source
    from aigaq.workbench import Found, Listed, PersonHit

PROBLEMS = {
    "no_letters": "There is no letter in it that could be part of a name.",
    "one_letter": "A single letter fits too many names: give one whole part of the name.",
    "too_long": "It is longer than any name: give the name alone.",
    "damaged": "Its letters are damaged: save the list as UTF-8.",
    "too_many": "The list is too long: this name and those after it were not looked up.",
}
"""Why a name was not looked up, for people."""
COLUMNS = ("line", "name", "person", "id", "score", "written", "reports", "more", "remark")
"""Columns of the CSV for a list of names."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula (OWASP, CSV Injection)."""


def print_found(console: Console, found: Found, *, explain: bool) -> None:
    """Print people whose name answers, organisations and places, then passages."""
    print_people(console, found, explain=explain)
    if found.problem in {"one_letter", "too_long"} and found.passages:
        console.print(Text(f"No name was looked up. {PROBLEMS[found.problem]}", style="yellow"))
    for other in found.others:
        console.print(Text.assemble((f"{other.kind}  ", "cyan"), (other.name, "bold"), (f"  {other.id[:8]}", "dim")))
    for hit in found.passages:
        where = f"{hit.source.name} at {hit.start}"
        console.print(Text.assemble((f"{where}  ", "green"), hit.before, (hit.match, "bold reverse"), hit.after))
    if not found.people and not found.others and not found.passages:
        console.print(
            PROBLEMS.get(found.problem)
            or "Nothing found. Names are found in any spelling, other words as written; try another word."
        )


def print_candidates(console: Console, found: Found, sources: Mapping[str, Source]) -> None:
    """Print who answers to a name, each with a report that names them, so that one can be chosen by id."""
    console.print(PROBLEMS.get(found.problem) or "These answer to the name; choose one by the digits of the id:")
    for hit in found.people:
        named = sorted({sources[s.source].name for s in hit.person.spellings if s.source in sources})
        console.print(_line(hit), Text(f"named in {', '.join(named[:1])}", style="dim"), soft_wrap=True)
    _print_more(console, found)


def print_people(console: Console, found: Found, *, explain: bool = False) -> None:
    """Print people whose name answers: how likely, under which spelling, in how many reports and, if asked, why."""
    for hit in found.people:
        console.print(_line(hit))
        for reason in hit.reasons if explain else ():
            console.print(Padding(Text(f"{reason.weight:+5.1f}  {reason.what}", style="dim"), (0, 0, 0, 8)))
    if found.people and explain:
        console.print(
            Text("Weights are in bits; a name alone begins at −7.3, and 0 in all is as likely as not.", style="dim")
        )
    _print_more(console, found)


def _print_more(console: Console, found: Found) -> None:
    if found.more:
        console.print(Text(f"… and {counted(found.more, 'spelling')} more: give a fuller name.", style="dim"))


def _line(hit: PersonHit) -> Text:
    written = f"  written {hit.form}" if hit.form not in {hit.person.name, hit.person.id} else ""
    known = f"  {hit.person.id[:8]} · {counted(hit.sources, 'report')}"
    return Text.assemble(("person  ", "cyan"), f"{hit.score:.2f}  ", (hit.person.name, "bold"), written, (known, "dim"))


def print_list(console: Console, lines: Iterable[Listed]) -> None:
    """Print who answers to each name of a list; names that nobody answers to and bad lines are said below."""
    listing = table("line", "name", "person", "id", "score", "reports")
    nobody, bad, looked_up = [], [], 0
    for line in lines:
        looked_up += 1
        for hit in line.people:
            row = (str(line.line), Text(line.name), Text(hit.person.name), hit.person.id[:8])
            listing.add_row(*row, f"{hit.score:.2f}", str(hit.sources))
        if line.problem:
            bad.append(line)
        elif not line.people:
            nobody.append(line)
    console.print(listing if listing.row_count else "Nobody in this vault answers to a name of the list.")
    for line in bad:
        console.print(Text(f"line {line.line} was passed over: {PROBLEMS[line.problem]}", style="yellow"))
    if nobody:
        console.print(Text.assemble("Nobody answers to: ", ", ".join(line.name for line in nobody)))
    console.print(
        Text(f"{counted(looked_up, 'name')}, {len(nobody)} without an answer, {len(bad)} passed over.", style="dim")
    )


def write_csv(lines: Iterable[Listed], stream: TextIO) -> None:
    """Write who answers to each name of a list as CSV; a name that nobody answers to has a row of its own."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for line in lines:
        rows.writerows([_safe(cell) for cell in row] for row in _rows(line))


def _rows(line: Listed) -> Iterator[tuple[Any, ...]]:
    for hit in line.people:
        score = f"{hit.score:.3f}"
        yield line.line, line.name, hit.person.name, hit.person.id[:8], score, hit.form, hit.sources, line.more, ""
    if not line.people:
        remark = PROBLEMS.get(line.problem, "nobody answers")
        yield line.line, line.name, "", "", "", "", 0, 0, remark


def _safe(cell: object) -> object:
    """Put a quotation mark before what a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
