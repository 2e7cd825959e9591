"""Commands about legal status: status, deadlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from aigaq.cli.open_vault import with_vault
from aigaq.errors import BadDate

if TYPE_CHECKING:
    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench


class Day(click.ParamType[date]):
    """A calendar day, ISO 8601."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or raise `BadDate`."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as error:
            raise BadDate(given=value) from error


@click.command()
@with_vault
@click.option("--on", type=Day(), help="The day in question (default: today).")
@click.option(
    "--known-on", type=Day(), help="As this vault knew it that day: reports recorded and decisions taken by then."
)
@click.option("--published-by", type=Day(), help="Only from reports published by this day.")
@click.option("--person", help="Only this person (any spelling).")
def status(
    bench: Workbench, out: Output, on: date | None, known_on: date | None, published_by: date | None, person: str | None
) -> None:
    """Say what everybody was by law on a day, on each track: on which claims, until when, and what comes due.

    \b
    Examples:
      aigaq status my.aigaq --on 2021-01-21
      aigaq status my.aigaq --on 2021-01-21 --published-by 2020-12-31 --person "Asan Serikuly"
      aigaq status my.aigaq --on 2021-01-21 --known-on 2026-03-01
    """
    from aigaq.cli.law_view import print_status
    from aigaq.workbench import StatusQuestion

    found = bench.status(StatusQuestion(on, known_on, published_by, person))
    out.answer(bench.record(found), lambda console: print_status(console, found))


@click.command()
@with_vault
@click.option("--on", type=Day(), help="Count from this day (default: today).")
@click.option("--within", type=click.IntRange(min=0), help="Only what comes due, or was missed, within so many days.")
def deadlines(bench: Workbench, out: Output, on: date | None, within: int | None) -> None:
    """List what comes due and what was missed, soonest first, and why. Not legal advice; unverified rules are marked.

    For a calendar file: aigaq export --format ics.

    \b
    Examples:
      aigaq deadlines my.aigaq --on 2021-01-21
      aigaq deadlines my.aigaq --within 30
    """
    from aigaq.cli.law_view import print_deadlines

    found = bench.deadlines(on, within)
    out.answer(bench.record(found), lambda console: print_deadlines(console, found))
