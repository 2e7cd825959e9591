"""The reader that goes through a document and ties what it meets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import define, field, frozen

from aigaq.extract.coreference.groups import Group
from aigaq.extract.coreference.leads import Introduced
from aigaq.extract.coreference.state import Antecedent, Discourse, Spot
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import sexed
from aigaq.model.mention import Form, Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

How = Literal["name", "in row", "pronoun", "words"]
"""By what somebody is mentioned: a name, a name behind others in a row, a pronoun or other words."""


@frozen
class Tie:
    """Somebody named as somebody else's relative, lawyer, friend …"""

    owner: Referent
    word: str
    who: Referent


@define(eq=False)
class Reader:
    """Reads a document from left to right and ties what it meets."""

    document: Document
    discourse: Discourse = field(factory=Discourse)
    named: dict[int, Mention] = field(factory=dict)
    """People's mentions by name, by offset, in the order of the text."""
    latest: Mention | None = None
    """The last name that was read."""
    waiting: list[tuple[Spot, Group]] = field(factory=list)
    """People introduced by number who are still to be named."""
    added: list[Mention] = field(factory=list)
    turns: dict[int, Referent] = field(factory=dict)
    """In a transcript: who speaks, by the paragraph's number."""
    writer: Referent | None = None
    """Who is “I” where nobody else speaks: whoever wrote the report."""
    counted: list[tuple[int, int]] = field(factory=list)
    """Stretches of the text in which a number of people stands beside their names: “the other two, A. and B.”."""
    ties: list[Tie] = field(factory=list)
    """Who was named as whose relative, lawyer or friend, in the order of the text."""
    _added_at: dict[int, tuple[Referent, ...]] = field(factory=dict)
    heads: dict[int, Introduced] = field(factory=dict)
    """Those whom the report's head tells of before it names them, by the place of the words."""

    def add(self, spot: Spot, last: int, people: tuple[Referent, ...], form: Form) -> None:
        """Add a mention of the tokens from the spot to ``last``."""
        start, end = spot.paragraph.span_of(spot.paragraph.doc[spot.token.i : last])
        mention = Mention(self.document.passage(start, end), "person", people[0], form)
        if len(people) > 1:
            self.document.members[mention.id] = people
        self.added.append(mention)
        self._added_at[start] = people
        self.remember(spot, people, end, "pronoun" if form == "pronoun" else "words")

    def one_at(self, paragraph: Paragraph, token: Token) -> Referent | None:
        """Give the one person whom a token means by its name or, read before, by a pronoun."""
        added = self._added_at.get(paragraph.start + token.idx, ())
        if added:
            return added[0] if len(added) == 1 else None
        mention = self.document.mention_of(paragraph, token)
        return mention.referent if mention is not None and mention.kind == "person" else None

    def ahead(self, start: int) -> Iterator[Mention]:
        """Give the people's mentions by name from an offset on."""
        offsets = self._offsets
        for at in range(bisect_left(offsets, start), len(offsets)):
            yield self.named[offsets[at]]

    @cached_property
    def _offsets(self) -> list[int]:
        return sorted(self.named)

    @cached_property
    def by_paragraph(self) -> dict[int, list[Mention]]:
        """All mentions found so far, by the paragraph they stand in."""
        starts = [p.start for p in self.document.paragraphs]
        found: dict[int, list[Mention]] = {}
        for mention in self.document.mentions:
            found.setdefault(bisect_right(starts, mention.passage.start) - 1, []).append(mention)
        return found

    @cached_property
    def first_sentence(self) -> int:
        """The number of the first sentence of the report itself, behind its head."""
        count = 0
        for paragraph in self.document.paragraphs:
            if paragraph.kind == "body" and any(t.pos_ in ("VERB", "AUX") for t in paragraph.tokens):
                break
            count += len(paragraph.sentences)
        return count

    @cached_property
    def authors(self) -> frozenset[str]:
        """Ids of those who wrote the report; it speaks of others."""
        author = self.document.description.value("author") or ""
        return frozenset(m.referent.id for m in self.named.values() if m.referent.name in author)

    def remember(self, spot: Spot, people: tuple[Referent, ...], end: int, how: How = "words") -> None:
        """Note that these people were mentioned here, up to an offset in the text."""
        where = (spot.sentence, spot.paragraph.index, spot.at, end)
        named = how in ("name", "in row")
        self.discourse.add(
            Antecedent(people, *where, spot.token, how == "in row", spot.quoted, named, how == "pronoun")
        )

    def pass_by(self, spot: Spot, end: int) -> None:
        """Note that somebody without a name was spoken of here."""
        where = (spot.sentence, spot.paragraph.index, spot.at, end)
        unnamed = Antecedent((), *where, spot.token, quoted=spot.quoted, unnamed=f"unnamed:{spot.at}")
        if sex := sexed().get(spot.token.lower_):
            self.discourse.sexes[unnamed.unnamed] = sex
        self.discourse.unnamed.append(unnamed)
