"""Which part of one name stands for which of the other: given with given, or crosswise where that is more alike."""

from __future__ import annotations

from functools import cache
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
    meets = _meets(ours, theirs)
    hopeful = len(meets) - meets.count([])
    if hopeful < least:
        return None
    there = theirs.parts
    table = [[0.0] * len(there) for _ in meets]
    for i in sorted(range(len(meets)), key=[len(places) for places in meets].__getitem__):
        a, row, places = ours.parts[i], table[i], meets[i]
        for j in places:
            row[j] = alike(a, there[j])
        if least and places and max(row) <= LEAST:
            hopeful -= 1
            if hopeful < least:
                return None
    return table


def _meets(ours: Sketch, theirs: Sketch) -> list[list[int]]:
    """Give, of each of our parts, the places of theirs that it can be like."""
    if ours.initials or theirs.initials:
        both = [list(zip(name.parts, name.masks, strict=True)) for name in (ours, theirs)]
        return [[j for j, (b, n) in enumerate(both[1]) if m & n or a.initial or b.initial] for a, m in both[0]]
    there = list(enumerate(theirs.masks))
    return [[j for j, n in there if m & n] for m in ours.masks]


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
    best: tuple[int, ...] = ()
    most = -1.0
    for order in _orders(len(table[0]), len(table)):  # the first of equals, which is the least crosswise
        found = sum([row[j] for row, j in zip(table, order, strict=True)])
        if found > most:
            best, most = order, found
    return [(i, j, table[i][j]) for i, j in enumerate(best)]


@cache
def _orders(columns: int, rows: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(columns), rows))
