"""How a case file looks on the terminal. All people, outlets and reports are invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from rich.console import Console

from aigaq.casefile import build
from aigaq.cli.case_names import joined_because
from aigaq.cli.case_view import print_case
from aigaq.model.entity import Join
from aigaq.model.pattern import Patterns
from aigaq.model.review import Decision, Reason
from aigaq.patterns import patterns
from tests.casefile.people import ALMAS, DINA, PLACES, Report, material, person


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


def dated(*reports: Report, on: date, found: Patterns | None = None, decisions: Sequence[Decision] = ()) -> str:
    """Print a case as of a day, 80 columns wide."""
    made = material(reports, places=PLACES, decisions=decisions)
    console = Console(width=80, force_terminal=False, highlight=False)
    with console.capture() as shown:
        print_case(console, build(made, person(made, ALMAS)), today=on, found=found)
    return "\n".join(line.rstrip() for line in shown.get().splitlines())


def test_what_has_lapsed_and_what_was_missed_by_that_day_is_said_first() -> None:
    report = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    told = section(dated(report, on=date(2023, 10, 10)), "Legal status")
    assert "LAPSED on 2021-10-16; nothing later on file" in told
    assert "MISSED 2021-10-16" in told
    assert "MISSED" not in section(dated(report, on=date(2021, 1, 1)), "Legal status")


def test_an_event_told_in_several_ways_says_which_source_tells_which() -> None:
    told = section(
        dated(
            Report("a").event("assault", ALMAS, when="2021-01-21", place="Eastgrad"),
            Report("b").event("assault", ALMAS, when="2021-01-22", place="Eastgrad"),
            on=date(2023, 10, 10),
        ),
        "Timeline",
    )
    assert re.search(r"dates: 2021-01-2\d \[\d\]; 2021-01-2\d \[\d\]", told)
    assert "places:" not in told


def test_a_grade_stands_beside_the_passage_it_is_of() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-01-21")
    [claim] = report.claims()
    grade = Decision("grade", (claim.id,), "R. Example", "2023-01-01T00:00:00Z", field="0", value="B2")
    told = dated(report, on=date(2023, 10, 10), decisions=[grade])
    assert "[B2 R. Example]" in section(told, "Timeline")


def test_a_pattern_is_printed_only_when_asked_for_and_quotes_nothing_twice() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("assault", DINA, when="2021-03-04", place="Eastgrad")
    made = material([report], places=PLACES)
    title = "Incidents that may belong together"
    assert title not in dated(report, on=date(2023, 10, 10))
    told = dated(report, on=date(2023, 10, 10), found=patterns(made))
    assert "No verdicts" in section(told, title)
    mine, hers = (claim.passage.quote for claim in made.claims)
    assert told.count(mine) == 1
    assert hers in section(told, title)
