"""Places in texts that may name one person. All people invented."""

from __future__ import annotations

import pytest
from bench.eval.namesakes import invent, spellings

from aigaq.names import Mention, mentions_of


def _found(names: list[str], text: str) -> list[str]:
    return [text[m.start : m.end] for m in mentions_of(names, [text])]


@pytest.mark.parametrize(
    "written",
    [
        "Tauekel Shalqar", "SHALQAR, Tauekel", "Тәуекел Шалқарұлы", "Тауекель Шалкаров", "تاۋەكەل شالقارۇلى",
        "塔吾叶凯勒·沙勒哈尔",
        "塔吾叶凯勒･沙勒哈尔", "Tawuyekaile Shalehaer", "T. Shalqar", "Shalqar T.", "Tauekel\u200b Shal\u00adqar",
    ],
)  # fmt: skip
def test_one_spelling_finds_the_person_in_any_script(written: str) -> None:
    assert written in _found(["Tauekel Shalqar"], f"1999: {written} — 30.")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Тауекелу Шалкару", "Тауекелу Шалкару отказали."), ("Шалкаровым", "Вместе с Шалкаровым её отпустили."),
        ("Шалқардың", "Бұл Шалқардың ісі."),
        ("Шалқарұлына", "Ол Шалқарұлына айтты."), ("شالقارۇلىنىڭ", "بۇل شالقارۇلىنىڭ ءىسى"),
        ("Shalqarga", "Olar Shalqarga bardy."), ("Shalqar's", "It was Shalqar's letter."),
        ("FreeShalqar", "#FreeShalqar now"),
        ("Shal-\nqar", "They met Shal-\nqar there."), ("SHALQAR", "re: SHALQAR"), ("shalqar", "see shalqar_letter.pdf"),
    ],
)  # fmt: skip
def test_a_part_is_found_where_it_is_declined_divided_or_inside_another_word(written: str, text: str) -> None:
    assert written in _found(["Tauekel Shalqar"], text)


def test_a_han_name_is_found_whole_and_by_its_given_name_in_either_characters() -> None:
    assert _found(["王建国"], "王建国先生说。建國来了。") == ["王建国", "建國"]
    assert _found(["王建国"], "Wang Jianguo said") == ["Wang Jianguo"]


def test_all_spellings_of_invented_namesakes_are_found_by_one_of_them() -> None:
    for person in invent()[::25]:
        asked, *others = spellings(person)
        for other in others:
            assert mentions_of([asked], [f"30.1. {other} (2)"]), other


def test_places_are_told_in_order_by_text_and_how_many_parts_they_have() -> None:
    texts = ["Nobody is here.", "Tauekel Shalqar and Shalqar"]
    assert mentions_of(["Tauekel Shalqar"], texts) == (Mention(1, 0, 15, 2), Mention(1, 20, 27, 1))


def test_other_people_and_ordinary_words_are_left_alone() -> None:
    text = "Meruyert Otarbai told the court in Öskemen on Monday that Бекзат Отарбай был дома. 法院昨天开庭。"
    assert mentions_of(["Tauekel Shalqar"], [text]) == ()


@pytest.mark.parametrize("name", ["", " ", "🙂", "123", "\u202e\u200f", "A", ".", "x" * 10_000])
def test_what_is_no_name_finds_nothing_and_does_no_harm(name: str) -> None:
    assert mentions_of([name], ["Tauekel Shalqar, A. B., 🙂 123"]) == ()
    assert mentions_of([], ["Tauekel Shalqar"]) == ()


@pytest.mark.parametrize(
    "text", ["", "\u0000\ufffd", "哈" * 3_000, "a" * 50_000, "'" * 1_000, "\u0301" * 500, "A. " * 2_000]
)
def test_texts_that_are_no_prose_do_no_harm(text: str) -> None:
    assert mentions_of(["Tauekel Shalqar"], [text]) == ()
