"""The command about incidents that may belong together: patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

SHOWN = 10
"""So many candidates are printed unless ``--all`` is given."""


@click.command()
@with_vault
@click.option("--person", help="Only candidates with this person (any spelling); chance is still asked of the vault.")
@click.option("--all", "everything", is_flag=True, help=f"Print every candidate, not only the first {SHOWN}.")
@click.option(
    "--language",
    type=click.Choice(["en", "ru", "kk"]),
    default="en",
    show_default=True,
    help="Language of the reasons.",
)
def patterns(bench: Workbench, out: Output, person: str | None, everything: bool, language: str) -> None:
    """List incidents that may belong together: what speaks for it, what against, and what chance would do.

    No verdicts: each candidate is a reason to look again. Where there are too few incidents to say, it says so.

    \b
    Examples:
      aigaq patterns my.aigaq
      aigaq patterns my.aigaq --person "Asan Serikuly" --language ru
      aigaq patterns my.aigaq --json
    """
    from aigaq.cli.patterns_view import print_patterns

    found = bench.patterns(person)
    out.answer(
        bench.record(found), lambda console: print_patterns(console, found, language, None if everything else SHOWN)
    )
