"""Names over scripts and customs. All people invented."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from aigaq.names import compare, parse, score
from aigaq.names.fold import fold_word
from aigaq.names.letters import language_of, script_of, unmix

CUT = 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کامران بهزادپور", "BEHZADPOUR Kamran"), ("حسین رستگار", "Hossein Rastegar"), ("غلامرضا فلاحی", "Gholam Reza Fallahi"),
        ("عبد اللطيف الزهراني", "Abdellatif Zahrani"), ("Karim bin Salih al-Masri", "Karim Salih Masri"),
        ("Abd-al-Rahman Touati", "Abderrahmane Touati"), ("Abu Bakr Sandjak", "Abubakar Sanjak"),
        ("Siarhei Babrouski", "Сергей Бобровский"), ("Aleh Tserashkou", "Oleg Tereshkov"), ("Volha Niadbailava", "Ольга Недбайлова"),
        ("Сергей БУЛАТОВ", "Sergei Bulatov"), ("Қастанай Нұрәлі", "Qastanai Nurali"), ("Robert Kellerman", "Bob Kellerman"),
        ("Anna (Hanka) Zelenko", "Hanka Zelenko"), ("ZELENKO, Anna", "Anna Zelenko Jr"), ("AnnaMaria Zelenko", "Anna Maria Zelenko"),
        ("İlham Verdiyev", "Ильхам Вердиев"), ("Γιώργος Καλλιμάνης", "Giorgos Kallimanis"), ("박영천", "Pak Yong Chon"),
        ("Nuerlan Sailike", "Nurlan Serik"),
    ],
)  # fmt: skip
def test_one_person_over_scripts_and_customs_passes_the_cut(one: str, other: str) -> None:
    assert score(one, other) >= CUT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alimzhan Tokhtarov", "Alimkhan Tokhtarov"), ("Paulo Zelenko", "Paula Zelenko"), ("Alim Tokhtar", "Alima Tokhtar"),
        ("Ivan Petrov", "Ivan Petrovich Zelenko"), ("Akzhol Kanatov", "Kanat Akzholuly"), ("حسین رستگار", "Hassan Rastgou"),
        ("Wu Minglin", "Wu Mingli"), ("Said", "Saida Tokhtar"),
        ("가나다", "Tauekel Shalqar"), ("Erkin Tokhti", "Martin Tokhti"),
    ],
)  # fmt: skip
def test_different_people_do_not_pass_the_cut(one: str, other: str) -> None:
    assert score(one, other) < CUT


@pytest.mark.parametrize(
    ("mixed", "plain"), [("Арiна", "Арина"), ("ШОЛПAН", "ШОЛПАН"), ("Шoлпaн", "Шолпан"), ("Sholpаn", "Sholpan")]
)
def test_letters_that_only_look_like_their_neighbours_are_read_as_these(mixed: str, plain: str) -> None:
    assert fold_word(mixed).key == fold_word(plain).key


def test_a_word_in_one_script_is_left_as_it_is() -> None:
    assert unmix("Шолпан Sholpan") == "Шолпан Sholpan"


@pytest.mark.parametrize(
    ("word", "script", "language"),
    [
        ("Sholpan", "Latn", None), ("Шолпан", "Cyrl", "ru"), ("Қанат", "Cyrl", "kk"), ("Кучараў", "Cyrl", "be"),
        ("پرویز", "Arab", "fa"), ("木拉提", "Hani", "zh"), ("123", "Latn", None),
    ],
)  # fmt: skip
def test_script_and_language_of_a_part_are_told_by_its_letters(word: str, script: str, language: str | None) -> None:
    assert (script_of(word), language_of(word)) == (script, language)


def test_titles_articles_and_words_of_kinship_are_no_parts() -> None:
    parts = parse("Sheikh Karim bin Salih al-Masri")
    assert [part.form for part in parts.all] == ["karim", "masri", "salih"]
    assert parts.titles == ("sheikh",)


def test_a_name_in_brackets_is_kept_apart_as_a_nickname() -> None:
    parts = parse("Anna (Hanka) Zelenko")
    assert [part.form for part in parts.nicknames] == ["hanka"]
    assert len(parts.all) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""), ("", "Tauekel Shalqar"), ("T", "T"), ("T", "Tauekel Shalqar"), ("x" * 10_000, "y" * 10_000), ("🙂🙂", "🙂🙂"),
        ("\u202e\u200f", "\u202e\u200f"), ("\x00\x01", "\x00\x01"), ("(", ")"), ("/", ","), ("()/,", "Tauekel"), ("\u0300\u0301", "\u0300"),
        ("al-", "bin"), ("ال", "ال"),
    ],
)  # fmt: skip
def test_what_is_hardly_a_name_matches_nothing_for_certain(one: str, other: str) -> None:
    assert 0.0 <= score(one, other) < CUT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tauekel Shalqar", "Shalqar Tauekel"),
        ("Tauekel", "Sholpan"),
        ("T. Shalqar", "Tauekel Shalqar"),
        ("哈山", "Hasan"),
    ],
)
def test_the_score_alone_is_that_of_the_comparison(one: str, other: str) -> None:
    assert score(one, other) == compare(one, other).score == compare(other, one).score


def test_the_reasons_add_up_with_the_prior_to_the_bits() -> None:
    found = compare("Tauekel Shalqar", "Shalkar Tauekel Omir")
    assert sum(reason.weight for reason in found.reasons) + -7.0 == pytest.approx(found.bits)
