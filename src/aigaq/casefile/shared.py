"""Passages that stand word for word in several sources.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of the fingerprints of all runs of `RUN` words, the
smallest in every `WINDOW` is kept, so that every shared run of RUN + WINDOW - 1 words is found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from aigaq.casefile.bond import Bond, words
from aigaq.model.material import Material
from aigaq.model.text import Text

RUN = 12
"""Words that must be the same in a row."""
REMEMBERED = 16384
"""Texts whose fingerprints are kept in memory (some 10 kB each)."""
WINDOW = 5
"""Any shared run of sixteen words is certainly found; a run of twelve to fifteen perhaps."""


def shared_bonds(material: Material) -> Iterator[Bond]:
    """Find sources that share a passage, one bond for each set of sources, with the words of the first."""
    holders: dict[int, list[str]] = defaultdict(list)
    marks: dict[str, dict[int, int]] = {}
    for source, text in sorted(material.texts.items()):
        marks[source] = fingerprints(text)
        for mark in marks[source]:
            holders[mark].append(source)
    first: dict[tuple[str, ...], int] = {}
    for mark, sources in holders.items():
        if len(sources) > 1:
            at = marks[sources[0]][mark]
            first[tuple(sources)] = min(first.get(tuple(sources), at), at)
    for group, at in sorted(first.items()):
        yield Bond("shared_passage", _shown(material.texts[group[0]], at), group)


@lru_cache(maxsize=REMEMBERED)
def fingerprints(text: Text) -> dict[int, int]:
    """Give the fingerprints of a text's runs of words, each with where it stands first; furniture left out.

    A text never changes, so they are remembered: one more report costs no second look at the others.
    """
    read = [(word, at) for word, at in words(text.content) if not text.is_furniture(at, at + 1)]
    marks = [crc32(" ".join(w for w, _ in read[i : i + RUN]).encode()) for i in range(len(read) - RUN + 1)]
    found: dict[int, int] = {}
    for start in range(max(1, len(marks) - WINDOW + 1) if marks else 0):
        window = marks[start : start + WINDOW]
        mark = min(window)
        found.setdefault(mark, read[start + window.index(mark)][1])
    return found


def _shown(text: Text, at: int) -> str:
    """The shared words from there on, as the text writes them, up to the length of a run."""
    following = [start for _, start in words(text.content[at : at + 40 * RUN])][: RUN + 1]
    end = following[RUN] if len(following) > RUN else len(text.content) - at
    return f"“{' '.join(text.content[at : at + min(end, 40 * RUN)].split())} …”"
