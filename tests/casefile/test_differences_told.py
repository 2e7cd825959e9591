"""What changes between reports: attribution, forecasts, early terms, names, figures. All people are invented."""

from __future__ import annotations

import pytest
from attrs import evolve

from aigaq.casefile import differences, figures
from aigaq.casefile.places import kilometres
from aigaq.model.casefile import Difference
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.material import Material
from aigaq.model.mention import Referent
from aigaq.model.text import Text
from tests.casefile.people import ALMAS, DINA, EAST, ERLAN, PLACES, WEST, Report, material

EARLY, LATE = "2020-03-01", "2020-06-01"


def of(*reports: Report, kind: str | None = None) -> list[Difference]:
    found = differences(material(reports, places=PLACES))
    return [d for d in found if kind is None or d.kind == kind]


def first_hand() -> Report:
    report = Report("a", author="Ann Inventor", published=EARLY)
    report.event("torture_allegation", ALMAS, certainty="alleged", speakers=[ALMAS], place="Farville")
    return report.event("crossing", ALMAS, DINA, when="2020-02-01")


def second_hand(*who: str, **given) -> Report:
    report = Report("b", author="Bob Maker", published=LATE)
    report.event("crossing", ALMAS, DINA, when="2020-02-01", sentence="As Ann Inventor reported, Almas and Dina came.")
    return report.event("torture_allegation", *who, certainty="alleged", **given)


def test_what_one_said_of_himself_and_the_report_that_credits_it_tells_of_two_is_shown() -> None:
    found = of(first_hand(), second_hand(ALMAS, DINA, place="Farville"), kind="attribution")
    assert [(d.nature, d.gravity) for d in found] == [("tension", "notable")]
    assert [reading.value for reading in found[0].readings] == [ALMAS, f"{ALMAS}, {DINA}"]


def test_a_report_that_credits_nobody_or_tells_of_another_place_or_later_day_widens_nothing() -> None:
    own = Report("b", author="Bob Maker", published=LATE)
    own.event("torture_allegation", ALMAS, DINA, certainty="alleged", place="Farville")
    assert of(first_hand(), own, kind="attribution") == []
    assert of(first_hand(), second_hand(ALMAS, DINA, place="Eastgrad"), kind="attribution") == []
    assert of(first_hand(), second_hand(ALMAS, DINA, place="Farville", when="2020-05-02"), kind="attribution") == []


def test_a_report_that_names_somebody_the_first_does_not_know_widens_nothing() -> None:
    assert of(first_hand(), second_hand(ALMAS, ERLAN, place="Farville"), kind="attribution") == []


def test_a_forecast_and_what_came_are_a_change_over_time_and_no_contradiction() -> None:
    feared = Report("a", published=EARLY).event("deportation", ALMAS, certainty="hypothetical")
    came = Report("b", published=LATE).event("status_granted", ALMAS, when="2020-05-05")
    found = of(feared, came)
    assert [(d.kind, d.nature, d.gravity) for d in found] == [("forecast", "change", "slight")]


def test_what_was_known_before_the_forecast_or_is_of_another_kind_is_not_what_came_of_it() -> None:
    feared = Report("a", published=EARLY).event("deportation", ALMAS, certainty="hypothetical")
    assert of(feared, Report("b", published=LATE).event("status_granted", ALMAS, when="2019-05-05")) == []
    assert of(feared, Report("b", published=LATE).event("protest", ALMAS, when="2020-05-05")) == []
    assert of(feared, Report("b", published=LATE).event("status_granted", DINA, when="2020-05-05")) == []


def held(since: str | None, **given) -> Report:
    return Report("a", published=EARLY).status("camp_detainee", ALMAS, since, place="Farville", **given)


def campaign(when: str) -> Report:
    return Report("b", published=LATE).event("camp_detention", "[many villagers]", when=when, place="Farville")


def test_a_term_that_began_before_the_campaign_is_a_tension() -> None:
    found = of(held(None, term="P5Y"), campaign("2017/.."), kind="duration")
    assert [(d.nature, d.gravity) for d in found] == [("tension", "slight")]
    assert [reading.value for reading in found[0].readings] == ["by 2015-03-01", "since 2017-01-01"]
    assert of(held("2014"), campaign("2017/.."), kind="duration")


def test_a_term_that_fits_or_an_estimate_of_one_year_or_another_place_is_no_tension() -> None:
    assert of(held(None, term="P2Y"), campaign("2017/.."), kind="duration") == []
    assert of(held(None, term="P5Y"), campaign("2017/2018"), kind="duration") == []
    elsewhere = Report("b").event("camp_detention", "[many villagers]", when="2017/..", place="Eastgrad")
    assert of(held(None, term="P5Y"), elsewhere, kind="duration") == []


def test_a_sentence_still_to_be_served_does_not_begin_before_it_was_passed() -> None:
    sentenced = Report("a", published=EARLY).status("imprisoned", ALMAS, None, place="Farville", term="P20Y")
    arrests = Report("b", published=LATE).event("detention", "[many villagers]", when="2017/..", place="Farville")
    assert of(sentenced, arrests, kind="duration") == []


def test_a_term_that_is_no_length_of_time_is_left_out() -> None:
    assert of(held(None, term="a while"), campaign("2017/.."), kind="duration") == []


def test_one_step_told_in_two_words_on_two_days_of_one_report_is_a_difference() -> None:
    report = Report("a", published="2020-03-12").event(
        "crossing", ALMAS, when="2020-03-09/2020-03-12", place="Steppeland"
    )
    report.event("arrival", ALMAS, when="2020-03-02", place="Steppeland")
    assert [(d.kind, d.nature) for d in of(report)] == [("date", "contradiction")]


def test_a_journey_on_to_another_town_is_another_step() -> None:
    report = Report("a", published="2020-03-12").event("crossing", ALMAS, when="2020-03-09", place="Steppeland")
    assert of(report.event("arrival", ALMAS, when="2020-03-12", place="Eastgrad")) == []


@pytest.mark.parametrize("method", ["bound_by_publication", "bound_by_event", "inherited_from_paragraph"])
def test_a_day_that_no_words_say_contradicts_nobody(method: str) -> None:
    a = Report("a").event("release", ALMAS, when="2020-10-27")
    assert of(a, Report("b").event("release", ALMAS, when="2020-10-29", method=method)) == []


def test_who_denies_the_manner_does_not_deny_the_event() -> None:
    a = Report("a").event("investigation", ALMAS, when="2021-01-21")
    manner = Report("b").event("investigation", ALMAS, certainty="denied", sentence="not questioned without a lawyer")
    whole = Report("c").event("investigation", ALMAS, certainty="denied", sentence="They were never questioned.")
    assert of(a, manner) == []
    assert [d.kind for d in of(a, whole)] == ["certainty"]


def test_one_grant_under_two_names_is_a_variant_and_no_contradiction() -> None:
    a = Report("a").status("temporary_refugee", ALMAS, "2021-04-07", value="KZ")
    b = Report("b").status("asylum", ALMAS, "2021-04-07", value="KZ")
    assert [(d.kind, d.nature) for d in of(a, b)] == [("label", "variant")]


def test_exchanged_parts_of_a_name_are_told_apart_from_a_spelling() -> None:
    a = Report("a").event("threat", ALMAS).event("trial", ALMAS)
    b = Report("b").calls(ALMAS, "Testuly Almas").event("trial", ALMAS)
    c = Report("c").calls(ALMAS, "Almaz Testuly").event("trial", ALMAS)
    assert [(d.kind, d.nature) for d in of(a, b)] == [("name_order", "variant")]
    assert sorted(d.kind for d in of(a, b, c)) == ["name_order", "spelling"]


def bodies(*names: str) -> list[Difference]:
    """One organisation a report, each under a name of its own."""
    reports = [Report(str(n), text=f"{name} spoke.") for n, name in enumerate(names)]
    made = material(reports)
    entities = tuple(
        Entity(r.id, "organisation", r.name, (r.id,), (Spelling(r.source, r.name, 0, len(r.name)),))
        for r in (Referent(report.source.id, "organisation", name) for report, name in zip(reports, names, strict=True))
    )
    return list(differences(evolve(made, resolution=Resolution(entities))))


def test_a_longer_and_a_shorter_name_of_a_body_are_perhaps_one_body_with_passages() -> None:
    found = bodies("Steppe Legal Aid Centre", "Steppe Legal Aid Centre for Herders")
    assert [(d.kind, d.nature) for d in found] == [("spelling", "variant")]
    assert [reading.passages[0].quote for reading in found[0].readings] == [
        reading.value for reading in found[0].readings
    ]


def test_two_bodies_that_begin_with_the_same_two_words_are_two_bodies() -> None:
    assert bodies("Steppe Legal", "Steppe Legal Defence Fund") == []
    assert bodies("Steppe Legal Aid Centre", "Steppe Legal Defence Fund") == []


def told(name: str, sentence: str, place: str = "Steppeland") -> Report:
    return Report(name, published=EARLY).event("detention", "[people]", place=place, sentence=sentence)


def test_numbers_of_another_scale_in_two_sources_are_shown_as_estimates() -> None:
    a = told("a", "Tens of thousands of herders and other people were detained in Steppeland.")
    b = told("b", "More than 200,000 people have been jailed in Steppeland, lawyers say.")
    found = of(a, b, kind="count")
    assert [(d.nature, d.gravity) for d in found] == [("variant", "notable")]
    assert [reading.value for reading in found[0].readings] == ["More than 200,000", "Tens of thousands"]


@pytest.mark.parametrize(
    "other",
    [
        "Some 40,000 people were detained in Steppeland.",
        "More than 200,000 people fled from Steppeland.",
        "More than 200,000 tenge were found on people detained in Steppeland.",
        "In 2019 people were detained in Steppeland.",
        "More than 200,000 people were detained in Farville.",
    ],
)
def test_numbers_that_fit_or_are_of_something_else_are_no_difference(other: str) -> None:
    a = told("a", "Tens of thousands of people were detained in Steppeland.")
    assert of(a, told("b", other, "Farville" if "Farville" in other else "Steppeland"), kind="count") == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("hundreds of thousands of people", 200_000, 999_999),
        ("tens of thousands of men", 20_000, 99_999),
        ("more than a million people", 1_000_000, float("inf")),
        ("up to 3,000 detainees", 0, 3_000),
        ("about 4,000 refugees", 3_000, 5_000),
        ("1 200 people", 1_080, 1_320),
        ("более тысячи человек", 1_000, float("inf")),
    ],
)
def test_a_number_of_people_is_read_with_the_range_it_can_mean(words: str, low: float, high: float) -> None:
    (figure,) = figures.people(Text("0" * 64, "hand", "1", f"There were {words} in all."))
    assert (figure.low, figure.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "words", ["", "In 2019 people left.", "thousands of videos were posted", "a million", "\x00" * 50]
)
def test_what_counts_no_people_gives_no_number(words: str) -> None:
    assert list(figures.people(Text("0" * 64, "hand", "1", words))) == []


def far(sentence: str) -> list[Difference]:
    report = Report("a", published=EARLY).event("assault", ALMAS, when="2020-02-01", place="Eastgrad")
    return of(report.event("assault", DINA, when="2020-02-01", place="Westgrad", sentence=sentence), kind="distance")


def test_a_distance_longer_than_the_great_circle_needs_explaining() -> None:
    assert round(kilometres(EAST, WEST)) == 981
    found = far("Dina was beaten in Westgrad, more than 1,100 kilometres away from Eastgrad.")
    assert [(d.nature, d.gravity) for d in found] == [("tension", "slight")]
    assert "981 km as the crow flies" in found[0].about


@pytest.mark.parametrize(
    "said", ["1,000 kilometres", "600 miles", "almost 1,000 km", "more than 900 km", "40 km", "5,000 km"]
)
def test_a_rounded_distance_or_one_that_cannot_be_between_these_towns_is_no_difference(said: str) -> None:
    assert far(f"Dina was beaten in Westgrad, {said} away from Eastgrad.") == []


def test_the_differences_of_an_enormous_text_are_found_in_reasonable_time() -> None:
    text = "Tens of thousands of people were detained in Steppeland, 1,000 km away. " * 2_000
    made = material([Report("a", text=text).event("detention", ALMAS, place="Steppeland")], places=PLACES)
    assert isinstance(made, Material)
    assert differences(made) == ()
