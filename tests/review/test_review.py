"""Deciding, undoing, and what is left to decide. All people invented."""

from __future__ import annotations

import pytest

from aigaq.errors import BadDate, BadValue, NothingToUndo, UnknownPerson
from aigaq.model.review import Decision, standing
from aigaq.model.source import Description, Found, Source
from aigaq.resolve import resolve
from aigaq.review import clashes, describe, merge, queue, set_field, split, undo, unsure
from tests.resolve.made_people import report

WHO, WHEN = "a tester", "2024-05-01T12:00:00Z"
LATER = "2024-05-02T12:00:00Z"
MENTIONS = [
    m for n, name in enumerate(["Tauekel Shalqar", "Tauekel Shalqar", "Galken"]) for m in report(str(n), [name])[0]
]
IDS = [m.referent.id for m in MENTIONS]


def test_merge_makes_two_people_one() -> None:
    entities = resolve(MENTIONS, (), ()).entities
    decision = merge(entities, IDS[0], IDS[2], WHO, WHEN, "he wrote under that name")
    assert decision.verdict == "same"
    assert set(decision.subjects) == set(IDS)
    assert len(resolve(MENTIONS, (), (decision,)).entities) == 1


def test_split_takes_one_report_out_and_undo_puts_it_back() -> None:
    entities = resolve(MENTIONS, (), ()).entities
    person = next(e for e in entities if len(e.referents) == 2)
    decision = split(entities, person.id, IDS[1], WHO, WHEN)
    assert decision.subjects == (IDS[1], IDS[0])
    assert len(resolve(MENTIONS, (), (decision,)).entities) == 3
    back = undo((decision,), decision.id[:10], WHO, LATER)
    assert resolve(MENTIONS, (), (decision, back)).entities == entities


def test_split_after_merge_takes_one_out_and_leaves_the_rest_together() -> None:
    merged = merge(resolve(MENTIONS, (), ()).entities, IDS[0], IDS[2], WHO, WHEN)
    entities = resolve(MENTIONS, (), (merged,)).entities
    parted = split(entities, entities[0].id, IDS[2], WHO, LATER)
    found = resolve(MENTIONS, (), (merged, parted))
    assert sorted(len(e.referents) for e in found.entities) == [1, 2]
    assert found.entity_of[IDS[2]].referents == (IDS[2],)


def test_merge_after_split_joins_again() -> None:
    entities = resolve(MENTIONS, (), ()).entities
    parted = split(entities, IDS[0], IDS[1], WHO, WHEN)
    merged = merge(resolve(MENTIONS, (), (parted,)).entities, IDS[0], IDS[1], WHO, LATER)
    assert len(resolve(MENTIONS, (), (parted, merged)).entities) == 2


def test_an_undo_can_be_undone() -> None:
    first = unsure(IDS[:2], WHO, WHEN)
    second = undo((first,), first.id, WHO, LATER)
    third = undo((first, second), second.id, WHO, LATER)
    assert standing((first, second, third)) == (first,)


@pytest.mark.parametrize("wanted", ["", "nonsense", "0" * 32])
def test_undo_refuses_what_is_not_there(wanted: str) -> None:
    with pytest.raises(NothingToUndo):
        undo((unsure(IDS[:2], WHO, WHEN),), wanted, WHO, LATER)


def test_undo_refuses_what_is_undone_already() -> None:
    first = unsure(IDS[:2], WHO, WHEN)
    with pytest.raises(NothingToUndo):
        undo((first, undo((first,), first.id, WHO, LATER)), first.id, WHO, LATER)


def test_decisions_about_nobody_are_refused() -> None:
    entities = resolve(MENTIONS, (), ()).entities
    with pytest.raises(UnknownPerson):
        merge(entities, "0" * 32, IDS[0], WHO, WHEN)
    with pytest.raises(BadValue):
        merge(entities, IDS[0], IDS[1], WHO, WHEN)
    with pytest.raises(BadValue):
        split(entities, IDS[0], IDS[2], WHO, WHEN)
    with pytest.raises(BadValue):
        split(entities, IDS[2], IDS[2], WHO, WHEN)


def test_a_person_and_a_place_do_not_merge() -> None:
    place = report("a place", ["Tasbulak"], "place")[0]
    entities = resolve([*MENTIONS, *place], (), ()).entities
    with pytest.raises(BadValue):
        merge(entities, IDS[0], place[0].referent.id, WHO, WHEN)


def test_the_queue_asks_first_where_most_hangs_on_it_and_leaves_out_what_is_settled() -> None:
    names = ["Tauekel Shalqar"] * 3 + ["Shalqar", "Botagoz Kuntubai", "Kuntubai"]
    mentions = [m for n, name in enumerate(names) for m in report(str(n), [name])[0]]
    found = resolve(mentions, (), ())
    first, second = queue(found, ())
    assert mentions[3].referent.id in first.subjects
    assert mentions[5].referent.id in second.subjects
    settled = Decision("different", first.subjects, WHO, WHEN)
    assert queue(found, (settled,)) == (second,)
    assert queue(resolve(mentions, (), (settled,)), (settled,)) == (second,)


def test_what_a_person_could_not_tell_comes_last() -> None:
    names = ["Tauekel Shalqar"] * 3 + ["Botagoz Kuntubai", "Kuntubai"]
    mentions = [m for n, name in enumerate(names) for m in report(str(n), [name])[0]]
    left = unsure([m.referent.id for m in mentions[:2]], WHO, WHEN)
    verdicts = [s.verdict for s in queue(resolve(mentions, (), (left,)), (left,))]
    assert verdicts[0] == "same"
    assert verdicts[-1] == "unsure"


def test_decisions_that_contradict_are_named_and_the_later_stands() -> None:
    same = Decision("same", tuple(IDS), WHO, WHEN)
    apart = Decision("different", (IDS[1], IDS[0]), WHO, LATER)
    (found,) = clashes((same, apart))
    assert (found.earlier, found.later, found.pair) == (same.id, apart.id, tuple(sorted(IDS[:2])))
    assert clashes((same, apart, Decision("undo", (same.id,), WHO, LATER))) == ()


SOURCE = Source(
    "a" * 64, "report.txt", 10, "text/plain", WHEN, "report.txt", Description(author=Found("N. N.", "byline", 0, 5))
)


def test_what_a_person_sets_wins_and_can_be_taken_back() -> None:
    set_ = set_field(SOURCE.id, "author", "Wolfram Quindt", WHO, WHEN)
    described = describe(SOURCE, (set_,))
    assert described.description.author == Found("Wolfram Quindt", "user")
    assert describe(SOURCE, (set_, undo((set_,), set_.id, WHO, LATER))) == SOURCE


def test_the_latest_value_wins_and_nothing_takes_it_away() -> None:
    taken = [set_field(SOURCE.id, "author", value, WHO, WHEN) for value in ("A", "B", None)]
    assert describe(SOURCE, taken[:2]).description.value("author") == "B"
    assert describe(SOURCE, taken).description.author is None
    assert describe(SOURCE, [set_field("b" * 64, "author", "A", WHO, WHEN)]) == SOURCE


def test_only_fields_and_dates_that_exist_are_set() -> None:
    with pytest.raises(BadValue):
        set_field(SOURCE.id, "colour", "red", WHO, WHEN)
    with pytest.raises(BadDate):
        set_field(SOURCE.id, "published", "yesterday", WHO, WHEN)
    assert (
        describe(SOURCE, [set_field(SOURCE.id, "published", "2021-01", WHO, WHEN)]).description.value("published")
        == "2021-01"
    )
