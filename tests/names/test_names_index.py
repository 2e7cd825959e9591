"""An index over names: any spelling in any script finds the person. All people invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.names import score
from aigaq.names.index import LIMIT, LookUp, NameIndex, problem_of
from aigaq.names.index_keys import asked, filed, name_keys
from aigaq.names.parse import parse

NAMES = [
    "Tauekel Shalqaruly", "Botagoz Shalqar", "Тәуекел Шалқаров", "Sholpan Maqsutqyzy", "Alireza Rostami", "Ду Минцзе",
    "Нурлан Тестович Примеров", "赛力克·努尔兰", "Serikbek Nurlanuly", "Shalqar", "T. Shalqar", "ابراهیم نمونه‌ای",
    "", "🙂", "x",
    "김철수", "Ömerjan Imin", "Yelena Petrova-Testova",
]  # fmt: skip
INDEX = NameIndex(NAMES)


def found(name: str, limit: int = LIMIT) -> list[str]:
    """Give the names that a look-up finds, the likeliest first."""
    return [NAMES[near.place] for near in INDEX.look_up(name, limit).found]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Тәуекел Шалқарұлы", "Tauekel Shalqaruly"),
        ("Shalqaruly Tawekel", "Tauekel Shalqaruly"),
        ("Sholpan Maxutkyzy", "Sholpan Maqsutqyzy"),
        ("Sholpan Maksutova", "Sholpan Maqsutqyzy"),
        ("Serik Nurlan", "赛力克·努尔兰"),
        ("Sailike Nuerlan", "赛力克·努尔兰"),
        ("ءسەرىكبەك نۇرلان", "Serikbek Nurlanuly"),
        ("赛力克别克·努尔兰", "Serikbek Nurlanuly"),
        ("Ebrahim Nemunei", "ابراهیم نمونه‌ای"),
        ("Өмәрҗан Имин", "Ömerjan Imin"),
        ("Ali Reza Rostami", "Alireza Rostami"),
        ("Primerov Nurlan", "Нурлан Тестович Примеров"),
        ("김철수", "김철수"),
        ("Elena Petrova", "Yelena Petrova-Testova"),
    ],
)
def test_any_spelling_in_any_script_finds_the_name(query: str, name: str) -> None:
    assert name in found(query)


@pytest.mark.parametrize("name", [name for name in NAMES if not problem_of(name)])
def test_every_name_finds_itself_first(name: str) -> None:
    assert found(name)[0] == name


def test_a_single_part_finds_all_who_bear_it_and_the_single_name_too() -> None:
    assert {"Shalqar", "Botagoz Shalqar", "Tauekel Shalqaruly"} <= set(found("Шалқар"))


def test_an_initial_is_filled_in_either_way() -> None:
    assert "Tauekel Shalqaruly" in found("T. Shalqar")
    assert "T. Shalqar" in found("Tauekel Shalqar")
    assert "Botagoz Shalqar" not in found("T. Shalqar")


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "no_letters"), (" \t", "no_letters"), ("123", "no_letters"), ("🙂", "no_letters"),
        ("\u200f\u202e", "no_letters"), ("\x00\x07", "no_letters"), ("x", "one_letter"), ("Ж", "one_letter"),
        ("a b c", "one_letter"), ("x" * 10_000, "too_long"), ("Serik " * 5_000, "too_long"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_looked_up_and_says_why(query: str, problem: str) -> None:
    assert INDEX.look_up(query) == LookUp(problem=problem)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["Wolfram", "Wolfram Quindt", "qwxzjv", "\u200fقغذظ", "龘", "ㅋㅋ", "Mr", "-- Dr. --"]
)
def test_what_nobody_is_called_finds_nobody(query: str) -> None:
    assert found(query) == []


def test_marks_of_direction_and_letters_of_another_alphabet_that_look_alike_change_nothing() -> None:
    assert found("\u200fTauekel\u202e Shalqaruly\u2069") == found("Tauekel Shalqaruly")
    assert found("Тәуек\u0435l Шалқаруly")[0] in {"Tauekel Shalqaruly", "Тәуекел Шалқаров"}


def test_scores_are_those_of_the_comparison_and_fall() -> None:
    near = INDEX.look_up("Tauekel Shalqar").found
    assert [n.score for n in near] == [score("Tauekel Shalqar", NAMES[n.place]) for n in near]
    assert [n.score for n in near] == sorted((n.score for n in near), reverse=True)


def test_no_more_are_given_than_asked_for_and_the_rest_is_counted() -> None:
    index = NameIndex([f"Serik {father}" for father in ("Alimuly", "Nurlanuly", "Omaruly", "Bolatuly", "Asqaruly")])
    looked_up = index.look_up("Serik", 2)
    assert len(looked_up.found) == 2
    assert looked_up.more == 3


def test_nothing_is_found_among_none_and_among_what_are_no_names() -> None:
    assert NameIndex([]).look_up("Tauekel Shalqar") == LookUp()
    assert NameIndex(["", "1", "🙂"]).look_up("Tauekel Shalqar") == LookUp()


def test_the_same_names_in_another_order_are_found_alike() -> None:
    other = NameIndex(NAMES[::-1])
    for query in ("Tauekel Shalqar", "Shalqar", "Serik Nurlan", "Sholpan"):
        again = {(NAMES[::-1][near.place], near.score) for near in other.look_up(query).found}
        assert again == {(NAMES[near.place], near.score) for near in INDEX.look_up(query).found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serik", "赛力克"),
        ("Nurlan", "Nuerlan"),
        ("Maqsut", "Мақсұт"),
        ("Ahmad", "احمد"),
        ("Yusuf", "Yusup"),
        ("努尔兰", "Nuerlan"),
    ],
)
def test_spellings_of_one_part_have_a_key_in_common(one: str, other: str) -> None:
    left, right = (parse(name).all[0] for name in (one, other))
    assert filed(left) & asked(right)
    assert filed(right) & asked(left)
    assert name_keys(one)[0] & name_keys(other)[0]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_a_look_up(query: str) -> None:
    looked_up = INDEX.look_up(query)
    assert len(looked_up.found) <= LIMIT
    assert looked_up.more >= 0
    assert all(0.0 < near.score <= 1.0 for near in looked_up.found)
