"""Words and facets together, and searches that are kept. All people and reports are invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aigaq.errors import BadDate, BadValue, NotAllowed
from aigaq.workbench import Workbench

PHRASE = "seven invented words for one small test"
REPORTS = {
    "one.txt": "Weekly\nMarch 9, 2021\n\nPolice arrested Arman Sampleuly in Almaty on 3 March 2021. He was released.\n",
    "two.txt": "Daily\nMay 2, 2020\n\nDina Testova was arrested in Astana on 1 May 2020, her lawyer said.\n",
    "three.txt": "В Алматы полиция задержала Армана Самплеулы 4 марта 2021 года. Это сообщил адвокат.\n",
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A vault with three reports."""
    home = tmp_path_factory.mktemp("searching")
    with Workbench.create(home / "v.aigaq", lambda: PHRASE, by="Rita Reader") as made:
        made.add_bytes([(name, text.encode()) for name, text in REPORTS.items()], workers=1)
        yield made


def test_without_words_all_claims_are_browsed_and_counted(bench: Workbench) -> None:
    found = bench.find(limit=100)
    claims = bench.material().claims
    assert found.claims == len(claims)
    assert {c.id for card in found.cards for c in card.claims} == {c.id for c in claims}
    assert sum(v.count for v in found.facets["source"]) == len(claims)
    assert sum(v.count for v in found.facets["certainty"]) == len(claims)
    assert {v.label for v in found.facets["person"]} >= {"Arman Sampleuly", "Dina Testova"}
    assert all(v.count <= len(claims) for values in found.facets.values() for v in values)


def test_each_count_is_what_choosing_it_gives(bench: Workbench) -> None:
    found = bench.find()
    for name, values in found.facets.items():
        for value in values:
            assert bench.find(facets={name: [value.value]}).claims >= value.count
            if name != "date":
                assert bench.find(facets={name: [value.value]}).claims == value.count


def test_facets_of_one_sort_widen_and_of_several_narrow(bench: Workbench) -> None:
    arman, dina = (bench.person(name).id for name in ("Arman Sampleuly", "Dina Testova"))
    both = bench.find(facets={"person": [arman, dina]})
    one = bench.find(facets={"person": [arman]})
    assert one.claims < both.claims
    none = bench.find(facets={"person": [dina], "date": ["2021"]})
    assert none.claims == 0
    assert none.cards == ()
    arrests = bench.find(facets={"date": ["2020-05"], "type": ["arrest"]})
    assert {c.type for card in arrests.cards for c in card.claims} == {"arrest"}
    assert {v.value for v in arrests.facets["type"]} >= {"arrest"}


def test_words_narrow_to_passages_and_a_name_is_found_in_any_script(bench: Workbench) -> None:
    found = bench.find("lawyer")
    assert [card.hit.match for card in found.cards] == ["lawyer"]
    assert all(c.source == found.cards[0].hit.source.id for c in found.cards[0].claims)
    latin = bench.find("Арман Сэмплеулы")
    assert "Arman Sampleuly" in {hit.person.name for hit in latin.people}
    assert bench.find("zzzz").cards == ()
    assert bench.find("zzzz").claims == 0


def test_pages_follow_on_each_other_without_gap(bench: Workbench) -> None:
    whole = bench.find(limit=100).cards
    seen, after = [], None
    while True:
        page = bench.find(limit=2, after=after)
        seen += page.cards
        after = page.after
        if after is None:
            break
    assert tuple(seen) == whole


def test_what_is_judged_moves_to_another_value_of_reviewed(bench: Workbench) -> None:
    before = {v.value: v.count for v in bench.find().facets["reviewed"]}
    bench.judge(bench.material().claims[0].id, "accept")
    after = {v.value: v.count for v in bench.find().facets["reviewed"]}
    assert after == {"unreviewed": before["unreviewed"] - 1, "accepted": 1}
    bench.undo()


def test_strange_questions_get_a_clear_answer(bench: Workbench) -> None:
    with pytest.raises(BadValue):
        bench.find(facets={"colour": ["red"]})
    with pytest.raises(BadDate):
        bench.find(facets={"date": ["yesterday"]})
    for query in ("", " ", '"', "*", "a" * 10_000, "'; DROP TABLE claims; --", "\x00", "NEAR(", "\ud800"):
        assert bench.find(query, limit=1).facets
    assert bench.find(facets={"person": ["nobody"]}).claims == 0
    assert bench.find(after="x", limit=-3).cards


def test_a_search_is_kept_replaced_and_forgotten(bench: Workbench) -> None:
    first = bench.save_search(" My  arrests ", "police", {"type": ["arrest"]})
    again = bench.save_search("My arrests", "", {"type": ["release", "arrest"], "person": []})
    assert first.id == again.id
    assert [(s.name, s.query, s.facets) for s in bench.searches()] == [
        ("My arrests", "", (("type", ("arrest", "release")),))
    ]
    assert bench.find(again.query, dict(again.facets)).claims > 0
    reader = bench.acting("Somebody", "reader")
    with pytest.raises(NotAllowed):
        reader.save_search("x")
    with pytest.raises(NotAllowed):
        reader.delete_search(first.id)
    for name in ("", "x" * 81, "a\nb\x00"):
        with pytest.raises(BadValue):
            bench.save_search(name)
    bench.delete_search(again.id)
    assert bench.searches() == ()
    with pytest.raises(BadValue):
        bench.delete_search(again.id)
    assert list(Workbench.check(bench.folder, lambda: PHRASE)[0]) == []


def test_a_list_of_names_may_come_as_text(bench: Workbench) -> None:
    rows = list(bench.search_list("Arman Sampleuly\n\nNobody Atall\n"))
    assert [(row.line, bool(row.people)) for row in rows] == [(1, True), (3, False)]


def test_a_new_source_is_in_the_facets_at_once(bench: Workbench) -> None:
    before = bench.find().claims
    bench.add_bytes([("four.txt", b"Aidos Sampletov was arrested in Almaty on 3 June 2021.\n")], workers=1)
    assert bench.find().claims > before
    assert "Aidos Sampletov" in {v.label for v in bench.find().facets["person"]}
