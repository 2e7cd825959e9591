"""Incidents on a map and timeline, and candidates with reasons and their null hypothesis. All people are invented."""

from __future__ import annotations

import re

import pytest

from aigaq.web.views import incidents as views
from tests.web.conftest import Site


def shown(text: str) -> set[str]:
    return set(re.findall(r'data-event-card="([0-9a-f]+)"', text))


def test_every_incident_stands_there_with_whom_it_befell_and_its_passage(site: Site) -> None:
    text, found = site.text("/incidents"), views.incidents(site.bench)
    assert found
    assert shown(text) == {one.id for one in found}
    for one in found:
        assert any(f'href="/people/{victim}#e-{one.id}"' in text for victim in one.victims)


def test_incidents_are_filtered_by_kind_year_and_person(site: Site) -> None:
    found = views.incidents(site.bench)
    kind, person = found[0].type, found[0].victims[0]
    assert shown(site.text(f"/incidents?type={kind}")) == {one.id for one in found if one.type == kind}
    assert shown(site.text(f"/incidents?person={person}")) == {one.id for one in found if person in one.victims}
    year = next(one.first.year for one in found if one.first and one.last and one.first.year == one.last.year)
    of_year = {one.id for one in found if one.first and one.last and one.first.year <= year <= one.last.year}
    assert shown(site.text(f"/incidents?year={year}")) == of_year
    assert shown(site.text("/incidents?type=nothing")) == set()


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_every_candidate_has_reasons_and_says_what_would_be_so_without_a_pattern(site: Site, language: str) -> None:
    candidates = site.bench.patterns().candidates
    assert candidates
    text = site.client.get("/incidents?patterns=yes", headers={"accept-language": language}).text
    linked = views.linked(site.bench, language)
    assert [one.id for one in linked.links] == [one.id for one in candidates[: views.MOST]]
    for one in linked.links:
        assert f'id="k-{one.id}"' in text
        assert one.pro or one.con
        assert all(null for _, null, _ in one.questions)
    assert linked.answers


def test_a_script_gets_the_candidates_alone(site: Site) -> None:
    part = site.client.get("/incidents/patterns", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert 'class="patterns"' in part


def test_one_candidate_is_shown_alone_on_map_and_timeline(site: Site) -> None:
    candidate = site.bench.patterns().candidates[0]
    text = site.text(f"/incidents?pattern={candidate.id}")
    assert shown(text) == {one.id for one in candidate.incidents}


def test_strange_filters_are_refused_or_find_nothing(site: Site) -> None:
    assert site.get("/incidents?year=x").status_code == 400
    assert site.get("/incidents?year=%D9%A1").status_code == 400
    assert site.get("/incidents?page=-1").status_code == 400
    assert site.get("/incidents?person=" + "a" * 100).status_code == 400
    assert shown(site.text("/incidents?pattern=nonsense&page=999")) == set()


def test_very_many_incidents_are_counted_in_the_drawing_and_come_in_pages(site: Site) -> None:
    one = views.incidents(site.bench)[0]
    pages = views.seen(site.bench, "en", views.Wanted(), 10**6)
    assert pages.page == pages.pages
    assert pages.rows[0].event is not None
    assert views._short(("A" * 40, "B")) == "A" * views.LONGEST_NAME + "… +1"
    assert one.names
