"""The main job on invented reports: init, add, case and everything around it, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aigaq.vault import RECOMMENDED
from aigaq.vault.header import decode
from tests.command import PASSPHRASE, aigaq, program
from tests.e2e.conftest import REPORTS

PERSON = "Zhanerke Tolegenqyzy"


def answer(*arguments: object) -> object:
    done = aigaq(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_report_of_each_kind_is_read_and_a_broken_one_is_refused_with_its_reason(demo_made: Path) -> None:
    items = {item["name"]: item for item in json.loads((demo_made / "added.json").read_text("utf-8"))["items"]}
    refused = {name for name, item in items.items() if item["outcome"] == "refused"}
    assert refused == {"14-broken-off.pdf", "15-scan-without-text.pdf"}
    assert all(items[name]["problems"][0]["advice"] for name in refused)
    assert len(items) == len(list(REPORTS.iterdir()))


def test_a_passphrase_is_as_dear_to_try_as_is_recommended(demo_made: Path) -> None:
    assert [slot.kdf.cost for slot in decode((demo_made / "header.json").read_bytes()).slots] == [RECOMMENDED]


def test_adding_the_same_folder_again_adds_nothing(vault: Path) -> None:
    before = answer("sources", vault)
    again = answer("add", vault, REPORTS)
    assert answer("sources", vault) == before
    assert {item["outcome"] for item in again["items"]} <= {"known", "refused"}  # type: ignore[index,call-overload]


def test_each_person_stands_once_under_all_spellings(demo_vault: Path) -> None:
    people = answer("people", demo_vault)
    mine = [p for p in people if any(s["form"] == PERSON for s in p["spellings"])]  # type: ignore[union-attr]
    assert len(mine) == 1
    forms = {s["form"] for s in mine[0]["spellings"]}  # type: ignore[call-overload,index]
    assert {"Zhanerke Tolegenkyzy", "Janerke Tolegenkyzy"} <= forms


def test_namesakes_are_not_merged(demo_vault: Path) -> None:
    people = answer("people", demo_vault)
    assert len([p for p in people if p["name"] == "Aidos Zhumabek"]) == 2  # type: ignore[union-attr]


def test_every_line_of_a_case_file_rests_on_a_passage_that_stands_in_its_source(demo_vault: Path) -> None:
    case = answer("case", demo_vault, PERSON)
    claims = [c for event in case["timeline"] for c in event["claims"]]  # type: ignore[index,call-overload]
    assert len(claims) > 10
    for claim in claims[:12]:
        passage = claim["passages"][0]
        text = answer("show", demo_vault, passage["source"])["text"]  # type: ignore[index,call-overload]
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_the_case_file_says_the_same_in_every_run(demo_vault: Path) -> None:
    once, again = (run("case", demo_vault, PERSON, "--json").stdout for run in (program, aigaq))
    assert once == again


def test_a_person_is_found_in_another_script(demo_vault: Path) -> None:
    done = aigaq("case", demo_vault, "Жанерке Толегенкызы")
    assert done.returncode == 0
    assert PERSON in done.stdout


def test_a_merge_can_be_undone(vault: Path) -> None:
    before = answer("people", vault)
    first, second = (p["id"] for p in before[:2])  # type: ignore[index]
    assert aigaq("merge", vault, first, second).returncode == 0
    assert len(answer("people", vault)) == len(before) - 1  # type: ignore[arg-type]
    assert aigaq("undo", vault).returncode == 0
    assert answer("people", vault) == before


def test_a_split_is_remembered_when_more_is_added(vault: Path, tmp_path: Path) -> None:
    before = answer("people", vault)
    source = "02-border-case-zharkent.md"
    assert aigaq("split", vault, PERSON, source, "--reason", "another woman").returncode == 0
    apart = answer("people", vault)
    assert len(apart) == len(before) + 1  # type: ignore[arg-type]
    (tmp_path / "more.txt").write_text(f"{PERSON} spoke in Almaty on May 2, 2024. All people here are invented.")
    assert aigaq("add", vault, tmp_path / "more.txt").returncode == 0
    forms = [{s["form"] for s in p["spellings"]} for p in answer("people", vault)]  # type: ignore[union-attr]
    assert not any({"Janerke Tolegenkyzy", PERSON} <= spelt for spelt in forms)


def test_setting_the_publication_date_works_the_dates_out_anew_and_can_be_undone(tmp_path: Path) -> None:
    report, vault = tmp_path / "undated.txt", tmp_path / "v.aigaq"
    report.write_text("Zhanar Sametqyzy was beaten in Almaty on March 3.\n\nAll people here are invented.\n")
    aigaq("init", vault)
    aigaq("add", vault, report)

    def date() -> object:
        return answer("case", vault, "Zhanar Sametqyzy")["timeline"][0]["claims"][0]["when"]["edtf"]  # type: ignore[index,call-overload]

    assert date() == "XXXX-03-03"
    assert aigaq("edit-source", vault, "undated.txt", "--published", "2023-03-06").returncode == 0
    assert date() == "2023-03-03"
    assert aigaq("undo", vault).returncode == 0
    assert date() == "XXXX-03-03"


def test_a_rejected_claim_leaves_the_case_file_and_comes_back_with_undo(vault: Path) -> None:
    before = aigaq("case", vault, PERSON, "--json").stdout
    claim = json.loads(before)["timeline"][0]["claims"][0]["id"]
    assert aigaq("reject", vault, claim[:10]).returncode == 0
    rejected = json.loads(aigaq("case", vault, PERSON, "--json").stdout)
    assert claim not in {c["id"] for event in rejected["timeline"] for c in event["claims"]}
    assert aigaq("undo", vault).returncode == 0
    assert aigaq("case", vault, PERSON, "--json").stdout == before


@pytest.mark.parametrize("name", ["events", "people", "statuses", "json", "html", "ftm"])
def test_every_format_is_exported_and_logged(vault: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    person = ["--person", PERSON] if name in {"json", "html"} else []
    assert aigaq("export", vault, "--format", name, "--out", target, *person).returncode == 0
    assert target.stat().st_size > 100
    assert target.stat().st_mode & 0o077 == 0
    assert answer("log", vault)[-1]["action"] == "export"  # type: ignore[index]
    assert aigaq("export", vault, "--format", name, "--out", target, *person).returncode == 2


def test_search_finds_words_in_any_script(demo_vault: Path) -> None:
    found = answer("search", demo_vault, "Талдыкоргане")
    assert {hit["source"]["name"] for hit in found["passages"]} == {"12-god-podhodit-k-koncu.txt"}  # type: ignore[index,call-overload]


def test_the_status_on_a_day_names_its_passages_and_what_comes_due(demo_vault: Path) -> None:
    held = answer("status", demo_vault, "--on", "2023-01-15", "--person", PERSON)
    refugee = [line for line in held if line["period"]["status"] == "temporary_refugee"]  # type: ignore[union-attr]
    assert refugee
    assert refugee[0]["period"]["claims"]
    assert "2023-11" in refugee[0]["period"]["until"]["edtf"]


def test_check_finds_everything_sound(demo_vault: Path) -> None:
    assert answer("check", demo_vault)["sound"] is True  # type: ignore[index,call-overload]


def test_nothing_of_a_report_or_a_name_stands_in_the_vault_in_plain(demo_vault: Path) -> None:
    for path in demo_vault.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Tolegen" not in data
            assert PASSPHRASE.encode() not in data
