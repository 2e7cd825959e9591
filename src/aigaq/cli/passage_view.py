"""A passage in its source, and a whole source with its furniture dimmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group
from rich.panel import Panel
from rich.text import Text

from aigaq.cli.case_lines import label, when_text
from aigaq.cli.tables import sources_table

if TYPE_CHECKING:
    from rich.console import Console

    from aigaq.model.claim import Claim
    from aigaq.model.source import Source
    from aigaq.model.text import Text as TextLayer
    from aigaq.model.verdicts import Grade

CONTEXT = 400
"""Characters shown before and after a passage."""


def print_claim(console: Console, claim: Claim, source: Source, grades: Sequence[Grade] = ()) -> None:
    """Print a claim, and its passage highlighted in its surroundings."""
    rows = [("says", f"{label(claim.kind, claim.type)} ({claim.certainty})")]
    rows += [(p.role, p.name) for p in claim.participants]
    rows += [("when", f"{when_text(claim.when)}{_how(claim)}")] if claim.when else []
    rows += [("until", claim.until.edtf)] if claim.until else []
    rows += [("place", claim.place)] if claim.place else []
    rows += [("value", claim.value)] if claim.value else []
    rows += [("said by", " ← ".join(s.name for s in claim.speakers))] if claim.speakers else []
    rows += [("found by", f"{claim.extractor.name} {claim.extractor.version}, rule {claim.extractor.rule}")]
    rows += [("source", f"{source.name} {_places(claim)}")]
    rows += [("grade", _grade(grade)) for grade in grades]
    lines = [Text.assemble((f"{name:<12}", "cyan"), value) for name, value in rows]
    console.print(Panel(Group(*lines), title=f"claim {claim.id[:8]}", title_align="left"))
    console.print(_surroundings(claim))


def _grade(grade: Grade) -> str:
    """“B3 for The Herald (the report), by A. Reader: …”."""
    step = "the report" if grade.step == 0 else f"speaker {grade.step}"
    return f"{grade.code} for {grade.speaker} ({step}), by {grade.by}" + (f": {grade.reason}" if grade.reason else "")


def _how(claim: Claim) -> str:
    if claim.when is None:
        return ""
    words = f"“{claim.when.words}”, " if claim.when.words else ""
    anchor = f", from {claim.when.anchor}" if claim.when.anchor else ""
    return f"  ({words}{claim.when.method.replace('_', ' ')}{anchor})"


def _places(claim: Claim) -> str:
    spots = claim.passage.text.locate(claim.passage.start, claim.passage.end)
    named = ", ".join(f"{spot.kind} {spot.value}" for spot in spots)
    return f"at {claim.passage.start}–{claim.passage.end}" + (f" ({named})" if named else "")


def _surroundings(claim: Claim) -> Text:
    content, passage = claim.passage.text.content, claim.passage
    before = content[max(0, passage.start - CONTEXT) : passage.start]
    after = content[passage.end : passage.end + CONTEXT]
    shown = Text.assemble(
        ("…" if passage.start > CONTEXT else "", "dim"),
        (before, "dim"),
        (passage.quote, "bold reverse"),
        (after, "dim"),
        ("…" if passage.end + CONTEXT < len(content) else "", "dim"),
    )
    for also in claim.also:
        shown.append(f"\nalso at {also.start}–{also.end}: “{also.quote}”", style="dim")
    return shown


def print_source(console: Console, source: Source, text: TextLayer | None, grades: Sequence[Grade] = ()) -> None:
    """Print what is known of a source, how people grade it, and its text; what is not the report itself is dimmed."""
    console.print(sources_table([source]))
    for grade in grades:
        console.print(Text.assemble(("grade ", "cyan"), _grade(grade)))
    if text is None:
        console.print("This source has no text; its original is kept.")
        return
    shown = Text(text.content)
    for span in text.furniture:
        shown.stylize("dim strike", span.start, span.end)
    console.print(shown)
