"""How the learnt reader is trained: what it is asked on each example, and in which steps it gets there."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import torch
from attrs import frozen
from torch import Tensor
from torch.nn import functional

from bench.training.examples import Example, kind
from bench.training.net import Net

SEED = 20261122
BATCH = 16
RATE, HEAD_RATE, DECAY = 4e-4, 2e-3, 0.01
SMOOTHING = 0.02
LOOSE = 0.3
"""Weight of what is only known of whole passages or clauses, beside what is known of words."""
TINY = 1e-6


class Asked:
    """The types in their order, and those that count as one another's."""

    def __init__(self, types: Sequence[str]) -> None:
        self.types = list(types)
        self.number = {name: at for at, name in enumerate(types, 1)}
        self._like: dict[str, list[int]] = {}
        for name, at in self.number.items():
            self._like.setdefault(kind(name), []).append(at)

    def like(self, names: Sequence[str]) -> list[int]:
        """Give the columns of types and of those that may be swapped for them."""
        return [at for name in names for at in self._like.get(kind(name), [])]


class Rows:
    """What the frozen layers make of examples, kept so that it is worked out once."""

    def __init__(self, net: Net, examples: Sequence[Example]) -> None:
        self._kept: dict[int, Tensor] = {}
        net.eval()
        with torch.no_grad():
            for batch in batches(examples, shuffled=None):
                ids, mask = _padded(batch)
                rows = net.lower(ids, mask)
                for n, one in enumerate(batch):
                    self._kept[id(one)] = rows[n, : len(one.ids)].to(torch.bfloat16)

    def of(self, batch: Sequence[Example]) -> Tensor:
        """Give the rows of a batch, padded."""
        return torch.nn.utils.rnn.pad_sequence([self._kept[id(one)].float() for one in batch], batch_first=True)


def batches(examples: Sequence[Example], shuffled: random.Random | None) -> Iterator[list[Example]]:
    """Give batches of examples of like length, in an order that chance decides, or as they are."""
    order = list(range(len(examples)))
    if shuffled:
        shuffled.shuffle(order)
    size = BATCH * 16
    found = []
    for at in range(0, len(order), size):
        near = sorted(order[at : at + size], key=lambda n: (len(examples[n].ids), n))
        found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    if shuffled:
        shuffled.shuffle(found)
    yield from ([examples[n] for n in batch] for batch in found)


@frozen
class Course:
    """How often the examples are gone through, and with what part of the full rate."""

    epochs: int
    share: float


FIRST, SECOND = Course(6, 1.0), Course(2, 0.5)
"""Without those held out; then with all."""


def train(net: Net, rows: Rows, examples: Sequence[Example], asked: Asked, course: Course) -> None:
    """Train a net. The same examples give the same weights on the same kind of processor."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    rates = [RATE * course.share, HEAD_RATE * course.share]
    parts = (net.learnable(), net.head.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": part, "lr": rate} for part, rate in zip(parts, rates, strict=True)], weight_decay=DECAY
    )
    steps = course.epochs * sum(1 for _ in batches(examples, random.Random(0)))
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, steps, pct_start=0.1)
    net.train()
    for epoch in range(course.epochs):
        start, total = time.monotonic(), 0.0
        for batch in batches(examples, chance):
            loss = _loss(net, rows, batch, asked)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            plan.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch + 1}: loss {total * course.epochs / steps:.3f}, {time.monotonic() - start:.0f} s", flush=True
        )


def scores(net: Net, rows: Rows, batch: Sequence[Example]) -> list[Tensor]:
    """Give each example's words by types, before they are made probabilities."""
    _, mask = _padded(batch)
    with torch.autocast("cpu", torch.bfloat16):
        seen = net.upper(rows.of(batch), mask)
    return [net.head(_pooled(one, seen[n].float())) for n, one in enumerate(batch)]


def _pooled(one: Example, rows: Tensor) -> Tensor:
    """Give one row a word: the mean of its pieces'."""
    share = torch.zeros(len(one.places), len(rows))
    for n, (start, end) in enumerate(one.places):
        share[n, start:end] = 1 / (end - start)
    return share @ rows


def _padded(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(one.ids) for one in batch], batch_first=True)
    lengths = torch.tensor([len(one.ids) for one in batch])
    return ids, (torch.arange(ids.shape[1])[None] < lengths[:, None])[:, None, None, :]


def _loss(net: Net, rows: Rows, batch: Sequence[Example], asked: Asked) -> Tensor:
    exact, wanted = [], []
    loose = torch.zeros(())
    for one, found in zip(batch, scores(net, rows, batch), strict=True):
        if one.passage.words is None:
            loose = loose + _known_of_passage(one, functional.log_softmax(found, -1), asked)
            continue
        exact.append(found)
        wanted += [-100 if told is None else asked.number.get(told, 0) for told in one.told]
    loss = LOOSE * loose / len(batch)
    if exact:
        loss = loss + functional.cross_entropy(
            torch.cat(exact), torch.tensor(wanted), ignore_index=-100, label_smoothing=SMOOTHING, reduction="sum"
        ) / len(exact)
    return loss


def _known_of_passage(one: Example, logs: Tensor, asked: Asked) -> Tensor:
    """Ask what is known of a passage as a whole: what one of its words tells, and what none of them does."""
    shares, passage = logs.exp(), one.passage
    loss = torch.zeros(())
    if passage.clauses is not None:
        loss = loss + _outside(one, logs, shares, asked)
    if passage.may is not None:
        loss = loss - 0.3 * torch.log(shares[:, [0, *asked.like(passage.may)]].sum(1) + TINY).sum()
    for name in passage.never:
        if name in asked.number:
            loss = loss - torch.log(1 - shares[:, asked.number[name]] + TINY).sum()
    spans = [(name, 0, 10**9) for name in passage.tells] + [(t, s, e) for s, e, t in passage.clauses or ()]
    for name, start, end in spans:
        inside = [n for n, at in enumerate(one.starts) if start <= at < end]
        if inside and name in asked.number:
            loss = loss - torch.log(shares[inside, asked.number[name]].max() + TINY)
    return loss


def _outside(one: Example, logs: Tensor, shares: Tensor, asked: Asked) -> Tensor:
    """Ask that nothing is told outside the clauses, and inside each nothing else than its types."""
    loss, free = torch.zeros(()), []
    for n, at in enumerate(one.starts):
        types = [t for s, e, t in one.passage.clauses or () if s <= at < e]
        if types:
            loss = loss - 0.2 * torch.log(shares[n, [0, *asked.like(types)]].sum() + TINY)
        else:
            free.append(n)
    return loss - 3 * logs[free, 0].mean() * min(1.0, len(free) / 20) if free else loss
