"""Positions of authorities and differences between reports on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from aigaq.cli.case_lines import Numbers, claim_lines, difference_lines, ids

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from aigaq.model.casefile import Difference
    from aigaq.model.material import Material
    from aigaq.model.position import Position

STANCE_STYLE = {"deny": "red", "restrict": "red", "relabel": "yellow", "concede": "green", "protect": "green"}


def position_lines(found: Sequence[Position], numbers: Numbers, *, quoted: bool) -> Iterator[RenderableType]:
    """Give each position with its response, and under it the turn it is, if it is one; ``quoted``: its passages too."""
    for position in found:
        organ = f" ({position.organ})" if position.organ and position.organ != position.authority else ""
        topic = f" · {position.topic_label}" if position.topic else ""
        yield Text.assemble(
            (f"{position.when.edtf if position.when else 'undated':<24} ", "cyan"),
            (position.authority, "bold"),
            f"{organ} ",
            (position.response_label, STANCE_STYLE.get(position.stance, "")),
            (
                f"{topic}  {position.how}  {numbers.refs(c.source for c in position.claims)} {_ids(position, quoted)}",
                "dim",
            ),
        )
        if position.turn:
            yield Padding(Text(f"turn — {position.turn}", style="bold yellow"), (0, 0, 0, 4))
        if quoted:
            yield from claim_lines(position.claims, numbers, position.when)


def _ids(position: Position, quoted: bool) -> str:
    return "" if quoted else ids(position.claims)


def print_positions(console: Console, found: Sequence[Position], material: Material) -> None:
    """Print positions by date, then the sources they rest on."""
    numbers = _numbers(material, {claim.source for position in found for claim in position.claims})
    for line in position_lines(found, numbers, quoted=True):
        console.print(line)
    _print_sources(console, material, numbers)


def print_differences(console: Console, found: Sequence[Difference], material: Material) -> None:
    """Print what differs, what is open first, then the sources."""
    told = {c.source for d in found for r in d.readings for c in r.claims}
    told |= {p.text.source for d in found for r in d.readings for p in r.passages}
    numbers = _numbers(material, told)
    for line in difference_lines(sorted(found, key=lambda d: d.settled is not None), numbers):
        console.print(line)
    _print_sources(console, material, numbers)
    if any(d.settled is None for d in found):
        console.print('[dim]Settle one: aigaq settle VAULT ID READING --reason "…" (or: both, unresolved).[/dim]')


def _numbers(material: Material, sources: set[str]) -> Numbers:
    named = sorted((material.sources[name] for name in sources), key=lambda s: (s.name, s.id))
    return Numbers({source.id: number for number, source in enumerate(named, 1)})


def _print_sources(console: Console, material: Material, numbers: Numbers) -> None:
    for source, number in numbers.of.items():
        console.print(Text(f"[{number}] {material.sources[source].name}", style="dim"))
    if not numbers.of:
        console.print("Nothing on file.")
