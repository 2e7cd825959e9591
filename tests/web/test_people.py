"""The list of people: who is shown, in which order; names stand in no address. All people are invented."""

from __future__ import annotations

import re

from aigaq.web.views import people as views
from tests.web.conftest import Site


def shown(text: str) -> list[str]:
    return re.findall(r'<a class="person" href="/people/([0-9a-f]+)">', text)


def test_everybody_is_listed_by_name_with_a_link_to_the_case_file(site: Site) -> None:
    people = site.bench.material().people
    assert shown(site.text("/people")) == [person.id for person in people]


def test_a_name_in_another_script_finds_the_person_and_stands_in_no_address(site: Site) -> None:
    asan = next(person for person in site.bench.material().people if person.name.startswith("Asan"))
    answer = site.post("/people", {"name": "Асан Тілегенұлы"})
    assert answer.status_code in {200, 201}
    assert shown(answer.text)[0] == asan.id
    assert 'value="Асан Тілегенұлы"' in answer.text
    assert not [link for link in re.findall(r'href="([^"]*)"', answer.text) if "Асан" in link or "%D0%90" in link]


def test_a_reader_may_search_and_nobody_answers_to_nonsense(site: Site) -> None:
    answer = site.as_role("reader").post("/people", {"name": "Qqqq Xxxxxx"})
    assert shown(answer.text) == []
    assert "Nobody answers to that" in answer.text
    assert shown(site.post("/people", {"name": "   "}).text) == [p.id for p in site.bench.material().people]


def test_the_list_is_filtered_by_status_deadline_and_differences(site: Site) -> None:
    lines = site.bench.people_lines()
    with_status = {line.person.id: {h.period.status for h in line.held if h.how != "lapsed"} for line in lines}
    kinds = set().union(*with_status.values())
    assert kinds
    for kind in kinds:
        wanted = {id_ for id_, held in with_status.items() if kind in held}
        assert set(shown(site.text(f"/people?status={kind}"))) == wanted
    missed = {line.person.id for line in lines if line.due and line.due.state == "missed"}
    assert set(shown(site.text("/people?due=missed"))) == missed
    differ = {line.person.id for line in lines if line.differences}
    assert differ
    assert set(shown(site.text("/people?open=yes"))) == differ


def test_the_list_is_sorted_by_what_is_asked(site: Site) -> None:
    by_id = {line.person.id: line for line in site.bench.people_lines()}
    sources = [by_id[one].sources for one in shown(site.text("/people?sort=sources"))]
    assert sources == sorted(sources, reverse=True)
    ranks = [
        2 if not (due := by_id[one].due) else int(due.state == "missed") for one in shown(site.text("/people?sort=due"))
    ]
    assert ranks == sorted(ranks)


def test_strange_filters_and_pages_are_refused_or_harmless(site: Site) -> None:
    assert site.get("/people?page=x").status_code == 400
    assert site.get("/people?status=" + "a" * 100).status_code == 400
    assert len(shown(site.text("/people?page=999999&sort=nonsense&status=&due=&open="))) > 0
    assert "&lt;script&gt;" in site.post("/people", {"name": "<script>alert(1)</script>"}).text
    assert site.post("/people", {"name": "a" * 300}).status_code == 400


def test_a_long_list_comes_in_pages(site: Site) -> None:
    first = views.listed(site.bench, "en", views.Wanted(), 1)
    assert first.pages == -(-first.all // views.EACH)
    beyond = views.listed(site.bench, "en", views.Wanted(), first.pages + 5)
    assert beyond.page == first.pages
