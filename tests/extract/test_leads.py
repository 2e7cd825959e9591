"""Whom the head of a report means before it names them, and relatives without names. All people are invented."""

from __future__ import annotations

import pytest

from .making import meant, read


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
