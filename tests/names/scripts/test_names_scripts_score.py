"""One invented person in every script, compared by the whole room. All people invented."""

from __future__ import annotations

from itertools import combinations

import pytest

from aigaq.names import score

JOIN = 0.7
ONE = [
    "Tauekel Shalqar", "Tauekel Shalqaruly", "Тәуекел Шалқарұлы", "Тауекел Шалкаров", "Táýekel Shalqar",
    "تاۋەكەل شالقارۇلى", "塔吾叶凯勒·沙勒哈尔", "塔吾葉凱勒•沙勒哈爾", "Tawuyekaile Shalehaer", "沙勒哈尔・塔吾叶凯勒",
]  # fmt: skip
HAN = ["王建国", "王建國", "Wang Jianguo", "Jianguo Wang"]
OTHERS = [
    "木拉提·哈斯木",
    "Murat Qasym",
    "مۇرات قاسىم",
    "王建军",
    "Wang Jianjun",
    "Paerhati Tuohetahong",
    "پەرھات توختى",
]


@pytest.mark.parametrize(("one", "other"), list(combinations(ONE, 2)))
def test_one_person_is_found_over_scripts(one: str, other: str) -> None:
    assert score(one, other) >= JOIN


@pytest.mark.parametrize(("one", "other"), list(combinations(HAN, 2)))
def test_a_han_person_is_found_in_characters_and_pinyin(one: str, other: str) -> None:
    assert score(one, other) >= JOIN


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("one", [*ONE, *HAN])
def test_different_people_are_not_joined_over_scripts(one: str, other: str) -> None:
    assert score(one, other) < 0.3


@pytest.mark.parametrize(
    "written",
    [
        "\u202bتاۋەكەل شالقار\u202c", "تاۋەكەل\u200f شالقار\u200e", "تــاۋەكەل شالقــار", "تاۋە\u200cكەل شالقار",
        "Тәуекел Шaлқap", "Tаuekel Shаlqar", "Ｔａｕｅｋｅｌ　Ｓｈａｌｑａｒ", "𝐓𝐚𝐮𝐞𝐤𝐞𝐥 𝐒𝐡𝐚𝐥𝐪𝐚𝐫",
        "Tauekel\u00a0Shalqar",
        "塔吾叶凯勒\u200b·\u200b沙勒哈尔",
    ],
)  # fmt: skip
def test_marks_presentation_forms_and_look_alikes_hide_nobody(written: str) -> None:
    assert score(written, "Tauekel Shalqar") >= JOIN


@pytest.mark.parametrize("nothing", ["", "·", "•·•", "\u202e\u202c", "ءء", "🙂·🙂", "ـــ", "\u200c\u200d", "·木"])
@pytest.mark.parametrize("name", [ONE[0], ONE[5], ONE[6], HAN[0]])
def test_dots_marks_and_signs_are_like_nobody(nothing: str, name: str) -> None:
    assert score(nothing, name) < 0.3


@pytest.mark.parametrize(
    "hostile", ["木" * 10_000, "ا" * 10_000, "赛·" * 5_000, "赛a" * 3_000, "تa" * 3_000, "yi" * 5_000]
)
def test_enormous_names_in_other_scripts_match_nobody(hostile: str) -> None:
    assert all(score(hostile, name) < 0.3 for name in (*ONE, *HAN))
