"""A parse in plain Python: words, stretches of words and their tree, read from the parser once.

The parser's own tokens are made anew each time one is asked for, which cost more than all rules together. These are
made once a paragraph, know their neighbours, and bear the names that spaCy's documentation gives each property, so
that rules read alike. Nothing here is changed after it has been made, but for what is worked out once and kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, overload

from aigaq.extract.token import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed


class Span:
    """Words ``start`` to ``end`` (without it) of a paragraph."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end = doc, start, end
        self.label_ = label
        """What the parser takes it for, of a name."""
        self._root: Token | None = None

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __str__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Offset of its first character in the paragraph."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind its last character in the paragraph."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand, without the space behind them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        """The sentence in which it begins."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The word highest in the tree; of several, the first."""
        if self._root is None:
            self._root = self._highest()
        return self._root

    def _highest(self) -> Token:
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outer = [t for t in tokens if not self.start <= t.head.i < self.end]
        return min(outer, key=self._depth, default=tokens[0])

    def _depth(self, token: Token) -> int:
        """Give how far under the root a word stands; a lone sign counts as deepest."""
        if not token.children and (token.is_punct or token.text.isspace()):
            return len(self.doc.tokens) - 1
        return sum(1 for _ in token.ancestors)


class Doc:
    """One paragraph as parsed."""

    def __init__(self, parsed: Parsed) -> None:
        self.text: str = parsed.text
        self.tokens: list[Token] = [Token(self, token) for token in parsed]
        self._starts = [token.idx for token in self.tokens]
        children: dict[int, list[Token]] = {}
        for token, there in zip(self.tokens, parsed, strict=True):
            at = there.head.i
            if at != token.i:
                token.head = self.tokens[at]
                children.setdefault(at, []).append(token)
        for at, found in children.items():
            self.tokens[at].children = tuple(found)
        self.sents: tuple[Span, ...] = tuple(self._sentences(parsed))
        self.ents: tuple[Span, ...] = tuple(Span(self, e.start, e.end, e.label_) for e in parsed.ents)
        """What the parser takes for names and figures."""

    def _sentences(self, parsed: Parsed) -> Iterator[Span]:
        for there in parsed.sents:
            sentence = Span(self, there.start, there.end)
            for token in sentence:
                token.sent = sentence
            yield sentence

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is int:  # asked for some tens of thousands of times a report
            return self.tokens[at]
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[at]

    def char_span(self, start: int, end: int) -> Span | None:
        """Give the words that lie in ``start:end``, if both are ends of words, else ``None``."""
        found = self.around(start, end)
        return found if found is not None and (found.start_char, found.end_char) == (start, end) else None

    def around(self, start: int, end: int) -> Span | None:
        """Give the words that ``start:end`` touches; ``None`` if it begins or ends outside the paragraph."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        behind = start == first.idx + len(first.text)  # the space belongs to no word
        return Span(self, first.i + behind, last.i + 1)

    def _at(self, offset: int) -> Token | None:
        at = bisect_right(self._starts, offset) - 1
        found = self.tokens[at] if at >= 0 else None
        return found if found and offset < found.idx + len(found.text) + len(found.whitespace_) else None
