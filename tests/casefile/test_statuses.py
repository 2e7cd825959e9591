"""Status periods from claims and law. All people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from aigaq.casefile import build, deadlines, is_missed, status_on, statuses
from aigaq.model.casefile import Held, StatusPeriod
from tests.casefile.people import ALMAS, DINA, PLACES, Report, material, person


def of(*reports: Report, name: str = ALMAS) -> list[StatusPeriod]:
    made = material(reports, places=PLACES)
    return list(statuses(made, person(made, name)))


def short(periods: list[StatusPeriod]) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (p.status, p.since.edtf if p.since else None, p.until.edtf if p.until else None, p.until_basis) for p in periods
    ]


def the_case() -> list[Report]:
    return [
        Report("a", published="2019-11-05")
        .status("irregular_entrant", ALMAS, "2019-10-01", value="KZ")
        .status("asylum_seeker", ALMAS, "2019-10-29", value="KZ"),
        Report("b", published="2020-11-01").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ"),
        Report("c", published="2021-02-22")
        .status("temporary_refugee", ALMAS, "2020-23", value="KZ")
        .status("asylum_seeker_label", ALMAS, "2021-02-22"),
    ]


def test_statuses_follow_each_other_and_the_last_ends_by_its_term() -> None:
    assert short(of(*the_case())) == [
        ("irregular_entrant", "2019-10-01", "2019-10-29", "next_status"),
        ("asylum_seeker", "2019-10-29", "2020-10-16", "next_status"),
        ("temporary_refugee", "2020-10-16", "2021-10-16", "term"),
        ("asylum_seeker_label", "2021-02-22", None, "unknown"),
    ]


def test_a_status_that_lapsed_says_that_nothing_later_is_on_file() -> None:
    period = of(*the_case())[2]
    assert "lapses on 2021-10-16" in period.note.lower()
    assert "nothing later on file" in period.note
    assert period.rules[0].id == "refugee-term"


def test_a_label_is_a_line_of_its_own_and_ends_nothing() -> None:
    period = of(*the_case())[3]
    assert "not a legal status" in period.note
    assert period.deadlines == ()
    assert period.rules == ()


def test_vague_and_exact_claims_of_one_grant_are_one_period() -> None:
    assert len(of(*the_case())[2].claims) == 2


def test_a_status_held_when_reported_joins_the_last_one_given_before() -> None:
    found = of(
        Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ"),
        Report("b").status("temporary_refugee", ALMAS, "2022-10-20", value="KZ"),
        Report("c").status("temporary_refugee", ALMAS, "[..2023-09-04]", value="KZ"),
    )
    assert [len(p.claims) for p in found] == [1, 2]


def test_without_a_known_jurisdiction_no_law_is_applied() -> None:
    period = of(Report("a").status("temporary_refugee", ALMAS, "2020-10-16"))[0]
    assert (period.jurisdiction, period.until, period.rules, period.deadlines) == ("", None, (), ())
    assert "under whose law is not said" in period.note.lower()


def test_the_jurisdiction_may_be_that_of_the_place() -> None:
    period = of(Report("a").status("temporary_refugee", ALMAS, "2020-10-16", place="Eastgrad"))[0]
    assert period.jurisdiction == "KZ"


def test_a_stated_end_wins_over_the_term_of_the_law() -> None:
    period = of(Report("a").status("temporary_refugee", ALMAS, "2020-10-16", until="2021-12-31", value="KZ"))[0]
    assert short([period])[0][2:] == ("2021-12-31", "stated")


def test_a_stated_term_is_counted_from_the_beginning() -> None:
    period = of(Report("a").status("administrative_arrest", ALMAS, "2021-02-10", term="P10D"))[0]
    assert short([period])[0][2:] == ("2021-02-20", "term")


def test_an_extension_on_file_moves_the_term() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    b = Report("b").event("status_extended", ALMAS, when="2021-10-20")
    feared = Report("c").event("status_extended", ALMAS, when="2021-10-20", certainty="hypothetical")
    assert short(of(a, b))[0][2] == "2022-10-20"
    assert short(of(a, feared))[0][2] == "2021-10-16"


def test_release_ends_detention_and_the_end_is_as_vague_as_the_release() -> None:
    a = Report("a").status("detained", ALMAS, "2019-03").status("released", ALMAS, "[..2021-02-22]")
    assert short(of(a))[-1 if of(a)[0].status == "released" else 0] == (
        "detained", "2019-03", "[2019-03-01..2021-02-22]", "next_status",
    )  # fmt: skip


def test_an_earlier_release_ends_no_later_detention() -> None:
    a = Report("a").status("released", ALMAS, "2018-08").status("detained", ALMAS, "2019-03")
    assert ("detained", "2019-03", None, "unknown") in short(of(a))


def test_a_foreign_status_ends_none_here() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "2018-08", value="KZ").status("asylum", ALMAS, "2019-06", value="SE")
    assert short(of(a))[0] == ("asylum_seeker", "2018-08", None, "unknown")


@pytest.mark.parametrize("certainty", ["denied", "hypothetical"])
def test_what_is_denied_or_forecast_makes_no_status(certainty: str) -> None:
    report = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", certainty=certainty, value="KZ")
    made = material([report])
    assert statuses(made, person(made, ALMAS)) == ()
    assert status_on(made, date(2021, 1, 1)) == ()


def test_a_status_without_dates_is_kept_and_says_so() -> None:
    period = of(Report("a").status("convicted", ALMAS, value="KZ"))[0]
    assert short([period]) == [("convicted", None, None, "unknown")]
    assert period.note == "No beginning on file."


def test_certificates_are_listed_until_the_status_ends() -> None:
    found = {p.status: p for p in of(*the_case())}["asylum_seeker"]
    assert [d.earliest for d in found.deadlines if d.clock == "certificate"] == [
        "2020-01-29",
        "2020-04-29",
        "2020-07-29",
    ]


def answer(held: tuple[Held, ...]) -> list[tuple[str, str, str]]:
    return [(h.name, h.period.status, h.how) for h in held]


@pytest.mark.parametrize(
    ("on", "status", "how"),
    [
        ("2019-09-30", None, None),
        ("2019-10-01", "irregular_entrant", "certainly"),
        ("2019-10-28", "irregular_entrant", "certainly"),
        ("2019-10-29", "asylum_seeker", "certainly"),
        ("2020-10-15", "asylum_seeker", "certainly"),
        ("2020-10-16", "temporary_refugee", "certainly"),
        ("2021-01-21", "temporary_refugee", "certainly"),
        ("2021-10-16", "temporary_refugee", "certainly"),
        ("2021-10-17", "temporary_refugee", "lapsed"),
        ("2026-01-01", "temporary_refugee", "lapsed"),
    ],
)
def test_who_held_what_on_a_day(on: str, status: str | None, how: str | None) -> None:
    found = answer(status_on(material(the_case()), date.fromisoformat(on)))
    assert found == ([(ALMAS, status, how)] if status else [])


def test_what_was_known_on_a_day_is_less() -> None:
    made = material(the_case())
    day = date(2020, 10, 20)
    assert answer(status_on(made, day)) == [(ALMAS, "temporary_refugee", "certainly")]
    assert answer(status_on(made, day, published_by=date(2020, 1, 1))) == [(ALMAS, "asylum_seeker", "possibly")]
    assert status_on(made, day, published_by=date(2019, 1, 1)) == ()


def test_a_report_of_unknown_date_counts_from_when_it_was_received() -> None:
    made = material([Report("a", received="2021-06-01T00:00:00Z").status("convicted", ALMAS, "2020-01-21")])
    assert status_on(made, date(2021, 7, 1), published_by=date(2021, 5, 31)) == ()
    assert len(status_on(made, date(2021, 7, 1), published_by=date(2021, 6, 1))) == 1


def test_an_uncertain_beginning_makes_holding_possible_not_certain() -> None:
    made = material([Report("a").status("temporary_refugee", ALMAS, "2020-23", value="KZ")])
    assert [h.how for h in status_on(made, date(2020, 10, 1))] == ["possibly"]
    assert [h.how for h in status_on(made, date(2021, 8, 1))] == ["certainly"]
    assert [h.how for h in status_on(made, date(2021, 10, 1))] == ["possibly"]
    assert [h.how for h in status_on(made, date(2021, 12, 1))] == ["lapsed"]


def test_a_conviction_lasts_and_a_detention_without_an_end_is_only_possible() -> None:
    made = material([Report("a").status("convicted", ALMAS, "2020-01-21").status("detained", ALMAS, "2019-10-14")])
    assert answer(status_on(made, date(2021, 1, 1))) == [
        (ALMAS, "convicted", "certainly"),
        (ALMAS, "detained", "possibly"),
    ]


def test_deadlines_come_soonest_first_and_what_was_missed_is_shown() -> None:
    made = material([*the_case(), Report("d").status("temporary_refugee", DINA, "2020-10", value="KZ")])
    found = [(d.earliest, d.latest, d.clock) for d in deadlines(made, date(2021, 10, 2))]
    assert found == [
        ("2021-09-01", "2021-09-30", "extension_application"),
        ("2021-09-16", "2021-09-16", "extension_application"),
        ("2021-10-01", "2021-10-31", "refugee_term"),
        ("2021-10-16", "2021-10-16", "refugee_term"),
    ]
    assert [is_missed(d, date(2021, 10, 2)) for d in deadlines(made, date(2021, 10, 2))] == [True, True, False, False]


def test_a_missed_deadline_does_not_vanish() -> None:
    found = deadlines(material(the_case()), date(2026, 1, 1))
    assert [(d.earliest, d.clock) for d in found] == [
        ("2021-09-16", "extension_application"),
        ("2021-10-16", "refugee_term"),
    ]


def test_of_a_rolling_clock_only_the_last_missed_run_is_kept() -> None:
    made = material([Report("a").status("asylum_seeker", ALMAS, "2022-01-10", value="KZ")])
    found = [d.earliest for d in deadlines(made, date(2022, 8, 1)) if d.clock == "certificate"]
    assert found == ["2022-07-10", "2022-10-10", "2023-01-10", "2023-04-10", "2023-07-10"]


def test_what_was_done_late_is_not_asked_for_again() -> None:
    arrived = Report("a").event("arrival", ALMAS, when="2023-05-02", place="Eastgrad")
    late = Report("b").event("asylum_application", ALMAS, when="2023-06-04")
    assert deadlines(material([arrived, late], places=PLACES), date(2023, 7, 1)) == ()


def test_the_term_of_an_extended_status_runs_from_the_extension() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    b = Report("b").event("status_extended", ALMAS, when="2021-10-10")
    due = {d.clock: d.earliest for d in of(a, b)[0].deadlines}
    assert due == {"extension_application": "2022-09-10", "refugee_term": "2022-10-10"}


def test_an_arrival_starts_the_clock_of_the_application() -> None:
    arrived = Report("a").event("arrival", ALMAS, when="2023-05-02", place="Eastgrad")
    made = material([arrived], places=PLACES)
    assert [(d.clock, d.earliest) for d in deadlines(made, date(2023, 5, 3))] == [("apply_regular", "2023-05-07")]
    applied = Report("b").event("asylum_application", ALMAS, when="2023-05-04")
    assert deadlines(material([arrived, applied], places=PLACES), date(2023, 5, 3)) == ()


def test_a_status_that_has_ended_has_nothing_due() -> None:
    left = Report("z").status("departed", ALMAS, "2021-01-05", value="KZ")
    assert deadlines(material([*the_case(), left]), date(2021, 2, 1)) == ()


def test_a_status_of_an_unknown_year_stands_before_the_one_that_ended_it() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "XXXX-10-29", value="KZ")
    b = Report("b").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    assert [p.status for p in of(a, b)] == ["asylum_seeker", "temporary_refugee"]


def test_a_status_of_an_unknown_year_joins_the_same_day_of_a_known_one() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "XXXX-10-29", value="KZ")
    b = Report("b").status("asylum_seeker", ALMAS, "2019-10-29", value="KZ")
    assert short(of(a, b)) == [("asylum_seeker", "2019-10-29", None, "unknown")]


@pytest.mark.parametrize("term", ["ten days", "PT24H", "P", "P10D\u0000", "P999999999D"])
def test_a_stated_term_that_is_no_length_of_time_is_named_in_the_note(term: str) -> None:
    period = of(Report("a").status("administrative_arrest", ALMAS, "2021-02-10", term=term))[0]
    assert (period.until, period.until_basis) == (None, "unknown")
    assert f"a term could not be read: {term}" in period.note


def test_two_stated_terms_give_a_span_of_ends() -> None:
    a = Report("a").status("administrative_arrest", ALMAS, "2021-02-10", term="P10D")
    b = Report("b").status("administrative_arrest", ALMAS, "2021-02-10", term="P15D")
    assert short(of(a, b))[0][2:] == ("[2021-02-20..2021-02-25]", "term")


@pytest.mark.parametrize(
    "when", ["9999-12-31", "0001-01-01", "[..9999]", "202X", "XXXX", "0001/9999", "9999~", "0001~"]
)
def test_dates_at_the_edge_of_the_calendar_break_nothing(when: str) -> None:
    a = (
        Report("a", published=when)
        .status("temporary_refugee", ALMAS, when, value="KZ")
        .event("arrest", ALMAS, when=when)
    )
    a.status("asylum_seeker", ALMAS, when, value="KZ").event("detention", ALMAS, when=when, place="Eastgrad")
    made = material([a, Report("b").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")], places=PLACES)
    case = build(made, person(made, ALMAS))
    assert sum(len(p.claims) for p in case.statuses) == 3
    for day in (date.min, date(2021, 1, 1), date.max):
        assert all(h.name == ALMAS for h in status_on(made, day))
        assert all(d.earliest <= d.latest for d in deadlines(made, day))


def test_a_country_that_is_no_country_has_no_law() -> None:
    period = of(Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value=".."))[0]
    assert (period.rules, period.deadlines, period.until) == ((), (), None)


def test_a_status_ends_about_when_the_next_began_about_then() -> None:
    a = Report("a").status("asylum_seeker", ALMAS, "2018-08~", value="KZ")
    a.status("irregular_entrant", ALMAS, "2018-04", value="KZ")
    assert short(of(a))[0][2:] == ("2018-08~", "next_status")


def crossings() -> list[Report]:
    return [
        Report("a").status("irregular_entrant", ALMAS, "2020-05-11", place="Farville", value="CN"),
        Report("b", published="2020-05-24").status("irregular_entrant", ALMAS, "2020-05-13"),
        Report("c").status("irregular_entrant", ALMAS, "[..2020-07-19]", place="Eastgrad", value="KZ"),
        Report("d", published="2020-11-14").event("arrival", ALMAS, when="2020-05-11", place="Steppeland"),
        Report("e", published="2020-12-14").status("temporary_refugee", ALMAS, "2020-11-07?", value="KZ"),
    ]  # fmt: skip


def test_one_crossing_told_exactly_and_vaguely_is_one_period_that_the_next_status_ends() -> None:
    assert short(of(*crossings()))[0] == ("irregular_entrant", "2020-05-11", "2020-11-07?", "next_status")
    assert len(of(*crossings())) == 2


def test_the_law_of_an_irregular_entry_is_that_of_the_country_entered_not_of_the_border_town() -> None:
    assert of(*crossings())[0].jurisdiction == "KZ"
    assert of(crossings()[0])[0].jurisdiction == ""


def test_where_somebody_comes_from_says_nothing_of_the_law() -> None:
    told = "A court convicted two brothers from Steppeland of theft."
    period = of(Report("a").status("convicted", ALMAS, "2020-05", place="Steppeland", value="KZ", sentence=told))[0]
    assert period.jurisdiction == ""


def held(*more: Report) -> list[tuple[str, str | None, str | None, str]]:
    first = Report("a").status("camp_detainee", ALMAS, "2018-04").status("detained", ALMAS, "2020-05-16")
    return short(of(first, *more))


def test_a_release_ends_the_last_detention_and_none_before() -> None:
    assert held(Report("b").event("release", ALMAS, when="2020-05-18")) == [
        ("camp_detainee", "2018-04", None, "unknown"),
        ("detained", "2020-05-16", "2020-05-18", "stated"),
    ]


@pytest.mark.parametrize("when", ["2020-05-15", "[2020-05-17..]", None])
def test_a_release_before_or_without_a_day_ends_nothing(when: str | None) -> None:
    assert held(Report("b").event("release", ALMAS, when=when))[1] == ("detained", "2020-05-16", None, "unknown")


def test_a_release_that_is_only_feared_or_denied_ends_nothing() -> None:
    for certainty in ("denied", "hypothetical"):
        assert held(Report("b").event("release", ALMAS, when="2020-05-18", certainty=certainty))[1][2] is None


def test_a_beginning_without_a_first_day_gives_no_deadline_and_says_so() -> None:
    period = of(Report("a", published="2022-07-19").status("temporary_refugee", ALMAS, "[..2022-07-19]", value="KZ"))[0]
    assert period.deadlines == ()
    assert "deadlines not known: the beginning is not dated" in period.note
    assert period.until is not None
    assert period.until.edtf == "[..2023-07-19]"


def test_a_status_that_began_by_a_day_but_ended_before_stands_where_it_ended() -> None:
    found = of(
        Report("a").status("irregular_entrant", ALMAS, "[..2022-07-19]", value="KZ", place="Steppeland"),
        Report("b").status("asylum_seeker", ALMAS, "2022-05-17", value="KZ"),
        Report("b").status("convicted", ALMAS, "2022-06-18", value="KZ"),
    )
    assert [p.status for p in found] == ["irregular_entrant", "asylum_seeker", "convicted"]


def test_a_beginning_known_only_as_by_then_is_no_later_than_the_end() -> None:
    told = Report("a", published="2019-11-05").status("irregular_entrant", ALMAS, "[..2019-11-05]", value="KZ")
    then = Report("b", published="2019-11-05").status("asylum_seeker", ALMAS, "2019-10-29", value="KZ")
    assert short(of(told, then))[0] == ("irregular_entrant", "[..2019-10-29]", "2019-10-29", "next_status")


def test_the_place_somebody_leaves_for_is_not_the_country_whose_law_they_leave() -> None:
    there = Report("a", published="2021-05-01").status(
        "departed", ALMAS, "2021", place="Steppeland", sentence="She was allowed to move to Steppeland with her family."
    )
    left = Report("b").status(
        "departed", ALMAS, "2021-03", place="Steppeland", value="KZ", sentence="In March she left Steppeland by train."
    )
    assert of(there)[0].jurisdiction == ""
    assert of(left)[0].jurisdiction == "KZ"
    assert short(of(there, left)) == [("departed", "2021-03", None, "unknown")]


def test_what_somebody_became_in_a_country_by_a_day_began_after_they_entered_it() -> None:
    entered = Report("a").status("irregular_entrant", ALMAS, "2019-10-01", place="Steppeland", value="KZ")
    told = Report("b").status("convicted", ALMAS, "[..2020-10-30]", value="KZ")
    absent = Report("c").status("convicted_in_absentia", ALMAS, "[..2020-10-30]", value="KZ")
    abroad = Report("d").status("convicted", ALMAS, "[..2020-10-30]", value="CN")
    since = {name: day for name, day, _, _ in short(of(entered, told, absent))}
    assert since["convicted"] == "[2019-10-01..2020-10-30]"
    assert since["convicted_in_absentia"] == "[..2020-10-30]"
    assert ("convicted", "[..2020-10-30]", None, "unknown") in short(of(entered, abroad))
    again = Report("e").status("irregular_entrant", ALMAS, "2015-10-01", place="Steppeland", value="KZ")
    assert ("convicted", "[..2020-10-30]", None, "unknown") in short(of(entered, again, told))


def test_who_has_left_and_is_not_told_to_have_come_back_is_abroad() -> None:
    left = Report("a", published="2021-02-22").event("departure", ALMAS, when="2019-03")
    periods = of(left)
    assert short(periods) == [("abroad", "2019-03", None, "open")]
    assert "no return on file" in periods[0].note


def test_who_came_back_or_has_a_status_of_the_law_is_not_merely_abroad() -> None:
    left = Report("a", published="2021-02-22").event("departure", ALMAS, when="2019-03")
    back = Report("b", published="2021-02-22").event("arrival", ALMAS, when="2020-03")
    held = Report("c", published="2021-02-22").status("asylum", ALMAS, "2019-06", value="SE")
    assert short(of(left, back)) == []
    assert [status for status, *_ in short(of(left, held))] == ["asylum"]


def test_a_vague_beginning_takes_the_day_of_the_event_that_tells_it() -> None:
    def vague(*, together: bool) -> Report:
        report = Report("a", published="2019-11-05").event("crossing", ALMAS, when="2018", place="Zharkent")
        report = report.status("irregular_entrant", ALMAS, "2018", value="KZ")
        if together:  # one sentence tells both
            report.drafts = [(0, draft) for _, draft in report.drafts]
        return report

    def since(report: Report) -> list[str | None]:
        finer = Report("b", published="2019-11-05").event("crossing", ALMAS, when="2018-04", place="Zharkent")
        return [when for _, when, *_ in short(of(report, finer))]

    assert since(vague(together=True)) == ["2018-04"]
    assert since(vague(together=False)) == ["2018"]


def test_what_somebody_is_merely_called_in_a_later_report_ends_nothing() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")
    b = Report("b").status("asylum", ALMAS, "[..2021-02-22]", method="bound_by_publication")
    assert [line[2:] for line in short(of(a, b)) if line[0] == "temporary_refugee"] == [("2021-10-16", "term")]


def test_a_verdict_that_no_status_tells_is_a_line_from_its_event() -> None:
    found = short(of(Report("a", published="2021-05-01").event("conviction", ALMAS, when="2020-02-03", value="KZ")))
    assert found == [("convicted", "2020-02-03", None, "unknown")]


def test_a_verdict_in_absence_is_told_once() -> None:
    report = Report("a", published="2021-05-01").status("convicted", ALMAS, "2020", value="KZ")
    found = of(report.event("conviction", ALMAS, when="2020-02-03", value="KZ"))
    assert [p.status for p in found] == ["convicted"]
