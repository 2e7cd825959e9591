"""The learnt reader's arithmetic: a small transformer encoder with a linear layer over the types of event, in numpy.

The weights lie in ``weights.npz`` as whole numbers of eight bits with one scale a row; they are made by
``python -m bench.training``. The same text gives the same probabilities on one machine; between machines they may
differ in the sixth place, which is why `Triggers` rounds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Rows = NDArray[np.float32]
EPSILON = np.float32(1e-12)
"""Keeps a layer's variance from being nothing (the value of BERT)."""
_GELU = np.float32(0.7978845608)  # √(2/π)
_CUBE = np.float32(0.044715)


@frozen(eq=False)
class Layer:
    """One layer: attention, then two linear maps, each with its norm."""

    qkv: Rows
    qkv_bias: Rows
    out: Rows
    out_bias: Rows
    first_norm: tuple[Rows, Rows]
    up: Rows
    up_bias: Rows
    down: Rows
    down_bias: Rows
    second_norm: tuple[Rows, Rows]


@frozen(eq=False)
class Network:
    """All weights, made ready for use."""

    pieces: NDArray[np.int8]
    piece_scales: Rows
    places: Rows
    norm: tuple[Rows, Rows]
    layers: tuple[Layer, ...]
    head: Rows
    head_bias: Rows
    heads: int

    @property
    def longest(self) -> int:
        """Pieces that one stretch of text may have at most."""
        return len(self.places)

    def read(self, stretches: Sequence[Sequence[int]]) -> list[Rows]:
        """Give for each piece of each stretch its row of the last layer. A stretch is seen by itself."""
        ends = np.cumsum([len(s) for s in stretches])
        parts = [slice(int(e) - len(s), int(e)) for s, e in zip(stretches, ends, strict=True)]
        ids = np.concatenate([np.asarray(s, dtype=np.int64) for s in stretches])
        at = np.concatenate([np.arange(len(s)) for s in stretches])
        rows = self.pieces[ids].astype(np.float32) * self.piece_scales[ids, None] + self.places[at]
        rows = _normed(rows, self.norm)
        for layer in self.layers:
            rows = _through(layer, rows, parts, self.heads)
        return [rows[part] for part in parts]

    def judge(self, rows: Rows) -> Rows:
        """Give the probability of each type (the first: none) for rows of words."""
        scores = rows @ self.head + self.head_bias
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        shares: Rows = scores / scores.sum(axis=1, keepdims=True)
        return shares


@cache
def network() -> Network:
    """Load the weights, once a process."""
    raw = np.load(BytesIO((files(__package__) / "weights.npz").read_bytes()))
    layers = tuple(_layer(raw, f"layer{n}.") for n in range(int(raw["layers"])))
    return Network(
        pieces=raw["pieces"],
        piece_scales=raw["pieces.scale"].astype(np.float32),
        places=raw["places"].astype(np.float32),
        norm=_norm(raw, "norm"),
        layers=layers,
        head=_matrix(raw, "head"),
        head_bias=raw["head.bias"].astype(np.float32),
        heads=int(raw["heads"]),
    )


def _layer(raw: dict[str, NDArray[np.generic]], name: str) -> Layer:
    matrices = {key: _matrix(raw, name + key) for key in ("qkv", "out", "up", "down")}
    biases = {f"{key}_bias": raw[f"{name}{key}.bias"].astype(np.float32) for key in matrices}
    return Layer(
        **matrices, **biases, first_norm=_norm(raw, name + "first_norm"), second_norm=_norm(raw, name + "second_norm")
    )


def _matrix(raw: dict[str, NDArray[np.generic]], name: str) -> Rows:
    whole = raw[name].astype(np.float32) * raw[f"{name}.scale"].astype(np.float32)[:, None]
    return np.ascontiguousarray(whole.T)


def _norm(raw: dict[str, NDArray[np.generic]], name: str) -> tuple[Rows, Rows]:
    return raw[f"{name}.weight"].astype(np.float32), raw[f"{name}.bias"].astype(np.float32)


def _normed(rows: Rows, norm: tuple[Rows, Rows]) -> Rows:
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((rows * rows).mean(axis=1, keepdims=True) + EPSILON)
    rows /= spread
    rows *= norm[0]
    rows += norm[1]
    return rows


def _through(layer: Layer, rows: Rows, parts: Iterable[slice], heads: int) -> Rows:
    mixed = rows @ layer.qkv
    mixed += layer.qkv_bias
    seen = np.concatenate([_attended(mixed[part], heads) for part in parts]) @ layer.out
    seen += layer.out_bias
    seen += rows
    rows = _normed(seen, layer.first_norm)
    inner = rows @ layer.up
    inner += layer.up_bias
    inner = _gelu(inner) @ layer.down
    inner += layer.down_bias
    inner += rows
    return _normed(inner, layer.second_norm)


def _attended(mixed: Rows, heads: int) -> Rows:
    """Let each piece of one stretch look at all others."""
    count, width = mixed.shape[0], mixed.shape[1] // 3
    query, key, value = mixed.reshape(count, 3, heads, width // heads).transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1)
    scores *= np.float32((width // heads) ** -0.5)
    scores -= scores.max(axis=2, keepdims=True)
    np.exp(scores, out=scores)
    shares: Rows = scores / scores.sum(axis=2, keepdims=True)
    seen: Rows = (shares @ value).transpose(1, 0, 2).reshape(count, width)
    return seen


def _gelu(rows: Rows) -> Rows:
    """Give x·Φ(x) in its usual approximation (Hendrycks and Gimpel 2016)."""
    inner = rows * rows
    inner *= _CUBE
    inner += np.float32(1)
    inner *= rows
    inner *= _GELU
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= rows
    inner *= np.float32(0.5)
    return inner
