"""The case file page: its parts, their links to passages, its filters. All people are invented."""

from __future__ import annotations

import re

import pytest

from aigaq.web.views import case as views
from aigaq.web.views.telling import is_grim, opens, words
from tests.web.conftest import Site


def busiest(site: Site) -> str:
    return max(site.bench.material().people, key=lambda person: len(site.bench.case(person.id).timeline)).id


def test_every_event_has_a_mark_in_the_drawing_and_a_card_that_opens_its_passages(site: Site) -> None:
    person = busiest(site)
    text = site.text(f"/people/{person}")
    for event in site.bench.case(person).timeline:
        assert f'id="e-{event.id}"' in text
        assert f'href="#e-{event.id}" data-event="{event.id}"' in text or not event.when
        for claim in event.claims:
            assert opens(claim.passage).replace("&", "&amp;") in text
            assert f'href="/claims/{claim.id}"' in text


def test_neither_the_title_nor_any_address_holds_a_name(site: Site) -> None:
    person = busiest(site)
    text = site.text(f"/people/{person}")
    name = site.bench.person(person).name
    title = re.search(r"<title>(.*?)</title>", text)
    assert title
    assert name not in title[1]
    assert not [
        link for link in re.findall(r'(?:href|action)="([^"]*)"', text) if name.split()[0].lower() in link.lower()
    ]


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_the_page_speaks_the_language_that_was_chosen(site: Site, language: str) -> None:
    text = site.client.get(f"/people/{busiest(site)}", headers={"accept-language": language}).text
    assert words(language)("status_over_time") in text


def test_events_are_filtered_by_kind_certainty_speaker_and_review_without_a_script(site: Site) -> None:
    person = busiest(site)
    page = views.page(site.bench, person, "en")
    arrest = next(one for one in page.events if one.type == "arrest")
    text = site.text(f"/people/{person}?type=arrest")
    assert f'id="e-{arrest.id}"' in text
    others = [one.id for one in page.events if one.type != "arrest"]
    assert others
    assert not [one for one in others if f'id="e-{one}"' in text]
    speaker = arrest.speakers[0]
    assert f'id="e-{arrest.id}"' in site.text(
        f"/people/{person}?speaker={speaker}&certainty={arrest.part['certainty']}"
    )
    assert "No event is like that." in site.text(f"/people/{person}?seen=yes")


def test_a_filter_that_is_no_number_or_far_too_long_is_refused_in_one_sentence(site: Site) -> None:
    person = busiest(site)
    for query in ("speaker=x", "speaker=%D9%A1", "type=" + "a" * 200):
        assert site.get(f"/people/{person}?{query}").status_code == 400
    assert site.get(f"/people/{person}?speaker=999&type=nothing").status_code == 200


def test_somebody_who_was_joined_with_another_is_found_by_the_former_address(fresh_site: Site) -> None:
    one, other = (person.id for person in fresh_site.bench.material().people[:2])
    taken = fresh_site.client.post(
        "/api/people/merge",
        json={"one": one, "other": other, "reason": "to try it"},
        headers={"X-CSRF-Token": fresh_site.csrf},
    )
    assert taken.status_code == 200
    assert fresh_site.get(f"/people/{max(one, other)}").headers["location"] == f"/people/{min(one, other)}"


def test_nobody_of_that_id_is_a_page_that_says_so(site: Site) -> None:
    assert site.get("/people/0123456789abcdef0123456789abcdef").status_code == 404


def test_a_view_is_held_until_the_vault_changes_and_not_longer(fresh_site: Site) -> None:
    bench = fresh_site.bench
    person = busiest(fresh_site)
    first = views.page(bench, person, "en")
    assert views.page(bench, person, "en") is first
    assert views.page(bench, person, "kk") is not first


def test_grim_kinds_of_events_are_known_to_the_schema() -> None:
    from aigaq.model.schema import types
    from aigaq.web.views import telling

    assert telling._grim() <= set(types("event"))
    assert is_grim("killing")
    assert not is_grim("arrest")


def test_a_place_is_an_area_as_wide_as_it_is_uncertain(site: Site) -> None:
    page = views.page(site.bench, busiest(site), "en")
    assert page.areas
    for area in page.areas:
        assert area.km > 0
        assert len(area.events) == len(area.ids) >= 1
    assert {one.place for one in page.events} - {""} == {area.id for area in page.areas}


def test_a_long_list_of_events_comes_in_pages_that_hold_all_of_them(site: Site) -> None:
    person = busiest(site)
    one = views.page(site.bench, person, "en").events[0]
    many = [one] * (views.EACH * 2 + 1)
    pages = [views.page_of(many, number) for number in (1, 2, 3, 99)]
    assert [(number, of, len(some)) for number, of, some in pages] == [(1, 3, 50), (2, 3, 50), (3, 3, 1), (3, 3, 1)]
    assert site.get(f"/people/{person}?page=0&type=").status_code == 200
    assert site.get(f"/people/{person}?page=x").status_code == 400
