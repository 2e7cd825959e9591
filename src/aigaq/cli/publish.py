"""The command that writes files for others: export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.model.consent import Audience
    from aigaq.workbench import Workbench

FORMATS = ("events", "people", "statuses", "json", "html", "ics", "ftm")
"""The names in `aigaq.exports.FORMATS`; a test holds the two together."""


AUDIENCES = ("team", "lawyer", "un_confidential", "un_public", "court", "researchers", "press", "public")
"""Those of `aigaq.model.consent.Audience` to whom something can be given; a test holds the two together."""
WHY = {
    "withdrawn": "consent was withdrawn",
    "unknown": "nobody is on file as having allowed it",
    "relative": "only a relative has allowed it",
    "audience": "they did not allow it to go there",
    "conditions": "a condition stands",
    "until": "consent has run out",
    "identity": "they may not be named",
    "medium": "their words may not go out as text",
}


@click.command()
@with_vault
@click.option("--format", "format_name", type=click.Choice(FORMATS), required=True)
@click.option("--out", "target", type=click.Path(path_type=Path), required=True, help="File to write (- for stdout).")
@click.option("--person", help="Whose case file (formats json, html, ics and ftm; any spelling).")
@click.option("--lang", "language", type=click.Choice(["en", "ru", "kk"]), default="en", show_default=True)
@click.option(
    "--for", "audience", type=click.Choice(AUDIENCES), default="public", show_default=True, help="Who gets it."
)
@click.option("--despite-consent", "despite", default="", metavar="REASON", help="Why you take it upon yourself.")
@click.option("--force", is_flag=True, help="Write over a file that stands there.")
def export(
    bench: Workbench,
    out: Output,
    format_name: str,
    target: Path,
    person: str | None,
    language: str,
    audience: Audience,
    despite: str,
    *,
    force: bool,
) -> None:
    """Write events, people or statuses (JSON Lines), a case file (JSON or HTML), a calendar or FollowTheMoney.

    An export leaves the vault's protection: it is not encrypted, and the log records it. Where it rests on what people
    have told you, and they have not allowed it to go to those named by --for (everybody, unless you say otherwise),
    these sources are listed and nothing is written, unless you take that upon yourself and say why.

    \b
    Examples:
      aigaq export my.aigaq --format events --out events.jsonl
      aigaq export my.aigaq --format html --person "Asan Serikuly" --lang kk --out dossier.html
      aigaq export my.aigaq --format html --person "Asan Serikuly" --for lawyer --out dossier.html
      aigaq export my.aigaq --format ics --out deadlines.ics
    """
    from aigaq.workbench import Asked

    asked = Asked(format_name, person, language, audience, despite)
    for one in bench.held_back(asked):
        said = f"{one.source.name} ({one.source.id[:8]}){', ' + one.speaker if one.speaker else ''}: {WHY[one.why]}."
        out.progress_console.print(said, style="yellow", markup=False)
    written = bench.export(asked, target, force=force)
    out.answer(written, lambda console: console.print(f"Written: {written['bytes']:,} bytes. It is not encrypted."))
