"""What goes wrong is told in the reader's language. All names are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigaq.web.failing  # noqa: F401 - its errors belong to the tree too
from aigaq.errors import BadForm, TooManyTries, UnknownPerson, WrongPassphrase
from aigaq.errors.base import AigaqError
from aigaq.i18n import LANGUAGES, catalogue, told
from aigaq.names import compare
from aigaq.resolve.weights import weights

CONTEXT = "error"

HOLE = re.compile(r"\{(\w+)\}")
COMMAND = re.compile(r"`[^`]*`|(?<!\w)--\w+")


def tree(kind: type[AigaqError]) -> list[type[AigaqError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


KINDS = [kind for kind in tree(AigaqError) if kind.__module__.startswith("aigaq.")]
SENTENCES = sorted({text for kind in KINDS for text in (kind.says, kind.do) if text and HOLE.sub("", text)})


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_of_every_error_is_translated_with_the_same_facts(language: str) -> None:
    words = catalogue(language)
    assert [text for text in SENTENCES if not words.has(text, CONTEXT)] == [], "fill in locale/*/errors.po"
    wrong = [t for t in SENTENCES if set(HOLE.findall(t)) != set(HOLE.findall(words.pgettext(CONTEXT, t)))]
    assert wrong == []


def test_on_a_page_nobody_is_told_to_type_a_command_that_a_page_does() -> None:
    words = catalogue("en")
    commands = [words.pgettext(CONTEXT, text) for text in SENTENCES if COMMAND.search(words.pgettext(CONTEXT, text))]
    assert {found for text in commands for found in COMMAND.findall(text)} <= {
        "`aigaq check`", "`aigaq add`", "`add`", "--port", "--llm-elsewhere",
    }  # fmt: skip


def test_a_filled_sentence_is_told_with_its_facts() -> None:
    error = TooManyTries(seconds=30)
    assert told(error.message, "kk") == "Қате құпия сөз тіркесі тым көп берілді: 30 секунд күтіңіз."
    assert told(error.message, "ru") == "Слишком много неверных парольных фраз: подождите 30 с."
    assert told(error.message, "en") == error.message


def test_a_fact_that_is_a_sentence_of_ours_is_translated_too() -> None:
    error = BadForm(field="date", reason="it is longer than 100 characters")
    assert told(error.message, "ru") == "Поле «date» не подходит: оно длиннее 100 знаков."


def test_advice_on_a_page_speaks_of_pages() -> None:
    assert told(UnknownPerson().advice, "en") == "Look in the list of people, or search the texts."
    assert told(WrongPassphrase(slots=2).advice, "en") == WrongPassphrase(slots=2).advice


PAIRS = ("are one name", "are one name, a common name", "differ", "differ like a misspelling", "have one initial")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_reasons_for_and_against_are_told_with_the_names_as_they_are(language: str) -> None:
    ways = {told(f"“Invented” and “reader” {what}", language) for what in PAIRS}
    assert len(ways) == len(PAIRS)
    assert all("«Invented»" in way and "«reader»" in way for way in ways)
    assert told("their ages agree", language) != "their ages agree"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_reason_that_comparing_invented_people_brings_up_is_translated(language: str) -> None:
    names = [
        "Asan Tilegenuly",
        "Assan Tilegenov",
        "A. Tilegenuly",
        "Tilegen Asanuly",
        "Asanova Gul",
        "Гүл Асанова",
        "?",
    ]
    said = {reason.what for one in names for other in names for reason in compare(one, other).reasons}
    assert len(said) > 8
    assert [what for what in sorted(said) if told(what, language) == what] == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_reason_that_facts_bring_up_is_translated(language: str) -> None:
    labels = [fact.label for fact in weights().facts.values()]
    assert labels
    assert [label for label in labels if told(label, language) == label] == []


def test_what_no_error_says_comes_back_as_it_is() -> None:
    assert told("Asan Tilegenuly was here.", "kk") == "Asan Tilegenuly was here."
    assert told("", "ru") == ""


@given(st.text(max_size=300) | st.text(alphabet="{}a .:", max_size=60), st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_telling(text: str, language: str) -> None:
    assert isinstance(told(text, language), str)
    assert isinstance(told(f"The file cannot be read: {text}", language), str)
