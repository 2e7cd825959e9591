"""What differs between reports, and what only seems to. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.casefile import differences
from aigaq.casefile.differ_people import born
from aigaq.model.casefile import Difference
from aigaq.model.edtf import Bounds, parse
from tests.casefile.people import ALMAS, DINA, ERLAN, PLACES, Report, material, person


def of(*reports: Report, name: str | None = ALMAS) -> list[Difference]:
    made = material(reports, places=PLACES)
    return list(differences(made, person(made, name) if name else None))


def kinds(*reports: Report) -> list[tuple[str, str]]:
    return [(d.kind, d.gravity) for d in of(*reports)]


def sides(found: Difference) -> dict[str, int]:
    return {reading.value: len(reading.claims) for reading in found.readings}


def test_nothing_differs_from_nothing() -> None:
    assert differences(material([])) == ()


def test_two_exact_days_of_one_release_are_a_difference_with_both_passages() -> None:
    a, b = (
        Report("a").event("release", ALMAS, when="2020-10-27"),
        Report("b").event("release", ALMAS, when="2020-10-29"),
    )
    found = of(a, b)
    assert [(d.kind, d.gravity) for d in found] == [("date", "slight")]
    assert sides(found[0]) == {"2020-10-27": 1, "2020-10-29": 1}
    assert {claim.source for side in found[0].readings for claim in side.claims} == {a.source.id, b.source.id}


@pytest.mark.parametrize(
    "coarse", ["2020-10", "2020", "2020-23", "[..2021-01-21]", "2020-10-28~", "XXXX-10-27", "2020/.."]
)
def test_a_coarser_or_approximate_date_that_holds_the_finer_one_is_no_difference(coarse: str) -> None:
    a, b = Report("a").event("release", ALMAS, when="2020-10-27"), Report("b").event("release", ALMAS, when=coarse)
    assert kinds(a, b) == []


def test_what_happens_once_told_with_dates_weeks_apart_is_a_difference() -> None:
    a = Report("a").event("conviction", ALMAS, when="2020-01-21")
    b = Report("b").event("conviction", ALMAS, when="2019-12-23")
    assert kinds(a, b) == [("date", "notable")]


def test_assaults_weeks_apart_in_two_reports_are_two_assaults() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21")
    assert kinds(a, Report("b").event("assault", ALMAS, when="2021-03-03")) == []


def test_the_same_day_of_another_year_looks_like_a_slip() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21")
    assert kinds(a, Report("b").event("assault", ALMAS, when="2020-01-21")) == [("date", "notable")]


def test_a_report_that_tells_both_days_does_not_contradict_the_other() -> None:
    a = Report("a").event("threat", ALMAS, when="2021-01-21").event("threat", ALMAS, when="2021-01-27")
    assert kinds(a, Report("b").event("threat", ALMAS, when="2021-01-27")) == []


def test_one_report_may_contradict_itself_on_what_happens_once() -> None:
    a = Report("a").event("crossing", ALMAS, when="2019-10-01").event("crossing", ALMAS, when="2019-10-07/2019-10-11")
    assert kinds(a) == [("date", "notable")]


def test_two_steps_of_one_procedure_are_no_difference() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "2019-10-29", value="KZ", sentence="He got a paper.")
    a.event("status_granted", ALMAS, when="2019-10-29", sentence="He got a paper.")
    b = Report("b").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ", sentence="He is a refugee.")
    b.event("status_granted", ALMAS, when="2020-10-16", sentence="He is a refugee.")
    assert kinds(a, b) == []


def test_a_forecast_and_a_fact_are_no_difference_and_a_denial_is_one() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21")
    assert kinds(a, Report("b").event("assault", ALMAS, when="2021-01-21", certainty="hypothetical")) == []
    assert kinds(a, Report("c").event("assault", ALMAS, certainty="denied")) == [("certainty", "grave")]


def test_two_cities_are_a_difference_and_a_city_in_its_country_is_none() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21", place="Eastgrad")
    assert kinds(a, Report("b").event("assault", ALMAS, when="2021-01-21", place="Westgrad")) == [("place", "notable")]
    assert kinds(a, Report("c").event("assault", ALMAS, when="2021-01-21", place="Farville")) == [("place", "grave")]
    assert kinds(a, Report("d").event("assault", ALMAS, when="2021-01-21", place="Steppeland")) == []


def test_a_place_not_on_the_map_agrees_when_its_words_hold_the_other() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21", place="Lower Mill village")
    assert kinds(a, Report("b").event("assault", ALMAS, when="2021-01-21", place="Lower Mill")) == []


def test_different_named_perpetrators_are_a_difference_and_unnamed_or_suspected_ones_are_none() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21", perpetrator=[DINA])
    assert kinds(a, Report("b").event("assault", ALMAS, when="2021-01-21", perpetrator=[ERLAN])) == [
        ("perpetrator", "notable")
    ]
    assert kinds(a, Report("c").event("assault", ALMAS, when="2021-01-21", perpetrator=["[a man]"])) == []
    assert kinds(a, Report("d").event("assault", ALMAS, when="2021-01-21", suspected=[ERLAN])) == []
    assert kinds(a, Report("e").event("assault", ALMAS, when="2021-01-21", perpetrator=[DINA, ERLAN])) == []


def test_one_or_two_attackers_and_ten_or_fifteen_days_are_differences_of_number() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21", perpetrator=["[two men]"])
    b = Report("b").event("assault", ALMAS, when="2021-01-21", perpetrator=["[an attacker]"])
    assert kinds(a, b) == [("count", "notable")]
    c = Report("c").event("sentence", ALMAS, when="2021-02-10", term="P10D")
    assert kinds(c, Report("d").event("sentence", ALMAS, when="2021-02-10", term="P15D")) == [("count", "notable")]


def test_leave_to_remain_against_a_refusal_is_grave() -> None:
    a = Report("a").status("leave_to_remain", ALMAS, "[2018..2019]", value="KZ")
    b = Report("b").status("asylum_denied", ALMAS, "2018-10", value="KZ")
    assert kinds(a, b) == [("status", "grave")]


def test_a_refusal_here_and_asylum_there_do_not_conflict() -> None:
    a = Report("a").status("asylum", ALMAS, "[2018..2019]", value="SE")
    assert kinds(a, Report("b").status("asylum_denied", ALMAS, "2018-10", value="KZ")) == []


def test_a_label_that_no_longer_fits_is_slight() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    late = Report("b").status("asylum_seeker_label", ALMAS, "2021-02-22")
    early = Report("c").status("asylum_seeker_label", ALMAS, "2019-11-22")
    assert kinds(a, late) == [("label", "slight")]
    assert kinds(a, early) == []


def test_the_days_of_one_grant_are_told_once_not_as_event_and_status() -> None:
    reports = []
    for name, day in (("a", "2020-10-28"), ("b", "2020-10-30")):
        report = Report(name).status("temporary_refugee", ALMAS, day, value="KZ", sentence=f"He got it, {name}.")
        reports.append(report.event("status_granted", ALMAS, when=day, sentence=f"He got it, {name}."))
    assert kinds(*reports) == [("date", "slight")]


def test_a_renewal_a_year_later_is_no_difference() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    assert kinds(a, Report("b").status("temporary_refugee", ALMAS, "2021-10-18", value="KZ")) == []


def test_ages_that_fit_one_birth_are_no_difference_and_others_are() -> None:
    a = Report("a", published="2019-10-11").say("attribute", "age", [ALMAS], value="25")
    fits = Report("b", published="2021-01-22").say("attribute", "age", [ALMAS], value="26")
    off = Report("c", published="2021-01-22").say("attribute", "age", [ALMAS], value="31")
    undated = Report("d").say("attribute", "age", [ALMAS], value="31")
    assert kinds(a, fits) == []
    assert kinds(a, off) == [("attribute", "notable")]
    assert kinds(a, undated) == []


def test_a_person_of_25_on_a_day_was_born_within_one_year() -> None:
    assert born(25, parse("2019-10-11").bounds) == Bounds(
        parse("1993-10-12").bounds.first, parse("1994-10-11").bounds.last
    )


def test_several_occupations_are_no_difference() -> None:
    a = Report("a").say("attribute", "occupation", [ALMAS], value="butcher")
    assert kinds(a, Report("b").say("attribute", "occupation", [ALMAS], value="activist")) == []


def test_birthplaces_differ_unless_one_holds_the_other() -> None:
    a = Report("a").say("attribute", "birth_place", [ALMAS], value="Upper Mill county")
    assert kinds(a, Report("b").say("attribute", "birth_place", [ALMAS], value="Upper Mill")) == []
    assert kinds(a, Report("c").say("attribute", "birth_place", [ALMAS], value="Seaside")) == [("attribute", "notable")]


def test_two_spellings_are_slight_and_a_surname_alone_or_an_accent_is_none() -> None:
    a = Report("a").event("threat", ALMAS)
    other = Report("b").calls(ALMAS, "Almaz Testuly").event("trial", ALMAS)
    part = Report("c").calls(ALMAS, "Testuly").event("trial", ALMAS)
    accent = Report("d").calls(ALMAS, "Almás TESTULY").event("trial", ALMAS)
    assert kinds(a, other) == [("spelling", "slight")]
    assert kinds(a, part, accent) == []
    assert [len(r.claims) for r in of(a, other)[0].readings] == [1, 1]


def test_the_gravest_come_first_and_others_people_s_differences_stay_out() -> None:
    a = (
        Report("a")
        .event("release", ALMAS, when="2020-10-27")
        .event("assault", DINA, when="2021-01-21", place="Eastgrad")
    )
    b = (
        Report("b")
        .event("release", ALMAS, when="2020-10-29")
        .event("assault", DINA, when="2021-01-21", place="Farville")
    )
    assert [d.kind for d in of(a, b)] == ["date"]
    assert [d.kind for d in of(a, b, name=None)] == ["place", "date"]


def test_a_difference_keeps_its_id_when_an_unrelated_report_comes_in() -> None:
    a, b = (
        Report("a").event("release", ALMAS, when="2020-10-27"),
        Report("b").event("release", ALMAS, when="2020-10-29"),
    )
    assert of(a, b)[0].id == of(a, b, Report("c").event("trial", DINA))[0].id


def test_two_grants_of_which_no_report_says_what_was_granted_differ_only_if_they_lie_near() -> None:
    a = Report("a").event("status_granted", ALMAS, when="2020-10-16")
    assert kinds(a, Report("b").event("status_granted", ALMAS, when="2020-12-24")) == []
    assert kinds(a, Report("c").event("status_granted", ALMAS, when="2020-10-22")) == [("date", "notable")]
