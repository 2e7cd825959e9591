"""Words in other scripts, read into Latin letters. All people invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.errors import BadDataFile
from aigaq.names.fold import fold_word
from aigaq.names.scripts import readings
from aigaq.names.scripts.data import table


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("تاۋەكەل", "Тәуекел"), ("شالقارۇلى", "Шалқарұлы"), ("نۇرلان", "Нұрлан"), ("سەرىك", "Серік"),
        ("عالىم", "Ғалым"), ("گۇلنار", "Гүлнар"), ("جاندوس", "Жандос"), ("ءاسەم", "Әсем"),
        ("ءومىر", "Өмір"), ("حاميت", "Хамит"),
        ("باۋىرجان", "Бауыржан"), ("ايگەرىم", "Айгерім"), ("تۆەر", "Твер"), ("چوقان", "Чоқан"), ("جاڭابەك", "Жаңабек"),
        ("ەربول", "Ербол"), ("فاتيما", "Фатима"), ("شولپان", "Шолпан"), ("مۇحامەد", "Мұхамед"), ("ءىلياس", "Ілияс"),
    ],
)  # fmt: skip
def test_kazakh_in_arabic_letters_sounds_like_its_cyrillic(word: str, latin: str) -> None:
    assert fold_word(latin).wide in {fold_word(found).wide for found in readings(word)}


@pytest.mark.parametrize(
    ("word", "latin"), [("ءالىم", "alim"), ("الىم", "alym"), ("سەرىك", "serik"), ("قىرىم", "qyrym")]
)
def test_the_hamza_and_front_letters_make_vowels_front_ones(word: str, latin: str) -> None:
    assert readings(word)[0] == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("ئەركىن", "erkin"), ("تۇرسۇن", "tursun"), ("خالىدە", "khalide"), ("غوپۇر", "ghopur"), ("ئابلېز", "ablez"),
        ("زۇنۇن", "zunun"), ("ھەسەن", "hesen"), ("ئۆمەر", "omer"), ("مۇھەممەت", "muhemmet"), ("ياقۇپ", "yaqup"),
    ],
)  # fmt: skip
def test_uyghur_in_arabic_letters_reads_as_its_latin(word: str, latin: str) -> None:
    assert latin in readings(word)


def test_a_letter_that_two_alphabets_read_differently_gives_both_readings() -> None:
    assert readings("ەنۋەر") == ("enuer", "enver")


@pytest.mark.parametrize(("word", "latin"), [("Җамал", "jamal"), ("Тоһтаҗи", "tohtaji")])
def test_uyghur_in_cyrillic_letters_is_told_by_its_own_letter(word: str, latin: str) -> None:
    assert readings(word) == (latin,)


@pytest.mark.parametrize(
    ("word", "latin"), [("Xalide", "khalide"), ("Ömer", "omer"), ("Perhət", "perkhet"), ("Ƣopur", "ghopur")]
)
def test_uyghur_latin_letters_are_read_as_they_sound(word: str, latin: str) -> None:
    assert readings(word) == (latin,)


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [("古丽", "guli"), ("賽力克", "sailike"), ("赛力克", "sailike"), ("張偉", "zhangwei"), ("吕", "lv")],
)
def test_characters_are_read_in_pinyin_simplified_and_traditional(word: str, pinyin: str) -> None:
    assert readings(word) == (pinyin,)


@pytest.mark.parametrize(
    "word",
    ["", " ", "Serik", "Серик", "محمّد‌رضا ", "کاظم", "طاهر", "123", "🙂", "김", "木a", "аbс", "سериk", "-", "\u200f"],
)
def test_words_of_other_scripts_or_of_mixed_ones_give_nothing(word: str) -> None:
    assert readings(word) == ()


@pytest.mark.parametrize(
    "written", ["نۇ\u200fرلان", "نۇرلـــان", "\u202bنۇرلان\u202c", "نۇر\u200cلان", "نُۇرلَان", "\u2067نۇرلان\u2069"]
)
def test_direction_marks_tatweel_joiners_and_vowel_marks_say_nothing(written: str) -> None:
    assert readings(written) == readings("نۇرلان")


PRESENTED = "ﻗﺎﻧﺎﺕ"


def test_presentation_forms_are_read_as_their_letters() -> None:
    assert all("\ufb50" <= letter <= "\ufeff" for letter in PRESENTED)
    assert readings(PRESENTED) == readings("قانات") == ("qanat",)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("سەریک", "سەرىك"), ("ٴالىم", "ءالىم"), ("ٵلىم", "ءالىم"), ("سه\u200cرىك", "سەرىك"),
     ("خاميت", "حاميت"), ("ىٴلياس", "ءىلياس")],
)  # fmt: skip
def test_letters_of_another_keyboard_are_taken_for_the_right_ones(typed: str, right: str) -> None:
    assert {fold_word(w).key for w in readings(typed)} & {fold_word(w).key for w in readings(right)}


@given(st.text(max_size=50))
def test_reading_never_fails_and_gives_plain_latin_letters(text: str) -> None:
    for found in readings(text):
        assert found.isascii()
        assert found.isalpha()


@given(st.text(alphabet="ابتجدرزسشقكگلمنوپەۇىيۋ", min_size=1, max_size=12))
def test_every_word_of_shared_letters_is_read_in_every_unicode_form(word: str) -> None:
    assert readings(word)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert readings(unicodedata.normalize(form, word)) == readings(word)


@pytest.mark.parametrize("hostile", ["ا" * 100_000, "木" * 100_000, "ء" * 1000, "\u202e" * 5000 + "ا", "ق\u0651" * 900])
def test_enormous_words_are_cut(hostile: str) -> None:
    assert all(len(found) <= 400 for found in readings(hostile))


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(BadDataFile) as caught:
        table("zz", "arabic")
    assert "lang/zz/arabic.toml" in str(caught.value)
