"""What authorities said and did, and where they turned. All people, bodies and states are invented."""

from __future__ import annotations

from attrs import evolve

from aigaq.casefile import differences, positions
from aigaq.casefile.build import build
from aigaq.model.claim import Speaker
from aigaq.model.material import Material
from aigaq.model.position import Position
from tests.casefile.people import ALMAS, DINA, PLACES, Report, material, person


def of(*reports: Report, **given) -> tuple[Position, ...]:
    return positions(material(reports, places=PLACES, **given))


def shown(*reports: Report) -> list[tuple[str, str, str]]:
    return [(p.country, p.how, p.response) for p in of(*reports)]


def statement(name: str, words: str, when: str | None = None, **given) -> Report:
    """A statement of the state of Steppeland, which the map has as KZ."""
    report = Report(name, published="2022-01-01")
    report.event("assault", DINA, place="Steppeland", when="2010")  # puts the state on the map
    return report.event(
        "government_statement", agent=["[the Steppeland government]"], when=when, sentence=words, **given
    )


def told(report: Report) -> list[tuple[str, str]]:
    return [(p.response, p.topic) for p in of(report) if p.claims[0].type == "government_statement"]


def test_nothing_on_file_is_no_position() -> None:
    assert positions(material([])) == ()


def test_words_of_an_authority_are_read_as_a_response_on_a_topic() -> None:
    assert told(statement("a", "The ministry denied that there are camps.")) == [("denies_act", "camps")]
    assert told(statement("b", "It portrays the camps as schools.")) == [("other_explanation", "camps")]
    assert told(statement("c", "The ministry admitted that two refugees were handed over.")) == [
        ("acknowledges", "asylum")
    ]
    assert told(statement("d", "The office declined to comment on the deportation.")) == [("silent", "return")]
    assert told(statement("e", "It is an internal affair, the minister said.")) == [("own_affair", "")]
    assert told(statement("f", "Министерство отрицает, что людей держат в лагерях.")) == [("denies_act", "camps")]


def test_words_that_only_look_alike_are_no_response() -> None:
    assert told(statement("a", "The minister spoke of the weather on the campus.")) == [("says", "")]


def test_an_act_of_a_court_is_one_of_its_state_and_says_whom_it_concerns() -> None:
    report = Report("a").event("conviction", ALMAS, agent=["[a court]"], place="Eastgrad", when="2020-02-02")
    (found,) = of(report)
    assert (found.country, found.organ, found.how, found.stance) == ("KZ", "a court", "did", "restrict")
    assert found.about == (person(material([report]), ALMAS).id,)


def test_a_status_given_by_nobody_named_is_an_act_of_the_state_whose_law_it_is() -> None:
    report = Report("a").event("status_granted", ALMAS, place="Steppeland", when="2020-02-02")
    assert shown(report) == [("KZ", "did", "protects")]


def test_a_consulate_is_of_the_state_it_represents_and_not_where_it_stands() -> None:
    report = Report("a").event("threat", ALMAS, perpetrator=["[the Farville consulate]"], place="Eastgrad", when="2020")
    report.event("assault", DINA, place="Farville", when="2020-01")
    assert [p.country for p in of(report)] == ["CN"]
    nameless = Report("b").event("threat", ALMAS, perpetrator=["[consulate staff]"], place="Eastgrad", when="2020")
    assert [p.country for p in of(nameless)] == [""]


def test_where_somebody_is_to_be_sent_is_not_whose_authority_speaks() -> None:
    report = Report("a", published="2020-05-05").event("deportation", ALMAS, place="Farville", certainty="hypothetical")
    made = material([report], places=PLACES)
    claim = evolve(made.claims[0], speakers=(Speaker("[an official]"),))
    (found,) = positions(evolve(made, claims=(claim,)))
    assert (found.country, found.response, found.how) == ("", "announces", "said")
    assert found.when is not None
    assert found.when.edtf == "2020-05-05"


def test_a_person_a_group_and_a_watcher_of_courts_are_no_authorities() -> None:
    report = Report("a").event("threat", ALMAS, perpetrator=[DINA], when="2020")
    report.event("threat", ALMAS, perpetrator=["[a group of men]"], when="2021")
    report.event("threat", ALMAS, perpetrator=["[a human rights commission]"], when="2022")
    assert of(report) == ()


def test_what_a_report_only_fears_is_no_position() -> None:
    report = Report("a").event("arrest", ALMAS, agent=["[police]"], certainty="hypothetical", place="Eastgrad")
    assert of(report) == ()


def test_what_was_told_not_to_have_been_done_is_a_refraining() -> None:
    report = Report("a").event(
        "deportation", ALMAS, agent=["[the Steppeland court]"], certainty="denied", when="2020-02"
    )
    report.event("assault", DINA, place="Steppeland", when="2010")
    assert shown(report) == [("KZ", "did", "refrains")]


def turning() -> list[Report]:
    return [
        statement("a", "The government denied that there are camps.", "2018-03"),
        statement("b", "The camps are described by officials as schools.", "2018-11"),
        statement("c", "The government admitted that people died in the camps.", "2020-05"),
    ]


def test_a_line_that_goes_from_denial_over_another_name_to_an_admission_turns_twice() -> None:
    found = [p for p in of(*turning()) if p.topic == "camps"]
    assert [p.stance for p in found] == ["deny", "relabel", "concede"]
    assert [p.turn for p in found] == [
        "",
        "before (2018-03): denies that it happened; now: gives another explanation",
        "before (2018-11): gives another explanation; now: acknowledges it",
    ]


def test_turns_are_changes_over_time_and_never_contradictions() -> None:
    found = [d for d in differences(material(turning(), places=PLACES)) if d.kind == "position"]
    assert [(d.nature, d.gravity) for d in found] == [("change", "slight")] * 2
    assert all(reading.claims for d in found for reading in d.readings)


def test_another_topic_another_state_or_dates_that_may_be_one_are_no_turn() -> None:
    denied = statement("a", "The government denied that there are camps.", "2018-03")
    other = statement("b", "The government admitted that refugees were beaten.", "2019")
    vague = statement("c", "The government admitted that there are camps.", "2018")
    assert [p.turn for p in of(denied, other) if p.turn] == []
    assert [p.turn for p in of(denied, vague) if p.turn] == []


def test_deeds_turn_for_a_person_and_reach_the_case_file() -> None:
    a = Report("a").event("detention", ALMAS, agent=["[police]"], place="Eastgrad", when="2019-05-05")
    b = Report("b").event("status_granted", ALMAS, place="Steppeland", when="2020-05-05")
    c = Report("c").event("status_granted", DINA, place="Steppeland", when="2020-05-05")
    made: Material = material([a, b, c], places=PLACES)
    found = build(made, person(made, ALMAS)).positions
    assert [p.turn for p in found] == ["", "before (2019-05-05): acts against somebody; now: gives protection"]
    assert [p.turn for p in build(made, person(made, DINA)).positions] == [""]


def test_the_order_of_reports_does_not_matter() -> None:
    reports = turning()
    assert of(*reports) == of(*reversed(reports))
