"""How well Chinese syllables render names. Given names only; they belong to nobody in particular."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.names.fold import fold_word
from aigaq.names.scripts import han_cut, han_likeness, pinyin_written, readings, renderings_alike
from aigaq.names.scripts.data import table
from aigaq.names.scripts.emissions import LONGEST_SOUNDS, sounds_of
from aigaq.names.scripts.likeness import lattice, phonemes

LIKELY = 0.72
Row = tuple[str, tuple[str, ...]]


def names_of(file: str) -> list[Row]:
    """A list beside this file: a name in Latin letters and its usual renderings."""
    lines = (Path(__file__).parent / file).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(fold_word(name).key, tuple(renderings.split())) for name, renderings in cells]


TUNED, HELD = names_of("common_names.tsv")[0::2], names_of("common_names.tsv")[1::2]


def found_and_wrong(rows: list[Row]) -> tuple[float, float]:
    """The share of renderings that are likely their own name's, and of those likely another name's."""
    right = [han_likeness(han, name) >= LIKELY for name, renderings in rows for han in renderings]
    wrong = [
        han_likeness(han, other) >= LIKELY
        for name, renderings in rows
        for han in renderings
        for other, _ in rows
        if other != name
    ]
    return sum(right) / len(right), sum(wrong) / len(wrong)


@pytest.mark.parametrize("rows", [TUNED, HELD], ids=["tuned", "held back"])
def test_usual_renderings_are_likely_and_those_of_other_names_are_not(rows: list[Row]) -> None:
    found, wrong = found_and_wrong(rows)
    assert len(rows) >= 50
    assert found >= 0.95
    assert wrong <= 0.005


def test_renderings_of_russian_persian_and_arabic_names_are_likely_too() -> None:
    found, wrong = found_and_wrong(names_of("other_names.tsv"))
    assert found >= 0.95
    assert wrong <= 0.005


@pytest.mark.parametrize("rows", [TUNED, HELD], ids=["tuned", "held back"])
def test_the_pinyin_of_a_rendering_is_as_likely_as_its_characters(rows: list[Row]) -> None:
    written = [(readings(han)[0].capitalize(), name) for name, renderings in rows for han in renderings]
    assert all(pinyin_written(pinyin) for pinyin, _ in written)
    assert sum(han_likeness(pinyin, name) >= LIKELY for pinyin, name in written) / len(written) >= 0.95


def test_the_sounds_of_a_key_are_one_letter_each() -> None:
    keys = [fold_word(word).key for word in ("Shyngys", "Orazkhan", "Iskhak", "Zhengis")]
    assert [phonemes(key) for key in keys] == ["Singis", "orazhan", "ishak", "Jengis"]
    assert phonemes("vava") == phonemes("uaua")
    assert phonemes("нурлан") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("赛力克", "賽力克"), ("赛力克", "谢里克"), ("吐尔逊", "吐逊"), ("赛力克", "sailike"), ("卡斯木", "哈斯木")],
)
def test_two_renderings_of_one_name_are_alike(one: str, other: str) -> None:
    assert renderings_alike(one, other) >= LIKELY
    assert renderings_alike(other, one) == renderings_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("赛力克", "努尔兰"), ("古丽娜尔", "古丽孜拉"), ("木拉提", "别克"), ("赛力克", "")]
)
def test_renderings_of_different_names_are_not_alike(one: str, other: str) -> None:
    assert renderings_alike(one, other) < LIKELY


@pytest.mark.parametrize("undivided", ["赛力克努尔兰", "努尔兰赛力克", "sailikenuerlan"])
def test_an_undivided_rendering_is_cut_where_its_parts_meet(undivided: str) -> None:
    cut = han_cut(undivided, "serik", "nurlan")
    assert cut is not None
    assert han_likeness(cut[0], "serik") >= LIKELY
    assert han_likeness(cut[1], "nurlan") >= LIKELY
    assert "".join(sorted(cut[0] + cut[1])) == "".join(sorted(undivided))


@pytest.mark.parametrize("other", ["", "赛", "赛力克", "赛力克木拉提", "🙂" * 50])
def test_what_renders_only_one_part_is_not_cut(other: str) -> None:
    assert han_cut(other, "serik", "nurlan") is None


@pytest.mark.parametrize("word", ["Sailike", "Nuerlan", "Alima", "lü"])
def test_pinyin_is_told_by_its_syllables(word: str) -> None:
    assert pinyin_written(word)


@pytest.mark.parametrize("word", ["", "Serik", "Nurlan", "Murat", "a", "赛", "Сайлике", "sai lk", "1", "🙂"])
def test_other_words_are_no_pinyin(word: str) -> None:
    assert not pinyin_written(word)


@pytest.mark.parametrize(
    ("han", "latin"),
    [("", ""), ("赛", ""), ("", "serik"), ("赛力克", "с"), ("赛力克", "x"), ("🙂", "serik"), ("赛a", "sai")],
)
def test_what_cannot_be_read_is_like_nothing(han: str, latin: str) -> None:
    assert han_likeness(han, latin) < LIKELY


@pytest.mark.parametrize("hostile", ["a" * 100_000, "赛" * 100_000, "尔" * 1000, "yi" * 5000, "er" * 20])
@pytest.mark.parametrize("name", ["serik", "nurlan", "a" * 100_000])
def test_enormous_strings_end_soon_and_match_nobody(hostile: str, name: str) -> None:
    start = time.process_time()
    found = han_likeness(hostile, name)
    assert time.process_time() - start < 1
    assert found < LIKELY or name.startswith("aaa")


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_likeness_is_between_nothing_and_one(han: str, latin: str) -> None:
    assert 0.0 <= han_likeness(han, latin) <= 1.0
    assert 0.0 <= renderings_alike(han, latin) <= 1.0


def test_every_syllable_of_pinyin_stands_for_something() -> None:
    listed = table("zh", "pinyin")["syllables"].split()
    assert len(listed) > 400
    assert [syllable for syllable in listed if not sounds_of(syllable)] == []
    assert all(lattice(syllable) for syllable in listed)


def test_no_table_holds_longer_sounds_than_are_looked_at() -> None:
    data = table("zh", "renderings")
    assert max(len(sounds) for found in data["syllables"].values() for sounds in found) <= LONGEST_SOUNDS
    costs = [
        cost for group in ("initials", "finals", "syllables") for row in data[group].values() for cost in row.values()
    ]
    assert min(costs) == 0.0
    assert max(costs) <= 1.0


def test_likeness_is_quick_when_met_first_and_when_met_again() -> None:
    pairs = [
        (han, name)
        for _, renderings in names_of("common_names.tsv")
        for han in renderings
        for name, _ in names_of("common_names.tsv")
    ]
    han_likeness.cache_clear()
    start = time.process_time()
    for han, name in pairs:
        han_likeness(han, name)
    first = time.process_time() - start
    start = time.process_time()
    for han, name in pairs[:20_000]:
        han_likeness(han, name)
    again = time.process_time() - start
    assert len(pairs) / first > 3000
    assert min(len(pairs), 20_000) / again > 50_000
