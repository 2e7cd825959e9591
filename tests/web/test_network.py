"""The network: its graph, its drawing, its list. All people are invented."""

from __future__ import annotations

import re

import pytest

from aigaq.web.views import network as views
from aigaq.web.views.layout import placed
from tests.web.conftest import Site


def drawn(text: str) -> set[str]:
    return set(re.findall(r'data-node="([0-9a-f]+)"', text))


def test_every_tie_of_the_drawing_stands_in_the_list_with_a_passage(site: Site) -> None:
    text = site.text("/network")
    view = views.network(site.bench, "en")
    assert view.ties
    assert drawn(text) == {node.id for node in view.nodes}
    assert text.count("<tr data-tie") == len(view.ties) == len(re.findall(r'<line class="tie', text))
    for tie in view.ties:
        assert tie.href.replace("&", "&amp;") in text


def test_the_network_of_one_person_holds_all_who_stand_in_a_relation_to_them(site: Site) -> None:
    graph = views.graph(site.bench)
    person = max(
        (id_ for id_, e in graph.entities.items() if e.kind == "person"), key=lambda i: len(graph.of.get(i, ()))
    )
    view = views.network(site.bench, "en", person)
    assert view.middle
    assert view.middle.id == person
    shown = {node.id for node in view.nodes}
    assert {node for edge in graph.of[person] for node in (edge.one, edge.other)} <= shown
    assert drawn(site.text(f"/network/{person}")) == shown


def test_events_can_be_left_out(site: Site) -> None:
    text = site.text("/network")
    assert "/network?events=no" in text
    assert "event" not in {node.kind for node in views.network(site.bench, "en", events=False).nodes}
    assert '<a class="node event' not in site.text("/network?events=no")


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_ties_are_named_in_the_language_of_the_page(site: Site, language: str) -> None:
    text = site.client.get("/network", headers={"accept-language": language}).text
    for tie in views.network(site.bench, language).ties:
        assert tie.label in text


def test_nobody_of_that_id_is_a_page_that_says_so(site: Site) -> None:
    assert site.get("/network/0123456789abcdef0123456789abcdef").status_code == 404


@pytest.mark.parametrize(
    ("count", "edges"), [(0, []), (1, []), (2, [(0, 1)]), (3, []), (90, [(0, n) for n in range(1, 90)])]
)
def test_all_nodes_stand_inside_the_drawing_apart_and_always_at_the_same_place(
    count: int, edges: list[tuple[int, int]]
) -> None:
    found = placed(count, edges)
    assert len(found.spots) == count
    assert found == placed(count, edges)
    assert len(set(found.spots)) == count
    for spot in found.spots:
        assert 0 < spot.x < found.width
        assert 0 < spot.y < found.height


def test_those_who_are_tied_stand_nearer_than_those_who_are_not() -> None:
    found = placed(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]).spots

    def apart(one: int, other: int) -> float:
        return float((found[one].x - found[other].x) ** 2 + (found[one].y - found[other].y) ** 2)

    assert max(apart(0, 1), apart(1, 2), apart(0, 2)) < min(
        apart(one, other) for one in range(3) for other in range(3, 6)
    )
