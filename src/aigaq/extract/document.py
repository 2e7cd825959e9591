"""One text under analysis: its paragraphs as parsed, and what each step has found in it so far.

The steps run in this order, each reading what the ones before have found::

    parse -> mentions (people, organisations, places; who is meant) -> dates -> speakers
          -> events -> statuses -> relations and attributes -> claims
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrs import Factory, define, field, frozen

from aigaq.model.claim import Certainty, Speaker, When
from aigaq.model.mention import Mention, Referent
from aigaq.model.source import Description
from aigaq.model.text import Passage, Text

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc, Span

LONGEST_MENTION = 400
"""Characters. No mention is longer, so that one can be looked up by place without reading all."""

ParagraphKind = Literal["title", "standfirst", "byline", "label", "body"]
"""A ``label`` names who speaks the paragraphs behind it, in a transcript."""


Kind = Literal["date", "duration", "age", "set", "time", "reference"]
"""What words about time are: a date, how long, how old, how often, an hour, or only past, present or future."""


@frozen(eq=False)
class Paragraph:
    """One paragraph of the text with its parse. Token offsets plus ``start`` are offsets in the text."""

    index: int
    start: int
    """Offset of the paragraph's first character in the text."""
    doc: Doc
    kind: ParagraphKind = "body"

    @property
    def text(self) -> str:
        """The words as parsed, as long as the text's own."""
        return self.doc.text

    @property
    def tokens(self) -> list[Token]:
        """The words and signs."""
        return self.doc.tokens

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences."""
        return self.doc.sents

    def span_of(self, tokens: Span) -> tuple[int, int]:
        """Give the character offsets of some tokens in the text."""
        return self.start + tokens.start_char, self.start + tokens.end_char

    def tokens_in(self, start: int, end: int) -> Span | None:
        """Give the tokens that the text's span ``start:end`` covers, widened to whole tokens."""
        return self.doc.around(start - self.start, end - self.start)


@frozen(eq=False)
class DateExpression:
    """Words that say when, how long or how old."""

    paragraph: Paragraph
    tokens: Span
    kind: Kind
    when: When | None = None
    """For ``date``: the resolved date."""
    term: str | None = None
    """For ``duration`` and ``age``: ISO 8601, ``P4Y8M``; for ``time`` of day ``T17:30``; for ``reference`` ``past``."""
    target: Token | None = None
    """The word that it dates, where that is not the clause it stands in (“a year after the pair were jailed”)."""


@frozen(eq=False)
class Attribution:
    """A stretch of text that somebody else than the report says."""

    paragraph: Paragraph
    start: int
    """Character offsets of what is said, in the text."""
    end: int
    speakers: tuple[Speaker, ...]
    """From the outermost to the innermost."""
    certainty: Certainty
    """What the verb of saying makes of it: said → asserted, claimed → alleged, denied → denied …"""
    cue: Token | None = None


@define(eq=False)
class Document:
    """One text under analysis."""

    text: Text
    description: Description
    paragraphs: tuple[Paragraph, ...] = ()
    mentions: list[Mention] = field(default=Factory(list))
    """All mentions, in the order of the text, pronouns and descriptors included."""
    members: dict[str, tuple[Referent, ...]] = field(default=Factory(dict))
    """For mentions of several people (“the pair”, “they”), by mention id: whom they mean."""
    dates: list[DateExpression] = field(default=Factory(list))
    attributions: list[Attribution] = field(default=Factory(list))

    def passage(self, start: int, end: int) -> Passage:
        """Give a passage of the text."""
        return self.text.passage(start, end)

    def sentences(self) -> Iterator[tuple[Paragraph, Span]]:
        """Go through all sentences, in the order of the text."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.sentences:
                yield paragraph, sentence

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Give the mentions that lie wholly inside the span."""
        first = bisect_left(self.mentions, start, key=_start)
        last = bisect_left(self.mentions, end, key=_start)
        return [m for m in self.mentions[first:last] if m.passage.end <= end]

    def mention_of(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """Give the mention that a token belongs to (the longest), or ``None``."""
        at = paragraph.start + token.idx
        first = bisect_left(self.mentions, at - LONGEST_MENTION, key=_start)
        last = bisect_left(self.mentions, at + 1, key=_start)
        around = [m for m in self.mentions[first:last] if at < m.passage.end]
        return max(around, key=lambda m: m.passage.end - m.passage.start, default=None)

    def meant_by(self, mention: Mention) -> tuple[Referent, ...]:
        """Give whom a mention means: its referent, or all members of a group."""
        return self.members.get(mention.id, (mention.referent,))

    def speakers_at(self, start: int, end: int) -> Attribution | None:
        """Give the innermost attribution whose content holds the middle of the span."""
        middle = (start + end) // 2
        around = [a for a in self.attributions if a.start <= middle < a.end]
        return min(around, key=lambda a: a.end - a.start, default=None)

    @cached_property
    def referents(self) -> tuple[Referent, ...]:
        """All referents, once each, in the order of first mention. Call it when mentions are complete."""
        seen = {r.id: r for m in self.mentions for r in self.meant_by(m)}
        return tuple(seen.values())


def _start(mention: Mention) -> int:
    return mention.passage.start
