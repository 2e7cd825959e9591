"""Why several spellings are taken for one person, in a plain sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigaq.model.entity import Entity, Join

MOST = 3
"""Spellings, and shared facts, that are named; the rest are in the JSON of the case file."""


def joined_because(person: Entity, joins: Sequence[Join]) -> str:
    """Say what joined the reports: spellings of the full name, then the facts they share, the strongest first."""
    if not joins:
        return ""
    decided = ["a person has decided so"] if any(join.decision for join in joins) else []
    return "; ".join([*decided, *_spellings(person), *_facts(joins)])


def _spellings(person: Entity) -> Iterator[str]:
    """“Akhan is written Akan in 2 reports”, word by word, for each part of the name that is written otherwise."""
    sources: dict[str, set[str]] = defaultdict(set)
    for spelling in person.spellings:
        if len(spelling.form.split()) == len(person.name.split()):
            sources[spelling.form].add(spelling.source)
    if not (sources.keys() - {person.name}):
        yield "the same name"
        return
    others = sorted((form for form in sources if form != person.name), key=lambda f: (-len(sources[f]), f))
    for form in others[:MOST]:
        count = len(sources[form])
        mine, theirs = _odd_words(person.name, form)
        yield f"{mine} is written {theirs} in {count} report{'s' if count > 1 else ''}"
    if len(others) > MOST:
        yield f"and {len(others) - MOST} spellings more"


def _odd_words(name: str, form: str) -> tuple[str, str]:
    """Leave out the words that both have in one place; all of them if the order differs."""
    pairs = list(zip(name.split(), form.split(), strict=True))
    odd = [(a, b) for a, b in pairs if a != b]
    if {word.casefold() for word in name.split()} & {b.casefold() for _, b in odd}:
        odd = pairs
    return " ".join(a for a, _ in odd), " ".join(b for _, b in odd)


def _facts(joins: Sequence[Join]) -> list[str]:
    """Give what the reports share beyond the name: reasons that quote no names, the weightiest first."""
    weights: dict[str, float] = defaultdict(float)
    for join in joins:
        for reason in () if join.decision else join.reasons:
            if reason.weight > 0 and not reason.what.startswith("“"):
                weights[reason.what] = max(weights[reason.what], reason.weight)
    return sorted(weights, key=lambda what: (-weights[what], what))[:MOST]
