"""Differences that people settle, and grades that they give. All people and reports are invented."""

from __future__ import annotations

import pytest
from attrs import evolve

from aigaq import review
from aigaq.casefile import differences, grades
from aigaq.casefile.build import build
from aigaq.casefile.conflicts import side_keys
from aigaq.errors import BadValue
from aigaq.model.casefile import CaseFile, Difference
from aigaq.model.claim import Extractor
from aigaq.model.material import Material
from aigaq.model.record import Unpacker, pack
from aigaq.model.review import Decision, standing
from tests.casefile.people import ALMAS, DINA, Report, material, person

HAND = ("Rita Reader", "2026-01-02T00:00:00Z")  # invented


def two(*, third: str | None = None, decisions: tuple[Decision, ...] = ()) -> Material:
    reports = [
        Report("a", outlet="Test Post").event("release", ALMAS, when="2020-10-27"),
        Report("b", author="Bob Maker").event("release", ALMAS, when="2020-10-29"),
    ]
    if third:
        reports.append(Report("c").event("release", ALMAS, when=third))
    return material(reports, decisions=decisions)


def only(made: Material) -> Difference:
    (found,) = differences(made)
    return found


def settle(found: Difference, stands: str, reason: str = "the prison's paper") -> Decision:
    keys = sorted({key for reading in found.readings for key in side_keys(found.kind, reading)})
    return review.settle(found, keys, stands, *HAND, reason)


def test_a_difference_is_open_until_a_person_settles_it_with_a_reason() -> None:
    found = only(two())
    assert found.settled is None
    verdict = settle(found, "2020-10-27")
    settled = only(two(decisions=(verdict,))).settled
    assert settled is not None
    assert (settled.stands, settled.by, settled.reason) == ("2020-10-27", "Rita Reader", "the prison's paper")
    assert settled.decision == verdict.id


@pytest.mark.parametrize(("said", "stands"), [("both", "both"), ("UNRESOLVED", "unresolved"), ("2", "2020-10-29")])
def test_both_may_stand_or_nobody_can_tell_and_a_reading_may_be_named_by_number(said: str, stands: str) -> None:
    assert settle(only(two()), said).value == stands


@pytest.mark.parametrize("said", ["", "2020-10", "2021", "0", "3", "neither"])
def test_what_is_no_reading_is_refused(said: str) -> None:
    with pytest.raises(BadValue):
        settle(only(two()), said)


def test_a_verdict_without_a_reason_is_refused() -> None:
    with pytest.raises(BadValue):
        settle(only(two()), "both", " ")


def test_an_undone_verdict_opens_the_difference_again() -> None:
    verdict = settle(only(two()), "both")
    undo = review.undo((verdict,), verdict.id, *HAND)
    assert only(two(decisions=standing((verdict, undo)))).settled is None


def test_a_later_verdict_holds() -> None:
    first, second = settle(only(two()), "both"), settle(only(two()), "2020-10-29")
    settled = only(two(decisions=(first, second))).settled
    assert settled is not None
    assert settled.stands == "2020-10-29"


def test_a_verdict_outlives_a_new_extraction_with_other_claim_ids() -> None:
    made = two(decisions=(settle(only(two()), "both"),))
    again = evolve(made, claims=tuple(evolve(c, extractor=Extractor("other", "9", "rule")) for c in made.claims))
    assert {c.id for c in again.claims}.isdisjoint(c.id for c in made.claims)
    assert only(again).id == only(made).id
    assert only(again).settled is not None


def test_one_more_source_for_a_side_changes_nothing_and_a_new_reading_opens_it_again() -> None:
    verdict = settle(only(two()), "both")
    assert only(two(third="2020-10-29", decisions=(verdict,))).settled is not None
    assert only(two(third="2020-10-28", decisions=(verdict,))).settled is None


def test_a_settled_grave_difference_is_no_open_question() -> None:
    reports = [
        Report("a").status("leave_to_remain", ALMAS, "[2018..2019]", value="KZ"),
        Report("b").status("asylum_denied", ALMAS, "2018-10", value="KZ"),
    ]
    made = material(reports)
    found = next(d for d in differences(made) if d.gravity == "grave")
    settled = evolve(made, decisions=(settle(found, "2"),))
    assert any("differ gravely" in q for q in build(made, person(made, ALMAS)).suggestions)
    assert not any("differ gravely" in q for q in build(settled, person(settled, ALMAS)).suggestions)


def spoken() -> Material:
    return material([Report("a", outlet="Test Post").event("assault", ALMAS, when="2021-01-21", speakers=[DINA])])


def graded(*codes: tuple[int, str], by: str = "Rita Reader") -> Material:
    made = spoken()
    return evolve(made, decisions=tuple(review.grade(made.claims[0], n, code, by, HAND[1]) for n, code in codes))


def test_each_step_of_a_chain_has_its_own_letter_and_number() -> None:
    made = graded((0, "C"), (1, "A2"))
    found = grades(made)[made.claims[0].id]
    assert [(g.step, g.speaker, g.code) for g in found] == [(0, "Test Post", "C–"), (1, DINA, "A2")]


def test_neither_letter_nor_number_is_worked_out_from_the_other() -> None:
    letter, number = graded((1, "A")), graded((1, "5"))
    assert [(g.reliability, g.credibility) for g in grades(letter)[letter.claims[0].id]] == [("A", None)]
    assert [(g.reliability, g.credibility) for g in grades(number)[number.claims[0].id]] == [(None, "5")]


def test_a_later_letter_leaves_the_number_and_two_people_stand_side_by_side() -> None:
    made = graded((1, "A2"), (1, "b"))
    assert [g.code for g in grades(made)[made.claims[0].id]] == ["B2"]
    other = review.grade(made.claims[0], 1, "E", "Otto Other", HAND[1])
    both = evolve(made, decisions=(*made.decisions, other))
    assert [(g.by, g.code) for g in grades(both)[made.claims[0].id]] == [("Otto Other", "E–"), ("Rita Reader", "B2")]


@pytest.mark.parametrize("code", ["", "G", "0", "7", "2B", "B22", "AB", "B 2", "٣"])
def test_what_is_no_grade_is_refused(code: str) -> None:
    with pytest.raises(BadValue):
        graded((1, code))


@pytest.mark.parametrize("step", [-1, 2, 99])
def test_a_step_that_the_chain_has_not_is_refused(step: int) -> None:
    with pytest.raises(BadValue):
        graded((step, "B"))


def test_a_whole_report_takes_a_letter_only() -> None:
    source = next(iter(spoken().sources.values()))
    assert review.grade(source, 0, "B", *HAND).value == "B"
    with pytest.raises(BadValue):
        review.grade(source, 0, "B2", *HAND)


def test_grades_settlements_and_positions_reach_the_case_file_and_come_back_from_its_record() -> None:
    made = two()
    source = next(iter(made.sources.values()))
    claim = made.claims[0]
    decisions = (settle(only(made), "both"), review.grade(source, 0, "B", *HAND), review.grade(claim, 0, "3", *HAND))
    made = evolve(made, decisions=decisions)
    case = build(made, person(made, ALMAS))
    assert [(g.subject == source.id, g.code) for g in case.grades] == [(True, "B–"), (False, "–3")]
    back = Unpacker({text.id: text for text in made.texts.values()})(CaseFile, pack(case))
    assert back == case
