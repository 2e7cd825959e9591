"""Which part of one name stands for which of the other: given with given, or crosswise where that is more alike."""

from __future__ import annotations

from itertools import permutations

from aigaq.names.alike import alike
from aigaq.names.parse import Part, Parts
from aigaq.names.sketch import Sketch, of_parts

Paired = list[tuple[int, int, float]]
"""Place in one name, place in the other, likeness."""


LEAST = 0.5
"""Likeness a part must have to one of the other name's to count as perhaps the same."""


def likenesses(ours: Sketch, theirs: Sketch, least: int = 0) -> list[list[float]] | None:
    """Give the likeness of each part of one name to each of the other; 0 where the masks have nothing in common.

    ``None`` as soon as fewer than `least` of our parts can be like any of theirs.
    """
    there = list(zip(theirs.parts, theirs.masks, strict=True))
    hopeful = sum(any(m & n for n in theirs.masks) for m in ours.masks) if least else 0
    if hopeful < least:
        return None
    table = []
    for a, m in zip(ours.parts, ours.masks, strict=True):
        row = [alike(a, b) if m & n or a.initial or b.initial else 0.0 for b, n in there]
        table.append(row)
        if least and max(row) <= LEAST and any(m & n for n in theirs.masks):
            hopeful -= 1
            if hopeful < least:
                return None
    return table


def pair_parts(ours: tuple[Part, ...], theirs: tuple[Part, ...]) -> Paired:
    """Pair the parts so that the likeness is greatest: given with given, or crosswise."""
    nobody = Parts(None, None)
    return paired(likenesses(of_parts(nobody, ours), of_parts(nobody, theirs)) or [])


def paired(table: list[list[float]]) -> Paired:
    """Pair rows with columns so that the sum is greatest; all rows or all columns are paired."""
    if not table or len(table) == len(table[0]) == 1:
        return [(0, 0, table[0][0])] if table else []
    if len(table) > len(table[0]):
        flipped = [list(column) for column in zip(*table, strict=True)]
        return sorted((i, j, likeness) for j, i, likeness in _best(flipped))
    return _best(table)


def _best(table: list[list[float]]) -> Paired:
    if len(table) == len(table[0]) == 2:  # most names
        (a, b), (c, d) = table
        return [(0, 0, a), (1, 1, d)] if a + d >= b + c else [(0, 1, b), (1, 0, c)]
    columns = range(len(table[0]))
    best = max(
        permutations(columns, len(table)),
        key=lambda order: (sum(table[i][j] for i, j in enumerate(order)), tuple(-j for j in order)),
    )
    return [(i, j, table[i][j]) for i, j in enumerate(best)]
