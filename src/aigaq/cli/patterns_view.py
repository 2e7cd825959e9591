"""How incidents that may belong together look on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from aigaq.cli.case_lines import ids, when_text
from aigaq.model.schema import event_type

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from aigaq.model.casefile import Event
    from aigaq.model.pattern import Candidate, Chance, Patterns, Remark

CAVEAT = "No verdicts: a candidate is a reason to look again, its strength is the order of this list and nothing more."
MOST = 5
"""Candidates that a case file prints; `aigaq patterns` has all."""
NONE = "No incidents that may belong together."


def print_patterns(console: Console, found: Patterns, language: str, most: int | None) -> None:
    """Print the candidates, the strongest first, then what chance alone would give."""
    for number, candidate in enumerate(found.candidates[:most], 1):
        console.print(
            Text.assemble((f"{number}. {getattr(candidate.label, language)}", "bold"), f"  {_sum(candidate)}")
        )
        for line in _lines(candidate, language):
            console.print(line)
    left = len(found.candidates) - len(found.candidates[:most])
    if left:
        console.print(Text(f"{left} weaker candidates are not shown; --all shows them.", style="dim"))
    console.print(Text(CAVEAT if found.candidates else NONE, style="dim"))
    _print_chances(console, found, language)


def linked_lines(found: Patterns | None, own: Set[str], language: str = "en") -> Iterator[RenderableType]:
    """Give the strongest candidates as a section of a case file; nothing where they were not asked for.

    ``own``: ids of the events that the case file quotes already.
    """
    if found is None:
        return
    for number, candidate in enumerate(found.candidates[:MOST], 1):
        yield Text.assemble((f"{number}. {getattr(candidate.label, language)}", "bold"), f"  {_sum(candidate)}")
        yield from _lines(candidate, language, own)
    asked = {test for candidate in found.candidates[:MOST] for test in candidate.tests}
    answers: dict[str, list[str]] = {}
    for chance in found.chances:
        if chance.id in asked:
            answers.setdefault(getattr(chance.says, language), []).append(getattr(chance.label, language))
    for says, labels in answers.items():
        yield Text(f"By chance? {'; '.join(labels)}: {says}", style="dim")
    yield Text(CAVEAT if found.candidates else NONE, style="dim")


def _sum(candidate: Candidate) -> str:
    return f"strength {candidate.strength}  {candidate.id[:8]}"


def _lines(candidate: Candidate, language: str, own: Set[str] = frozenset()) -> Iterator[RenderableType]:
    for incident in candidate.incidents:
        yield from _event(incident.event, ", ".join(incident.names), language, quoted=incident.id not in own)
    for event in candidate.around:
        yield from _event(event, "", language, quoted=event.id not in own)
    for mark, style, remarks in (("+", "green", candidate.speaks_for), ("−", "yellow", candidate.speaks_against)):
        for remark in remarks:
            yield Padding(Text.assemble((f"{mark} ", style), _remark(remark, language)), (0, 0, 0, 4))


def _event(event: Event, names: str, language: str, *, quoted: bool) -> Iterator[RenderableType]:
    head = f"{when_text(event.when)}  {getattr(event_type(event.type).labels, language)}"
    told = Text.assemble((head, "cyan"), f"  {names}" if names else "", f", {event.place}" if event.place else "")
    yield Padding(told, (0, 0, 0, 4))
    quote = " ".join(max((c.passage.quote for c in event.claims), key=len, default="").split())
    if quote and quoted:
        yield Padding(Text.assemble(f"“{quote}”", (f"  {ids(event.claims)}", "dim")), (0, 0, 0, 8))


def _remark(remark: Remark, language: str) -> str:
    points = f" ({remark.points:+d})" if remark.points else ""
    return f"{getattr(remark.text, language)}{points}"


def _print_chances(console: Console, found: Patterns, language: str) -> None:
    """Print each question of chance with its answer; those that cannot be answered for one reason stand together."""
    console.print(Text("What chance would do", style="bold"))
    aside = f"{found.without_date} without a day, {found.without_place} without a place known to a town"
    twice = f"{found.steps} later steps or possibly told twice, {found.unnamed} with nobody named"
    asked = f"chance is asked of {found.tested}"
    console.print(Text(f"{found.incidents} incidents ({aside}, {twice}); {asked}.", style="dim"))
    last = ""
    for chance in found.chances:
        says = getattr(chance.says, language)
        console.print(Padding(Text(getattr(chance.label, language)), (0, 0, 0, 4)))
        console.print(Padding(Text("(the same)" if says == last else says, style="dim"), (0, 0, 0, 8)))
        if chance.enough:
            _print_null(console, chance, language)
        last = says


def _print_null(console: Console, chance: Chance, language: str) -> None:
    for words in (chance.null, chance.cannot_say):
        console.print(Padding(Text(getattr(words, language), style="dim"), (0, 0, 0, 8)))
