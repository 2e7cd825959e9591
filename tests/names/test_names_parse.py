"""Reading names part by part. All people invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.names import parse
from aigaq.names.compare import MOST_PARTS


def second_root(name: str) -> str:
    """Give the key of the second part's root."""
    part = parse(name).second
    assert part is not None
    return part.root.key


@pytest.mark.parametrize(
    "name",
    [
        "Aidos Shalqar", "Aidos Shalqaruly", "Aidos Shalkaruli", "Айдос Шалқарұлы", "Айдос Шалкарулы",
        "Aidos Shalkarov",
        "Aidos Shalqar uly", "SHALKAROV Aidos", "Shalkarov, Aidos", "Mr Aidos Shalkar", "Aidos Shalqaroglu",
    ],
)  # fmt: skip
def test_the_suffix_is_taken_off_the_second_part(name: str) -> None:
    assert second_root(name) == "Salkar"
    given = parse(name).given
    assert given is not None
    assert given.fold.key == "aidos"


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Aidos Shalqaruly", "male"), ("Asem Shalqarqyzy", "female"), ("Asem Shalkarova", "female"),
        ("Asem Serikbekkyzy", "female"), ("Asem Shalkarovna", "female"), ("Aidos Shalkarovich", "male"),
        ("Asem Shalqar", None), ("Асем Шалқарқызы", "female"),
    ],
)  # fmt: skip
def test_the_suffix_says_the_sex(name: str, sex: str | None) -> None:
    assert parse(name).sex == sex


def test_a_suffix_that_begins_with_the_last_letter_of_the_root_leaves_the_root_whole() -> None:
    assert second_root("Asem Serikbekkyzy") == second_root("Asem Serikbek")


def test_a_family_name_first_in_a_name_of_three_parts_is_told_by_its_suffix() -> None:
    parts = parse("SHALKAROV Aidos Maratovich")
    assert parts.given is not None
    assert parts.given.form == "aidos"
    assert [part.suffix for part in parts.more] == ["patronymic_man"]


def test_a_han_name_has_its_family_name_first_and_no_suffix() -> None:
    parts = parse("Wu Minglin")
    assert parts.han
    assert parts.second is not None
    assert parts.given is not None
    assert (parts.second.form, parts.given.form, parts.given.suffix) == ("wu", "minglin", None)


def test_a_kazakh_name_is_no_han_name() -> None:
    assert not parse("Aidos Shalqar").han


def test_one_part_may_be_given_or_second() -> None:
    parts = parse("Shalqaruly")
    assert parts.given is None
    assert not parts.full
    assert second_root("Shalqaruly") == "Salkar"


def test_initials_are_no_full_name() -> None:
    assert not parse("A. Shalqar").full


def test_a_title_alone_is_a_name() -> None:
    assert len(parse("Major").all) == 1


def test_titles_are_kept_apart() -> None:
    parts = parse("Lawyer Aidos Shalqar")
    assert parts.titles == ("lawyer",)
    assert len(parts.all) == 2


def test_no_letters_give_no_parts() -> None:
    assert parse("12 — 34").all == ()


def test_a_short_root_keeps_its_suffix() -> None:
    part = parse("Asem Ova").second
    assert part is not None
    assert part.suffix is None


@given(st.text(max_size=80))
def test_reading_never_fails_and_keeps_every_word(text: str) -> None:
    parts = parse(text)
    assert all(part.form for part in parts.all)
    assert len(parts.all) <= len(text)


def test_many_words_are_read_but_only_some_compared() -> None:
    assert len(parse("ab " * 40).all) > MOST_PARTS
