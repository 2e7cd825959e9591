"""A large vault of invented reports for `bench.web`: sources, people and claims in any number, without a reader.

Texts, mentions and claims are made as values and written as the readers would write them, so that only the size and
the shape are invented: some people stand in hundreds of reports and most in a few, and one report holds thousands of
claims. All people, places and outlets are invented.
"""

from __future__ import annotations

import random
from pathlib import Path

from attrs import frozen

from aigaq import store, vault
from aigaq.model.claim import Claim, Extraction, Extractor, Participant, When
from aigaq.model.mention import Geo, Mention, Referent
from aigaq.model.source import Description, Found, Reading, Source
from aigaq.model.text import Passage, Text
from bench.resolve import made as made_names
from bench.resolve import zipf

PASSPHRASE = "an invented passphrase for the bench"
BATCH = 500
"""Sources written in one transaction."""
PER_SOURCE = 4
"""People whom one report names."""
MADE = Extractor("bench", "1", "invented")
PLACES = [f"{name}kent" for name in made_names(120, 3)]
SAID = (
    ("event", "arrest", "{who} was arrested in {place} on {day}."),
    ("event", "assault", "Men beat {who} in {place} on {day}, a relative said."),
    ("event", "release", "{who} was released in {place} on {day}."),
    ("event", "threat", "On {day} {who} was threatened in {place} by unknown callers."),
    ("event", "trial", "The trial of {who} opened in {place} on {day}."),
    ("status", "asylum_seeker", "{who} applied for asylum in {place} on {day}."),
    ("status", "detained", "{who} was in detention in {place} from {day}."),
    ("attribute", "age", "{who} is {age}, and lived in {place}."),
)


@frozen
class Size:
    """How large the vault is."""

    sources: int
    people: int
    claims: int
    largest: int
    """Claims of the one report that holds most."""

    @property
    def each(self) -> int:
        """Claims of every other report."""
        return max(1, (self.claims - self.largest) // max(1, self.sources - 1))


def make(folder: Path, size: Size) -> None:
    """Make the vault. The same size gives the same reports."""
    keys = vault.create(folder, PASSPHRASE, cost=vault.CHEAP)
    names = [f"{a} {b}" for a, b in zip(made_names(size.people, 1), made_names(size.people, 2), strict=True)]
    with store.Store.create(folder, keys) as opened:
        for first in range(0, size.sources, BATCH):
            with opened.writing() as writer:
                for number in range(first, min(first + BATCH, size.sources)):
                    _write(writer, number, size, names)


def _write(writer: store.Writer, number: int, size: Size, names: list[str]) -> None:
    chance = random.Random(number)
    count = size.largest if number == 0 else size.each
    told = sorted(set(_people(chance, size, number)))
    drafts = [_draft(chance, names[chance.choice(told)]) for _ in range(count)]
    content = "\n".join(sentence for *_, sentence in drafts)
    data = content.encode()
    source = Source.of(
        data, name=f"{number}.txt", media_type="text/plain", received="2026-01-01T00:00:00Z", origin=f"{number}.txt"
    )
    said = Description(
        title=Found(f"Invented report {number}", "heading"),
        published=Found(f"20{chance.randint(17, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", "byline"),
        outlet=Found(f"Invented Outlet {chance.randint(1, 300)}", "body"),
        language=Found("en", "detected"),
    )
    text = Text(source.id, "bench", "1", content)
    writer.put_source(source, data)
    writer.put_reading(Reading(source.id, text, said))
    writer.put_extraction(_extraction(text, drafts))
    writer.log("2026-01-01T00:00:00+00:00", "bench", "add", (source.id,))


def _people(chance: random.Random, size: Size, number: int) -> list[int]:
    weights = zipf(size.people)
    often = chance.choices(range(size.people), cum_weights=weights, k=PER_SOURCE - 1)
    return [number % size.people, *often] if number else list(range(min(size.people, 60)))


Drafted = tuple[str, str, str, str, str, str]


def _draft(chance: random.Random, who: str) -> Drafted:
    kind, name, pattern = chance.choice(SAID)
    place = chance.choice(PLACES)
    day = f"{2012 + chance.randint(0, 11)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return kind, name, who, place, day, pattern.format(who=who, place=place, day=day, age=30)


def _extraction(text: Text, drafts: list[Drafted]) -> Extraction:
    mentions, claims, start = [], [], 0
    for kind, name, who, place, day, sentence in drafts:
        end = start + len(sentence)
        person, spot = Referent(text.source, "person", who), Referent(text.source, "place", place)
        at, by = start + sentence.index(who), start + sentence.index(place)
        mentions.append(Mention(text.passage(at, at + len(who)), "person", person))
        index = PLACES.index(place)
        geo = Geo(40.0 + index / 10, 60.0 + index / 5, 15.0, "KZ", f"bench:{index}", "city")
        mentions.append(Mention(text.passage(by, by + len(place)), "place", spot, geo=geo))
        claims.append(_claim(text.passage(start, end), (kind, name), (person, spot), day))
        start = end + 1
    return Extraction(text.id, "bench/1", tuple(mentions), tuple({claim.id: claim for claim in claims}.values()))


def _claim(passage: Passage, said: tuple[str, str], about: tuple[Referent, Referent], day: str) -> Claim:
    (kind, name), (who, spot) = said, about
    part = (Participant("subject", who.name, who.id),)
    if kind == "attribute":
        return Claim(passage, "attribute", name, part, MADE, value="30")
    value, at = ("KZ" if kind == "status" else None), {"place": spot.name, "place_referent": spot.id}
    return Claim(passage, kind, name, part, MADE, when=When(day), value=value, **at)  # type: ignore[arg-type]
