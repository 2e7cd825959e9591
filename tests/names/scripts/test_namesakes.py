"""The invented namesakes by which joins of different people are measured. All people invented."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest
from bench.eval.namesakes import (
    Person,
    compared,
    exchanged,
    invent,
    kin,
    measure,
    one_name,
    spell,
    spellings,
    suffixed,
)  # fmt: skip

FEW = invent(60)


def test_the_same_seed_gives_the_same_people_and_spellings() -> None:
    assert invent() == invent()
    assert [spellings(person) for person in invent()] == [spellings(person) for person in invent()]
    assert invent(seed=5) != invent()
    assert list(compared(FEW)) == list(compared(FEW))


def test_there_are_three_hundred_people_of_few_names() -> None:
    people = invent()
    assert 295 <= len(people) <= 305
    assert {person.language for person in people} == {"kazakh", "uyghur"}
    assert len({person.father for person in people}) < 50
    assert sum(kin(*pair) for pair in combinations(people, 2)) > 1000
    assert sum(exchanged(*pair) for pair in combinations(people, 2)) >= 6


def test_no_two_people_have_one_name_even_in_two_languages() -> None:
    names = [(one_name(person.given), one_name(person.father)) for person in invent()]
    assert len(set(names)) == len(names)


def test_no_spelling_is_two_peoples_but_where_given_and_father_are_exchanged() -> None:
    people = invent()
    owners: dict[str, Person] = {}
    for person in people:
        for name in spellings(person):
            assert owners.setdefault(name, person) is person


def test_each_person_is_written_in_latin_arabic_chinese_and_cyrillic_letters() -> None:
    for person in FEW:
        starts = {unicodedata.name(name[0]).split(" ")[0].split("-")[0] for name in spellings(person)}
        assert {"LATIN", "ARABIC", "CJK", "CYRILLIC"} <= starts


@pytest.mark.parametrize(
    ("table", "written"),
    [
        ("kazakh_2021", "Jañğyr"), ("kazakh_2018", "Jańǵyr"), ("press", "Zhangyr"), ("press_kazakh", "Jangghyr"),
        ("russian", "Жангыр"), ("kazakh_arabic", "جاڭعىر"),
    ],
)  # fmt: skip
def test_a_name_is_spelled_by_the_letters_of_the_table(table: str, written: str) -> None:
    assert spell("Жаңғыр", table) == written


@pytest.mark.parametrize("name", ["Abc Defuly", "Abc Defqyzy", "Абв Гдеұлы", "Abc Defov"])
def test_a_suffix_says_who_is_the_father(name: str) -> None:
    assert suffixed(name)


def test_who_joins_everybody_joins_all_pairs_and_who_joins_nobody_none() -> None:
    everybody, nobody = measure(lambda *_: 1.0, people=FEW), measure(lambda *_: 0.0, people=FEW)
    assert everybody.joined == everybody.different > 1000
    assert everybody.found == everybody.same > 500
    assert everybody.undecidable == everybody.undecidable_joined > 0
    assert (nobody.joined, nobody.found, nobody.undecidable_joined) == (0, 0, 0)
    assert len(nobody.missed) == nobody.same
    assert "different people joined 0 of" in str(nobody)


def test_pairs_that_nobody_could_tell_apart_are_few_and_counted_apart() -> None:
    found = measure(lambda *_: 0.0)
    assert found.undecidable / (found.undecidable + found.different) < 0.02


def test_equal_letters_alone_join_no_two_people() -> None:
    assert measure(lambda a, b: float(a == b)).joined == 0
