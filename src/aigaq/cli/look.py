"""Commands that show what is known: people, case, show, search, differences, positions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench


@click.command()
@with_vault
def people(bench: Workbench, out: Output) -> None:
    """List the people, each once, under all spellings.

    \b
    Example:
      aigaq people my.aigaq
    """
    from aigaq.cli.tables import people_table

    material = bench.material()
    out.answer(
        [bench.record(person) for person in material.people],
        lambda console: console.print(people_table(material)),
    )


@click.command()
@with_vault
@click.argument("name")
@click.option("--patterns", "linked", is_flag=True, help="Also incidents that may belong together (no verdict).")
def case(bench: Workbench, out: Output, name: str, *, linked: bool) -> None:
    """Print the case file of one person.

    NAME is any spelling, in any script Aigaq can read, or the first digits of the person's id.
    Each passage carries its claim's id: `aigaq show VAULT ID` opens it in its source. Where several people
    answer to the name, they are listed with the ids to choose by.

    \b
    Examples:
      aigaq case my.aigaq "Asan Serikuly"
      aigaq case my.aigaq "Асан Серікұлы" --json
      aigaq case my.aigaq 3fa9c1d2 --patterns
    """
    from aigaq.cli.case_view import print_case
    from aigaq.errors import AmbiguousName, UnknownPerson

    try:
        answer = bench.case_record(name, patterns=linked) if out.as_json else bench.case(name)
    except (AmbiguousName, UnknownPerson):
        if not out.as_json:
            _print_candidates(bench, out, name)
        raise
    found = bench.patterns(name) if linked and not out.as_json else None
    out.answer(answer, lambda console: print_case(console, answer, today=bench.today(), found=found))


def _print_candidates(bench: Workbench, out: Output, name: str) -> None:
    """Say on standard error who answers to a name, so that one of them can be chosen by id."""
    from aigaq.cli.search_view import print_candidates

    found = bench.names(name)
    if found.people or found.problem:
        print_candidates(out.progress_console, found, bench.material().sources)


@click.command()
@with_vault
@click.argument("what")
def show(bench: Workbench, out: Output, what: str) -> None:
    """Open a claim's passage in its source, or a whole source.

    WHAT is the first digits of a claim's id, a source's file name or the first digits of a source's id.

    \b
    Examples:
      aigaq show my.aigaq 3fa9c1d2
      aigaq show my.aigaq report.txt
    """
    from aigaq.cli.passage_view import print_claim, print_source

    claim = bench.find_claim(what)
    if claim is not None:
        source, grades = bench.source_of(claim), bench.grades_of(claim.id)
        record = {**bench.record(claim), **({"grades": bench.record(grades)} if grades else {})}
        out.answer(record, lambda console: print_claim(console, claim, source, grades))
        return
    source, text = bench.source_text(what)
    given = bench.grades_of(source.id)
    known = {"grades": bench.record(given)} if given else {}
    record = {**bench.record(source), **known, "text": text.content if text else None}
    out.answer(record, lambda console: print_source(console, source, text, given))


@click.command()
@with_vault
@click.argument("claim")
def explain(bench: Workbench, out: Output, claim: str) -> None:
    """Say why a claim stands: words, rule and frame, people, date and its anchor, and what was weighed and lost.

    CLAIM is the first digits of a claim's id, as `aigaq case` shows it.

    \b
    Example:
      aigaq explain my.aigaq 3fa9c1d2
    """
    from aigaq.cli.explain_view import print_explanation

    found, why = bench.explain(claim)
    out.answer(bench.record(why), lambda console: print_explanation(console, found, why))


@click.command()
@with_vault
@click.argument("query", required=False)
@click.option(
    "--names", type=click.Path(path_type=Path), help="Look up a list: a file with one name a line (- for stdin)."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print what --names finds as CSV.")
@click.option("--explain", is_flag=True, help="Say part by part why a name answers.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Passages shown.")
def search(bench: Workbench, out: Output, query: str | None, names: Path | None, limit: int, **how: bool) -> None:
    """Search the texts, and people, organisations and places under every spelling, in any script.

    With each person stand the probability that the name means them, if nothing else is known, and the spelling
    that answers. A list of names is looked up at once; lines that are no names are said, and the rest goes on.

    \b
    Examples:
      aigaq search my.aigaq "border guards"
      aigaq search my.aigaq Серікұлы --explain
      aigaq search my.aigaq --names list.txt --csv
    """
    from aigaq.cli.search_view import print_found
    from aigaq.errors import UsageError

    if (query is None) == (names is None):
        raise UsageError(reason="Give either words to search for or --names with a file, not both.")
    if names is not None:
        _search_list(bench, out, names, as_csv=how["as_csv"])
        return
    found = bench.search(query or "", limit)
    out.answer(bench.record(found), lambda console: print_found(console, found, explain=how["explain"]))


def _search_list(bench: Workbench, out: Output, names: Path, *, as_csv: bool) -> None:
    import sys

    from aigaq.cli.search_view import print_list, write_csv

    lines = bench.search_list(Path("/dev/stdin") if str(names) == "-" else names)
    if as_csv:
        write_csv(lines, sys.stdout)
    elif out.as_json:
        out.answer([bench.record(line) for line in lines], lambda _: None)
    else:
        print_list(out.console, lines)


@click.command()
@with_vault
@click.argument("person", required=False)
def differences(bench: Workbench, out: Output, person: str | None) -> None:
    """List where the reports differ, about one PERSON or all: what is open first, each with its id.

    Each says whether it contradicts, needs explaining, is one thing said in several ways, or a change over time.

    \b
    Examples:
      aigaq differences my.aigaq
      aigaq differences my.aigaq "Asan Serikuly" --json
    """
    from aigaq.cli.position_view import print_differences

    found = bench.differences(person)
    out.answer(bench.record(found), lambda console: print_differences(console, found, bench.material()))


@click.command()
@with_vault
@click.argument("authority", required=False)
@click.option("--person", help="Only what concerns this person, by name or id.")
def positions(bench: Workbench, out: Output, authority: str | None, person: str | None) -> None:
    """List what authorities said and did over time, and where they turned.

    AUTHORITY is a state, its two-letter code, or part of the name of a ministry, a court or other body.

    \b
    Examples:
      aigaq positions my.aigaq
      aigaq positions my.aigaq KZ --person "Asan Serikuly"
    """
    from aigaq.cli.position_view import print_positions

    found = bench.positions(authority, person)
    out.answer(bench.record(found), lambda console: print_positions(console, found, bench.material()))
