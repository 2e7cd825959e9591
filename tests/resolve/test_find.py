"""Finding people by any spelling. All people invented."""

from __future__ import annotations

import pytest

from aigaq.resolve import find, resolve
from tests.resolve.made_people import report

PEOPLE = [["Tauekel Shalqaruly", "Botagoz Shalqar"], ["Tawekel Shalkar"], ["Sholpan Maksutkyzy", "Maksut Tagabai"]]
ENTITIES = resolve([m for n, names in enumerate(PEOPLE) for m in report(str(n), names)[0]], (), ()).entities


def names(query: str) -> list[str]:
    """Give the main names that a query finds."""
    return [entity.name for entity in find(ENTITIES, query)]


@pytest.mark.parametrize(
    "query", ["Tauekel Shalqar", "Тәуекел Шалқар", "shalkarov tauekel", "TAWEKEL", "Tauekel", "T. Shalqar"]
)
def test_any_spelling_finds_the_person_first(query: str) -> None:
    assert names(query)[0] == names("Tauekel Shalqaruly")[0]


def test_a_name_of_two_people_finds_both() -> None:
    assert len(names("Shalqar")) == 2


def test_an_exact_main_name_wins_outright() -> None:
    assert names("botagoz  shalqar") == ["Botagoz Shalqar"]


def test_an_id_or_its_beginning_finds_the_person() -> None:
    wanted = ENTITIES[0]
    assert find(ENTITIES, wanted.id) == [wanted]
    assert find(ENTITIES, wanted.id[:8].upper()) == [wanted]
    assert find(ENTITIES, wanted.referents[-1]) == [wanted]


@pytest.mark.parametrize(
    "query", ["", " ", "123", "🙂", "Wolfram", "Shalqar Wolfram", "x" * 10_000, "a b c d e f g h i", "\u200f"]
)
def test_what_is_not_there_finds_nobody(query: str) -> None:
    assert names(query) == []


def test_nobody_is_found_among_none() -> None:
    assert find((), "Tauekel") == []


def test_the_order_of_entities_does_not_matter() -> None:
    assert find(ENTITIES[::-1], "Shalqar") == find(ENTITIES, "Shalqar")
