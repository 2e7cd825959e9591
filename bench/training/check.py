"""How well a trained reader finds the marked words of passages that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from numpy.typing import NDArray

from bench.training.examples import Example, kind
from bench.training.fit import Asked, Rows, batches, scores
from bench.training.net import Net

LEVELS = tuple(n / 20 for n in range(4, 20))
"""Probabilities that are tried as thresholds."""


def judged(net: Net, rows: Rows, examples: Sequence[Example]) -> list[tuple[Example, NDArray]]:
    """Give each example with the probabilities of its words."""
    net.eval()
    found = []
    with torch.no_grad():
        for batch in batches(examples, shuffled=None):
            found += [(one, s.softmax(-1).numpy()) for one, s in zip(batch, scores(net, rows, batch), strict=True)]
    return found


def proposals(found: Sequence[tuple[Example, NDArray]], asked: Asked) -> list[tuple[str, float, bool]]:
    """Give each word's likeliest type with its probability and whether it is right, once a word."""
    told = []
    for one, shares in found:
        for n, content in enumerate(one.content):
            if content and one.told[n] is not None:
                best = int(shares[n, 1:].argmax())
                name, probability = asked.types[best], float(shares[n, best + 1])
                told.append((name, probability, bool(one.told[n]) and kind(one.told[n] or "") == kind(name)))
    return told


def table(found: Sequence[tuple[Example, NDArray]], asked: Asked) -> list[str]:
    """Give precision, recall and F1 by threshold, as lines."""
    marks = sum(bool(t) for one, _ in found for t in one.told)
    told = proposals(found, asked)
    lines = [f"{marks} marks"]
    for level in LEVELS:
        kept = [right for _, p, right in told if p >= level]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, marks)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(f"  from {level:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    return lines
