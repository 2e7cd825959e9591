"""Scripts read by the names of their letters. All names invented."""

from __future__ import annotations

import pytest

from aigaq.names import score
from aigaq.names.scripts.spelled import spelled


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("राजेश", "rajesh"), ("शर्मा", "sharma"), ("কমল", "kamal"), ("ਗੁਰਪ੍ਰੀਤ", "guraprit"), ("ਸਿੰਘ", "singh"),
        ("ரமேஷ்", "ramesh"),
        ("たなか", "tanaka"), ("しゅんすけ", "shunsuke"), ("ジョンソン", "jonson"), ("አበበ", "abebe"), ("ወልደ", "welde"),
    ],
)  # fmt: skip
def test_letters_with_telling_names_are_read(word: str, reading: str) -> None:
    assert spelled(word) == reading


@pytest.mark.parametrize("word", ["", "abc", "серик", "राaज", "🙂", "\u0301", "가나", "シa"])
def test_other_letters_and_mixtures_are_not(word: str) -> None:
    assert spelled(word) == ""


def test_names_in_such_scripts_meet_their_latin_spellings() -> None:
    assert score("राजेश शर्मा", "Rajesh Sharma") > 0.7
    assert score("राजेश शर्मा", "Sunita Devi") < 0.01
