"""Commands by which people put claims right or write them: correct, write-claim, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from aigaq.cli.open_vault import with_vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from aigaq.cli.output import Output
    from aigaq.workbench import Workbench

_TOLD = (
    click.option("--type", "type_", help="Type of event, status, relation or detail: a name of the schema."),
    click.option("--kind", type=click.Choice(["event", "status", "relation", "attribute"]), help="Kind of claim."),
    click.option("--date", help="When it happened, or a status began (EDTF); an empty text takes it away."),
    click.option("--until", help="Until when a status holds (EDTF)."),
    click.option("--place", help="A place: an id, a passage START-END, or words."),
    click.option("--certainty", type=click.Choice(["asserted", "alleged", "denied", "hypothetical"])),
    click.option("--value", help="Value of a detail; of a status its country (ISO 3166)."),
    click.option(
        "--who", multiple=True, metavar="[ROLE=]WHO", help="Who takes part: an id, a name, START-END, [words]."
    ),
    click.option(
        "--speaker", multiple=True, metavar="[HOW=]WHO", help="Who says so, from the outermost; none: --speaker ''."
    ),
    click.option("--reason", default="", help="Why, for the log and the reader of the file."),
)


def _takes_told(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_TOLD):
        command = option(command)
    return command


@click.command()
@with_vault
@click.argument("claim")
@_takes_told
def correct(bench: Workbench, out: Output, claim: str, reason: str, **told: Any) -> None:
    """Put a claim right, in your own name: only what you give is changed.

    The claim as it was leaves the case files and stays on record; `aigaq undo` brings it back.

    \b
    Examples:
      aigaq correct my.aigaq 3fa9c1d2 --date 2021-03-04 --reason "the court's paper"
      aigaq correct my.aigaq 3fa9c1d2 --type detention --who "perpetrator=[police]" --who "Asan Serikuly"
    """
    decision = bench.correct(claim, _told(told), reason)
    _say(out, bench, decision, f"Put right: it is claim {decision.subjects[1][:8]} now.")


@click.command("write-claim")
@with_vault
@click.argument("source")
@click.argument("start", type=int)
@click.argument("end", type=int)
@_takes_told
def write_claim(bench: Workbench, out: Output, source: str, start: int, end: int, reason: str, **told: Any) -> None:
    """Add a claim of your own that rests on the characters START to END of a SOURCE's text.

    `aigaq show` prints where a passage stands. A WHO that is a passage START-END brings somebody in whom Aigaq has
    not seen.

    \b
    Example:
      aigaq write-claim my.aigaq report.txt 120 184 --type threat --who "Asan Serikuly" --date 2021-03
    """
    decision = bench.write_claim(source, start, end, _told(told), reason)
    _say(out, bench, decision, f"Written as claim {decision.subjects[0][:8]}.")


@click.command()
@with_vault
@click.argument("decision", required=False)
@click.option("--reason", default="", help="Why, for the log.")
def confirm(bench: Workbench, out: Output, decision: str | None, reason: str) -> None:
    """Agree to a DECISION that waits for a second person; without one, list what waits.

    \b
    Examples:
      aigaq confirm my.aigaq
      aigaq confirm my.aigaq 7b21c0de
    """
    if decision is not None:
        _say(out, bench, bench.confirm(decision, reason), "Confirmed.")
        return
    found = bench.waiting()
    lines = [f"{d.id[:8]}  {d.at[:10]}  {d.verdict}  {d.by}  {d.reason}".rstrip() for d in found]
    record = [{**bench.record(d), "id": d.id} for d in found]
    out.answer(record, lambda console: console.print("\n".join(lines) or "Nothing waits.", markup=False))


def _told(given: dict[str, Any]) -> dict[str, Any]:
    """Give what was said of a claim; what was not said is left out."""
    who, speakers = given.pop("who"), given.pop("speaker")
    told = {name.rstrip("_"): value for name, value in given.items() if value is not None}
    if who:
        told["participants"] = [_pair(one, "role", "subject") for one in who]
    if speakers:
        told["speakers"] = [_pair(one, "how", "indirect") for one in speakers if one]
    return told


def _pair(given: str, name: str, otherwise: str) -> dict[str, str]:
    head, sign, rest = given.partition("=")
    return {name: head.strip(), "who": rest} if sign else {name: otherwise, "who": given}


def _say(out: Output, bench: Workbench, decision: Any, sentence: str) -> None:
    out.answer(
        {**bench.record(decision), "id": decision.id},
        lambda console: console.print(f"{sentence} (decision {decision.id[:8]}; `aigaq undo` takes it back)"),
    )
