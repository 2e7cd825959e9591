"""Searching by name as a user types it, on the invented reports of the demo. All people are invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.command import aigaq


def test_a_name_in_another_script_finds_the_person_with_score_spelling_and_reasons(demo_vault: Path) -> None:
    done = aigaq("search", demo_vault, "Жанерке Толегенкызы", "--explain")
    assert done.returncode == 0, done.stderr
    assert "Zhanerke Tolegenkyzy" in done.stdout
    assert "are one name" in done.stdout
    found = json.loads(aigaq("search", demo_vault, "Жанерке Толегенкызы", "--json").stdout)
    assert found["people"][0]["score"] > 0.9
    assert found["people"][0]["sources"] > 1


def test_several_candidates_are_listed_with_ids_by_which_one_is_opened(demo_vault: Path) -> None:
    done = aigaq("case", demo_vault, "Aidos Zhumabek")
    assert done.returncode == 2
    assert "choose one" in done.stderr
    (first, *_) = [word for word in done.stderr.split() if len(word) == 8 and set(word) <= set("0123456789abcdef")]
    assert "Aidos Zhumabek" in aigaq("case", demo_vault, first).stdout


def test_a_list_of_names_becomes_csv_and_its_names_stay_out_of_the_log(demo_vault: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Толегенкызы Жанерке\n???\nWolfram Quindt\n", encoding="utf-8")
    done = aigaq("search", demo_vault, "--names", tmp_path / "list.txt", "--csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[0]["person"] == "Zhanerke Tolegenkyzy"
    assert [row["line"] for row in rows if not row["person"]] == ["2", "3"]
    assert "Quindt" not in aigaq("log", demo_vault, "--json").stdout


def test_a_search_takes_words_or_a_list_not_both_and_not_neither(demo_vault: Path, tmp_path: Path) -> None:
    assert aigaq("search", demo_vault).returncode == 2
    assert aigaq("search", demo_vault, "Aidos", "--names", tmp_path / "list.txt").returncode == 2
    assert aigaq("search", demo_vault, "--names", tmp_path / "none.txt").returncode == 2


def test_what_is_no_name_is_answered_and_finds_nobody(demo_vault: Path) -> None:
    for query in ("Ж", "🙂", "x" * 10_000, "\u202e"):
        done = aigaq("search", demo_vault, query, "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["people"] == []
