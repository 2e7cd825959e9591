"""Packs that do not hold together are refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigaq.errors import BadDataFile
from aigaq.law.read import line_of, read
from tests.law.test_engine import copy

KZ = Path(__file__).resolve().parents[2] / "src" / "aigaq" / "law" / "kz"


def line(file: str, words: str) -> int:
    """The line on which some words stand first in a file of the pack."""
    text = (KZ / f"{file}.toml").read_text("utf-8")
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("clocks", 'length = "P1D"', 'length = "-P1D"', "length of time"),
        ("clocks", 'length = "P1D"', 'length = "P0D"', "its length is nothing"),
        ("clocks", 'length = "P1D"', 'length = "P2000D"\ndays = "working"', "working days"),
        ("clocks", 'length = "P1D"', 'length = "P1M"\ndays = "working"', "working days"),
        ("clocks", 'length = "P1D"', 'length = "P1D"\ndays = "odd"', "odd not in"),
        ("clocks", 'start_statuses = ["irregular_entrant"]\n', "", "nothing starts it"),
        ("clocks", 'start_statuses = ["irregular_entrant"]', 'start_statuses = ["martian"]', "martian is not in"),
        ("clocks", 'met_by = ["asylum_applicant"', 'met_by = ["irregular_entrant"', "both starts and meets it"),
        ("clocks", 'rule = "apply-irregular"', 'rule = "nowhere"', "rule nowhere is not in rules.toml"),
        ("clocks", 'on_expiry = "late_application"', 'on_expiry = "limbo"', "on_expiry limbo is neither"),
        ("clocks", 'on_expiry = "late_application"', 'on_expiry = "irregular_entrant"', "leads back to"),
        ("clocks", 'on_expiry = "late_application"', 'resumed_by = ["appeal"]', "nothing stops it"),
        ("clocks", 'on_expiry = "late_application"', 'versions = ["kz-1950"]', "version kz-1950 is not in"),
        ("clocks", 'on_expiry = "late_application"', 'stay = "perhaps"', "perhaps not in"),
        ("clocks", 'on_expiry = "late_application"', 'stopped_by = ["appeal"]\nrolling = true', "neither rolls"),
        ("clocks", 'on_expiry = "late_application"', 'stopped_by = ["trial"]\nresumed_by = ["trial"]', "both stops"),
        ("statuses", 'rules = ["irregular-entry", "apply-irregular"]', "rules = []", "rests on no rule"),
        ("statuses", 'id = "irregular_entrant"', 'id = "martian"', "status martian is not in the schema"),
        ("statuses", 'versions = ["kz-2010", "kz-2021", "kz-2022"]', "", "stands twice in one version"),
        ("transitions", 'trigger = "asylum_application"', 'trigger = "magic"', "trigger magic"),
        ("transitions", 'after = "asylum_applicant"', 'after = "astronaut"', "status astronaut"),
        ("pack", "since = 2021-07-01", "since = 2021-06-01", "version kz-2021 overlaps kz-2010"),
        ("pack", "since = 2021-07-01", "since = 2021-08-01", "does not begin on the day after"),
        ("pack", "since = 2021-07-01", "since = 2023-07-01", "ends before it begins"),
        ("pack", 'holidays = "KZ"', 'holidays = "ZZ"', "no public holidays are known of ZZ"),
        ("pack", 'holidays = "KZ"', 'colour = "red"', "unknown field colour"),
        ("pack", 'id = "kz-2021"', 'id = "kz-2010"', "id kz-2010 stands twice"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_line_and_reason(tmp_path: Path, file: str, old: str, new: str, reason: str) -> None:
    with pytest.raises(BadDataFile, match=reason) as refusal:
        read(copy(tmp_path, **{file: (old, new)}), "law/kz")
    said = str(refusal.value)
    assert f"law/kz/{file}.toml, line " in said
    assert -2 <= line(file, old) - int(said.split(", line ")[1].split(" ", maxsplit=1)[0]) <= 15


def test_statuses_that_run_out_into_each_other_are_refused(tmp_path: Path) -> None:
    folder = copy(tmp_path, clocks=('on_expiry = "late_application"', 'on_expiry = "temporary_refugee"'))
    text = (folder / "clocks.toml").read_text("utf-8")
    at = text.index('on_expiry = "lapsed"', text.index('id = "refugee_term"'))
    changed = text[:at] + text[at:].replace("lapsed", "irregular_entrant", 1)
    (folder / "clocks.toml").write_text(changed, "utf-8")
    with pytest.raises(BadDataFile, match="runs out into irregular_entrant again"):
        read(folder, "law/kz")


@pytest.mark.parametrize(
    "text", ["", "\x00", "[[clock]]", "[[clock]]\nid = 1", "clock = 5", "[[status]", "a" * 100_000]
)
def test_a_file_that_is_empty_cut_or_nonsense_is_refused_or_leaves_dangling_names(tmp_path: Path, text: str) -> None:
    folder = copy(tmp_path)
    (folder / "rules.toml").write_text(text, "utf-8")
    with pytest.raises(BadDataFile):
        read(folder, "law/kz")


def test_a_line_is_found_by_its_table_or_its_key() -> None:
    text = 'code = "X"\n\n[[version]]\nid = "a"\n[[version]]\n'
    assert [line_of(text, "code", 1), line_of(text, "version", 1), line_of(text, "version", 2)] == [1, 3, 5]
    assert line_of(text, "rule", 3) == 1
