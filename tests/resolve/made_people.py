"""A made world of people with like names, and reports that name them. All people are invented."""

from __future__ import annotations

import random
from collections.abc import Sequence

from attrs import frozen

from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.identity import sha256
from aigaq.model.mention import Form, Mention, Referent
from aigaq.model.text import Text

MADE = Extractor("made", "1", "made")

GIVEN_MEN = [
    "Aidos", "Almas", "Altynbek", "Arman", "Asqar", "Azamat", "Baqytzhan", "Bauyrzhan", "Berik", "Bolat", "Daniyar",
    "Darkhan", "Dauren", "Erbol", "Erlan", "Ermek", "Erzhan", "Galym", "Kairat", "Kanat", "Kuanysh", "Maksat", "Marat",
    "Medet", "Murat", "Nurbol", "Nurlan", "Nurzhan", "Orazbek", "Ospan", "Rakhim", "Samat", "Serik", "Serikbek",
    "Serikzhan", "Shalqar", "Talgat", "Temirlan", "Tolegen", "Turar", "Yerkin", "Zhandos", "Zhanibek", "Zhumabek",
    "Abdukerim", "Abdulla", "Ablikim", "Adil", "Alim", "Anwar", "Dilshat", "Ekber", "Enwer", "Ilham", "Kerim", "Memet",
    "Mijit", "Omer", "Qadir", "Rozi", "Tohti", "Tursun", "Yasin", "Yusup",
]  # fmt: skip
GIVEN_WOMEN = [
    "Aigul", "Ainur", "Aizhan", "Akmaral", "Aliya", "Anar", "Asel", "Bibigul", "Dinara", "Gulmira", "Gulnar", "Kamila",
    "Kulash", "Madina", "Maral", "Nazira", "Raushan", "Saltanat", "Saule", "Sholpan", "Zhanar", "Amina",
    "Gulbahar", "Halide", "Mihrigul", "Patime", "Rahile", "Reyhan", "Tursunay", "Zeynep",
]  # fmt: skip
PLACES = ["Tekes", "Barkol", "Altay", "Emin", "Ghulja", "Korgas", "Qaba", "Zhemenei", "Monggolkure", "Shawan"]


@frozen
class Person:
    """Somebody invented, with what reports may say of them."""

    number: int
    given: str
    father: str
    woman: bool
    born: int
    origin: str


def invent(count: int, seed: int) -> list[Person]:
    """Invent people; no two with both parts of the name the same."""
    rng = random.Random(seed)
    pairs = sorted({(g, f) for g in GIVEN_MEN + GIVEN_WOMEN for f in GIVEN_MEN if g != f})
    rng.shuffle(pairs)
    return [
        Person(n, g, f, g in GIVEN_WOMEN, rng.randint(1945, 2002), rng.choice(PLACES))
        for n, (g, f) in enumerate(pairs[:count])
    ]


SWAPS = [
    ("kh", "h"), ("zh", "j"), ("q", "k"), ("ai", "ay"), ("ay", "ai"), ("y", "i"), ("iy", "i"), ("ks", "x"), ("gh", "g"),
    ("Ye", "E"), ("E", "Ye"), ("w", "v"), ("sh", "ş"), ("ll", "l"),
]  # fmt: skip


def spell(person: Person, rng: random.Random) -> str:
    """Write the name in one of the ways in which reports write it."""
    given, father = (_vary(part, rng) for part in (person.given, person.father))
    ends = ["", "qyzy", "kyzy", "ova" if father[-1] not in "aeiouy" else ""] if person.woman else ["", "uly", "uli", ""]
    return f"{given} {father}{rng.choice(ends)}"


def _vary(part: str, rng: random.Random) -> str:
    for old, new in SWAPS:
        if old in part and rng.random() < 0.3:
            part = part.replace(old, new, 1)
    return part


@frozen
class World:
    """Reports as resolution gets them, and who is really meant."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    truth: dict[str, int]


def reports(people: Sequence[Person], count: int, each: int, seed: int, facts: float = 0.5) -> World:
    """Write reports of some people each; every one says an age and an origin with the given probability."""
    rng = random.Random(seed)
    mentions: list[Mention] = []
    claims: list[Claim] = []
    truth: dict[str, int] = {}
    for number in range(count):
        chosen = rng.sample(people, min(each, len(people)))
        names = [spell(person, rng) for person in chosen]
        found, said = report(f"{number} of {seed}", names)
        mentions += found
        for person, mention in zip(chosen, found, strict=True):
            truth[mention.referent.id] = person.number
            claims += _facts(person, mention, rng, facts)
        claims += said
    return World(tuple(mentions), tuple(claims), truth)


def _facts(person: Person, mention: Mention, rng: random.Random, facts: float) -> list[Claim]:
    year = rng.randint(2017, 2022)
    found = []
    if rng.random() < facts:
        found.append(attribute(mention, "age", str(year - person.born), f"{year}"))
    if rng.random() < facts:
        found.append(attribute(mention, "origin", person.origin))
    return found


def report(title: str, names: Sequence[str], kind: str = "person") -> tuple[list[Mention], list[Claim]]:
    """Write a report that names each of these once."""
    content = f"Report {title}. " + ". ".join(names) + "."
    source = sha256(content.encode())
    text = Text(source, "made", "1", content)
    mentions = []
    at = len(f"Report {title}. ")
    for name in names:
        referent = Referent(source, kind, name)  # type: ignore[arg-type]
        form: Form = "name" if " " in name else "part"
        mentions.append(Mention(text.passage(at, at + len(name)), kind, referent, form))  # type: ignore[arg-type]
        at += len(name) + 2
    return mentions, []


def attribute(mention: Mention, type_: str, value: str, when: str | None = None) -> Claim:
    """Say an attribute of the one who is mentioned."""
    who = Participant("subject", mention.referent.name, mention.referent.id)
    date = When(when) if when else None
    return Claim(mention.passage, "attribute", type_, (who,), MADE, when=date, value=value)


def relation(mention: Mention, type_: str, other: str) -> Claim:
    """Say how the one who is mentioned stands to somebody else."""
    who = Participant("subject", mention.referent.name, mention.referent.id)
    return Claim(mention.passage, "relation", type_, (who, Participant("object", other)), MADE)


def event(mention: Mention, type_: str, when: str) -> Claim:
    """Say that something happened to the one who is mentioned."""
    who = Participant("subject", mention.referent.name, mention.referent.id)
    return Claim(mention.passage, "event", type_, (who,), MADE, when=When(when))
