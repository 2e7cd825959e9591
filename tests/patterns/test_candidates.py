"""Candidate links on invented vaults. All people, places and incidents are invented."""

from __future__ import annotations

from aigaq.model.material import Material
from aigaq.model.mention import Geo
from aigaq.model.pattern import Candidate, Patterns
from aigaq.patterns import patterns
from tests.casefile.people import ALMAS, DINA, ERLAN, PLACES, Report, material

ROUGH = {**PLACES, "Nearby": Geo(43.3, 77.1, 8, "KZ", "test:9", "village")}
GUL, SABIT, TOLEU = "Gul Testkyzy", "Sabit Mockuly", "Toleu Inventbek"  # invented
CROWD = ("Aidos Testuly", "Botagoz Mockkyzy", "Damir Inventuly", "Zhanar Samplekyzy", "Kairat Fictov")  # invented


def looked(*reports: Report) -> Patterns:
    return patterns(vault(*reports))


def vault(*reports: Report) -> Material:
    """The reports, and one that names many others, so that those hit are few of the people on file."""
    others = Report("others")
    for name in (GUL, SABIT, TOLEU, *CROWD):
        others.say("attribute", "age", [name], value="40")
    return material([*reports, others], places=ROUGH)


def codes(candidate: Candidate) -> set[str]:
    return {r.code for r in (*candidate.speaks_for, *candidate.speaks_against)}


def kinds(found: Patterns) -> list[str]:
    return [c.kind for c in found.candidates]


def two_attacks(day: str = "2021-03-04", other: str = "2021-03-04") -> Report:
    report = Report("a").event("assault", ALMAS, when=day, place="Eastgrad")
    return report.event("assault", DINA, when=other, place="Westgrad")


def test_two_attacks_on_one_day_far_apart_on_people_of_one_group_come_first() -> None:
    reports = [
        two_attacks(),
        Report("b").status("temporary_refugee", ALMAS).status("temporary_refugee", DINA),
        Report("c").event("warning", ERLAN, when="2021-05-01").event("arrest", ERLAN, when="2021-05-20"),
        Report("d").event("press_conference", GUL, when="2020-01-05").event("detention", GUL, when="2020-01-09"),
    ]
    first = looked(*reports).candidates[0]
    assert first.kind == "apart"
    assert sorted(name for i in first.incidents for name in i.names) == [ALMAS, DINA]
    assert {"same_day", "far_apart", "group_rare", "same_type"} <= codes(first)
    assert first.tests == ("same_group", "same_means")


def test_the_distance_is_the_great_circle_less_what_the_places_leave_open() -> None:
    first = looked(two_attacks()).candidates[0]
    (far,) = [r for r in first.speaks_for if r.code == "far_apart"]
    assert "At least 951 km apart" in far.text.en  # 981 km from point to point, less 15 km for each of them


def test_a_month_and_a_day_in_it_are_not_near() -> None:
    assert looked(two_attacks(other="2021-03")).candidates == ()


def test_two_days_apart_is_near_but_not_one_day() -> None:
    first = looked(two_attacks(other="2021-03-06")).candidates[0]
    assert "near_days" in codes(first)
    assert "same_day" not in codes(first)


def test_an_unknown_year_makes_no_candidate() -> None:
    assert looked(two_attacks("XXXX-03-04", "XXXX-03-04")).candidates == ()


def test_a_country_is_no_place_to_measure_from() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Steppeland")
    report.event("assault", DINA, when="2021-03-04", place="Eastgrad")
    first = looked(report).candidates[0]
    assert not {"far_apart", "near_place"} & codes(first)
    assert "place_unsure" in codes(first)


def test_one_town_is_near_in_space() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("assault", DINA, when="2021-03-04", place="Nearby")
    assert looked(report).candidates[0].kind == "together"


def test_what_is_denied_or_only_feared_is_no_incident() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", certainty="denied")
    report.event("assault", DINA, when="2021-03-04", certainty="hypothetical")
    found = looked(report)
    assert (found.incidents, found.candidates) == (0, ())


def test_events_of_harm_that_name_nobody_are_counted_aside() -> None:
    found = looked(Report("a").event("assault", "[protesters]", when="2021-03-04"))
    assert (found.incidents, found.unnamed) == (0, 1)


def test_steps_of_one_procedure_are_one_incident() -> None:
    report = Report("a").event("arrest", ALMAS, when="2021-03-04").event("charge", ALMAS, when="2021-03-10")
    found = looked(report.event("sentence", ALMAS, when="2021-06-10"))
    assert (found.incidents, found.steps) == (3, 2)
    assert found.candidates == ()


def test_a_threat_and_then_an_attack_on_the_same_person_is_a_candidate() -> None:
    report = Report("a").event("threat", ALMAS, when="2021-03-04").event("assault", ALMAS, when="2021-03-10")
    found = [c for c in looked(report).candidates if c.kind == "threat_carried_out"]
    assert [i.type for i in found[0].incidents] == ["threat", "assault"]
    assert "threat_first" in codes(found[0])


def test_an_attack_and_then_a_threat_is_not_a_threat_carried_out() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04").event("threat", ALMAS, when="2021-03-10")
    assert "threat_carried_out" not in kinds(looked(report))


def test_a_threat_against_somebody_else_is_not_carried_out_here() -> None:
    report = Report("a").event("threat", ALMAS, when="2021-03-04").event("assault", DINA, when="2021-03-20")
    assert "threat_carried_out" not in kinds(looked(report))


def test_where_dates_allow_both_orders_it_says_so_and_counts_for_less() -> None:
    report = Report("a").event("threat", ALMAS, when="2021-03").event("assault", ALMAS, when="2021-03-10")
    (found,) = [c for c in looked(report).candidates if c.kind == "threat_carried_out"]
    assert {"threat_unsure", "order_unsure"} <= codes(found)
    assert found.strength < 1


def test_arrest_soon_after_a_press_conference_stands_beside_it() -> None:
    report = Report("a").event("press_conference", ALMAS, when="2021-03-04").event("arrest", ALMAS, when="2021-03-07")
    (found,) = looked(report).candidates
    assert found.kind == "after_public_act"
    assert [e.type for e in found.around] == ["press_conference"]
    assert "after_only" in codes(found)


def test_harm_near_a_day_in_court_is_a_candidate_but_a_step_of_the_case_is_not() -> None:
    report = Report("a").event("trial", ALMAS, when="2021-03-04").event("assault", ALMAS, when="2021-02-20")
    assert kinds(looked(report)) == ["near_decision"]
    steps = Report("b").event("trial", ALMAS, when="2021-03-04").event("arrest", ALMAS, when="2021-02-20")
    assert kinds(looked(steps)) == []


def test_many_means_on_one_person_are_a_campaign() -> None:
    report = Report("a").event("threat", ALMAS, when="2021-03-04").event("search_or_raid", ALMAS, when="2021-05-09")
    found = looked(report.event("arrest", ALMAS, when="2021-08-01").event("assault", ALMAS, when="2021-10-01"))
    (campaign,) = [c for c in found.candidates if c.kind == "on_one_target"]
    assert {"many_means"} <= codes(campaign)
    assert next(r.points for r in campaign.speaks_for if r.code == "many_means") == 3


def test_harm_that_rises_and_never_falls_is_said_to_rise() -> None:
    report = Report("a").event("warning", ALMAS, when="2021-03-04").event("threat", ALMAS, when="2021-03-20")
    found = looked(report.event("search_or_raid", ALMAS, when="2021-04-09").event("assault", ALMAS, when="2021-05-01"))
    (target,) = [c for c in found.candidates if c.kind == "on_one_target"]
    assert {"repeated", "rising"} <= codes(target)


def test_one_act_told_twice_is_no_repeat() -> None:
    one = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    other = Report("b").event("assault", ALMAS, when="2021-03-06", place="Westgrad")
    found = looked(one, other)
    assert found.incidents == 1 or found.steps == 1
    assert "on_one_target" not in kinds(found)


def test_two_attacks_that_one_report_tells_apart_are_two() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04").event("assault", ALMAS, when="2021-03-06")
    found = looked(report)
    assert (found.incidents, found.steps) == (2, 0)
    assert kinds(found) == ["on_one_target"]


def test_several_people_sentenced_on_one_day_may_be_one_case() -> None:
    report = Report("a").event("sentence", ALMAS, when="2021-03-04").event("sentence", DINA, when="2021-03-04")
    first = looked(report).candidates[0]
    assert "one_procedure" in codes(first)
    assert "one_procedure" not in codes(looked(two_attacks()).candidates[0])


def test_a_source_that_draws_the_link_is_named() -> None:
    report = two_attacks().event("coordination_claim", ALMAS, DINA, speakers=[TOLEU])
    first = looked(report).candidates[0]
    (said,) = [r for r in first.speaks_for if r.code == "said_linked"]
    assert TOLEU in said.text.en


def test_attacks_on_one_day_with_nothing_shared_and_other_means_are_no_candidate() -> None:
    report = Report("a").event("assault", ALMAS, when="2021-03-04", place="Eastgrad")
    report.event("search_or_raid", DINA, when="2021-03-04", place="Westgrad")
    assert looked(report).candidates == ()


def test_what_most_people_share_links_nobody() -> None:
    reports = [two_attacks(), Report("b")]
    for name in (ALMAS, DINA, ERLAN, GUL, SABIT, TOLEU, *CROWD):
        reports[1].say("attribute", "ethnicity", [name], value="Testish")
    first = looked(*reports).candidates[0]
    assert not {"group", "group_rare"} & codes(first)
    assert "no_group" in codes(first)


def test_every_incident_keeps_its_passages() -> None:
    for candidate in looked(two_attacks()).candidates:
        for one in candidate.incidents:
            assert one.event.claims
            assert all(
                c.passage.text.content[c.passage.start : c.passage.end] == c.passage.quote for c in one.event.claims
            )


def test_few_incidents_are_answered_with_too_few_to_say_and_no_figure() -> None:
    found = looked(two_attacks())
    assert len(found.chances) == found.tests == 10
    for chance in found.chances:
        assert not chance.enough
        assert (chance.p, chance.adjusted, chance.observed) == (None, None, None)
        assert chance.says.en.startswith("Too few incidents to say")
        assert chance.needed > chance.usable


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [two_attacks(), Report("b").event("assault", ERLAN, when="2021-03-05", place="Farville")]
    assert looked(*reports) == looked(*reversed(reports))


def test_an_empty_vault_has_no_candidates() -> None:
    found = patterns(material([]))
    assert (found.candidates, found.incidents) == ((), 0)


def test_no_sentence_gives_a_verdict_or_leaves_a_gap() -> None:
    report = two_attacks().event("threat", ERLAN, when="2021-03-04").event("assault", ERLAN, when="2021-03-10")
    found = looked(report)
    said = [r.text for c in found.candidates for r in (*c.speaks_for, *c.speaks_against)]
    said += [words for chance in found.chances for words in (chance.label, chance.null, chance.says, chance.cannot_say)]
    for words in said:
        for one in (words.en, words.ru, words.kk):
            assert one.strip()
            assert "{" not in one
            assert "coordinated" not in one
            assert "proves" not in one
