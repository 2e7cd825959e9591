"""Commands about sources: add, suggest, sources, edit-source."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.second import Server
    from aigaq.workbench import AddReport, Workbench


@click.command()
@with_vault
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1), help="Processes to extract with (default: one a core).")
@click.option("--suggest", "suggesting", is_flag=True, help="Let the learnt reader suggest further events.")
@click.option("--with-llm", metavar="URL", help="Let a language model at this address propose further claims.")
@click.option("--llm-model", metavar="NAME", help="Its name there (default: the first that the server offers).")
@click.option("--llm-elsewhere", is_flag=True, help="Allow an address on another machine: THE TEXTS ARE SENT THERE.")
def add(
    bench: Workbench,
    out: Output,
    paths: tuple[Path, ...],
    workers: int | None,
    suggesting: bool,
    with_llm: str | None,
    llm_model: str | None,
    llm_elsewhere: bool,
) -> None:
    """Read files and folders into the vault: text, Markdown, HTML, PDF, DOCX, e-mail, SRT, VTT.

    Files already there are known again by their bytes; a run that was cut off is finished by the same
    command. A file that cannot be read is refused with its reason, and the rest goes on.

    With --suggest, Aigaq's own learnt reader looks for events in the same files that the rules do not find; see
    `aigaq suggest`. Reading then takes nearly three times as long.

    With --with-llm, a server that speaks the OpenAI protocol (llama.cpp, Ollama …) reads the same files again,
    those already there too. What it proposes waits in `aigaq review`; nothing of it counts before you accept it.

    \b
    Examples:
      aigaq add my.aigaq reports/
      aigaq add my.aigaq interview.vtt judgment.pdf
      aigaq add my.aigaq reports/ --with-llm http://localhost:11434
    """
    from aigaq.cli.progress import progress_bar
    from aigaq.cli.tables import add_summary, second_summary

    server = second_reader(out, with_llm, llm_model, elsewhere=llm_elsewhere) if with_llm else None
    with progress_bar(out) as step:
        report = bench.add(paths, step, workers=workers)
    here = [item.source for item in report.items if item.source]
    again = None
    if suggesting:
        with progress_bar(out, "Looking for more") as step:
            report = evolve(report, suggestions=bench.suggest(here, step, workers=workers))
    if server:
        with progress_bar(out, "Reading again") as step:
            again = bench.read_again(here, server, step)
    record = {**bench.record(report), **({"second_reader": bench.record(again)} if again else {})}
    out.answer(record, lambda console: console.print(add_summary(report)))
    if again and not out.as_json:
        out.console.print(second_summary(again))
    if _nothing_read(report):
        raise click.exceptions.Exit(5)


def second_reader(out: Output, address: str, model: str | None, *, elsewhere: bool) -> Server:
    """Find the second reader before any work begins; say so when texts are to leave the machine."""
    from aigaq.second import server

    if elsewhere:
        warning = "The texts are sent to another machine, as --llm-elsewhere allows."
        out.progress_console.print(warning, style="bold red")
    return server(address, model=model, key=os.environ.get("AIGAQ_LLM_KEY", ""), elsewhere=elsewhere)


def _nothing_read(report: AddReport) -> bool:
    return bool(report.items) and all(item.outcome == "refused" for item in report.items)


@click.command()
@with_vault
@click.argument("sources", nargs=-1)
@click.option("--workers", type=click.IntRange(1), help="Processes to read with (default: one a core).")
def suggest(bench: Workbench, out: Output, sources: tuple[str, ...], workers: int | None) -> None:
    """Let the learnt reader suggest events that the rules do not find, in these sources, or in all of them.

    SOURCE is a file name or the first digits of its id. A small network, which runs here and asks nobody, judges
    every word. About two in three of its suggestions tell of an event; whom it befell and when is right less often.
    So each waits in `aigaq review`: nothing of it counts before you accept it, and what you reject does not come back.

    \b
    Examples:
      aigaq suggest my.aigaq
      aigaq suggest my.aigaq report.txt
      aigaq accept my.aigaq 3fa9c1d2       one that is right; `aigaq correct` puts one right
    """
    from aigaq.cli.progress import progress_bar
    from aigaq.cli.tables import suggest_summary

    with progress_bar(out, "Looking for more") as step:
        report = bench.suggest(sources or None, step, workers=workers)
    out.answer(bench.record(report), lambda console: console.print(suggest_summary(report)))


@click.command()
@with_vault
def sources(bench: Workbench, out: Output) -> None:
    """List the sources with title, outlet, author, date and how each was found.

    \b
    Example:
      aigaq sources my.aigaq
    """
    from aigaq.cli.tables import sources_table

    found = bench.sources()
    out.answer([bench.record(s) for s in found], lambda console: console.print(sources_table(found)))


@click.command("edit-source")
@with_vault
@click.argument("source")
@click.option("--title")
@click.option("--outlet")
@click.option("--author")
@click.option("--published", help="EDTF: 2021-01-22, 2021-01, [2019-10-30..2019-10-31].")
@click.option("--language", help="ISO 639: en, ru, kk.")
@click.option("--url")
@click.option("--reason", default="", help="Why, for the log.")
def edit_source(bench: Workbench, out: Output, source: str, reason: str, **fields: str | None) -> None:
    """Set what is known about a source. What you set wins; dates in its claims are worked out anew.

    SOURCE is a file name or the first digits of its id. An empty value ("") takes a value away.

    \b
    Examples:
      aigaq edit-source my.aigaq report.txt --published 2021-01-22 --outlet "Example Post"
      aigaq undo my.aigaq                       takes it back
    """
    from aigaq.cli.tables import sources_table

    changed = {name: value for name, value in fields.items() if value is not None}
    if not changed:
        raise click.UsageError("Give at least one of --title, --outlet, --author, --published, --language, --url.")
    edited = bench.edit_source(source, changed, reason)
    out.answer(bench.record(edited), lambda console: console.print(sources_table([edited])))
