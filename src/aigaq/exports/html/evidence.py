"""Lines of evidence under a line of the case file: how many there are, which sources make one and why, drawn small."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from attrs import frozen

from aigaq.exports.html.cites import Cites
from aigaq.exports.html.safe import excerpt
from aigaq.model.casefile import Corroboration, Line, Tie

MOST = 24
"""So many sources are drawn; of more, the words alone say how many there are."""
NODE, GAP, HEIGHT = 22.0, 8.0, 22.0
"""Room for one source, and between two lines, in units of the drawing."""
SHORT = 70
"""Characters of what two sources share that stand under a line; the section on ties has it in full."""
WORDING = re.compile(r"\d{1,3}%")


@frozen
class Pill:
    """One line of evidence in the drawing: its sources in one outline."""

    x: float
    width: float
    nodes: tuple[tuple[float, str], ...]
    """Middle and number of each source."""


@frozen
class Drawn:
    """One outline for each line of evidence, side by side."""

    pills: tuple[Pill, ...]
    width: float
    height: float = HEIGHT


@frozen
class One:
    """Sources that come to one line, and what ties them, in words."""

    numbers: tuple[str, ...]
    why: tuple[str, ...]


@frozen
class Reach:
    """How well something is supported."""

    text: str
    drawing: Drawn | None
    tied: tuple[One, ...]


def reach(found: Corroboration, cites: Cites, *, told_as_fact: bool = True) -> Reach:
    """Say how many independent lines of evidence there are, with a drawing where there is more than one source.

    ``told_as_fact``: what is denied or only feared is not confirmed by anybody, only told.
    """
    tied = tuple(One(_numbers(line, cites), tuple(_why(line, cites))) for line in found.lines if line.ties)
    return Reach(_words(found, cites, told_as_fact=told_as_fact), _drawn(found, cites), tied)


def _words(found: Corroboration, cites: Cites, *, told_as_fact: bool) -> str:
    if found.sources < 2:
        return cites.labels("one_source")
    if found.independent < 2:
        return cites.labels("one_line", sources=found.sources)
    key = "confirmed_by" if told_as_fact else "told_by"
    return cites.labels(key, independent=found.independent, sources=found.sources)


def _numbers(line: Line, cites: Cites) -> tuple[str, ...]:
    found = [cites.source_number(source) or "–" for source in line.sources]
    return tuple(sorted(found, key=_rank))


def _rank(number: str) -> tuple[bool, int]:
    return (not number.isdecimal(), int(number) if number.isdecimal() else 0)


def _why(line: Line, cites: Cites) -> Iterator[str]:
    shared = {(tie.kind, tie.detail): tie for tie in line.ties}
    for tie in shared.values():
        yield excerpt(tie_words(tie, cites), SHORT)


def tie_words(tie: Tie, cites: Cites) -> str:
    """Say why two sources are not independent: its kind and what they share."""
    percent = WORDING.match(tie.detail) if tie.kind == "repost" else None
    detail = cites.labels("wording", percent=percent[0].rstrip("%")) if percent else tie.detail
    return f"{cites.labels.of('tie', tie.kind)}: {detail}"


def _drawn(found: Corroboration, cites: Cites) -> Drawn | None:
    if not 1 < found.sources <= MOST:
        return None
    pills, x = [], 1.0
    for numbers in sorted((_numbers(line, cites) for line in found.lines), key=lambda n: (-len(n), _rank(n[0]))):
        width = NODE * len(numbers)
        pills.append(Pill(x, width, tuple((x + NODE * (i + 0.5), number) for i, number in enumerate(numbers))))
        x += width + GAP
    return Drawn(tuple(pills), x - GAP + 1)


def ties(found: Iterable[Tie], cites: Cites) -> list[tuple[list[str], str]]:
    """Give what ties sources of the whole case, once for all sources that share it."""
    groups: dict[str, set[str]] = defaultdict(set)
    for tie in found:
        groups[tie_words(tie, cites)].update((tie.left, tie.right))
    rows = [(sorted(map(cites.named, sources)), words) for words, sources in groups.items()]
    return sorted(rows, key=lambda row: (row[1], row[0]))
