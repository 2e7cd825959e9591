"""Where the nodes of a network stand: springs and repulsion from a fixed beginning, so the same network looks the same.

After ForceAtlas2 (Jacomy and others, PLoS ONE 2014): who has many ties pushes more, so that hubs do not clot; a pull
towards the middle keeps separate parts together. At the end labels that cover each other are moved apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from attrs import frozen

STEPS = 160
PULL = 0.012
"""How strongly everything is pulled towards the middle."""
ROOM = 84.0
"""Distance between two nodes that the springs want, in units of the drawing."""
BORDER = np.array([80.0, 34.0])
"""Room for labels at the borders."""
FIRST, EACH = 220.0, 130.0
"""Width of the drawing: so much, and so much for each step in the root of the number of nodes."""
WIDER = 1.55
"""How much wider than high: labels are long, screens are wide."""
LEAST = 240.0
"""Height of a drawing of one or two nodes."""
LABEL = np.array([104.0, 34.0])
"""Room that a node takes with its label."""
SETTLING = 80

Array = npt.NDArray[np.float64]


@frozen
class Spot:
    """Where a node stands, in units of the drawing."""

    x: float
    y: float


@frozen
class Spots:
    """All nodes, in a drawing of this size."""

    spots: tuple[Spot, ...]
    width: float
    height: float


def placed(count: int, edges: Sequence[tuple[int, int]], middle: int | None = None) -> Spots:
    """Place so many nodes; ``middle``: the one that stays in the middle. The same input gives the same drawing."""
    if count == 0:
        return Spots((), FIRST, LEAST)
    at = _beginning(count, middle)
    heat = ROOM * max(1.0, count**0.5) / 4
    ends = np.array(edges, dtype=np.int64).reshape(-1, 2)
    weight: Array = np.asarray(1.0 + np.bincount(ends.ravel(), minlength=count), dtype=np.float64)
    for step in range(STEPS):
        at = at + _moved(at, ends, weight, heat * (1 - step / STEPS) ** 1.5 + 0.3)
        if middle is not None:
            at[middle] = 0.0
    return _framed(at)


def _beginning(count: int, middle: int | None) -> Array:
    """A spiral of the golden angle: even, and no two at one place."""
    n = np.arange(count, dtype=np.float64)
    radius, angle = ROOM * 0.6 * np.sqrt(n + 1), n * np.pi * (3 - 5**0.5)
    at = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    if middle is not None:
        at[[0, middle]] = at[[middle, 0]]
    return at


def _moved(at: Array, ends: npt.NDArray[np.int64], weight: Array, most: float) -> Array:
    apart = at[:, None, :] - at[None, :, :]
    squared = (apart**2).sum(axis=2) + 1e-6
    np.fill_diagonal(squared, np.inf)
    push = (apart * (ROOM**2 * weight[:, None] * weight / squared)[:, :, None]).sum(axis=1)
    between = (at[ends[:, 0]] - at[ends[:, 1]]) * 2.0
    np.add.at(push, ends[:, 0], -between)
    np.add.at(push, ends[:, 1], between)
    push -= at * (PULL * weight * len(at))[:, None]
    push /= weight[:, None]
    strength = np.sqrt((push**2).sum(axis=1)) + 1e-6
    return np.asarray(push / strength[:, None] * np.minimum(strength, most)[:, None])


def _settled(at: Array, room: Array) -> Array:
    """Move apart, little by little, whatever covers the label of another."""
    for _ in range(SETTLING):
        apart = at[:, None, :] - at[None, :, :]
        over = 1.0 - np.abs(apart) / LABEL
        np.fill_diagonal(over[:, :, 0], -1.0)
        covers = (over > 0).all(axis=2)
        if not covers.any():
            break
        upright = over[:, :, 1] <= over[:, :, 0]
        sign = np.where(apart >= 0, 1.0, -1.0)
        order = np.sign(np.arange(len(at))[:, None] - np.arange(len(at)))
        sign[:, :, 1] = np.where(apart[:, :, 1] == 0, order, sign[:, :, 1])
        move = sign * over * LABEL * 0.3 * covers[:, :, None]
        move[:, :, 0] *= ~upright
        move[:, :, 1] *= upright
        at = np.clip(at + move.sum(axis=1), BORDER, room - BORDER)
    return at


def _framed(at: Array) -> Spots:
    """Stretch the drawing to a size at which each node has the same room, however the springs have pulled."""
    low, high = at.min(axis=0), at.max(axis=0)
    wide = FIRST + EACH * len(at) ** 0.5
    room = np.array([wide, wide / WIDER if len(at) > 2 else LEAST])
    moved = (at - low) / np.maximum(high - low, 1.0) * (room - 2 * BORDER) + BORDER
    moved = _settled(moved, room)
    spots = tuple(Spot(round(float(x), 1), round(float(y), 1)) for x, y in moved)
    return Spots(spots, round(float(room[0]), 1), round(float(room[1]), 1))
