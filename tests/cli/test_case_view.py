"""How a case file looks on the terminal. All people, outlets and reports are invented."""

from __future__ import annotations

import pytest
from rich.console import Console

from aigaq.casefile import build
from aigaq.cli.case_names import joined_because
from aigaq.cli.case_view import print_case
from aigaq.model.entity import Join
from aigaq.model.review import Reason
from tests.casefile.people import ALMAS, PLACES, Report, material, person


def printed(*reports: Report, width: int = 100) -> str:
    """Print the case of one person as it stands on a terminal of so many columns."""
    made = material(reports, places=PLACES)
    console = Console(width=width, force_terminal=False, highlight=False)
    with console.capture() as shown:
        print_case(console, build(made, person(made, ALMAS)))
    return "\n".join(line.rstrip() for line in shown.get().splitlines())


def section(text: str, title: str) -> str:
    """Give the lines under one heading."""
    return text.split(f"\n{title} ─", 1)[1].split("\n\n", 1)[0]


def test_facts_fears_and_undated_events_stand_apart() -> None:
    told = printed(
        Report("a")
        .event("assault", ALMAS, when="2021-01-21")
        .event("threat", ALMAS)
        .event("deportation", ALMAS, certainty="hypothetical")
        .event("arrest", ALMAS, certainty="denied", when="2021-02")
    )
    assert "assault" in section(told, "Timeline")
    assert "threat" in section(told, "Undated")
    assert "deportation" in section(told, "Feared, planned or denied")
    assert "arrest" in section(told, "Feared, planned or denied")
    assert "arrest" not in section(told, "Timeline")


def test_how_well_supported_it_is_stands_in_plain_words() -> None:
    told = printed(
        Report("a", author="Ann Invented").event("assault", ALMAS, when="2021-01-21"),
        Report("b", author="Ann Invented").event("assault", ALMAS, when="2021-01-21"),
    )
    assert "[1, 2] 2 sources, 1 line of evidence" in section(told, "Timeline")


def test_of_many_claims_two_ids_are_shown_and_how_many_more() -> None:
    reports = [Report(name).say("attribute", "occupation", [ALMAS], value="tailor") for name in "abcde"]
    assert section(printed(*reports), "About the person").rstrip().endswith("+3")


def test_a_passage_that_two_reports_share_is_printed_once() -> None:
    same = "The same sentence stands in both."
    reports = [Report(name).event("assault", ALMAS, when="2021-01-21", sentence=same) for name in "ab"]
    assert section(printed(*reports), "Timeline").count(same) == 1


def test_what_fell_due_in_a_status_that_the_next_has_followed_is_one_dim_line() -> None:
    told = section(
        printed(
            Report("a").status("irregular_entrant", ALMAS, "2020-05-11", value="KZ"),
            Report("b").status("temporary_refugee", ALMAS, "2020-11-07", value="KZ"),
        ),
        "Legal status",
    )
    assert "no longer open: apply for refugee status (after irregular entry) (2020-05-12)" in told
    assert "due 2020-05-12" not in told
    assert "due 2021-11-07" in told


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    wide = "[2020-05-11..2020-11-07]"
    told = printed(
        Report("a").status("temporary_refugee", ALMAS, wide, value="KZ").event("assault", ALMAS), width=width
    )
    assert max(len(line) for line in told.splitlines()) <= width


def test_joins_are_told_by_words_that_differ_and_facts_without_repeating_names() -> None:
    reports = [
        Report("a").event("assault", ALMAS),
        Report("b").calls(ALMAS, "Almas Testov").event("assault", ALMAS),
        Report("c").calls(ALMAS, "Almas Testov").event("assault", ALMAS),
    ]
    made = material(reports)
    why = (Reason("“almas” and “almas” are one name", 5.0), Reason("the same relative or partner", 4.0))
    told = joined_because(person(made, ALMAS), (Join("x", "y", 0.9, why),))
    assert told == "Testuly is written Testov in 2 reports; the same relative or partner"


def test_nothing_is_said_of_joins_where_one_report_names_the_person() -> None:
    made = material([Report("a").event("assault", ALMAS)])
    assert not joined_because(person(made, ALMAS), ())
