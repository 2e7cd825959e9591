"""Claims of one event join over reports; what is open stays apart. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.casefile import events
from aigaq.model.casefile import Event
from aigaq.model.mention import Geo
from aigaq.model.review import Decision
from tests.casefile.people import ALMAS, DINA, ERLAN, PLACES, Report, material, person


def of(*reports: Report) -> tuple[Event, ...]:
    return events(material(reports, places=PLACES))


def count(*reports: Report) -> int:
    return len(of(*reports))


def test_nothing_gives_no_events() -> None:
    assert events(material([])) == ()
    assert of(Report("a")) == ()


def test_two_reports_of_one_day_are_one_event_and_each_claim_keeps_its_date() -> None:
    made = of(
        Report("a").event("assault", ALMAS, when="2021-01-21"), Report("b").event("assault", ALMAS, when="2021-01")
    )
    assert len(made) == 1
    assert made[0].when is not None
    assert made[0].when.edtf == "2021-01-21"
    assert sorted(c.when.edtf for c in made[0].claims if c.when) == ["2021-01", "2021-01-21"]
    assert made[0].id == min(c.id for c in made[0].claims)


def test_types_that_careful_readers_swap_join_on_one_day() -> None:
    a = Report("a").event("arrest", ALMAS, when="2019-10-14", place="Eastgrad")
    assert count(a, Report("b").event("detention", ALMAS, when="2019-10-14")) == 1
    assert count(a, Report("c").event("detention", ALMAS)) == 2


def test_crossing_and_arrival_elsewhere_stay_two_events() -> None:
    a = Report("a").event("crossing", ALMAS, when="2019-10-01", place="Farville")
    assert count(a, Report("b").event("arrival", ALMAS, when="2019-10-01", place="Eastgrad")) == 2


@pytest.mark.parametrize(("day", "events_found"), [("2020-10-29", 1), ("2020-11-01", 1), ("2020-11-02", 2)])
def test_two_outlets_may_differ_by_three_days_on_one_event(day: str, events_found: int) -> None:
    assert count(
        Report("a").event("release", ALMAS, when="2020-10-29"), Report("b").event("release", ALMAS, when=day)
    ) == events_found  # fmt: skip


def test_one_author_with_two_days_means_two_events() -> None:
    assert count(Report("a").event("threat", ALMAS, when="2020-10-29").event("threat", ALMAS, when="2020-10-30")) == 2


def test_different_people_are_never_joined() -> None:
    assert (
        count(
            Report("a").event("assault", ALMAS, when="2021-01-21"),
            Report("b").event("assault", DINA, when="2021-01-21"),
        )
        == 2
    )


def test_what_is_denied_or_feared_never_joins_a_fact() -> None:
    told = Report("a").event("deportation", ALMAS, when="2020-05-05")
    denied = Report("b").event("deportation", ALMAS, when="2020-05-05", certainty="denied")
    feared = Report("c").event("deportation", ALMAS, when="2020-05-05", certainty="hypothetical")
    made = of(told, denied, feared)
    assert sorted(e.certainty for e in made) == ["asserted", "denied", "hypothetical"]


def test_an_alleged_and_an_asserted_claim_join_and_the_surest_shows() -> None:
    made = of(
        Report("a").event("assault", ALMAS, when="2021-01-21", certainty="alleged"),
        Report("b").event("assault", ALMAS, when="2021-01-21"),
    )
    assert [e.certainty for e in made] == ["asserted"]


def test_a_claim_without_a_date_joins_the_only_event_it_can_mean() -> None:
    dated, undated = Report("a").event("assault", ALMAS, when="2021-01-21"), Report("b").event("assault", ALMAS)
    assert count(dated, undated) == 1


def test_a_claim_that_fits_two_events_joins_neither() -> None:
    dated = Report("a").event("assault", ALMAS, when="2021-01-21").event("assault", ALMAS, when="2021-05-05")
    made = of(dated, Report("b").event("assault", ALMAS))
    assert sorted(len(e.claims) for e in made) == [1, 1, 1]


def test_a_report_cannot_tell_what_came_after_it() -> None:
    later = Report("a", published="2021-02-01").event("assault", ALMAS, when="2021-01-21")
    earlier = Report("b", published="2019-05-05").event("assault", ALMAS)
    assert count(later, earlier) == 2


def test_a_date_without_a_year_joins_the_same_day_of_any_year_only() -> None:
    a = Report("a").event("assault", ALMAS, when="2021-01-21")
    assert count(a, Report("b").event("assault", ALMAS, when="XXXX-01-21")) == 1
    assert count(a, Report("c").event("assault", ALMAS, when="XXXX-02-21")) == 2


def test_far_places_keep_events_apart_in_one_report_and_a_country_holds_its_city() -> None:
    assert count(Report("a").event("protest", ALMAS, place="Eastgrad").event("protest", ALMAS, place="Westgrad")) == 2
    assert (
        count(
            Report("a").event("protest", ALMAS, when="2021-02-09", place="Eastgrad"),
            Report("b").event("protest", ALMAS, when="2021-02", place="Steppeland"),
        )
        == 1
    )


def test_a_grant_of_one_status_is_not_the_grant_of_another() -> None:
    first = Report("a").event("status_granted", ALMAS, when="2020", sentence="He got the paper.")
    first.status("asylum_seeker", ALMAS, "2020", sentence="He got the paper.")
    second = Report("b").event("status_granted", ALMAS, when="2020", sentence="He is a refugee.")
    second.status("temporary_refugee", ALMAS, "2020", sentence="He is a refugee.")
    assert count(first, second) == 2


def test_the_two_were_held_joins_one_of_them_was_held() -> None:
    both = Report("a").event("detention", ALMAS, DINA, when="2019-10-14")
    one = Report("b").event("detention", ALMAS, when="2019-10-14")
    assert count(both, one) == 1


def test_what_is_told_of_a_group_stands_in_the_event_of_each_who_is_told_of_apart() -> None:
    both = Report("a").event("assault", ALMAS, DINA, when="2021-01-21", place="Eastgrad")
    each = Report("b").event("assault", ALMAS, when="2021-01-21", place="Eastgrad")
    each.event("assault", DINA, when="2021-01-21")
    made = of(both, each)
    assert {event.participants[0].name: event.place for event in made} == {ALMAS: "Eastgrad", DINA: None}
    assert [[p.name for p in event.participants] for event in made] in ([[ALMAS], [DINA]], [[DINA], [ALMAS]])
    assert [event.corroboration.sources for event in made] == [2, 2]
    assert len({event.id for event in made}) == 2


@pytest.mark.parametrize(
    "each",
    [
        Report("b").event("assault", ALMAS, when="2021-01-21"),
        Report("b").event("assault", ALMAS, when="2021-01-21").event("assault", DINA, when="2021-05-05"),
        Report("b").event("assault", ALMAS, when="2021-01-21", place="Eastgrad")
        .event("assault", ALMAS, when="2021-01-21", place="Westgrad").event("assault", DINA, when="2021-01-21"),
    ],
    ids=["one is not told of", "one is told of on another day", "one is told of twice"],
)  # fmt: skip
def test_what_is_told_of_a_group_stays_one_event_where_it_is_open_whose_it_is(each: Report) -> None:
    both = Report("a").event("assault", ALMAS, DINA, when="2021-01", place="Steppeland")
    both.event("threat", ALMAS, DINA, when="2021-01-20")
    groups = [e for e in of(both, each) if e.type == "assault" and len(e.participants) == 2]
    assert len(groups) == 1


def test_an_event_is_about_its_named_subjects_whoever_else_is_with_them_or_is_spoken_to() -> None:
    with_others = Report("a").event("departure", ALMAS, "[his family]", when="2021-01-21", place="Steppeland")
    assert count(with_others, Report("b").event("departure", ALMAS, "[relatives]", when="2021-01-21")) == 1


def test_what_happens_once_joins_over_some_of_its_people_without_a_day() -> None:
    four = Report("a").event("conviction", ALMAS, DINA, ERLAN, when="[..2020-10-30]")
    assert count(four, Report("b").event("conviction", ALMAS, DINA, when="2020")) == 1
    assert count(four, Report("c").event("conviction", ALMAS, DINA, when="2022")) == 2


def test_one_journey_is_one_event_though_one_report_says_where_from_and_the_other_where_to() -> None:
    left = Report("a").event("departure", ALMAS, when="2019-06", place="Steppeland")
    reached = Report("b").event("relocation", ALMAS, when="[2018..2019]", place="Farville")
    assert count(left, reached) == 1
    assert count(left, Report("c").event("relocation", ALMAS, when="[2018..2019]", place="Westgrad")) == 2
    assert count(left, Report("d").event("departure_permitted", ALMAS, when="[2018..2019]", place="Steppeland")) == 1


@pytest.mark.parametrize(("more", "kind", "place"), [(0, "departure", "Steppeland"), (1, "relocation", "Farville")])
def test_a_journey_has_the_place_of_the_end_after_which_it_is_called(more: int, kind: str, place: str) -> None:
    left = Report("a").event("departure", ALMAS, when="2019-06", place="Steppeland")
    reached = [Report(name).event("relocation", ALMAS, when="2019", place="Farville") for name in "bc"[: 1 + more]]
    journey = events(material([left, *reached], places=PLACES))[0]
    assert (journey.type, journey.place) == (kind, place)


def test_a_beginning_read_off_the_order_of_telling_does_not_keep_reports_apart() -> None:
    day = Report("a").event("assault", ALMAS, when="2019-10-09")
    told_after = Report("b").event("assault", ALMAS, when="[2020-10-16..2020-10-31]", method="bound_by_event")
    told = Report("c").event("assault", ALMAS, when="[2020-10-16..2020-10-31]", method="relative_to_publication")
    assert count(day, told_after) == 1
    assert count(day, told) == 2
    once = Report("d").event("assault", ALMAS, when="2019-10-09")
    assert count(once.event("assault", ALMAS, when="[2020-10-16..2020-10-31]", method="bound_by_event")) == 2


def test_a_region_lies_in_its_country() -> None:
    region = Geo(41.0, 85.0, 300, "KZ", "test:9", "region")
    reports = [
        Report("a").event("departure", ALMAS, when="2019-06", place="Steppeland"),
        Report("b").event("departure", ALMAS, when="2019-06", place="Farsteppe"),
    ]
    assert len(events(material(reports, places={**PLACES, "Farsteppe": region}))) == 1


def test_somebody_unnamed_is_the_same_only_in_one_report() -> None:
    a = Report("a").event("arrest", "[two villagers]", when="2021-01-21")
    a.event("arrest", "[two villagers]", when="2021-01-21")
    assert count(a, Report("b").event("arrest", "[two villagers]", when="2021-01-21")) == 2


def test_statements_are_told_one_by_one() -> None:
    assert count(Report("a").event("statement", ALMAS, value="one").event("statement", ALMAS, value="two")) == 2


def test_people_stand_under_main_names_and_entity_ids() -> None:
    report = Report("a").calls(ALMAS, "A. Testuly").event("assault", ALMAS, perpetrator=["[a man]"])
    made = material([report])
    assert [(p.role, p.name, p.referent) for p in events(made)[0].participants] == [
        ("subject", ALMAS, person(made, ALMAS).id),
        ("perpetrator", "[a man]", None),
    ]


def test_a_rejected_claim_is_left_out_until_it_is_accepted_again() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-01-21")
    claim = report.claims()[0].id
    no = Decision("reject", (claim,), "Reviewer", "2022-01-01T00:00:00Z")
    yes = Decision("accept", (claim,), "Reviewer", "2022-01-02T00:00:00Z")
    assert events(material([report], decisions=[no])) == ()
    assert len(events(material([report], decisions=[no, yes]))) == 1


def test_events_come_by_date_and_those_without_one_last() -> None:
    report = Report("a").event("threat", ALMAS).event("arrest", ALMAS, when="2021").event("trial", DINA, when="2019")
    assert [e.type for e in of(report)] == ["trial", "arrest", "threat"]


def test_the_best_supported_date_wins_where_exact_days_differ() -> None:
    made = of(
        Report("a").event("release", ERLAN, when="2020-10-30"),
        Report("b").event("release", ERLAN, when="2020-10-29"),
        Report("c").event("release", ERLAN, when="2020-10-29"),
    )
    assert [e.when.edtf for e in made if e.when] == ["2020-10-29"]


def test_words_of_a_text_win_over_an_inferred_date_of_the_same_precision() -> None:
    made = of(
        Report("a").event("release", ERLAN, when="2020-10", method="bound_by_publication"),
        Report("b").event("release", ERLAN, when="2020-10", method="explicit"),
    )
    assert [e.when.method for e in made if e.when] == ["explicit"]


def test_a_swapped_type_joins_on_the_same_day_of_an_unknown_year() -> None:
    a = Report("a").event("crossing", ALMAS, DINA, when="2019-10-01")
    assert count(a, Report("b").event("arrival", ALMAS, DINA, when="XXXX-10-01")) == 1


def test_the_place_is_the_most_specific_that_most_reports_support() -> None:
    made = of(
        Report("a").event("assault", ALMAS, when="2021-01-21", place="Steppeland"),
        Report("b").event("assault", ALMAS, when="2021-01-21", place="Steppeland"),
        Report("c").event("assault", ALMAS, when="2021-01-21", place="Eastgrad"),
    )
    assert [event.place for event in made] == ["Eastgrad"]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("A court convicted two brothers from Eastgrad of theft.", None),
        ("A court convicted two brothers from Steppeland's Eastgrad region of theft.", None),
        ("A court in Eastgrad convicted two brothers from Eastgrad of theft.", "Eastgrad"),
        ("The Eastgrad-born brothers were convicted.", None),
        ("A court convicted two brothers in Eastgrad.", "Eastgrad"),
    ],
)
def test_where_people_come_from_is_not_where_it_happened(told: str, place: str | None) -> None:
    (event,) = of(Report("a").event("conviction", ALMAS, when="2021-01", place="Eastgrad", sentence=told))
    assert event.place == place


def test_where_somebody_left_from_is_the_place_of_leaving() -> None:
    told = "The brothers were deported from Eastgrad."
    (event,) = of(Report("a").event("deportation", ALMAS, when="2021-01", place="Eastgrad", sentence=told))
    assert event.place == "Eastgrad"


def test_the_unnamed_are_listed_once_however_they_are_written() -> None:
    (event,) = of(
        Report("a").event("arrest", ALMAS, when="2021-01-21", perpetrator=["[police]"]),
        Report("b").event("arrest", ALMAS, when="2021-01-21", perpetrator=["[the Police]"]),
    )
    assert len([p for p in event.participants if p.role == "perpetrator"]) == 1


def test_a_day_wins_over_a_date_that_is_open_on_one_side_though_another_day_contradicts_it() -> None:
    (event,) = of(
        Report("a").event("assault", ALMAS, when="2021-01-21"),
        Report("b").event("assault", ALMAS, when="2021-01-23"),
        Report("c").event("assault", ALMAS, when="[..2021-02-22]"),
    )
    assert event.when is not None
    assert event.when.edtf == "2021-01-21"


def said(verdict: str, *claims: str, at: str = "2022-01-01T00:00:00Z") -> Decision:
    return Decision(verdict, claims, "Reviewer", at)


def test_claims_that_a_person_says_tell_of_one_event_are_one_whatever_their_dates() -> None:
    one, other = (
        Report("a").event("arrest", ALMAS, when="2021-01-21"),
        Report("b").event("trial", ALMAS, when="2021-09"),
    )
    ids = [one.claims()[0].id, other.claims()[0].id]
    assert len(events(material([one, other]))) == 2
    assert len(events(material([one, other], decisions=[said("same", *ids)]))) == 1


def test_claims_that_a_person_says_tell_of_two_events_stay_apart_when_a_report_is_added() -> None:
    one, other = (Report(name).event("assault", ALMAS, when="2021-01-21") for name in "ab")
    ids = [one.claims()[0].id, other.claims()[0].id]
    more = Report("c").event("assault", ALMAS, when="2021-01-21")
    for reports in ([one, other], [one, other, more], [more, other, one]):
        made = events(material(reports, decisions=[said("different", *ids)]))
        assert not any(set(ids) <= {c.id for c in event.claims} for event in made)


def test_of_two_decisions_on_one_pair_of_claims_the_later_one_stands() -> None:
    one, other = (Report(name).event("assault", ALMAS, when="2021-01-21") for name in "ab")
    ids = [one.claims()[0].id, other.claims()[0].id]
    no, yes = said("different", *ids), said("same", *ids, at="2022-01-02T00:00:00Z")
    assert len(events(material([one, other], decisions=[no, yes]))) == 1
    assert len(events(material([one, other], decisions=[yes, no]))) == 2


def test_a_decision_that_two_are_one_takes_in_nothing_that_must_stay_apart() -> None:
    one, other, third = (Report(name).event("assault", ALMAS, when=f"2021-0{n}-21") for n, name in enumerate("abc", 1))
    a, b, c = (report.claims()[0].id for report in (one, other, third))
    made = events(
        material([one, other, third], decisions=[said("same", a, b), said("same", b, c), said("different", a, c)])
    )
    assert sorted(sorted(x.id for x in event.claims) for event in made) in (
        sorted([sorted([a, b]), [c]]), sorted([[a], sorted([b, c])]),
    )  # fmt: skip
