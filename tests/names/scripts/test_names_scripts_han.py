"""Chinese characters: dots, Han names and renderings. All people invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.names.scripts import HanName, han_name, han_parts, is_han
from aigaq.names.scripts.han import syllables

DOTS = ["·", "•", "．", ".", "・", "‧", "･", "∙", "－", "-", "–", "—", " ", "　", "﹒", "●", "⸱", "··", " · "]


@pytest.mark.parametrize("dot", DOTS)
def test_every_sort_of_dot_separates_the_parts(dot: str) -> None:
    assert han_parts(f"赛力克{dot}努尔兰") == ("赛力克", "努尔兰")


def test_a_name_without_a_dot_has_one_part() -> None:
    assert han_parts("赛力克努尔兰") == ("赛力克努尔兰",)


@pytest.mark.parametrize("nothing", ["", "·", " . ", "　"])
def test_dots_alone_have_no_part(nothing: str) -> None:
    assert han_parts(nothing) == ()


@pytest.mark.parametrize(
    ("name", "family", "given_name"),
    [
        ("王建国", "wang", "jianguo"), ("王建國", "wang", "jianguo"), ("張偉", "zhang", "wei"),
        ("欧阳明", "ouyang", "ming"),
        ("吴明", "wu", "ming"), ("马兰", "ma", "lan"), ("单雄", "shan", "xiong"),
        ("李娜", "li", "na"),
    ],
)  # fmt: skip
def test_a_han_name_is_read_with_its_family_name_first(name: str, family: str, given_name: str) -> None:
    assert han_name(name) == HanName(family, given_name)


@pytest.mark.parametrize(
    "name",
    [
        "赛力克·努尔兰", "买买提", "阿里木", "古丽", "马木提", "艾力", "吐尔逊", "阿依古丽", "沙吾提", "叶尔兰",
        "王", "", "Wang Wei", "王Wei", "王·伟", "木拉提", "巴合提", "赛力克努尔兰", "🙂", "王建国建国",
    ],
)  # fmt: skip
def test_renderings_and_other_words_are_no_han_names(name: str) -> None:
    assert han_name(name) is None


def test_is_han_asks_for_characters_only() -> None:
    assert is_han("張")
    assert not is_han("張a")
    assert not is_han("")
    assert not is_han("。")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30))
def test_every_common_ideograph_has_at_most_one_syllable(word: str) -> None:
    found = syllables(word)
    assert len(found) <= len(word)
    assert all(syllable.isascii() and syllable.islower() for syllable in found)


@given(st.text(max_size=40))
def test_reading_a_han_name_never_fails(text: str) -> None:
    found = han_name(text)
    assert found is None or (found.family and found.given)
