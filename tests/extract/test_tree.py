"""The parse in plain Python says what the parser says. All people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.extract.tree import Doc
from aigaq.lang import en

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

TEXTS = (
    "Aya Nurbek, her two brothers and a neighbour were held in Osh. “They beat us,” she said, and wept.",
    "Who was it that the officers, as he had feared, came for? Nobody knows: not him; not her -- no one.",
    "! ! ! ...  A. B. C. x" + "y" * 400,
    "",
)
PLAIN = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_")
FLAGS = ("is_alpha", "is_punct", "is_stop", "like_num", "text_with_ws")
NEAR = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


def both(text: str) -> tuple[Parsed, Doc]:
    parsed = en.pipeline()(text)
    return parsed, Doc(parsed)


def ends(words: Any) -> tuple[int, int] | None:
    return None if words is None else (words.start, words.end)


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_says_what_the_parsers_word_says(text: str) -> None:
    parsed, ours = both(text)
    assert len(ours) == len(parsed)
    for theirs, word in zip(parsed, ours, strict=True):
        assert [getattr(word, name) for name in PLAIN + FLAGS] == [getattr(theirs, name) for name in PLAIN + FLAGS]
        for name in NEAR:
            assert [t.i for t in getattr(word, name)] == [t.i for t in getattr(theirs, name)]
        assert (word.head.i, word.left_edge.i, word.right_edge.i) == (
            theirs.head.i,
            theirs.left_edge.i,
            theirs.right_edge.i,
        )
        assert (word.sent.start, word.sent.end) == (theirs.sent.start, theirs.sent.end)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS[:3]), st.integers(-3, 30), st.integers(-3, 30), st.integers(-2, 110), st.integers(1, 40))
def test_every_stretch_of_words_is_the_parsers(text: str, first: int, last: int, start: int, length: int) -> None:
    parsed, ours = both(text)
    theirs, words = parsed[first:last], ours[first:last]
    assert (words.start, words.end, words.text) == (theirs.start, theirs.end, theirs.text)
    if len(theirs):
        assert (words.root.i, words.start_char, words.end_char) == (theirs.root.i, theirs.start_char, theirs.end_char)
    touched, around = (
        parsed.char_span(start, start + length, alignment_mode="expand"),
        ours.around(start, start + length),
    )
    exact, same = parsed.char_span(start, start + length), ours.char_span(start, start + length)
    for left, right in ((touched, around), (exact, same)):
        assert ends(left) == ends(right)


def test_a_neighbour_beyond_the_paragraph_is_an_index_error() -> None:
    _, ours = both("She left.")
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[2].nbor()


def test_a_chain_of_dependents_longer_than_the_stack_is_walked() -> None:
    _, ours = both("and so and " * 1_000)
    assert {t.i for s in ours.sents for t in s.root.subtree} == set(range(len(ours)))
