"""Who is who over several reports. All people invented."""

from __future__ import annotations

import pytest

from aigaq.model.claim import Claim, Participant, When
from aigaq.model.entity import Entity, Resolution
from aigaq.model.mention import Geo, Mention, Referent
from aigaq.model.review import Decision
from aigaq.resolve import EMPTY, extend, resolve
from tests.resolve.made_people import MADE, attribute, event, relation, report

NOON = "2024-05-01T12:00:00Z"


def named(resolution: Resolution, kind: str = "person") -> list[list[str]]:
    """Give the forms of each entity."""
    return sorted(sorted(s.form for s in e.spellings) for e in resolution.entities if e.kind == kind)


def sources(*reports: list[str], kind: str = "person") -> list[Mention]:
    """Write one report for each list of names."""
    return [m for n, names in enumerate(reports) for m in report(str(n), names, kind)[0]]


def decide(verdict: str, *subjects: str, at: str = NOON) -> Decision:
    """Decide something."""
    return Decision(verdict, subjects, "a tester", at)  # type: ignore[arg-type]


def entity(resolution: Resolution, mention: Mention) -> Entity:
    """Give the entity of a mention."""
    return resolution.entity_of[mention.referent.id]


def test_spellings_of_one_name_join_over_reports() -> None:
    mentions = sources(["Tauekel Shalqaruly"], ["Tawekel Shalkar"], ["Тәуекел Шалқар"], ["Shalkarov Tauekel"])
    (only,) = resolve(mentions, (), ()).entities
    assert len(only.referents) == 4
    assert only.id == min(m.referent.id for m in mentions)


def test_every_join_says_why_with_weights() -> None:
    (only,) = resolve(sources(["Tauekel Shalqaruly"], ["Tawekel Shalkar"]), (), ()).entities
    (join,) = only.joins
    assert join.decision is None
    assert sum(reason.weight for reason in join.reasons) > 8
    assert any("one name" in reason.what for reason in join.reasons)


def test_different_names_stay_apart() -> None:
    mentions = sources(["Baitore Kunshuak"], ["Baimurza Nauryzgali"], ["Toktar Musatai", "Bekarys Maksuttai"])
    assert len(resolve(mentions, (), ()).entities) == 4


def test_a_different_age_at_the_same_date_keeps_one_name_apart() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    ages = [attribute(mentions[0], "age", "25", "2019-10"), attribute(mentions[1], "age", "31", "2019-10")]
    assert len(resolve(mentions, ages, ()).entities) == 2


def test_an_age_that_grows_with_the_years_is_no_conflict() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    ages = [attribute(mentions[0], "age", "25", "2017-10"), attribute(mentions[1], "age", "30", "2023-01")]
    assert len(resolve(mentions, ages, ()).entities) == 1


def test_a_birth_year_that_contradicts_an_age_is_a_conflict() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    said = [attribute(mentions[0], "age", "25", "2019"), attribute(mentions[1], "birth_date", "1985-03")]
    assert len(resolve(mentions, said, ()).entities) == 2


def test_a_different_sex_keeps_one_name_apart() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    said = [attribute(mentions[0], "sex", "female"), attribute(mentions[1], "sex", "man")]
    assert len(resolve(mentions, said, ()).entities) == 2
    assert len(resolve(sources(["Tauekel Shalqaruly"], ["Tauekel Shalqarqyzy"]), (), ()).entities) == 2


def test_what_is_denied_is_no_fact() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    said = [attribute(mentions[0], "sex", "female"), attribute(mentions[1], "sex", "male")]
    denied = Claim(
        **{f: getattr(said[0], f) for f in ("passage", "kind", "type", "participants", "extractor", "value")},
        certainty="denied",
    )
    assert len(resolve(mentions, [denied, said[1]], ()).entities) == 1


def test_common_names_join_only_with_shared_facts() -> None:
    mentions = sources(["Serik Murat"], ["Serik Murat"])
    alone = resolve(mentions, (), ())
    assert len(alone.entities) == 2
    assert [s.subjects for s in alone.suggestions] == [tuple(sorted(m.referent.id for m in mentions))]
    lawyer = [relation(m, "client_of", "Sholpan Tagabai") for m in mentions]
    assert len(resolve(mentions, lawyer, ()).entities) == 1


NAMESAKES = (["Serik Marat", "Zeynep Tohti", "Kulash Erbol"], ["Serik Marat", "Zeynep Tohti", "Kulash Erbol"])


def who_is_serik(*works: str) -> list[list[str]]:
    """Give the clusters of two namesakes in the same company, each with an occupation."""
    mentions = sources(*NAMESAKES)
    said = [attribute(m, "occupation", work) for m, work in zip(mentions[::3], works, strict=True)]
    return [forms for forms in named(resolve(mentions, said, ())) if forms[0] == "Serik Marat"]


def test_a_common_name_with_another_occupation_is_asked_about_though_the_company_is_the_same() -> None:
    assert who_is_serik("court interpreter", "-year-old student") == [["Serik Marat"], ["Serik Marat"]]


@pytest.mark.parametrize("other", ["interpreter", "activist", "former refugee"])
def test_an_occupation_that_shares_a_word_or_fits_anybody_keeps_nobody_apart(other: str) -> None:
    assert who_is_serik("court interpreter", other) == [["Serik Marat", "Serik Marat"]]


def test_a_rare_name_joins_though_its_bearer_has_changed_work() -> None:
    mentions = sources(["Tauekel Shalqaruly"], ["Tauekel Shalqaruly"])
    said = [attribute(mentions[0], "occupation", "driver"), attribute(mentions[1], "occupation", "tailor")]
    assert len(resolve(mentions, said, ()).entities) == 1


def test_a_shared_event_on_one_day_joins_common_names() -> None:
    mentions = sources(["Serik Murat"], ["Serik Murat"])
    beaten = [event(m, "assault", "2021-01-21") for m in mentions]
    (only,) = resolve(mentions, beaten, ()).entities
    assert any("same day" in reason.what for reason in only.joins[0].reasons)


def test_a_surname_alone_is_asked_about() -> None:
    mentions = sources(["Shalqaruly"], ["Tauekel Shalqar"])
    found = resolve(mentions, (), ())
    assert len(found.entities) == 2
    assert len(found.suggestions) == 1


def test_a_surname_alone_joins_where_facts_agree() -> None:
    mentions = sources(["Shalqaruly"], ["Tauekel Shalqar"])
    lawyer = [relation(m, "client_of", "Sholpan Tagabai") for m in mentions]
    assert len(resolve(mentions, lawyer, ()).entities) == 1


def test_a_surname_alone_that_fits_two_people_joins_neither() -> None:
    mentions = sources(["Shalqaruly"], ["Tauekel Shalqar"], ["Botagoz Shalqar"])
    lawyer = [relation(m, "client_of", "Sholpan Tagabai") for m in mentions]
    found = resolve(mentions, lawyer, ())
    assert len(found.entities) == 3
    assert any("another fits as well" in r.what for s in found.suggestions for r in s.reasons)


def test_two_people_of_one_report_are_two() -> None:
    mentions = sources(["Akzer Tokan", "Akzer Tokhan"])
    found = resolve(mentions, (), ())
    assert len(found.entities) == 2
    assert any("one source names both" in r.what for s in found.suggestions for r in s.reasons)


def test_a_third_report_does_not_chain_two_people_of_one_report() -> None:
    mentions = sources(["Akzer Tokan", "Akzer Tokai"], ["Akzer Tokan"], ["Akzer Tokai"])
    assert all(len({s.source for s in e.spellings}) == len(e.spellings) for e in resolve(mentions, (), ()).entities)


def test_a_cluster_with_a_conflict_is_split_and_says_so() -> None:
    mentions = sources(["Akzer Tokhan"], ["Akzer Tokan"], ["Aqzer Tokan"])
    ages = [attribute(mentions[0], "age", "20", "2020"), attribute(mentions[1], "age", "60", "2020")]
    found = resolve(mentions, ages, ())
    assert entity(found, mentions[0]).id != entity(found, mentions[1]).id
    assert any("ages differ" in r.what for s in found.suggestions for r in s.reasons)


def test_a_namesake_that_fits_two_rivals_joins_neither() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"], ["Tauekel Shalqar"])
    ages = [attribute(mentions[0], "age", "25", "2019"), attribute(mentions[1], "age", "60", "2019")]
    found = resolve(mentions, ages, ())
    assert len(found.entities) == 3
    assert [s.verdict for s in found.suggestions] == ["same", "same", "different"]


def test_facts_tell_whose_namesake_it_is() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"], ["Tauekel Shalqar"])
    said = [attribute(mentions[0], "age", "25", "2019"), attribute(mentions[1], "age", "60", "2019")]
    said += [relation(m, "client_of", "Sholpan Tagabai") for m in (mentions[1], mentions[2])]
    found = resolve(mentions, said, ())
    assert entity(found, mentions[1]).id == entity(found, mentions[2]).id != entity(found, mentions[0]).id


def test_the_main_name_is_the_fullest_form_of_most_reports() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"], ["Tauekel Shalqaruly"])
    (only,) = resolve(mentions, (), ()).entities
    assert only.name == "Tauekel Shalqar"


def test_a_person_without_a_readable_name_joins_nobody() -> None:
    mentions = sources(["123"], ["456"], ["🙂"], ["Tauekel Shalqar"])
    assert len(resolve(mentions, (), ()).entities) == 4


def test_nothing_resolves_to_nothing() -> None:
    assert resolve((), (), ()) == Resolution((), ())


@pytest.mark.parametrize("hostile", ["a" * 10_000, "\u202eraqlahs lekeuat", "x " * 4_000, "Tauekel \x00 Shalqar"])
def test_hostile_names_stay_by_themselves_or_join_their_like(hostile: str) -> None:
    found = resolve(sources([hostile], ["Sholpan Tagabai"]), (), ())
    assert len(found.entities) == 2


# decisions


def test_same_overrides_the_machine_and_names_the_decision() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Galken"])
    same = decide("same", *(m.referent.id for m in mentions))
    (only,) = resolve(mentions, (), (same,)).entities
    assert [(j.score, j.decision) for j in only.joins] == [(1.0, same.id)]


def test_same_overrides_even_a_conflict() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    ages = [attribute(mentions[0], "age", "25", "2019"), attribute(mentions[1], "age", "60", "2019")]
    assert len(resolve(mentions, ages, (decide("same", *(m.referent.id for m in mentions)),)).entities) == 1


def test_different_keeps_one_name_apart_and_the_others_go_with_the_rest() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"], ["Tauekel Shalqar"])
    first, *rest = [m.referent.id for m in mentions]
    found = resolve(mentions, (), (decide("different", first, *rest),))
    assert sorted(len(e.referents) for e in found.entities) == [1, 2]
    assert entity(found, mentions[0]).referents == (first,)


def test_an_undone_decision_does_not_hold() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    apart = decide("different", *(m.referent.id for m in mentions))
    undone = decide("undo", apart.id, at="2024-05-02T12:00:00Z")
    assert len(resolve(mentions, (), (apart, undone)).entities) == 1


def test_of_two_decisions_on_one_pair_the_later_stands() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    ids = [m.referent.id for m in mentions]
    same, apart = decide("same", *ids), decide("different", *ids, at="2024-06-01T00:00:00Z")
    assert len(resolve(mentions, (), (same, apart)).entities) == 2
    assert len(resolve(mentions, (), (apart, same)).entities) == 1


def test_a_decision_outlives_a_report_that_is_gone() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Galken"], ["Bitimgerei"])
    ids = [m.referent.id for m in mentions]
    bonds = (decide("same", ids[0], ids[1]), decide("same", ids[1], ids[2]))
    found = resolve([mentions[0], mentions[2]], (), bonds)
    assert len(found.entities) == 1


def test_a_name_that_people_have_joined_draws_others_of_either_name() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Galken Bitimgerei"], ["Galken Bitimgerei"])
    same = decide("same", mentions[0].referent.id, mentions[1].referent.id)
    assert len(resolve(mentions, (), (same,)).entities) == 1


def test_unsure_keeps_the_machine_from_joining() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqar"])
    found = resolve(mentions, (), (decide("unsure", *sorted(m.referent.id for m in mentions)),))
    assert len(found.entities) == 2
    assert [s.verdict for s in found.suggestions] == ["unsure"]


# organisations and places


def test_an_acronym_is_its_expansion() -> None:
    long = "Northern Bureau for Human Rights"
    mentions = sources([long], ["NBHR"], [f"the {long}"], kind="organisation")
    assert len(resolve(mentions, (), ()).entities) == 1


def test_an_acronym_of_two_names_joins_neither() -> None:
    mentions = sources(["Ministry of Foreign Affairs"], ["Movement of Free Artists"], ["MFA"], kind="organisation")
    found = resolve(mentions, (), ())
    assert len(found.entities) == 3
    assert len(found.suggestions) == 2


def test_organisations_that_a_word_tells_apart_stay_two() -> None:
    mentions = sources(["Qairat"], ["Nagyz Qairat"], ["Kairat"], kind="organisation")
    assert named(resolve(mentions, (), ()), "organisation") == [["Kairat", "Qairat"], ["Nagyz Qairat"]]


def test_country_words_are_one() -> None:
    mentions = sources(["Kazakh Interior Ministry"], ["Interior Ministry of Kazakhstan"], kind="organisation")
    assert len(resolve(mentions, (), ()).entities) == 1


def test_a_longer_name_is_asked_about() -> None:
    short = "Northern Bureau for Human Rights"
    found = resolve(sources([short], [f"{short} and Rule of Law"], kind="organisation"), (), ())
    assert len(found.entities) == 2
    assert len(found.suggestions) == 1


def test_a_body_that_every_country_has_is_one_only_where_the_reports_are_of_one_country() -> None:
    bodies = sources(["Interior Ministry"], ["Interior Ministry"], ["Interior Ministry"], kind="organisation")
    spots = sources(["Tasbulak"], ["Kokzhide"], ["Nordhafen"], kind="place")
    where = [("1", "KZ"), ("2", "KZ"), ("3", "XX")]
    places = [in_source_of(b, s, e, c) for b, s, (e, c) in zip(bodies, spots, where, strict=True)]
    found = [e for e in resolve([*bodies, *places], (), ()).entities if e.kind == "organisation"]
    assert sorted(len(e.referents) for e in found) == [1, 2]
    assert len(resolve(bodies, (), ()).entities) == 3


def in_source_of(body: Mention, place: Mention, entry: str, country: str) -> Mention:
    """Name a place in the report that names a body."""
    text = body.passage.text
    referent = Referent(text.source, "place", place.referent.name)
    geo = Geo(47, 85, 5.0, country, f"geonames:{entry}", "village")
    return Mention(text.passage(0, 6), "place", referent, geo=geo)


def placed(mention: Mention, entry: str, lat: float, lon: float) -> Mention:
    """Put a mention on the map."""
    geo = Geo(lat, lon, 5.0, "KZ", f"geonames:{entry}", "village")
    return Mention(mention.passage, "place", mention.referent, mention.form, geo=geo)


def test_one_entry_of_the_gazetteer_is_one_place() -> None:
    first, second = sources(["Tasbulak"], ["New Tasbulak"], kind="place")
    assert len(resolve([placed(first, "1", 47, 85), placed(second, "1", 47, 85)], (), ()).entities) == 1


def test_one_name_on_two_spots_is_two_places() -> None:
    first, second, third = sources(["Tasbulak"], ["Tasbulaq"], ["Tasbulak"], kind="place")
    found = resolve([placed(first, "1", 47, 85), placed(second, "2", 43, 77), third], (), ())
    assert len(found.entities) == 3
    assert len(resolve([placed(first, "1", 47, 85), third], (), ()).entities) == 1


def test_kinds_never_mix() -> None:
    mentions = [*sources(["Tauekel"]), *sources(["Tauekel"], kind="place"), *sources(["Tauekel"], kind="organisation")]
    assert {e.kind for e in resolve(mentions, (), ()).entities} == {"person", "place", "organisation"}


# told apart, chained, renamed


def test_two_organisations_of_one_name_that_a_person_has_told_apart_stay_two() -> None:
    first, second, third = sources(["Tasqyn"], ["Tasqyn"], ["Tasqyn"], kind="organisation")
    apart = decide("different", first.referent.id, second.referent.id)
    found = resolve([first, second, third], (), (apart,))
    assert len(found.entities) == 3
    asked = {s.subjects for s in found.suggestions}
    assert asked == {tuple(sorted((third.referent.id, m.referent.id))) for m in (first, second)}
    assert all(any("another fits as well" in r.what for r in s.reasons) for s in found.suggestions)


def test_an_acronym_of_a_name_that_two_bear_joins_neither() -> None:
    long = "Northern Bureau for Human Rights"
    mentions = sources([long], [long], ["NBHR"], kind="organisation")
    apart = decide("different", *(m.referent.id for m in mentions[:2]))
    assert len(resolve(mentions, (), ()).entities) == 1
    assert len(resolve(mentions, (), (apart,)).entities) == 3


def test_who_has_said_which_of_two_organisations_is_meant_is_followed() -> None:
    first, second, third = sources(["Tasqyn"], ["Tasqyn"], ["Tasqyn"], kind="organisation")
    apart = decide("different", first.referent.id, second.referent.id)
    same = decide("same", second.referent.id, third.referent.id, at="2024-05-02T12:00:00Z")
    found = resolve([first, second, third], (), (apart, same))
    assert sorted(len(e.referents) for e in found.entities) == [1, 2]
    assert entity(found, third).id == entity(found, second).id


@pytest.mark.parametrize("kind", ["organisation", "place"])
def test_a_pair_that_a_person_could_not_tell_stays_apart(kind: str) -> None:
    mentions = sources(["Tasqyn"], ["Tasqyn"], kind=kind)
    unsure = decide("unsure", *sorted(m.referent.id for m in mentions))
    assert len(resolve(mentions, (), ()).entities) == 1
    assert len(resolve(mentions, (), (unsure,)).entities) == 2


def test_registered_and_unregistered_are_two() -> None:
    mentions = sources(["Tasqyn"], ["Registered Tasqyn"], ["Unregistered Tasqyn"], kind="organisation")
    assert len(resolve(mentions, (), ()).entities) == 3


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    names = [["Akzer Tokhan"], ["Akzer Tokan"], ["Aqzer Tokan"], ["Aqzer Toqan"]]
    mentions = sources(*names)
    said = [attribute(mentions[0], "age", "20", "2020"), attribute(mentions[3], "age", "60", "2020")]
    found = resolve(mentions, said, ())
    assert len(resolve(mentions, (), ()).entities) == 1
    assert entity(found, mentions[0]).id != entity(found, mentions[3]).id
    assert any("ages differ" in r.what for s in found.suggestions for r in s.reasons)


def test_a_chain_over_a_decision_is_cut_where_it_is_weakest() -> None:
    mentions = sources(["Tauekel Shalqar"], ["Tauekel Shalqaruly"], ["Tawekel Shalkar"])
    apart = decide("different", mentions[0].referent.id, mentions[2].referent.id)
    found = resolve(mentions, (), (apart,))
    assert entity(found, mentions[0]).id != entity(found, mentions[2]).id


def dated(mention: Mention, day: str) -> Claim:
    """Say something in a report that was published that day."""
    who = Participant("subject", mention.referent.name, mention.referent.id)
    when = When(day, "yesterday", "relative_to_publication", f"published {day}")
    return Claim(mention.passage, "event", "arrest", (who,), MADE, when=when)


def test_a_renamed_place_is_one_under_all_its_names() -> None:
    mentions = sources(["Astana"], ["Nur-Sultan"], ["Tselinograd"], kind="place")
    assert named(resolve(mentions, (), ()), "place") == [["Astana", "Nur-Sultan", "Tselinograd"]]


def test_a_name_that_means_something_else_by_now_is_the_place_in_its_time_alone() -> None:
    mentions = sources(["Astana"], ["Akmola"], kind="place")
    then, now = dated(mentions[1], "1997-02-01"), dated(mentions[1], "2021-02-01")
    assert len(resolve(mentions, [then], ()).entities) == 1
    for claims in ([now], []):
        found = resolve(mentions, claims, ())
        assert len(found.entities) == 2
        assert any("at another time" in r.what for s in found.suggestions for r in s.reasons)


def test_a_name_that_several_renamed_places_had_joins_none() -> None:
    assert len(resolve(sources(["Tasbulak"], ["Astana"], kind="place"), (), ()).entities) == 2


def test_many_reports_of_a_common_name_ask_few_questions_and_say_so() -> None:
    mentions = sources(*(["Serik Murat"] for _ in range(60)))
    lawyer = [relation(m, "client_of", "Sholpan Tagabai") for m in mentions[:3]]
    state = extend(EMPTY, mentions, lawyer)
    assert sorted(len(e.referents) for e in state.resolution.entities)[-2:] == [1, 3]
    assert [(crowd.name, crowd.people) for crowd in state.resolution.crowds] == [("Serik Murat", 60)]
    assert len(state.resolution.suggestions) < 60


def test_a_rare_name_in_a_thousand_reports_is_one_person_though_two_ages_conflict() -> None:
    mentions = sources(*(["Tauekel Shalqar"] for _ in range(1000)))
    ages = [attribute(mentions[0], "age", "25", "2019"), attribute(mentions[1], "age", "60", "2019")]
    assert len(resolve(mentions, (), ()).entities) == 1
    found = resolve(mentions, ages, ())
    assert sorted(len(e.referents) for e in found.entities) == [1, 1, 998]
