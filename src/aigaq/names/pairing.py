"""Which part of one name stands for which of the other: given with given, or crosswise where that is more alike."""

from __future__ import annotations

from functools import cache
from itertools import permutations

from aigaq.names.alike import LEAST, compare_closely, met, refused
from aigaq.names.card import Card
from aigaq.names.parse import Part, Parts
from aigaq.names.sketch import Sketch, of_parts

Paired = list[tuple[int, int, float]]
"""Place in one name, place in the other, likeness."""
Cards = tuple[Card, ...]


def likenesses(ours: Sketch, theirs: Sketch, least: int = 0) -> list[list[float]] | None:
    """Give the likeness of each part of one name to each of the other; 0 where the masks have nothing in common.

    Patronymics are like patronymics alone, where both names have one (Ivan Sergeevich, Sergei Ivanovich). ``None`` as
    soon as fewer than `least` of our parts can be like any of theirs. Pairs of parts that have
    met before are looked up first, since they often settle that.
    """
    known, there, anything = met.get, theirs.keyed, bool(ours.initials or theirs.initials)
    by_kind = ours.patronymic and theirs.patronymic
    table: list[list[float]] = []
    waiting: list[tuple[int, int, int]] = []
    hopeful = 0
    most = len(ours.keyed)
    for i, number, mask, kind in ours.keyed:
        row, best = [0.0] * len(there), 0.0
        for j, theirs_, bits, other in there:
            if by_kind and kind is not other:
                continue
            if mask & bits or (anything and (ours.parts[i].initial or theirs.parts[j].initial)):
                found = known(number << 32 | theirs_)
                if found is None:
                    waiting.append((i, j, number << 32 | theirs_))
                    best = 1.0
                else:
                    row[j] = found
                    if found > best:  # noqa: PLR1730 - max() takes twice as long
                        best = found
        table.append(row)
        if best > LEAST:
            hopeful += 1
        else:
            most -= 1
            if most < least:
                return None
    return _completed(table, waiting, ours.cards, theirs.cards, hopeful - least if least else len(table))


def _completed(
    table: list[list[float]], waiting: list[tuple[int, int, int]], ours: Cards, theirs: Cards, spare: int
) -> list[list[float]] | None:
    """Fill in the pairs of parts that had not met; ``None`` as soon as more than `spare` parts lose all hope.

    All are looked at before any is compared closely, those first whose part has the fewest.
    """
    left = [0] * len(table)
    for i, _, _ in waiting:
        left[i] += 1
    near: list[tuple[int, int, int]] = []
    for i, j, pair in waiting:
        if not refused(pair, ours[i], theirs[j]):
            near.append((i, j, pair))
            continue
        left[i] -= 1
        if not left[i] and max(table[i]) <= LEAST:
            spare -= 1
            if spare < 0:
                return None
    near.sort(key=lambda pair: left[pair[0]])
    for i, j, pair in near:
        table[i][j] = compare_closely(pair, ours[i], theirs[j])
        left[i] -= 1
        if not left[i] and max(table[i]) <= LEAST:
            spare -= 1
            if spare < 0:
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
    if len(table) == len(table[0]) == 3:
        return _best_of_three(table)
    best: tuple[int, ...] = ()
    most = -1.0
    for order in _orders(len(table[0]), len(table)):  # the first of equals, which is the least crosswise
        found = sum([row[j] for row, j in zip(table, order, strict=True)])
        if found > most:
            best, most = order, found
    return [(i, j, table[i][j]) for i, j in enumerate(best)]


def _best_of_three(table: list[list[float]]) -> Paired:
    """Do the same for three parts and three, as it is done most often besides."""
    (a, b, c), (d, e, f), (g, h, i) = table
    most, best = a + e + i, (0, 1, 2)
    for found, order in (
        (a + f + h, (0, 2, 1)), (b + d + i, (1, 0, 2)), (b + f + g, (1, 2, 0)), (c + d + h, (2, 0, 1)),
        (c + e + g, (2, 1, 0)),
    ):  # fmt: skip
        if found > most:
            most, best = found, order
    return [(at, to, table[at][to]) for at, to in enumerate(best)]


@cache
def _orders(columns: int, rows: int) -> tuple[tuple[int, ...], ...]:
    return tuple(permutations(range(columns), rows))
