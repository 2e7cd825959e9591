"""Open questions and the commands that answer them. All people, bodies and reports are invented."""

from __future__ import annotations

import pytest

from aigaq.model.material import Material
from aigaq.model.mention import EntityKind
from aigaq.model.review import Reason, Suggestion
from aigaq.workbench.asking import questions
from aigaq.workbench.deciding import Hand, merge, split
from tests.casefile.people import Report, material

HAND = Hand("a tester", "2024-05-01T12:00:00Z")


def asked(kind: EntityKind, verdict: str = "same") -> Material:
    """Make two reports of two namesakes, or bodies of like names, and the question whether they are one."""
    names = ("Almas Testuly", "Almas Testov") if kind == "person" else ("Sample Office", "Sample Office for Tests")
    reports = [Report("a").event("assault", names[0]), Report("b").event("assault", names[1])]
    if kind == "organisation":
        for report, name in zip(reports, names, strict=True):
            report.names = lambda name=name: [("organisation", name)]  # type: ignore[method-assign]
            report.referent = lambda who, _="", report=report: Report.referent(report, who, "organisation")  # type: ignore[method-assign]
    subjects = tuple(r.referent(n).id for r, n in zip(reports, names, strict=True))
    return material(reports, suggestions=[Suggestion(verdict, subjects, 0.5, (Reason("why", 1.0),))])  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_both_commands_of_a_question_are_understood_as_printed(kind: EntityKind) -> None:
    made = asked(kind)
    (question,) = questions(made)
    for command, verb in zip(question.command.split("   or   "), ("merge", "split"), strict=True):
        program, told, vault, one, other = command.split()
        assert (program, told, vault) == ("aigaq", verb, "VAULT")
        assert min(len(one), len(other)) >= 8
        decided = merge(made, one, other, HAND) if verb == "merge" else split(made, one, other, HAND)[0]
        assert len(decided.subjects) == 2


def test_a_question_names_the_report_of_each_side() -> None:
    (question,) = questions(asked("person"))
    assert "“Almas Testuly” (a.txt)" in question.sentence
    assert "“Almas Testov” (b.txt)" in question.sentence


def test_a_conflict_and_an_earlier_doubt_are_said() -> None:
    assert "conflicts" in questions(asked("person", "different"))[0].sentence
    assert "could not tell" in questions(asked("person", "unsure"))[0].sentence
