"""Full-text search: what was asked, and the passages that answer it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from aigaq.store.words import Word, words

MAX_TERMS = 32
PASSAGES_A_SOURCE = 3
_NEAR = 200
"""Matches at most so many characters apart are shown as one passage."""
_AROUND = 60
"""Characters shown on each side of a passage."""


@frozen
class Hit:
    """A passage that answers a search: the span from its first to its last matching word."""

    source: str
    """SHA-256 of the source."""
    text: str
    """Id of the text."""
    start: int
    end: int
    snippet: str
    """The passage with some characters on each side, on one line."""
    marks: tuple[tuple[int, int], ...]
    """Spans of the matching words, as offsets in the text."""


@frozen
class Term:
    """One thing asked for: a word (any word that begins so) or several words in a row."""

    words: tuple[str, ...]
    prefix: bool
    joined: bool
    """Of a script without spaces: nothing may stand between the words."""

    @property
    def match(self) -> str:
        """The term in the language of the index."""
        phrase = '"' + " ".join(self.words) + '"'
        return phrase + "*" if self.prefix else phrase


def parse(query: str) -> tuple[Term, ...]:
    """Read a query: all words must occur, beginnings of words count, “words in quotes” stand in a row."""
    found: list[Term] = []
    for n, part in enumerate(re.split('["“”„«»]', query)):
        cut = list(words(part))
        if n % 2 and len(cut) > 1:
            found.append(Term(tuple(word.folded for word in cut), prefix=False, joined=False))
        else:
            found.extend(_terms(cut))
    return tuple(dict.fromkeys(found))[:MAX_TERMS]


def match_all(terms: Sequence[Term]) -> str:
    """Give the query that asks for all terms, in the language of the index."""
    return " AND ".join(term.match for term in terms)


def passages(source: str, text_id: str, content: str, terms: Sequence[Term]) -> list[Hit]:
    """Give the passages of one text that answer best, those with most of the terms first."""
    cut = list(words(content))
    marks = sorted({(*span, n) for n, term in enumerate(terms) for span in _spans(term, cut)})
    groups = sorted(_groups(marks), key=lambda group: (-len({n for _, _, n in group}), group[0][0]))
    return [_hit(source, text_id, content, group) for group in groups[:PASSAGES_A_SOURCE]]


def _terms(cut: Sequence[Word]) -> Iterator[Term]:
    runs: list[list[str]] = []
    for word in cut:
        if word.joined:
            runs[-1].append(word.folded)
        else:
            runs.append([word.folded])
    for run in runs:
        yield Term(tuple(run), prefix=len(run) == 1, joined=len(run) > 1)


def _spans(term: Term, cut: Sequence[Word]) -> Iterator[tuple[int, int]]:
    size = len(term.words)
    for i, word in enumerate(cut):
        begins = word.folded.startswith(term.words[0]) if term.prefix else word.folded == term.words[0]
        if begins and (term.prefix or _stands(term, cut[i : i + size])):
            yield word.start, cut[i + size - 1].end


def _stands(term: Term, cut: Sequence[Word]) -> bool:
    same = tuple(word.folded for word in cut) == term.words
    return same and (not term.joined or all(word.joined for word in cut[1:]))


def _groups(marks: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    group: list[tuple[int, int, int]] = []
    for mark in marks:
        if group and mark[1] - group[0][0] > _NEAR:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _hit(source: str, text_id: str, content: str, group: Sequence[tuple[int, int, int]]) -> Hit:
    start, end = group[0][0], max(mark[1] for mark in group)
    low, high = max(0, start - _AROUND), min(len(content), end + _AROUND)
    shown = " ".join(content[low:high].split())
    snippet = ("… " if low else "") + shown + (" …" if high < len(content) else "")
    return Hit(source, text_id, start, end, snippet, tuple((first, last) for first, last, _ in group))
