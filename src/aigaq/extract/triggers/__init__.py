"""The learnt reader: which words tell an event, in wordings that no list foresees.

A small transformer, trained on passages written for it (`docs/explanation/learnt-reader.md`), gives each word a
probability for every type of event. It only proposes words: who took part, when, how surely and who says so is found
by the same rules as for any other telling. It never reads a network, and nothing of a text stays in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.token import Token
from aigaq.extract.triggers.network import Network, network
from aigaq.extract.triggers.wordpiece import FIRST, LAST, pieces, vocabulary
from aigaq.model.schema import event_type, type_exists

STRETCH = 110
"""Pieces that are read together where sentences are short: as long as the passages it learnt from."""
BATCH = 1_024
"""Pieces that go through the layers at once; more would only need more memory."""
NEVER = 2.0
"""A probability that nothing has."""
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADV", "NUM"})
"""Parts of speech of words that may tell an event."""


@frozen(eq=False)
class Trigger:
    """A word that the learnt reader takes for the telling of an event."""

    paragraph: Paragraph
    token: Token
    type: str
    probability: float
    """Between 0 and 1, to two places."""
    runner_up: str
    """The type that came second; ``""`` for none, “no event”."""
    runner_up_probability: float


@frozen(eq=False)
class Triggers:
    """What the learnt reader makes of one document."""

    judged: dict[Paragraph, NDArray[np.float32]]
    """A paragraph's words by types; the first column is “no event”."""

    def of(self, paragraph: Paragraph, token: Token, like: Iterable[str]) -> float:
        """Give how probable it is that a word tells an event of one of some types."""
        row = self.judged[paragraph][token.i]
        return round(float(sum(row[_numbers()[one]] for one in like if one in _numbers())), 2)

    def found(self, paragraph: Paragraph) -> Iterator[Trigger]:
        """Give the words that tell an event with at least the probability asked of their type, in their order."""
        judged = self.judged.get(paragraph)
        if judged is None:
            return
        likely = np.flatnonzero(judged[:, 1:].max(axis=1, initial=0.0) >= lowest())
        for at in likely:
            one = _trigger(paragraph, paragraph.tokens[at], judged[at])
            if one.token.pos_ in CONTENT and one.probability >= _asked_of(one):
                yield one


def read(document: Document) -> Triggers:
    """Read all paragraphs of a document but its bylines."""
    told = [p for p in document.paragraphs if p.kind != "byline"]
    stretches = [stretch for p in told for stretch in _stretches(p)]
    judged = {p: np.zeros((len(p.tokens), len(types()) + 1), dtype=np.float32) for p in told}
    for batch in _batches(stretches):
        _judge(network(), batch, judged)
    return Triggers(judged)


@cache
def settings() -> dict[str, Any]:
    """Give the types it knows and the probabilities asked of them, as training left them."""
    return tomllib.loads((files(__package__) / "settings.toml").read_text("utf-8"))


@cache
def version() -> str:
    """Give the version of its weights; every suggestion bears it."""
    return str(settings()["version"])


@cache
def types() -> tuple[str, ...]:
    """Give the types of event that it knows, in the order of its columns."""
    return tuple(settings()["types"])


@cache
def asked(type_id: str) -> float:
    """Give the probability from which a verb counts as telling an event of a type; over 1 if it never does."""
    if not type_exists("event", type_id):
        return NEVER
    group: float = settings()["asked"][event_type(type_id).group]
    return float(settings()["single"].get(type_id, group))


@cache
def lowest() -> float:
    """Give the smallest probability that any type asks for."""
    return min(asked(name) for name in types())


@cache
def _numbers() -> dict[str, int]:
    return {name: at for at, name in enumerate(types(), 1)}


def _asked_of(found: Trigger) -> float:
    own = asked(found.type)
    return max(own, float(settings()["nouns"]["any"])) if found.token.pos_ in ("NOUN", "PROPN") else own


def _trigger(paragraph: Paragraph, token: Token, row: NDArray[np.float32]) -> Trigger:
    order = np.argsort(-row[1:], kind="stable")
    best, second = int(order[0]), int(order[1])
    names, other = types(), round(float(row[second + 1]), 2)
    none = float(row[0]) > float(row[second + 1])
    return Trigger(
        paragraph,
        token,
        names[best],
        round(float(row[best + 1]), 2),
        "" if none else names[second],
        round(float(row[0]), 2) if none else other,
    )


Stretch = tuple[Paragraph, int, int]
"""Words of a paragraph, from one to another (without it), that are read together."""


def _stretches(paragraph: Paragraph) -> Iterator[Stretch]:
    """Cut a paragraph into stretches of whole sentences; a sentence too long for the reader is cut anywhere."""
    start = end = size = 0
    for first, last, more in _parts(paragraph):
        if size and size + more > STRETCH:
            yield paragraph, start, end
            start, size = first, 0
        end, size = last, size + more
    if size:
        yield paragraph, start, end


def _parts(paragraph: Paragraph) -> Iterator[tuple[int, int, int]]:
    """Give sentences, or parts of long ones, as words from one to another (without it) with their number of pieces."""
    for sentence in paragraph.sentences:
        start, size = sentence.start, 0
        for token in sentence:
            more = len(pieces(token.lower_))
            if size and size + more > STRETCH * 2:
                yield start, token.i, size
                start, size = token.i, 0
            size += more
        yield start, sentence.end, size


def _batches(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    batch: list[Stretch] = []
    size = 0
    for one in stretches:
        batch.append(one)
        size += one[2] - one[1]
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _judge(net: Network, batch: list[Stretch], judged: dict[Paragraph, NDArray[np.float32]]) -> None:
    known = vocabulary()
    spelled: list[list[int]] = []
    words: list[tuple[Paragraph, list[tuple[int, int, int]]]] = []
    for paragraph, start, end in batch:
        ids, places = _spelled(paragraph.tokens[start:end], net.longest - 2)
        spelled.append([known[FIRST], *ids, known[LAST]])
        words.append((paragraph, places))
    for rows, (paragraph, places) in zip(net.read(spelled), words, strict=True):
        if places:
            at, first, last = (np.array(column) for column in zip(*places, strict=True))
            sums = np.concatenate([np.zeros((1, rows.shape[1]), np.float32), np.cumsum(rows, axis=0)])
            means = (sums[last + 1] - sums[first + 1]) / (last - first)[:, None]
            judged[paragraph][at] = net.judge(means.astype(np.float32))


def _spelled(tokens: Sequence[Token], longest: int) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Give the pieces of some words, and for each word its number and where its pieces begin and end."""
    ids: list[int] = []
    places: list[tuple[int, int, int]] = []
    for token in tokens:
        found = pieces(token.lower_)
        if not found:
            continue
        if len(ids) + len(found) > longest:
            break
        places.append((token.i, len(ids), len(ids) + len(found)))
        ids += found
    return ids, places
