"""How the terminal shows what people wrote or put right in a case file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from aigaq.model.casefile import Handmade


def handmade_lines(found: Iterable[Handmade]) -> Iterator[Text]:
    """Give a line for each claim that a person wrote: who, when and why, and what it was before."""
    for made in found:
        was = ""
        if made.before is not None:
            when = made.before.when.edtf if made.before.when else "no date"
            was = f"; before: {made.before.type}, {when}, {made.before.certainty}, {made.before.id[:8]}"
        why = f" — {made.reason}" if made.reason else ""
        yield Text(f"{made.claim[:8]}  {'put right' if was else 'written'} by {made.by}, {made.at[:10]}{why}{was}")
