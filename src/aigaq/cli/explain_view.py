"""How `aigaq explain` looks on the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.claim import Claim
    from aigaq.model.explanation import Explanation, Ground

TITLES = {
    "words": "words",
    "rule": "rule",
    "who": "who",
    "date": "when",
    "place": "where",
    "speaker": "says who",
    "certainty": "how sure",
    "lost": "weighed and lost",
}
ORDER = tuple(TITLES)


def print_explanation(console: Console, claim: Claim, why: Explanation) -> None:
    """Print one line a ground, grouped by what it is about."""
    console.print(Text(f"Claim {claim.id[:8]}, made by {why.made_by}", style="bold"))
    if not why.retold and not claim.proposed:
        console.print(Text("Today's rules no longer make this claim; `aigaq add` the file again.", style="yellow"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for topic, grounds in groupby(sorted(why.grounds, key=_order), key=lambda g: g.topic):
        for number, ground in enumerate(grounds):
            table.add_row("" if number else TITLES[topic], _line(ground))
    console.print(table)


def _order(ground: Ground) -> int:
    return ORDER.index(ground.topic)


def _line(ground: Ground) -> Text:
    at = Text(f"  at {ground.start}", style="dim") if ground.start is not None else Text("")
    return Text.assemble((ground.says, "dim" if ground.topic == "lost" else ""), at)
