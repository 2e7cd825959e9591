"""One word of a parse, with what the parser says of it and its neighbours in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token as ParsedToken

    from aigaq.extract.tree import Doc, Span


class Token:
    """One word or sign of a paragraph."""

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_stop",
        "lemma_",
        "like_num",
        "lower_",
        "mended",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    sent: Span
    """The sentence it stands in."""
    head: Token
    """What it depends on; itself, if it heads its sentence."""

    def __init__(self, doc: Doc, token: ParsedToken) -> None:
        self.doc = doc
        self.i = token.i
        """Its number in the paragraph."""
        self.idx = token.idx
        """Offset of its first character in the paragraph."""
        self.text = token.text
        self.lower_ = token.lower_
        self.lemma_ = token.lemma_
        self.pos_ = intern(token.pos_)
        """Universal part of speech."""
        self.tag_ = intern(token.tag_)
        """Part of speech of the Penn Treebank."""
        self.dep_ = intern(token.dep_)
        """How it depends on its head (labels of ClearNLP)."""
        self.ent_type_ = intern(token.ent_type_)
        """What the parser takes the name for that it belongs to, ``""`` for none."""
        self.ent_iob_ = intern(token.ent_iob_)
        self.whitespace_ = token.whitespace_
        """The space behind it, if any."""
        self.is_alpha, self.is_punct = token.is_alpha, token.is_punct
        self.is_stop, self.like_num = token.is_stop, token.like_num
        self.head = self
        self.children: tuple[Token, ...] = ()
        """What depends on it directly, in the order of the text."""
        self.mended: str | None = None
        """The lemma as the rules for events mend it, once they have: see `aigaq.extract.events.words`."""
        self._subtree: tuple[Token, ...] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word with the space behind it."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> tuple[Token, ...]:
        """What depends on it directly and stands before it."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """What depends on it directly and stands behind it."""
        return tuple(child for child in self.children if child.i > self.i)

    @property
    def subtree(self) -> tuple[Token, ...]:
        """All that depends on it, with itself, in the order of the tree."""
        if self._subtree is None:
            self._subtree = tuple(self._under()) if self.children else (self,)
        return self._subtree

    def _under(self) -> list[Token]:
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                found.append(token)
            elif token._subtree is not None:  # asked for before
                found += token._subtree
            else:
                waiting += [(child, False) for child in reversed(token.children) if child.i > token.i]
                waiting.append((token, True))
                waiting += [(child, False) for child in reversed(token.children) if child.i < token.i]
        return found

    @property
    def left_edge(self) -> Token:
        """The first word of all that depend on it."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of all that depend on it."""
        return max(self.subtree, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it depends on, from its head outwards."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Say whether another word depends on this one, be it over others."""
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words joined to it by “and”, “or” or a comma, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += (child for child in token.rights if child.dep_ == "conj")
        return tuple(token for token in found if token is not self)

    def nbor(self, by: int = 1) -> Token:
        """Give the word so many further on. Raises `IndexError` beyond the paragraph."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]


_place = attrgetter("i")
