"""The command that writes files for others: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

FORMATS = ("events", "people", "statuses", "json", "html", "ics", "ftm")
"""The names in `aigaq.exports.FORMATS`; a test holds the two together."""


@click.command()
@with_vault
@click.option("--format", "format_name", type=click.Choice(FORMATS), required=True)
@click.option("--out", "target", type=click.Path(path_type=Path), required=True, help="File to write (- for stdout).")
@click.option("--person", help="Whose case file (formats json, html, ics and ftm; any spelling).")
@click.option("--lang", "language", type=click.Choice(["en", "ru", "kk"]), default="en", show_default=True)
@click.option("--force", is_flag=True, help="Write over a file that stands there.")
def export(
    bench: Workbench,
    out: Output,
    format_name: str,
    target: Path,
    person: str | None,
    language: str,
    *,
    force: bool,
) -> None:
    """Write events, people or statuses (JSON Lines), a case file (JSON or HTML), a calendar or FollowTheMoney.

    An export leaves the vault's protection: it is not encrypted, and the log records it.

    \b
    Examples:
      aigaq export my.aigaq --format events --out events.jsonl
      aigaq export my.aigaq --format html --person "Asan Serikuly" --lang kk --out dossier.html
      aigaq export my.aigaq --format ics --out deadlines.ics
    """
    written = bench.export(format_name, target, person=person, language=language, force=force)
    out.answer(written, lambda console: console.print(f"Written: {written['bytes']:,} bytes. It is not encrypted."))
