"""Deadlines and notes of a status in the reader's language. All people are invented."""

from __future__ import annotations

from aigaq.casefile import build
from aigaq.exports import LANGUAGES, Order, format_named
from aigaq.exports.html.labels import Labels
from tests.casefile.people import ALMAS, Report, material, person


def order(language: str = "en") -> Order:
    made = material([Report("a").status("temporary_refugee", ALMAS, "2020-10-16", value="KZ")])
    return Order(made, build(made, person(made, ALMAS)), language=language)  # type: ignore[arg-type]


def test_a_deadline_and_a_note_come_in_the_reader_s_language() -> None:
    [period] = order().person_case.statuses
    notes = {language: Labels(language).note(period) for language in LANGUAGES}
    dues = {language: [Labels(language).deadline(d, "KZ") for d in period.deadlines] for language in LANGUAGES}
    assert notes["en"] == period.note
    assert notes["ru"].startswith("Истекает 2021-10-16")
    assert len(set(notes.values())) == len(LANGUAGES)
    assert dues["kk"][1].label == "босқын мәртебесі ұзартылмаса аяқталады"
    assert dues["ru"][1].consequence == "Статус прекращается, если комиссия его не продлит."


def test_a_dossier_in_russian_has_its_notes_in_russian() -> None:
    page = format_named("html").write(order("ru")).decode()
    assert '<p lang="ru">Истекает 2021-10-16' in page
    assert "nothing later on file" not in page
