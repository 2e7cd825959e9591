"""Search by name and lists of names, on made material. All people are invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

from aigaq.cli.search_view import COLUMNS, PROBLEMS, print_candidates, print_found, print_list, write_csv
from aigaq.errors import AmbiguousName, UnknownPerson, UsageError
from aigaq.workbench import finding
from aigaq.workbench.answers import Listed
from aigaq.workbench.asking import find_person
from tests.casefile.people import Report, material

MADE = material(
    [
        Report("a").event("assault", "Tauekel Shalqaruly"),
        Report("b").event("assault", "Botagoz Shalqar").event("assault", "=Sholpan Testova"),
        Report("c").event("assault", "Дамир Примеров"),
    ]
)


def listed(tmp_path: Path, data: bytes) -> list[Listed]:
    """Look up the lines of a file."""
    (tmp_path / "list.txt").write_bytes(data)
    return list(finding.listed(MADE, tmp_path / "list.txt"))


def shown(print_: object, *values: object, **how: object) -> str:
    """Give what is printed."""
    stream = io.StringIO()
    print_(Console(file=stream, width=160, highlight=False), *values, **how)  # type: ignore[operator]
    return stream.getvalue()


def test_a_search_gives_score_spelling_reports_and_reasons_that_add_up() -> None:
    (hit,) = finding.by_name(MADE, "Тәуекел Шалқарұлы").people
    assert (hit.person.name, hit.form, hit.sources) == ("Tauekel Shalqaruly", "Tauekel Shalqaruly", 1)
    assert hit.score > 0.9
    assert sum(reason.weight for reason in hit.reasons) > 10


def test_what_is_shown_names_the_reasons_only_when_asked() -> None:
    found = finding.by_name(MADE, "Шалқарұлы Тауекел")
    assert "are one name" in shown(print_found, found, explain=True)
    assert "are one name" not in shown(print_found, found, explain=False)
    assert "Tauekel Shalqaruly" in shown(print_found, found, explain=False)


@pytest.mark.parametrize(("query", "problem"), [("", "no_letters"), ("Ш", "one_letter"), ("Ш" * 10_000, "too_long")])
def test_what_is_no_name_finds_nobody_and_is_said(query: str, problem: str) -> None:
    found = finding.by_name(MADE, query)
    assert (found.people, found.problem) == ((), problem)
    assert PROBLEMS[problem] in shown(print_found, found, explain=False)


def test_one_who_answers_well_is_meant_though_another_answers_loosely() -> None:
    assert find_person(MADE, "Damir Primerov").name == "Дамир Примеров"
    assert find_person(MADE, "Damir Testovich Primerov").name == "Дамир Примеров"


def test_several_who_answer_alike_must_be_told_apart() -> None:
    with pytest.raises(AmbiguousName) as raised:
        find_person(MADE, "Shalqar")
    assert "Shalqar" not in raised.value.message
    found = finding.by_name(MADE, "Shalqar")
    told = shown(print_candidates, found, MADE.sources)
    assert all(hit.person.id[:8] in told for hit in found.people)
    assert "named in a.txt" in told


def test_somebody_who_lacks_a_part_that_was_asked_for_is_not_taken_to_be_meant() -> None:
    with pytest.raises(UnknownPerson):
        find_person(MADE, "Wolfram Shalqar")


def test_a_list_is_looked_up_line_by_line_and_bad_lines_do_not_stop_it(tmp_path: Path) -> None:
    data = "\ufeffTauekel Shalqar\r\n\r\n12345\nx\n" + "y" * 500 + "\nWolfram Quindt\nDamir Primerov\u200f\n"
    lines = listed(tmp_path, data.encode())
    assert [line.problem for line in lines] == ["", "no_letters", "one_letter", "too_long", "", ""]
    assert [line.line for line in lines] == [1, 3, 4, 5, 6, 7]
    assert [[hit.person.name for hit in line.people] for line in (lines[0], lines[4], lines[5])] == [
        ["Tauekel Shalqaruly"], [], ["Дамир Примеров"],
    ]  # fmt: skip
    told = shown(print_list, lines)
    assert "Nobody answers to: Wolfram Quindt" in told
    assert "line 4 was passed over" in told
    assert "6 names, 1 without an answer, 3 passed over" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_list_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (line,) = listed(tmp_path, "Дамир Примеров\n".encode(encoding))
    assert line.people[0].person.name == "Дамир Примеров"


def test_damaged_letters_are_said(tmp_path: Path) -> None:
    lines = listed(tmp_path, ("Дамир Примеров\n" * 200).encode() + b"Tauekel Sh\xffalqar\n")
    assert [line.problem for line in lines if line.problem] == ["damaged"]


def test_a_list_that_is_no_text_or_is_not_there_or_is_huge_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(finding.listed(MADE, tmp_path / "none.txt"))
    with pytest.raises(UsageError, match="not text"):
        listed(tmp_path, bytes(range(256)) * 40)
    monkeypatch.setattr(finding, "MOST_BYTES", 10)
    with pytest.raises(UsageError, match="larger"):
        listed(tmp_path, b"Tauekel Shalqar\n")


def test_an_empty_list_gives_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path, b"") == []
    assert "Nobody in this vault" in shown(print_list, [])


def test_names_past_the_limit_are_said_not_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_NAMES", 2)
    assert [line.problem for line in listed(tmp_path, b"Aa Bb\nCc Dd\nEe Ff\nGg Hh\n")] == ["", "", "too_many"]


def test_the_csv_has_a_row_for_each_answer_and_no_formulas(tmp_path: Path) -> None:
    stream = io.StringIO()
    write_csv(listed(tmp_path, b"=Sholpan Testova\nWolfram Quindt\n@x\n"), stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["person"] == "'=Sholpan Testova"
    assert rows[0]["name"] == "'=Sholpan Testova"
    assert rows[0]["reports"] == "1"
    assert [row["remark"] for row in rows[1:]] == ["nobody answers", PROBLEMS["one_letter"]]


def test_organisations_and_places_are_found_in_another_alphabet() -> None:
    report = Report("d")
    report.names = lambda: [("organisation", "Sample Office")]  # type: ignore[method-assign]
    made = material([report])
    assert [body.name for body in finding.by_name(made, "сампле").others] == ["Sample Office"]
    assert finding.by_name(made, "Quindt").others == ()
