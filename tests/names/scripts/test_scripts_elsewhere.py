"""Scripts read by rules, Chinese names in Russian, and Chinese characters said elsewhere. All people invented."""

from __future__ import annotations

import pytest

from aigaq.names import parse, score
from aigaq.names.scripts import from_palladius, japanese_name, readings, said_elsewhere
from aigaq.names.scripts.ruled import ruled

SAME = 0.7


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("สมชาย", "somchai"), ("วงศ์สวัสดิ์", "wongsawat"), ("ศรีสุข", "srisuk"), ("จันทร์แก้ว", "chankaeo"),
        ("สุรชัย", "surachai"), ("အောင်မြင့်", "aungmyint"), ("ကျော်ဝင်း", "kyawwin"),
        ("သန်းရွှေ", "thanshwe"), ("မြတ်သူဇာ", "myatthuza"), ("ނާޒިމް", "nazim"), ("ރަޝީދު", "rashidu"),
    ],
)  # fmt: skip
def test_a_word_is_read_by_the_rules_of_its_language(word: str, said: str) -> None:
    assert ruled(word) == said
    assert readings(word) == (said,)


@pytest.mark.parametrize("word", ["", "abc", "ก๑", "သaa", "\u0e4c", "字", "ก" * 10_000])
def test_what_no_rules_are_for_gives_nothing_or_letters(word: str) -> None:
    found = ruled(word)
    assert found == "" or (found.isascii() and found.isalpha())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Чжан", "zhang"), ("Сяохун", "xiaohong"), ("Цзяньго", "jianguo"), ("Юйцин", "yuqing"),
        ("Цюнъин", "qiongying"), ("Жуйсян", "ruixiang"), ("Вэньбинь", "wenbin"), ("Сі", "xi"), ("Нурлан", ""),
        ("Серик", ""), ("Ким", ""), ("", ""), ("Zhang", ""),
    ],
)  # fmt: skip
def test_a_chinese_word_in_russian_letters_goes_back_to_pinyin(word: str, said: str) -> None:
    assert from_palladius(word) == said


def test_a_name_is_read_from_russian_only_where_it_is_chinese_throughout() -> None:
    assert parse("Чжан Сяохун").han
    assert parse("Сяохун Чжан").han
    assert not parse("Иван Ли").han
    assert not parse("Чжан Нурлан").han


def test_characters_are_said_as_in_hong_kong_and_korea_where_all_of_them_are_known() -> None:
    assert "chikeung" in said_elsewhere("志強")
    assert "jonghun" in said_elsewhere("正勳")
    assert said_elsewhere("龘龘") == said_elsewhere("") == ()


def test_a_japanese_name_is_told_by_its_family_name() -> None:
    found = japanese_name("山本健太")
    assert found is not None
    assert (found.family_said, found.given_said[0]) == ("yamamoto", "kenta")
    assert japanese_name("王建国") is None
    assert japanese_name("田中浩") is None, "might be Chinese as well"
    assert japanese_name("") is japanese_name("山本") is japanese_name("x" * 1000) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Чжан Сяохун", "Zhang Xiaohong"), ("张晓红", "Чжан Сяохун"), ("陳志強", "Chan Chi Keung"),
        ("许志明", "Hsu Chih-ming"), ("金正勳", "Kim Jong Hun"), ("JON Il Chun", "Jon Il-chun"),
        ("小林 誠", "Makoto Kobayashi"), ("高橋由美子", "Yumiko Takahashi"),
        ("สมชาย วงศ์สวัสดิ์", "Somchai Wongsawat"), ("ခင်မောင်ထွေး", "Khin Maung Htwe"),
        ("އަޙްމަދު ނާޒިމް", "Ahmed Nazim"), ("Olga Brodova", "Olga Brodov"),
        ("V. I. Brodov", "Vladimir Ivanovich Brodov"), ("Brodovvladimir", "Vladimir Brodov"),
        ("Piotr Czajkin", "Pyotr Chaykin"), ("مثنى الضاري", "Muthanna al-Dari"),
        ("Mo Wilkinson", "Mohamed Wilkinson"), ("St. John Parkersen", "Saint John Parkersen"),
        ("Dhondup Wangchen", "Dondrup Wangchen"),
    ],
)  # fmt: skip
def test_one_person_is_found_across_these_spellings(one: str, other: str) -> None:
    assert score(one, other) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Чжан Сяохун", "Zhang Xiaodong"), ("陳志強", "Chan Chi Wai"), ("สมชาย วงศ์สวัสดิ์", "Somsak Wongsuwan"),
        ("John Smithson Jr", "John Smithson Sr"), ("Ali Omar Hassanwal", "Omar Ali Hassanwal"),
        ("Nikita Brodova", "Nikita Brodov"), ("V. I. Brodov", "Viktor Petrovich Brodov"),
        ("Abdul Karim Noorzadi", "Abdul Rahim Noorzadi"),
    ],
)  # fmt: skip
def test_two_people_stay_two(one: str, other: str) -> None:
    assert score(one, other) < SAME
