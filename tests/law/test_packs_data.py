"""What every jurisdiction pack owes its reader: three languages, a way to each status, a term after each refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from aigaq.law import Background, Pack, deadlines, pack, packs
from aigaq.model.edtf import parse
from aigaq.model.schema import Labels

BEGINNINGS = ("irregular_entrant", "asylum_applicant")


def the(code: str) -> Pack:
    found = pack(code)
    assert found is not None
    return found


def labels(made: Pack) -> Iterator[Labels]:
    yield made.labels
    yield from (version.authority for version in made.versions)
    yield from (event.labels for event in made.events)
    for status in made.statuses:
        yield status.labels
        yield from (each for each in (status.document, status.issued_by) if each)
    for clock in made.clocks:
        yield clock.label
        yield clock.consequence


@pytest.mark.parametrize("code", packs())
def test_every_label_is_written_in_three_languages(code: str) -> None:
    for label in labels(the(code)):
        assert not re.search("[а-яё]", label.en, re.IGNORECASE), label.en
        assert re.search("[а-яё]", label.ru, re.IGNORECASE), label.ru
        assert not re.search("[әғқңөұүһі]", label.ru, re.IGNORECASE), label.ru
        assert re.search("[а-яәғқңөұүһі]", label.kk, re.IGNORECASE), label.kk


@pytest.mark.parametrize("code", packs())
def test_longer_kazakh_labels_are_kazakh_and_not_russian(code: str) -> None:
    for label in labels(the(code)):
        if len(label.kk) > 30:
            assert re.search("[әғқңөұүһі]", label.kk), label.kk
            assert label.kk != label.ru


@pytest.mark.parametrize("code", packs())
def test_the_law_in_force_says_what_comes_due_after_a_refusal(code: str) -> None:
    made = the(code)
    found = deadlines(made, "asylum_denied", parse("2026-10-05"), Background())
    assert found
    assert [d.earliest for d in found] == sorted(d.earliest for d in found)
    assert all(d.earliest > "2026-10-05" for d in found)
    assert any("appeal" in clock.met_by for clock in made.clocks if clock.id in {d.clock for d in found})


@pytest.mark.parametrize("code", packs())
def test_each_status_can_be_reached_from_the_beginning_of_a_procedure(code: str) -> None:
    made = the(code)
    for status in {status.id for status in made.statuses} - set(BEGINNINGS):
        if any(status in (step.before, step.after) for step in made.transitions):
            assert any(made.follows(begin, status) for begin in BEGINNINGS), status


@pytest.mark.parametrize("code", packs())
def test_no_version_of_the_law_lets_a_recognised_refugee_go_without_a_word_on_the_right_to_stay(code: str) -> None:
    made = the(code)
    recognised = [s for s in made.statuses if s.id in {"asylum", "temporary_refugee"}]
    assert recognised
    assert {s.stay for s in recognised} <= {"yes", "none"}
    assert all(s.stay == "yes" for s in recognised) or code == "UNHCR"
