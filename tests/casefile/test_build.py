"""Case files as pure functions of material. All people are invented."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq.casefile import build, deadlines, differences, events, status_on, statuses, ties
from aigaq.model.identity import canonical
from aigaq.model.material import Material
from aigaq.model.record import pack
from aigaq.model.review import Decision, Reason, Suggestion
from tests.casefile.people import ALMAS, DINA, ERLAN, PLACES, Report, material, person


def everything(made: Material) -> bytes:
    day = date(2021, 1, 21)
    people = [build(made, who) for who in made.people]
    rest = [events(made), ties(made), differences(made), status_on(made, day), deadlines(made, day)]
    return canonical(pack([people, rest]))


def test_a_person_without_claims_has_an_empty_case_file() -> None:
    made = material([Report("a").event("threat", ALMAS)])
    bare = evolve(made, claims=())
    case = build(bare, person(bare, ALMAS))
    assert (case.timeline, case.statuses, case.differences, case.attributes, case.relations) == ((), (), (), (), ())
    assert len(case.sources) == 1


def test_a_case_file_holds_details_relations_statements_and_sources() -> None:
    a = Report("a", published="2020-01-01").event("assault", ALMAS, when="2019-12-31")
    a.say("attribute", "occupation", [ALMAS], value="Butcher").say("relation", "brother_of", [ALMAS], object=[ERLAN])
    b = Report("b", published="2019-01-01").say("attribute", "occupation", [ALMAS], value="butcher")
    b.event("interview", DINA, speakers=[ALMAS]).status("temporary_refugee", ALMAS, certainty="hypothetical")
    made = material([a, b])
    case = build(made, person(made, ALMAS))
    assert [(line.type, line.value, line.corroboration.independent) for line in case.attributes] == [
        ("occupation", "Butcher", 2)
    ]
    assert [(line.type, line.other) for line in case.relations] == [("brother_of", ERLAN)]
    assert sorted(claim.type for claim in case.statements) == ["interview", "temporary_refugee"]
    assert [source.name for source in case.sources] == ["b.txt", "a.txt"]
    assert [event.type for event in case.timeline] == ["assault"]


def test_seen_from_the_other_side_a_relation_is_turned_round() -> None:
    made = material([Report("a").say("relation", "brother_of", [ALMAS], object=[ERLAN])])
    assert [(line.type, line.other) for line in build(made, person(made, ERLAN)).relations] == [("sibling_of", ALMAS)]


def test_open_questions_are_plain_sentences() -> None:
    report = Report("a").event("threat", ALMAS).event("threat", ERLAN)
    pair = tuple(sorted(report.referent(name).id for name in (ALMAS, ERLAN)))
    maybe = Suggestion("unsure", pair, 0.6, (Reason("Both come from one village", 1.0),))
    out = Decision("reject", (report.claims()[0].id,), "Reviewer", "2022-01-01T00:00:00Z")
    made = material([report], suggestions=[maybe], decisions=[out])
    assert build(made, person(made, ALMAS)).suggestions == (
        f"{ERLAN} may be the same as {ALMAS} (60%: Both come from one village).",
        "1 claim rejected by a person is left out.",
    )


reports = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["event", "status"]),
            st.sampled_from([0, 1, 2]),
            st.sampled_from([ALMAS, DINA, ERLAN]),
            st.sampled_from(
                ["2020-10-16", "2020-10-18", "2020-10", "2021-10-16~", "[..2021-01-21]", "XXXX-10-16", None]
            ),
            st.sampled_from(["Eastgrad", "Westgrad", "Steppeland", "Farville", None]),
            st.sampled_from(["asserted", "alleged", "denied", "hypothetical"]),
        ),
        max_size=5,
    ),
    max_size=5,
)
EVENTS, STATUSES = ("arrest", "detention", "status_granted"), ("asylum_seeker", "temporary_refugee", "detained")


def grown(drawn: list[list[tuple]], prefix: str = "r") -> list[Report]:
    made = []
    for number, claims in enumerate(drawn):
        report = Report(f"{prefix}{number}", published=f"202{number}-03-04", outlet=f"Outlet {prefix}{number % 2}")
        for kind, which, who, when, place, certainty in claims:
            name = EVENTS[which] if kind == "event" else STATUSES[which]
            report.say(kind, name, [who], when=when, place=place, certainty=certainty)
        made.append(report)
    return made


@settings(max_examples=60, deadline=None)
@given(reports, st.randoms())
def test_the_order_of_the_input_changes_not_one_byte(drawn: list[list[tuple]], chance: random.Random) -> None:
    grown_reports = grown(drawn)
    made = material(grown_reports, places=PLACES)
    other = list(grown_reports)
    chance.shuffle(other)
    again = material(other, places=PLACES)
    shuffled = list(again.claims)
    chance.shuffle(shuffled)
    turned = evolve(
        again,
        claims=tuple(shuffled),
        resolution=evolve(again.resolution, entities=again.resolution.entities[::-1]),
    )
    assert everything(made) == everything(turned)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_a_source_about_others_changes_nothing_for_a_person(drawn: list[list[tuple]]) -> None:
    about = grown([[claim for claim in claims if claim[2] == ALMAS] for claims in drawn])
    about.append(Report("z").event("threat", ALMAS))
    others = Report("other", published="2021-05-05", outlet="Elsewhere")
    others.event("arrest", "Ulan Nobodin", when="2020-10-16", place="Eastgrad")
    others.status("temporary_refugee", "Ulan Nobodin", "2020-10-16", value="KZ")
    before, after = material(about, places=PLACES), material([*about, others], places=PLACES)
    assert pack(build(before, person(before, ALMAS))) == pack(build(after, person(after, ALMAS)))


@settings(max_examples=60, deadline=None)
@given(reports)
def test_every_claim_that_stands_is_in_exactly_one_event(drawn: list[list[tuple]]) -> None:
    made = material(grown(drawn), places=PLACES)
    told = sorted(claim.id for event in events(made) for claim in event.claims)
    assert told == sorted({claim.id for claim in made.claims if claim.kind == "event"})


@settings(max_examples=60, deadline=None)
@given(reports)
def test_no_period_rests_on_what_is_denied_or_feared(drawn: list[list[tuple]]) -> None:
    made = material(grown(drawn), places=PLACES)
    for who in made.people:
        for period in statuses(made, who):
            assert period.claims
            assert {claim.certainty for claim in period.claims} <= {"asserted", "alleged"}


def many(count: int, people: int) -> Material:
    chance = random.Random(7)
    made = []
    for number in range(count // 10):
        report = Report(f"r{number}", published="2022-01-01", outlet=f"Outlet {number % 9}", author=f"Author {number}")
        for _ in range(8):
            day = date.fromordinal(date(2015, 1, 1).toordinal() + chance.randrange(2000)).isoformat()
            who = f"Person {chance.randrange(people)} Invented"
            report.event(chance.choice(["arrest", "assault", "threat"]), who, when=day[: chance.choice([4, 7, 10])])
        who = f"Person {chance.randrange(people)} Invented"
        report.status("temporary_refugee", who, day, value="KZ").status("detained", who, day, value="KZ")
        made.append(report)
    return material(made)


def seconds(made: Material) -> float:
    began = time.process_time()
    for who in made.people:
        build(made, who)
    return time.process_time() - began


def test_five_thousand_claims_take_a_few_seconds() -> None:
    assert seconds(many(5000, 300)) < 15


@pytest.mark.slow
def test_five_thousand_claims_about_one_person_take_a_few_seconds() -> None:
    assert seconds(many(5000, 1)) < 30


@pytest.mark.slow
def test_twice_as_many_claims_take_little_more_than_twice_as_long() -> None:
    seconds(many(500, 50))
    small, large = seconds(many(5000, 500)), seconds(many(10000, 1000))
    assert large < 4 * small
