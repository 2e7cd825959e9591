"""Decisions hold though a new extractor reads other names. All people invented."""

from __future__ import annotations

from collections.abc import Sequence

from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Decision
from aigaq.resolve import EMPTY, anchored, extend, resolve
from tests.resolve.made_people import report
from tests.resolve.test_resolve import decide

FULL = [m for n in range(2) for m in report(str(n), ["Tauekel Shalqaruly Tagabai"])[0]]
IDS = [m.referent.id for m in FULL]
APART = anchored(decide("different", *IDS), FULL)


def read_anew(mention: Mention, start: int, end: int, kind: str = "person") -> Mention:
    """Read a mention as a new extractor version does, which takes fewer words for the name."""
    where = mention.passage
    passage = where.text.passage(where.start + start, where.start + end)
    return Mention(passage, kind, Referent(where.text.source, kind, passage.quote))  # type: ignore[arg-type]


SHORT = [read_anew(m, 0, len("Tauekel Shalqaruly")) for m in FULL]


def people(mentions: Sequence[Mention], *decisions: Decision) -> int:
    """Count the people."""
    return len(resolve(mentions, (), decisions).entities)


def test_not_the_same_holds_after_a_new_reading() -> None:
    assert people(FULL) == people(SHORT) == 1
    assert {m.referent.id for m in SHORT}.isdisjoint(IDS)
    assert people(FULL, APART) == people(SHORT, APART) == 2


def test_the_same_holds_after_a_new_reading() -> None:
    others = [m for n, name in enumerate(["Tauekel Shalqaruly Tagabai", "Galken"]) for m in report(f"{n}b", [name])[0]]
    same = anchored(decide("same", *sorted(m.referent.id for m in others)), others)
    short = [read_anew(others[0], 0, len("Tauekel")), others[1]]
    assert people(short) == 2
    assert people(short, same) == 1
    (only,) = resolve(short, (), (same,)).entities
    assert only.joins[0].decision == same.id


def test_unsure_holds_after_a_new_reading() -> None:
    unsure = anchored(decide("unsure", *IDS), FULL)
    assert [s.verdict for s in resolve(SHORT, (), (unsure,)).suggestions] == ["unsure"]


def test_a_decision_found_again_can_be_undone() -> None:
    assert people(SHORT, APART, decide("undo", APART.id, at="2024-05-02T12:00:00Z")) == 1


def test_a_decision_finds_a_source_read_anew_in_a_resolved_state() -> None:
    state = extend(EMPTY, FULL, (), (APART,))
    again = extend(state, SHORT, gone=[m.referent.source for m in FULL])
    assert again.resolution == resolve(SHORT, (), (APART,))
    assert len(again.resolution.entities) == 2


def test_a_referent_that_could_be_two_now_is_not_guessed() -> None:
    given, father = (read_anew(FULL[0], *span) for span in ((0, 7), (8, 18)))
    assert people([given, father, SHORT[1]], APART) == people([given, father, SHORT[1]])


def test_a_place_in_the_passage_is_not_the_person_who_stood_there() -> None:
    place = read_anew(FULL[0], 0, 7, "place")
    kinds = [entity.kind for entity in resolve([place, SHORT[1]], (), (APART,)).entities]
    assert kinds == ["person", "place"]


def test_only_decisions_on_pairs_are_anchored() -> None:
    accepted = decide("accept", "f" * 32)
    assert anchored(accepted, FULL) == accepted
    assert [anchor.name for anchor in APART.anchors] == ["Tauekel Shalqaruly Tagabai"] * 2
