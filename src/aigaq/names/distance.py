"""The mistakes between two folded words, counted as a hand or an ear makes them."""

from __future__ import annotations

from functools import cache, lru_cache

from aigaq.names.customs import spellings

HEARD = 0.4
"""What it costs to write one sound for another that is heard alike (decision record 0031)."""
SWAP = 1.0
"""What it costs to swap two letters that are neighbours, or have one between them."""
FARTHEST = 0.5
"""Mistakes, as a share of the letters of the longer word, beyond which nobody asks how many they are."""
_FAR = 99.0


@lru_cache(maxsize=1 << 18)
def distance(left: str, right: str) -> float:
    """Count the mistakes between two folded words: letters put in, left out or changed, neighbours swapped.

    Two letters swapped over the one between them count as one mistake too, and sounds that are heard
    alike as `HEARD`. Where there are more than `FARTHEST` of the longer word's letters, some higher number is given.
    """
    most = FARTHEST * max(len(left), len(right))
    left, right, inside = _apart(left, right)
    gaps = [_gap(letter) for letter in right]
    before: list[float] = []
    above: list[float] = []
    row = [0.0]
    for gap in gaps:
        row.append(row[-1] + (gap if inside else 1.0))
    last = least = 0.0
    for i, a in enumerate(left):
        before, above, earlier = above, row, before
        row = _row(a, right, above, gaps, above[0] + (_gap(a) if inside else 1.0))
        if i:
            _swapped(row, (a, left[i - 1], left[i - 2] if earlier else ""), right, (before, earlier), gaps)
        least, last, first = min(row), least, last
        if least > most and min(last, first) + SWAP > most:
            return _FAR
    return row[-1]


def _apart(left: str, right: str) -> tuple[str, str, bool]:
    """Take off what both words begin and end with, which changes no count; say whether there was a beginning.

    A letter too many before the first one is a whole mistake, whatever letter it is.
    """
    start, most = 0, min(len(left), len(right))
    while start < most and left[start] == right[start]:
        start += 1
    end, most = 0, most - start if start else most - 1
    while end < most and left[-1 - end] == right[-1 - end]:
        end += 1
    return left[start : len(left) - end], right[start : len(right) - end], start > 0


def _row(a: str, right: str, above: list[float], gaps: list[float], last: float) -> list[float]:
    change, gap = _changes(a), _gap(a)
    row = [last]
    for j, b in enumerate(right):
        put, left_out = last + gaps[j], above[j + 1] + gap
        last = above[j] + (0.0 if a == b else change.get(b, 1.0))
        if put < last:  # noqa: PLR1730 - min() takes twice as long, and most of the time goes here
            last = put
        if left_out < last:  # noqa: PLR1730
            last = left_out
        row.append(last)
    return row


def _swapped(
    row: list[float], last: tuple[str, str, str], right: str, above: tuple[list[float], list[float]], gaps: list[float]
) -> None:
    """Let neighbours that are swapped, and letters swapped over the one between them, count as one mistake.

    `last` are the last letters of the other word, the last first; `above` the rows two and three above.
    """
    (a, b, c), (before, earlier) = last, above
    for j in range(1, len(right)):
        if right[j] == b and right[j - 1] == a:
            _lower(row, j + 1, before[j - 1] + SWAP, gaps)
        elif earlier and j > 1 and right[j - 2] == a and right[j - 1] == b and right[j] == c:
            _lower(row, j + 1, earlier[j - 2] + SWAP, gaps)


def _lower(row: list[float], at: int, cost: float, gaps: list[float]) -> None:
    """Put a lower cost in its place, and into those after it that it makes cheaper."""
    while at < len(row) and cost < row[at]:
        row[at] = cost
        cost += gaps[at] if at < len(gaps) else 0.0
        at += 1


@cache
def _changes(a: str) -> dict[str, float]:
    """Give what it costs to write other letters for one: `HEARD` for those heard alike; for all others it is 1."""
    return {pair[1]: HEARD for pair in spellings().heard if pair[0] == a}


@cache
def _gap(letter: str) -> float:
    """A vowel or an h is sooner left out than another letter."""
    return 0.6 if letter in "aeiouk" else 1.0
