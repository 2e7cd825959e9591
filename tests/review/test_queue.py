"""Which question comes first. All people invented."""

from __future__ import annotations

import random

from aigaq.model.review import Suggestion
from aigaq.resolve import resolve
from aigaq.review import queue, unsure
from tests.resolve.made_people import attribute, report

NAMES = ["Serik Murat", "Serik Murat", "Dinara Ospan", "Dinara Ospan", "Aigul Marat", "Aigul Marat", "Aigul Marat"]
MENTIONS = [m for n, name in enumerate(NAMES) for m in report(f"{n} of the queue", [name])[0]]
NAME_OF = {m.referent.id: m.referent.name for m in MENTIONS}
FOUND = resolve(MENTIONS, (), ())


def asked(suggestions: tuple[Suggestion, ...]) -> list[str]:
    """Give the names that are asked about, in order."""
    return [NAME_OF[s.subjects[0]] for s in suggestions]


def test_a_question_whose_answer_tells_on_others_comes_first() -> None:
    assert len(FOUND.entities) == 7
    assert asked(queue(FOUND, ()))[0] == "Aigul Marat"


def test_a_question_on_which_many_claims_hang_comes_first() -> None:
    claims = [attribute(m, "occupation", f"work {n}") for m in MENTIONS[:2] for n in range(9)]
    assert asked(queue(FOUND, (), claims))[0] == "Serik Murat"


def test_a_question_on_which_open_differences_hang_comes_first() -> None:
    entity = FOUND.entity_of[MENTIONS[2].referent.id]
    assert asked(queue(FOUND, (), differences={entity.id: 9}))[0] == "Dinara Ospan"


def test_claims_on_one_side_alone_move_nothing() -> None:
    claims = [attribute(MENTIONS[0], "occupation", f"work {n}") for n in range(9)]
    assert asked(queue(FOUND, (), claims))[0] == "Aigul Marat"


def test_what_a_person_could_not_tell_comes_last_and_the_order_is_stable() -> None:
    open_ = unsure([m.referent.id for m in MENTIONS[4:6]], "a tester", "2024-05-01T12:00:00Z")
    mentions = list(MENTIONS)
    expected = queue(resolve(mentions, (), (open_,)), (open_,))
    assert expected[-1].verdict == "unsure"
    random.Random(1).shuffle(mentions)
    assert queue(resolve(mentions, (), (open_,)), (open_,)) == expected
