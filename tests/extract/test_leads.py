"""Whom the head of a report means before it names them, and relatives without names. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import analyse
from aigaq.extract.parse import parse
from aigaq.lang import en
from aigaq.model.source import Description

from .making import meant, read, text_of


@pytest.mark.parametrize(
    ("head", "words", "body", "who"),
    [
        (
            "An Egyptian emergency court has sentenced a literary translator to four years in prison, it was said.",
            "a literary translator",
            "Karim Fouad, 38, was arrested in Tanta in 2021.",
            "Karim Fouad",
        ),
        (
            "Armed men have abducted an aide to the country's former education minister, his family said on Sunday.",
            "an aide",
            "The men, in balaclavas, took Julio Mendoza from his house in Masaya on Saturday evening.",
            "Julio Mendoza",
        ),
        (
            "A Belarusian court on Friday jailed a retired teacher for three years over comments she posted online.",
            "a retired teacher",
            "“It is absurd,” said her lawyer, Pavel Novik.\n\nAlena Hrynko, 61, was found guilty of slander.",
            "Alena Hrynko",
        ),
        (
            "Vietnam has deported a Khmer monk to Cambodia.",
            "a Khmer monk",
            "According to his brother, Thach Soun was put on a bus at dawn.",
            "Thach Soun",
        ),
    ],
)
def test_news_names_later_whom_its_head_tells_of(head: str, words: str, body: str, who: str) -> None:
    assert meant(read(f"{head}\n\n{body}"), words) == [who]


@pytest.mark.parametrize(
    ("head", "words", "body"),
    [
        (
            "A Minsk court jailed a journalist.",
            "a journalist",
            "It came after the editor Ivan Petrov was freed in Brest.",
        ),
        ("A woman was jailed on Monday.", "A woman", "Peter Novik, 40, was freed in Brest."),
        ("A gunman shot three people in Nakuru.", "A gunman", "Peter Mwangi, 31, died at once."),
        ("A court jailed a teacher on Monday.", "a teacher", "“Absurd,” said the lawyer Ruth Adongo."),
        ("Peter Mwangi came to Nakuru. A teacher was jailed there.", "A teacher", "Otieno Baraka was freed."),
    ],
)
def test_others_named_later_are_not_whom_the_head_tells_of(head: str, words: str, body: str) -> None:
    assert meant(read(f"{head}\n\n{body}"), words) == []


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Zeynab Karimi was in Van with her son Reza, then six. In March mother and child flew to Berlin.",
            "mother and child",
            ["Zeynab Karimi", "Reza"],
        ),
        (
            "Pavel Novik and his father, Andrei Novik, were held in Gomel. Father and son were beaten.",
            "Father and son",
            ["Andrei Novik", "Pavel Novik"],
        ),
        (
            "Otieno Baraka was held. His wife, Njeri Kamau, wept. Baraka was tried in May. His wife was fined.",
            "wife was",
            ["Njeri Kamau"],
        ),
        (
            "Otieno Baraka was held. His lawyer, Ruth Adongo, came. Adongo said that her client was ill.",
            "client",
            ["Otieno Baraka"],
        ),
        ("Njeri Kamau came with her daughter Wambui. A court fined Wambui's mother.", "mother", ["Njeri Kamau"]),
        ("Njeri Kamau came with her daughter Wambui. A court fined her son.", "son.", []),
    ],
)
def test_relatives_and_lawyers_are_taken_up_without_their_names(text: str, words: str, who: list[str]) -> None:
    assert meant(read(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Davit Beridze, a former officer, was tried. In May the former officer fled.", "the former officer", "D"),
        ("Davit Beridze was tried. In May the serviceman fled.", "the serviceman", "D"),
        ("Davit Beridze lives in Osh. The man whom Beridze had hired was held.", "The man", ""),
        ("Davit Beridze, an officer, was tried. The other officer fled.", "The other officer", ""),
    ],
)
def test_callings_take_up_the_last_one_called_so(text: str, words: str, who: str) -> None:
    assert [name[0] for name in meant(read(text), words)] == list(who)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ana Ruiz, Luis Prado and Omar Díaz were held. All three were freed in May.", "All three", "ALO"),
        ("Luis Prado and Omar Díaz were held in Managua. The men were jailed for a year.", "The men", "LO"),
        ("Luis Prado and Omar Díaz were held. Masked men came. The men beat them.", "The men", ""),
        ("Nadia Haddad, a 34-year-old engineer, was held. The 34-year-old was beaten.", "The 34-year-old", "N"),
        ("Nadia Haddad, 34, was held. The 51-year-old was beaten.", "The 51-year-old", ""),
        (
            "Two were sent back. The remaining two, Dilnur and her uncle, the imam Tursun Ablet, left.",
            "remaining",
            "DT",
        ),
    ],
)
def test_groups_and_ages_take_up_those_named(text: str, words: str, who: str) -> None:
    at, document = text.index(words), read(text)
    found = [m for m in document.mentions if m.passage.start <= at < m.passage.end and m.kind == "person"]
    assert [r.name[0] for m in found[:1] for r in document.meant_by(m)] == list(who)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The rapper Merdan Durdyev, known as “Aru”, left. Aru was held in Istanbul.", "Aru was", "Merdan Durdyev"),
        ("Student Ye Min Oo, nicknamed Ko Thar, was held. Ko Thar was beaten.", "Ko Thar was", "Ye Min Oo"),
        ("Aleksandr “Sasha” Petrov was held. Sasha was beaten.", "Sasha was", 'Aleksandr "Sasha" Petrov'),
        ("We spoke to a man whom we call “Aru”. Aru was held. He was tortured.", "He was", "Aru"),
        ("The man, who gave his name as Rustam, was held. Rustam was deported.", "Rustam was deported", "Rustam"),
        ("Gulbahar (not her real name) was held. Gulbahar was beaten.", "Gulbahar was", "Gulbahar"),
        ("Another asylum-seeker, Omid Sharifi, was freed.", "Omid Sharifi", "Omid Sharifi"),
        (
            "Who is Fiona Lau?\n\nA court jailed Fiona Lau Hoi-ching. Her father, Lau Kwok-wah, was held. Lau wept.",
            "Lau wept",
            "Fiona Lau Hoi-ching",
        ),
    ],
)
def test_second_names_and_pseudonyms_mean_one_person(text: str, words: str, who: str) -> None:
    assert meant(read(text), words) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“They came at night”: a teacher's account\n\nCall me Nilufar. I was held. They beat me.", "Nilufar"),
        ("I am a nurse. I was held in 2021. I fled to Mae Sot.\n\n— Thida Win, Mae Sot", "Thida Win"),
    ],
)
def test_witnesses_are_known_by_what_they_ask_to_be_called_and_by_their_signature(text: str, who: str) -> None:
    assert meant(read(text), "I was held") == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Selam Haile was arrested together with his cousin, Omer Bashir, and a third man.", ["S", "O", "["]),
        ("Selam Haile was deported with her son Yonas.", ["S", "Y"]),
        ("Anna Roe was arrested, as was her brother Ivan Roe.", ["A", "I"]),
        ("Police arrested six activists on Tuesday. Among them was Tran Thi Lan, a nurse.", ["[", "T"]),
        ("Anna Roe was arrested with a stolen car.", ["A"]),
    ],
)
def test_those_who_share_a_fate_take_part_in_it(text: str, who: list[str]) -> None:
    claim = next(c for c in analyse(parse(text_of(text), Description(), en.pipeline())) if c.kind == "event")
    assert [p.name[0] for p in claim.named("subject")] == who
