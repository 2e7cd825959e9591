"""The cue tables hold together: every list they name exists, every role is a role."""

from __future__ import annotations

from typing import get_args

import pytest

from aigaq.errors import BadDataFile
from aigaq.extract.events import cues as events_cues
from aigaq.extract.events.cues import lexicon, word_list
from aigaq.extract.events.when import order
from aigaq.extract.statuses.rules import rules
from aigaq.model.claim import Role
from aigaq.model.schema import EventType, Labels, type_exists


def cues() -> list[events_cues.Cue]:
    words = lexicon()
    found = {c.rule: c for row in words.verbs.values() for c in row}
    found |= {c.rule: c for row in words.nouns.values() for _, c in row}
    return list(found.values())


def test_every_role_of_every_cue_is_a_role_of_the_model() -> None:
    assert {role for cue in cues() for role in cue.roles.values()} <= set(get_args(Role))


def test_every_type_that_is_no_state_talk_has_cues() -> None:
    with_cues = {cue.type for cue in cues()}
    assert {"assault", "arrest", "status_granted", "crossing", "protest", "registration_denied"} <= with_cues
    assert len(with_cues) >= 40


def test_a_cue_with_an_unknown_key_is_refused() -> None:
    kind = EventType("x", Labels("x", "x", "x"), "violence", cues={"en": ({"verbs": ["x"], "rolls": {}},)})
    with pytest.raises(BadDataFile):
        events_cues._cues(kind)


def test_an_unknown_word_list_is_refused() -> None:
    with pytest.raises(BadDataFile):
        word_list("no_such_list")


def test_every_event_that_a_status_rule_names_is_in_the_schema() -> None:
    for rule in rules():
        assert all(type_exists("event", name) for name in (*rule.events, *rule.until, *rule.from_event))
        assert all(type_exists("status", name) for name in (*rule.ends, *rule.only_with))


def test_the_order_of_procedure_names_types_of_the_schema() -> None:
    named = [name for step in order()["steps"] for name in step] + order()["background"]
    named += [name for pair in order()["answers"] for name in pair]
    assert all(type_exists("event", name) for name in named)
