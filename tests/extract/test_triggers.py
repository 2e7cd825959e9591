"""The learnt reader cuts words as its encoder was taught to, and gives each word its probabilities. People invented."""

from __future__ import annotations

import pytest

from aigaq.extract import triggers
from aigaq.extract.triggers.wordpiece import LONGEST, UNKNOWN, pieces, vocabulary
from tests.extract.told import read


def spelled(word: str) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(word)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("arrested", ["arrested"]),
        ("Arrested", ["arrested"]),
        ("détenu", ["det", "##en", "##u"]),
        ("re-arrested", ["re", "-", "arrested"]),
        ("  ", []),
        ("\u4e00", [UNKNOWN]),
        ("a" * (LONGEST + 1), [UNKNOWN]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, parts: list[str]) -> None:
    assert spelled(word) == parts


def test_the_probabilities_of_a_word_sum_to_one_and_are_the_same_each_time() -> None:
    document = read("Two officers bundled Amina Yusuf into a van. The bakery opened at nine.")
    first, second = triggers.read(document), triggers.read(document)
    for paragraph, rows in first.judged.items():
        assert rows.sum(axis=1) == pytest.approx(1, abs=1e-4)
        assert (rows == second.judged[paragraph]).all()


def test_a_text_without_words_and_one_endless_sentence_are_read() -> None:
    assert triggers.read(read("")).judged == {}
    endless = read("and the rain fell on the river " * 200)
    for paragraph, rows in triggers.read(endless).judged.items():
        assert len(rows) == len(paragraph.tokens)
        assert (rows.sum(axis=1) > 0.9).all()


def test_what_stands_beside_a_paragraph_does_not_change_what_is_read_in_it() -> None:
    alone = read("The men in masks pulled Omar Saleh out of the minibus.")
    beside = read("The men in masks pulled Omar Saleh out of the minibus.\n\nA dry week is forecast for the hills.")
    left = triggers.read(alone).judged[alone.paragraphs[0]]
    right = triggers.read(beside).judged[beside.paragraphs[0]]
    assert left == pytest.approx(right, abs=1e-4)
