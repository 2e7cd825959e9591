"""Case files of a large vault: all of them, one of them, and after one more report. All people are invented.

    python bench/casefiles.py [--claims 100000] [--people 10000] [--check]

Claims are made as values, so that nothing but the deriving is timed; the shape is that of a real vault: reports of ten
claims on three people, some people in a hundred reports and most in a few, one report in ten copied from another. Times
are shown as plain numbers and as ratios to a run a quarter the size in the same process, so that a noisy machine does
not matter. ``--check`` says how many files one more report changes, and that the order of reports changes no byte.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from attrs import evolve, frozen

from aigaq.casefile import build
from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.identity import canonical
from aigaq.model.material import Material
from aigaq.model.mention import Geo, Referent
from aigaq.model.record import pack
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Text

T = TypeVar("T")
HAND = Extractor("bench", "1", "invented")
PLACES = {f"Place {n}": Geo(42.0 + n / 4, 60.0 + n, 15.0, "KZ", f"bench:{n}", "city") for n in range(20)}
EVENTS = ("arrest", "detention", "assault", "threat", "release", "trial", "conviction", "protest", "travel")
STATUSES = ("asylum_seeker", "temporary_refugee", "detained", "asylum_denied", "convicted")
PER_REPORT = 10
WITHIN = 0.050
"""Seconds within which one person's file must be made once warm (issue 5)."""


@frozen
class Draft:
    """One invented report before it becomes claims."""

    number: int
    people: tuple[int, ...]
    seed: int


def drafts(claims: int, people: int) -> list[Draft]:
    """Plan reports on three people each; who is told of follows a long tail, as in real vaults."""
    chance = random.Random(claims)
    weights = [1 / (n + 20) for n in range(people)]
    count = claims // PER_REPORT
    often = chance.choices(range(people), weights, k=2 * count)
    once = [n % people for n in range(count)]  # everybody is told of at least now and then
    return [
        Draft(n, tuple(sorted({once[n], *often[2 * n : 2 * n + 2]})), chance.randrange(2**30)) for n in range(count)
    ]


def report(draft: Draft) -> tuple[Source, Text, list[Claim], list[Referent]]:
    """Make one report with its claims."""
    chance = random.Random(draft.seed)
    data = f"report {draft.number}".encode()
    published = f"20{chance.randint(17, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    said = Description(
        published=Found(published, "user"),
        outlet=Found(f"Invented Outlet {chance.randint(1, 300)}", "user"),
        author=Found(f"Given{chance.randint(1, 900)} Author{chance.randint(1, 900)}", "user"),
    )
    received, name = "2026-01-01T00:00:00Z", f"{draft.number}.txt"
    source = evolve(Source.of(data, name=name, media_type="text/plain", received=received, origin=""), description=said)
    lines = [_line(chance, draft, n) for n in range(PER_REPORT)]
    text = Text(source.id, "bench", "1", "\n".join(lines))
    people = {n: Referent(source.id, "person", f"Person {n}") for n in draft.people}
    claims, start = [], 0
    for line in lines:
        claims.append(_claim(chance, text, (start, start + len(line)), people))
        start += len(line) + 1
    spots = {c.place for c in claims if c.place}
    return source, text, claims, [*people.values(), *(Referent(source.id, "place", spot) for spot in sorted(spots))]


def _line(chance: random.Random, draft: Draft, number: int) -> str:
    """A sentence of its own, or one in ten that many reports print."""
    if chance.random() < 0.1:
        number = chance.randint(1, 500)
        return " ".join(f"copied{number}w{n}" for n in range(20)) + "."
    return " ".join(f"w{chance.randint(1, 5000)}" for _ in range(14)) + f" {draft.number} {number}."


def _claim(chance: random.Random, text: Text, span: tuple[int, int], people: dict[int, Referent]) -> Claim:
    who = chance.sample(sorted(people), k=min(len(people), 1 + (chance.random() < 0.2)))
    roles = tuple(Participant("subject", people[n].name, people[n].id) for n in who)
    year, month, day = 2015 + chance.randint(0, 8), chance.randint(1, 12), chance.randint(1, 28)
    date = chance.choice((f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", None))
    when, passage, kind = (When(date) if date else None), text.passage(*span), chance.random()
    if kind < 0.15:
        return Claim(passage, "attribute", "age", roles[:1], HAND, value=str(20 + chance.randint(0, 40)))
    place = chance.choice(list(PLACES))
    at = Referent(text.source, "place", place).id
    if kind < 0.3:
        name = chance.choice(STATUSES)
        return Claim(passage, "status", name, roles[:1], HAND, when=when, place=place, place_referent=at, value="KZ")
    name = chance.choice(EVENTS)
    return Claim(passage, "event", name, roles, HAND, when=when, place=place, place_referent=at)


def material(planned: list[Draft]) -> Material:
    """Put reports together."""
    made = [report(draft) for draft in planned]
    groups: dict[tuple[str, str], list[Referent]] = {}
    for _, _, _, met in made:
        for referent in met:
            groups.setdefault((referent.kind, referent.name), []).append(referent)
    return Material(
        sources={source.id: source for source, _, _, _ in made},
        texts={source.id: text for source, text, _, _ in made},
        mentions=(),
        claims=tuple(claim for _, _, claims, _ in made for claim in claims),
        decisions=(),
        resolution=Resolution(tuple(_entity(key, met) for key, met in sorted(groups.items()))),
    )


def _entity(key: tuple[str, str], met: list[Referent]) -> Entity:
    kind, name = key
    referents = tuple(sorted(r.id for r in met))
    spelled = tuple(Spelling(r.source, name, 0, len(name)) for r in sorted(met, key=lambda r: r.source))
    return Entity(
        referents[0], "person" if kind == "person" else "place", name, referents, spelled, geo=PLACES.get(name)
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Give the processor time that some work took, and what it gave."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def measure(claims: int, people: int) -> dict[str, float]:
    """Derive every case file of a vault, each one timed by itself once warm, then the first after one more report."""
    planned = drafts(claims, people)
    before = material(planned[:-1])
    first, _ = timed(lambda: build(before, before.people[0]))
    each = [timed(lambda who=who: build(before, who))[0] for who in before.people]
    whole = material(planned)
    told = next(e for e in whole.people if any(s.source == whole.claims[-1].source for s in e.spellings))
    again, _ = timed(lambda: build(whole, told))
    return {
        "warming up": first,
        "all files": first + sum(each),
        "one file, median": median(each),
        "one file, longest": max(each),
        "after one report": again,
    }


def main() -> int:
    """Print the table; fail if a file takes too long once warm."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument(
        "--check", action="store_true", help="say how many files one more report changes, and compare bytes"
    )
    args = parser.parse_args()
    small, large = (measure(args.claims // n, args.people // n) for n in (4, 1))
    print(f"{args.claims} claims on {args.people} people; seconds of processor time; ratio to a quarter of that")
    for name, value in large.items():
        ratio = f"{value / small[name]:6.2f}" if small[name] else ""
        print(f"{name:<18} {value:10.4f} {ratio}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    differ = check(args.claims // 10, args.people // 10) if args.check else 0
    return int(large["one file, median"] > WITHIN or differ > 0)


def check(claims: int, people: int) -> int:
    """Derive all files before and after one more report, and from scratch in another order; give how many differ."""
    planned = drafts(claims, people)
    old, new = _bytes(material(planned[:-1])), _bytes(material(planned))
    other = _bytes(material(planned[::-1]))
    changed = sum(old.get(name) != data for name, data in new.items())
    wrong = sum(other[name] != data for name, data in new.items())
    print(
        f"check on {claims} claims: one report changes {changed} of {len(new)} files; {wrong} differ in another order"
    )
    return wrong


def _bytes(made: Material) -> dict[str, bytes]:
    return {who.name: canonical(pack(build(made, who))) for who in made.people}


if __name__ == "__main__":
    sys.exit(main())
