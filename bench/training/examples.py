"""Passages made ready for learning: cut into words and pieces as the program itself cuts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from aigaq.extract import parse
from aigaq.extract.document import Paragraph
from aigaq.extract.token import Token
from aigaq.extract.triggers import CONTENT
from aigaq.lang import en
from aigaq.model.schema import event_type, type_exists
from aigaq.model.source import Description
from aigaq.model.text import Text
from bench.training.passages import Passage

LONGEST = 300
"""Pieces of a passage that are learnt from; what is behind them is left out."""
Cut = Mapping[str, tuple[int, ...]]


@frozen(eq=False)
class Example:
    """The words of a passage, their pieces, and what is asked of each."""

    passage: Passage
    ids: list[int]
    places: list[tuple[int, int]]
    """By word: where its pieces begin and end."""
    starts: list[int]
    """By word: the character it begins with."""
    told: list[str | None]
    """By word: the type it tells, ``""`` for none, ``None`` where nothing is asked (a further word of a mark)."""
    content: list[bool]
    """By word: whether it may tell an event at all."""


def ready(passages: Iterable[Passage]) -> Iterator[Example]:
    """Parse passages and give them as examples."""
    from aigaq.extract.triggers.wordpiece import FIRST, LAST, pieces, vocabulary

    known = vocabulary()
    for passage in passages:
        text = Text("0" * 64, "training", "1", passage.text)
        ids, places, tokens = [known[FIRST]], [], []
        for paragraph, token in _words(text):
            found = pieces(token.lower_)
            if found and len(ids) + len(found) < LONGEST:
                places.append((len(ids), len(ids) + len(found)))
                ids += found
                tokens.append((paragraph, token))
        yield Example(
            passage,
            [*ids, known[LAST]],
            places,
            [p.start + t.idx for p, t in tokens],
            _asked(passage, tokens),
            [t.pos_ in CONTENT for _, t in tokens],
        )


def kind(type_id: str) -> str:
    """Give what a type is called together with those that careful readers swap for it."""
    return (event_type(type_id).same_as if type_exists("event", type_id) else None) or type_id


def _words(text: Text) -> Iterator[tuple[Paragraph, Token]]:
    for paragraph in parse.parse(text, Description(), en.pipeline()).paragraphs:
        yield from ((paragraph, token) for token in paragraph.tokens)


def _asked(passage: Passage, tokens: list[tuple[Paragraph, Token]]) -> list[str | None]:
    """Give what each word tells: of a mark the word highest in the tree, if it can tell anything."""
    asked: list[str | None] = [""] * len(tokens)
    for start, end, told in passage.words or ():
        inside = [n for n, (p, t) in enumerate(tokens) if p.start + t.idx < end and p.start + t.idx + len(t) > start]
        if not inside:
            continue
        content = [n for n in inside if tokens[n][1].pos_ in CONTENT] or inside
        there = {id(tokens[n][1]) for n in inside}
        head = next((n for n in content if _is_top(tokens[n][1], there)), content[0])
        for n in inside:
            asked[n] = None
        asked[head] = told
    return asked


def _is_top(token: Token, there: set[int]) -> bool:
    return token.head is token or id(token.head) not in there
