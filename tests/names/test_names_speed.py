"""The fast ways of comparing give what the plain ones give. All people invented."""

from __future__ import annotations

from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from aigaq.names import compare, score, scores
from aigaq.names.alike import LEAST, NEAR, alike
from aigaq.names.compare import score_found
from aigaq.names.index import NameIndex
from aigaq.names.pairing import likenesses, paired
from aigaq.names.parse import bare_part
from aigaq.names.scripts import han_likeness
from aigaq.names.scripts.likeness import may_render
from aigaq.names.sketch import may_be_alike, sketch, sketches

NAMES = (
    "Tauekel Shalqar", "Тәуекел Шалқарұлы", "Shalqarov Tauekel Zhomartovich", "T. Shalqar", "Ali Reza Kamravan",
    "Alireza Kamravan", "علیرضا کامروان", "احمدرضا کامروان", "Siarhei Zubrovich", "Зубрович Сергей Иванович",
    "Serik (Seko) Otarbai", "Xielike Awutaerbai", "谢里克·奥塔尔拜", "Maria Anna Luisa Zubrovich", "Zubrovich", "", "İ",
    "Mohammad Hossein Ali Kamravan Tehrani", "Ivan Zhomartovich", "王建国", "Wang Jianguo", "가나다 라마바", "x y z",
)  # fmt: skip
WORDS = sorted({word for name in NAMES for word in name.split()})
names = st.one_of(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.lists(st.text("aeiouktrsmnlzh", min_size=1, max_size=9), max_size=5).map(" ".join),
)


def test_the_score_is_that_of_the_comparison_with_reasons_and_of_many_at_once() -> None:
    for query in NAMES:
        found = [score(query, name) for name in NAMES]
        assert found == scores(query, NAMES)
        assert found == [compare(query, name).score for name in NAMES]


@given(names, st.lists(names, max_size=8))
def test_one_name_with_many_gives_what_one_with_one_gives(query: str, many: list[str]) -> None:
    assert scores(query, many) == [score(query, name) for name in many]
    assert scores(query, many) == [compare(query, name).score for name in many]


@given(names, names)
def test_two_names_are_given_up_only_where_fewer_than_two_parts_are_alike(left: str, right: str) -> None:
    one, other = sketch(left), sketch(right)
    every = likenesses(one, other) or []
    by_kind = any(one.patronymics) and any(other.patronymics)
    assert all(
        every[i][j] == (0.0 if by_kind and one.patronymics[i] != other.patronymics[j] else alike(a, b))
        for (i, a), (j, b) in product(enumerate(one.parts), enumerate(other.parts))
        if one.masks[i] & other.masks[j] or a.initial or b.initial
    )
    if one.parts and other.parts and may_be_alike(one, other) and not (one.one_will_do or other.one_will_do):
        hopeful = sum(max(row) > LEAST for row in every)
        assert likenesses(one, other, 2) == (every if hopeful >= 2 else None)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.sampled_from([0, 0.5, 0.9, 1]), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_parts_are_paired_so_that_they_are_most_alike_and_else_in_order(table: list[list[float]]) -> None:
    size = range(len(table))
    best = max(permutations(size), key=lambda order: (sum(table[i][order[i]] for i in size), tuple(-j for j in order)))
    assert paired(table) == [(i, best[i], table[i][best[i]]) for i in size]


def test_what_may_not_render_a_name_does_not() -> None:
    latin = ("serik", "otarbai", "tauekel", "nurlan", "gulmira", "muxtar", "ai", "")
    chinese = ("xielike", "aotaerbai", "谢里克", "nuerlan", "guliemila", "mukeliete", "wang", "", "123")
    for han, word in product(chinese, (bare_part(form).fold.key if form else "" for form in latin)):
        assert may_render(han, word, NEAR) or han_likeness(han, word) < NEAR
    assert may_render("xielike", "serik", NEAR)
    assert not may_render("wang", "serik", NEAR)


def test_a_name_found_by_its_words_gets_the_score_that_any_comparison_gives() -> None:
    for query in NAMES:
        for name in NAMES:
            plain = score(query, name)
            sketches.cache_clear()
            found = score_found(query, name)
            assert found == plain or (plain == 0.0 and found < 1e-4)


def test_parts_meet_no_patronymic_where_both_names_have_one() -> None:
    left, right = sketch("Ivan Sergeevich Zubrovich"), sketch("Sergei Ivanovich Otarov")
    assert may_be_alike(left, sketch("Sergei Ivan Zubrovich"))
    assert not may_be_alike(left, right)
    assert score("Ivan Sergeevich Zubrovich", "Sergei Ivanovich Otarov") == 0.0


def test_a_words_neighbours_are_kept_and_not_changed_by_looking_up() -> None:
    index = NameIndex([name for name in NAMES if name])
    first = [index.look_up(name) for name in NAMES]
    assert [index.look_up(name) for name in NAMES] == first
