"""Folding: spellings of one sound get one key. All people invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.errors import BadDataFile
from aigaq.names import fold
from aigaq.names.customs import _letters, customs
from aigaq.names.fold import LONGEST, fold_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qairat", "Kairat"), ("Zhandos", "Jandos"), ("Khamit", "Hamit"), ("Maksat", "Maxat"), ("Aybek", "Aibek"),
        ("Ghalym", "Galym"), ("Ramazan", "Ramazzan"), ("Tauekel", "Tawekel"), ("Sholpan", "Şolpan"),
        ("Yerasyl", "Erasyl"), ("Қайрат", "Qairat"), ("Жандос", "Zhandos"), ("Әсем", "Asem"), ("Ғалым", "Galym"),
        ("Күләш", "Kulash"), ("Шолпан", "Sholpan"), ("Сәуле", "Saule"), ("Ольга", "Olga"), ("Юрий", "Yuri"),
        ("Mariya", "Мария"), ("Nurǵul", "Nurgul"), ("Jän", "Zhan"), ("Behrouz", "Behruz"), ("O‘tkir", "Otkir"),
    ],
)  # fmt: skip
def test_spellings_of_one_sound_have_one_key(one: str, other: str) -> None:
    assert [word.key for word in fold(one)] == [word.key for word in fold(other)]


@pytest.mark.parametrize(("one", "other"), [("Akat", "Akhat"), ("Zhangir", "Zhanir"), ("Sarkan", "Sarkhan")])
def test_spellings_that_are_often_one_sound_have_one_wide_key(one: str, other: str) -> None:
    left, right = fold_word(one), fold_word(other)
    assert left.key != right.key
    assert left.wide == right.wide


@pytest.mark.parametrize(
    ("one", "other"), [("Erlan", "Arlan"), ("Kanat", "Kairat"), ("Zhan", "Shan"), ("Aisha", "Aiman")]
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold_word(one).wide != fold_word(other).wide


def test_bones_survive_letters_that_are_swapped() -> None:
    assert fold_word("Tagashar").bones == fold_word("Tashagar").bones


def test_a_script_that_cannot_be_read_keeps_its_own_letters() -> None:
    left, right = fold_word("木拉提"), fold_word("哈斯木")
    assert not left.readable
    assert left.key != right.key
    assert left.key == fold_word("木拉提").key


def test_arabic_script_of_uyghur_and_kazakh_reads_like_its_latin() -> None:
    assert fold_word("قانات").key == fold_word("Qanat").key


@pytest.mark.parametrize("nothing", ["", " ", "123", "🕊️🕊️", "—", "\u200f\u202e", "\x00\x07", "..."])
def test_a_string_without_letters_folds_to_nothing(nothing: str) -> None:
    assert fold(nothing) == ()


def test_look_alike_letters_of_another_script_are_read_as_what_they_show() -> None:
    assert fold_word("Арiна").key == fold_word("Арина").key


def test_ten_thousand_letters_are_cut() -> None:
    assert sum(len(word.key) for word in fold("ab" * 5000)) <= LONGEST


def test_languages_may_not_read_one_letter_differently() -> None:
    with pytest.raises(BadDataFile):
        _letters(
            (("lang/xa/customs.toml", {"letters": {"ж": "zh"}}), ("lang/xb/customs.toml", {"letters": {"ж": "g"}}))
        )


def test_the_customs_of_four_languages_are_read() -> None:
    found = customs()
    assert found.letters["қ"] == "q"
    assert ("uly", "son") in found.suffixes
    assert "gu" in found.surnames
    assert {"zhang", "er", "lüe".replace("ü", "v")} <= found.syllables


@given(st.text(max_size=60))
def test_folding_is_stable_and_never_fails(text: str) -> None:
    found = fold(text)
    assert found == fold(f"  {text}\u200f ")[: len(found)]
    assert all(word.readable == word.key.isascii() for word in found)


@given(
    st.text(alphabet="abcdefghiklmnoprstuvyz", min_size=1, max_size=12)
    | st.text(alphabet="абвгджшқғәіңұүө", min_size=1, max_size=12)
)
def test_case_does_not_matter(word: str) -> None:
    assert fold_word(word.upper()).key == fold_word(word).key
