"""Mistakes between two words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.names.distance import FARTHEST, distance

words = st.text("aeikmstzJ", max_size=9)


@pytest.mark.parametrize(
    ("left", "right", "mistakes"),
    [
        ("serik", "serik", 0.0), ("serik", "sirik", 0.4), ("serik", "serk", 0.6), ("serik", "seriks", 1.0),
        ("serik", "esrik", 1.0), ("kasimat", "kamisat", 1.0), ("akman", "kakman", 1.0), ("", "", 0.0),
    ],
)  # fmt: skip
def test_mistakes_of_hand_and_ear_are_counted(left: str, right: str, mistakes: float) -> None:
    assert distance(left, right) == pytest.approx(mistakes)


@given(words, words)
def test_the_order_of_the_two_words_does_not_matter_as_far_as_anybody_asks(left: str, right: str) -> None:
    most = FARTHEST * max(len(left), len(right))
    one, other = distance(left, right), distance(right, left)
    assert one == pytest.approx(other) or min(one, other) > most


@given(words)
def test_a_word_is_no_mistake_of_itself_and_one_letter_more_is_one_at_most(word: str) -> None:
    assert distance(word, word) == 0.0
    assert distance(word, word + "s") <= 1.0 or len(word) < 2
