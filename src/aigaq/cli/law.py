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
@click.option("--known-on", type=Day(), help="Only from reports published by this day.")
@click.option("--person", help="Only this person (any spelling).")
def status(bench: Workbench, out: Output, on: date | None, known_on: date | None, person: str | None) -> None:
    """Say who held which legal status on a day: on which claims, until when, and what comes due.

    \b
    Examples:
      aigaq status my.aigaq --on 2021-01-21
      aigaq status my.aigaq --on 2021-01-21 --known-on 2020-12-31 --person "Asan Serikuly"
    """
    from aigaq.cli.law_view import print_status

    found = bench.status(on, known_on, person)
    out.answer(bench.record(found), lambda console: print_status(console, found))


@click.command()
@with_vault
@click.option("--on", type=Day(), help="Count from this day (default: today).")
def deadlines(bench: Workbench, out: Output, on: date | None) -> None:
    """List what comes due, soonest first, and why. Not legal advice; unverified rules are marked.

    \b
    Example:
      aigaq deadlines my.aigaq --on 2021-01-21
    """
    from aigaq.cli.law_view import print_deadlines

    found = bench.deadlines(on)
    out.answer(bench.record(found), lambda console: print_deadlines(console, found))
