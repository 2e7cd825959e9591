"""Passages that stand word for word in several sources.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of the fingerprints of all runs of `RUN` words, the
smallest in every `WINDOW` is kept, so that every shared run of RUN + WINDOW - 1 words is found.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from attrs import define, field

from aigaq.casefile.bond import Bond, words
from aigaq.model.text import Text

RUN = 12
"""Words that must be the same in a row."""
REMEMBERED = 256
"""Texts whose fingerprints are kept in memory with their places (some 10 kB each)."""
WINDOW = 5
"""Any shared run of sixteen words is certainly found; a run of twelve to fifteen perhaps."""


Group = tuple[str, ...]


@define(eq=False)
class Passages:
    """Keeps what stands word for word in several texts of a vault; one more costs no second look at the others."""

    _texts: dict[str, Text] = field(factory=dict)
    _marks: dict[str, array[int]] = field(factory=dict)
    _holders: dict[int, Group] = field(factory=dict)
    _alone: dict[str, Group] = field(factory=dict)
    """The group of each source by itself: one for all the marks that only it holds."""
    _groups: dict[Group, set[int]] = field(factory=lambda: defaultdict(set))
    _bonds: dict[Group, Bond] = field(factory=dict)

    def sync(self, texts: Mapping[str, Text]) -> list[Bond]:
        """Find sources that share a passage, one bond for each set of sources, with the words of the first."""
        before = self._texts
        gone = {n for n, text in before.items() if not (texts.get(n) is text or texts.get(n) == text)}
        new = sorted(n for n in texts if n in gone or n not in before)
        lost: dict[int, set[str]] = defaultdict(set)
        won: dict[int, set[str]] = defaultdict(set)
        for source in gone:
            for mark in self._marks.pop(source):
                lost[mark].add(source)
        for source in new:
            self._marks[source] = array("I", fingerprints(texts[source]))
            for mark in self._marks[source]:
                won[mark].add(source)
        self._texts = dict(texts)
        for group in self._moved(lost, won):
            self._write(group)
        return list(self._bonds.values())

    def _moved(self, lost: dict[int, set[str]], won: dict[int, set[str]]) -> set[Group]:
        """Note who holds each mark now, and give the sets of sources that a mark has left or come to."""
        touched: set[Group] = set()
        for mark in lost.keys() | won.keys():
            old = self._holders.pop(mark, ())
            now = tuple(sorted({*old, *won.get(mark, ())} - (lost.get(mark, set()) - won.get(mark, set()))))
            if now:
                self._holders[mark] = now if len(now) > 1 else self._alone.setdefault(now[0], now)
            if len(old) > 1:
                self._groups[old].discard(mark)
            if len(now) > 1:
                self._groups[now].add(mark)
            touched |= {old, now}
        return {group for group in touched if len(group) > 1}

    def _write(self, group: Group) -> None:
        marks = self._groups.get(group)
        if not marks:
            self._groups.pop(group, None)
            self._bonds.pop(group, None)
            return
        places = fingerprints(self._texts[group[0]])
        at = min(places[mark] for mark in marks)
        made = Bond("shared_passage", _shown(self._texts[group[0]], at), group)
        if self._bonds.get(group) != made:
            self._bonds[group] = made


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
