"""Kazakh and Russian are whole: nothing is missing, doubtful or left over, and what is filled in is the same."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest
from babel.messages.pofile import read_po
from scripts.messages import LANGUAGES, PLURALS, Message, messages

from aigaq.i18n.catalogue import po_files
from aigaq.i18n.told import CONTEXTS

HOLE = re.compile(r"%\((\w+)\)s|\{(\w+)\}|(?<!%)%[sd]")


def entries(language: str) -> list[tuple[str, Any]]:
    found = []
    for file in po_files(language):
        with file.open("rb") as stream:
            found += [(file.name, message) for message in read_po(stream, abort_invalid=True) if message.id]
    return found


def said(message: Any) -> Message:
    one, many = message.id if isinstance(message.id, tuple) else (message.id, None)
    return Message(message.context, one, many)


def forms(message: Any) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple) else (message.string,)


def holes(text: str) -> list[str]:
    return sorted({match.group() for match in HOLE.finditer(text)})


def test_the_pages_say_something() -> None:
    assert len(messages()) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    whole = {said(m) for _, m in entries(language) if all(forms(m)) and not m.fuzzy}
    missing = [f"{message.one!r} ({places[0]})" for message, places in messages().items() if message not in whole]
    assert missing == [], "python scripts/messages.py prints what to fill in"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_doubtful_or_left_over(language: str) -> None:
    known = set(messages())
    assert [f"{file}: {m.id!r} is fuzzy" for file, m in entries(language) if m.fuzzy] == []
    left = [f"{file}: {m.id!r}" for file, m in entries(language) if said(m) not in known and m.context not in CONTEXTS]
    assert left == [], "no page says this any more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_the_same(language: str) -> None:
    wrong = [
        f"{file}: {m.id!r} → {form!r}"
        for file, m in entries(language)
        for form in forms(m)
        if holes(form) != holes(said(m).many or said(m).one)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_every_form(language: str) -> None:
    plural = [(file, m) for file, m in entries(language) if said(m).many]
    assert plural
    assert [f"{file}: {m.id!r}" for file, m in plural if len(forms(m)) != PLURALS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_message_has_one_translation_in_all_files(language: str) -> None:
    found: dict[tuple[str | None, str], set[tuple[str, ...]]] = defaultdict(set)
    for _, m in entries(language):
        found[m.context, said(m).one].add(forms(m))
    assert {key: sorted(ways) for key, ways in found.items() if len(ways) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_sentence_is_left_in_a_translation(language: str) -> None:
    same = [
        f"{file}: {m.id!r}"
        for file, m in entries(language)
        if any(form == said(m).one and len(re.findall(r"[A-Za-z]{3,}", form)) > 1 for form in forms(m))
    ]
    assert same == []


@pytest.mark.parametrize(
    ("english", "words"),
    [
        (r"\bclaims?\b", {"kk": "мәлімет", "ru": "утвержд"}),
        (r"\bdifferences?\b", {"kk": "айырмашылы", "ru": "расхожд"}),
        (r"\btestimon(y|ies)\b", {"kk": "айғақ", "ru": "свидетельств"}),
        (r"\bpassphrases?\b", {"kk": "құпия сөз", "ru": "парольн"}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_has_one_name(language: str, english: str, words: dict[str, str]) -> None:
    said_of_commands = re.compile(r"`aigaq|--\w")  # a page says what to do there in other words
    other = [
        f"{file}: {said(m).one} → {form}"
        for file, m in entries(language)
        for form in forms(m)
        if re.search(english, said(m).one, re.IGNORECASE) and not said_of_commands.search(said(m).one)
        if words[language] not in form.lower()
    ]
    assert other == []
