"""Whom “I”, “they”, “the younger sister” and callings mean in whole passages. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text
from tests.extract.making import meant, named, read


def events(content: str, author: str | None = None) -> list[Claim]:
    description = Description(
        published=Found("2023-03-06", "byline"),
        language=Found("en", "detected"),
        author=Found(author, "byline") if author else None,
    )
    return [c for c in extract(Text("e" * 64, "test", "1", content), description).claims if c.kind == "event"]


FIRST_PERSON = (
    "What I saw in Dire\nby Sifan Alemu\n\nI teach chemistry. In May 2021 soldiers arrested me at my school.\n\n"
    "My brother Tola was beaten there. We were released in June 2021."
)


def test_whoever_a_byline_names_is_the_i_of_the_text() -> None:
    arrest = next(e for e in events(FIRST_PERSON, "Sifan Alemu") if e.type == "arrest")
    assert [p.name for p in arrest.named("subject")] == ["Sifan Alemu"]
    assert arrest.speakers == ()


def test_we_is_at_least_the_writer() -> None:
    release = next(e for e in events(FIRST_PERSON, "Sifan Alemu") if e.type == "release")
    assert [p.name for p in release.named("subject")] == ["Sifan Alemu"]


def test_a_reporter_who_quotes_others_is_not_their_i() -> None:
    text = "By Ilse Brandt\n\nRahim Azizi spoke in Kabul. “They arrested me in May 2021,” Azizi said."
    arrest = next(e for e in events(text, "Ilse Brandt") if e.type == "arrest")
    assert [p.name for p in arrest.named("subject")] == ["Rahim Azizi"]


def test_a_lawyer_s_name_alone_at_the_head_is_the_writer_s() -> None:
    text = (
        "STATEMENT\nAtt. Selma Karatas, Izmir Bar\n\nI speak for Rahim Azizi. I saw my client on 3 May 2021.\n\n"
        "I was threatened by two officers on 4 May 2021. I shall appeal."
    )
    threat = next(e for e in events(text) if e.type == "threat")
    assert "Selma Karatas" in [p.name for p in threat.named("subject")]


MEANT = [
    ("Golzar Amini takes the bus. He was Kaveh, her only brother, and he was shot on 3 May.", "he was shot", ["Kaveh"]),
    ("Rahim Azizi was taken first. As for Faiz Noori, the lad who filmed it, he flew out.", "he flew", ["Faiz Noori"]),
    (
        "A court tried Alena Sauka and Dzmitry Kuzmin. Sauka's troubles go back further. In May they came for her.",
        "for her",
        ["Alena Sauka"],
    ),
    ("Ana Ruiz, Luis Mora and Pedro Gil read a list. All were held.", "All", ["Ana Ruiz", "Luis Mora", "Pedro Gil"]),
    (
        "Khurshed Sharipov fled with his cousin Farhod Nazarov; both crossed into Belarus.",
        "both",
        ["Khurshed Sharipov", "Farhod Nazarov"],
    ),
    (
        "Two sisters, Marisela Duarte and Yolanda Duarte, ran a shop. Marisela was held. The younger sister fled.",
        "The younger sister",
        ["Yolanda Duarte"],
    ),
    ("Officers searched the flat of Aigul Sadykova and arrested the woman.", "the woman", ["Aigul Sadykova"]),
]


@pytest.mark.parametrize(("content", "words", "people"), MEANT)
def test_who_is_meant(content: str, words: str, people: list[str]) -> None:
    assert meant(read(content), words) == people


NAMES = [
    ("Letay, his widow, asked for an inquiry.", ["Letay"]),
    ("Hani Gul came, whose husband, Dr Deen Jan, was driven away in 2009.", ["Hani Gul", "Deen Jan"]),
    ("Karima Baloch, an activist, was found dead.", ["Karima Baloch"]),
    ("Rahima Sawut was sent away with her daughters, Amine and Hatice.", ["Rahima Sawut", "Amine", "Hatice"]),
    ("Beside him stood Tran Van Bang, and behind them Le Thi Binh.", ["Tran Van Bang", "Le Thi Binh"]),
    ("ISTANBUL, 25 June 2020 (Bosphorus Desk) – A court freed Rahima Sawut.", ["Rahima Sawut"]),
]


@pytest.mark.parametrize(("content", "people"), NAMES)
def test_names_of_many_customs_are_people_s(content: str, people: list[str]) -> None:
    assert [name for _, name in named(read(content), "person")] == people
