"""Our date words as TIMEX3s: what stands inside, what value it has (the sentences are invented)."""

from __future__ import annotations

import pytest
from bench.eval.dates import read


@pytest.mark.parametrize(
    ("content", "words", "value"),
    [
        ("The vote comes just ahead of Tuesday's rally.", "Tuesday", "2013-03-19"),
        ("Prices rose before the November elections.", "November", "2012-11"),
        ("He resigned earlier in the day.", "earlier in the day", "2013-03-21"),
        ("She works on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They meet three days a week.", "three days a week", "P1W"),
        ("Sales fell in the first half of 2012.", "the first half of 2012", "2012-H1"),
        ("It was a great day for the town.", "a great day", "2013-03-21"),
        ("They ended a years-long feud.", "a years-long", "PXY"),
    ],
)
def test_an_expression_has_the_extent_and_value_of_the_guidelines(content: str, words: str, value: str) -> None:
    assert [(content[t.start : t.end], t.value) for t in read(content, "2013-03-21")] == [(words, value)]


def test_an_hour_never_joins_the_day_of_the_next_paragraph() -> None:
    found = read("The bus left at 9:42 p.m.\n\nShe was freed on Tuesday.", "2013-03-21")
    assert [t.value for t in found] == ["2013-03-21T21:42", "2013-03-19"]
