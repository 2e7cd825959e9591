"""Case files of a large vault: all of them, one of them, and after one more report. All people are invented.

    python bench/casefiles.py [--full] [--claims N] [--check]

Claims are made as values, so that nothing but the deriving is timed; the shape is that of a real vault: reports of ten
claims on three people, some people in two hundred reports and most in a few, one line in ten copied from another
report. One person for ten claims. Each row is a vault; the last columns are ratios, which a noisy machine leaves alone:
what a claim costs against the smallest vault of the same run, and what one more report costs against a fresh start.
``--full`` goes up to 100,000 claims on 10,000 people (about five minutes); ``--check`` compares the bytes of every file
after one more report, and after one decision, with those from scratch and in another order.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from attrs import evolve, frozen

from aigaq.casefile import build, extend
from aigaq.casefile.build import Files
from aigaq.casefile.index import index
from aigaq.model.claim import Claim, Extractor, Participant, When
from aigaq.model.entity import Entity, Resolution, Spelling
from aigaq.model.identity import canonical
from aigaq.model.material import Material
from aigaq.model.mention import Geo, Referent
from aigaq.model.record import pack
from aigaq.model.review import Decision
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Text

T = TypeVar("T")
HAND = Extractor("bench", "1", "invented")
PLACES = {f"Place {n}": Geo(42.0 + n / 4, 60.0 + n, 15.0, "KZ", f"bench:{n}", "city") for n in range(20)}
EVENTS = ("arrest", "detention", "assault", "threat", "release", "trial", "conviction", "protest", "travel")
STATUSES = ("asylum_seeker", "temporary_refugee", "detained", "asylum_denied", "convicted")
PER_REPORT = 10
WITHIN = 0.050
"""Seconds within which one person's file must be made once warm: nineteen in twenty files are held to it here."""


WIDTH = 11
Made = tuple[Source, Text, list[Claim], list[Referent]]


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


def report(draft: Draft) -> Made:
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


def material(made: list[Made]) -> Material:
    """Put reports together."""
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


@frozen
class Row:
    """What one vault takes, in seconds of processor time."""

    claims: int
    shared: float
    """What all files share, and the first file."""
    files: tuple[float, ...]
    """Each file, made once that is there; sorted."""
    again: tuple[float, ...]
    """Each file after one more report, once what they share is up to date; sorted."""
    added: float
    """The first file after one more report."""
    decided: float
    """The first file after one decision (a claim is rejected)."""
    derived: int
    """How many files the report made anew."""

    @property
    def all(self) -> float:
        """Every file of the vault, from nothing."""
        return self.shared + sum(self.files)


def measure(claims: int) -> Row:
    """Derive every case file of a vault, each one timed by itself, then again after one more report and a decision."""
    made = [report(draft) for draft in drafts(claims, claims // 10)]
    before, after = material(made[:-1]), material(made)
    shared, _ = timed(lambda: build(before, before.people[0]))
    gc.collect()
    gc.freeze()  # a server does so once it has loaded its vault; without, a pause of the collector falls on some file
    files = sorted(timed(lambda who=who: build(before, who))[0] for who in before.people)
    extend(before, after)
    told = next(e for e in after.people if any(s.source == after.claims[-1].source for s in e.spellings))
    counted = index(before).kept.of(Files).count
    added, _ = timed(lambda: build(after, told))
    again = sorted(timed(lambda who=who: build(after, who))[0] for who in after.people)
    derived = index(after).kept.of(Files).count - counted
    decision = Decision("reject", (after.claims[0].id,), "bench", "2026-01-01T00:00:00Z")
    decided, _ = timed(lambda: build(_extended(after, evolve(after, decisions=(decision,))), told))
    gc.unfreeze()
    return Row(claims, shared, tuple(files), tuple(again), added, decided, derived)


def _extended(before: Material, after: Material) -> Material:
    extend(before, after)
    return after


HEAD = (
    "claims", "shared s", "all s", "file p50", "p95", "max ms", "+report s", "+decision", "again p50", "p95", "max ms",
    "derived", "a claim", "report/fresh",
)  # fmt: skip


def line(row: Row, first: Row) -> tuple[str, ...]:
    """Write a row of the table."""
    times = [f"{1000 * value:.2f}" for found in (row.files, row.again) for value in _spread(found)]
    each = (row.all / row.claims) / (first.all / first.claims)
    return (
        f"{row.claims}", f"{row.shared:.1f}", f"{row.all:.1f}", *times[:3], f"{row.added:.3f}", f"{row.decided:.3f}",
        *times[3:], f"{row.derived}", f"{each:.2f}", f"{row.added / row.shared:.3f}",
    )  # fmt: skip


def _spread(times: tuple[float, ...]) -> tuple[float, float, float]:
    return median(times), times[int(len(times) * 0.95)], times[-1]


def main() -> int:
    """Print the table; fail if a file takes too long once warm, or bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000, help="of the largest vault (default: 10000)")
    parser.add_argument("--full", action="store_true", help="up to 100000 claims on 10000 people")
    parser.add_argument("--check", action="store_true", help="compare bytes, on a tenth of the claims")
    args = parser.parse_args()
    most = 100_000 if args.full else args.claims
    print("".join(f"{name:>{WIDTH}}" for name in HEAD))
    rows: list[Row] = []
    for claims in (most // 10, most // 4, most):
        rows.append(measure(claims))
        print("".join(f"{cell:>{WIDTH}}" for cell in line(rows[-1], rows[0])), flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    differ = check(most // 10) if args.check else 0
    slow = max(_spread(row.files)[1] for row in rows) > WITHIN
    return int(slow or differ > 0)


def check(claims: int) -> int:
    """Derive all files through a report and a decision, and from scratch in another order; give how many differ."""
    made = [report(draft) for draft in drafts(claims, claims // 10)]
    old = _bytes(before := material(made[:-1]))
    new = _bytes(after := _extended(before, material(made)))
    decisions = (Decision("reject", (after.claims[0].id,), "bench", "2026-01-01T00:00:00Z"),)
    last = _bytes(_extended(after, evolve(after, decisions=decisions)))
    wrong = 0
    for kept, fresh in ((new, material(made[::-1])), (last, evolve(material(made[::-1]), decisions=decisions))):
        scratch = _bytes(fresh)
        wrong += sum(scratch[name] != data for name, data in kept.items())
    changed = sum(old.get(name) != data for name, data in new.items())
    print(f"check on {claims} claims: one report changes {changed} of {len(new)} files; {wrong} differ from scratch")
    return wrong


def _bytes(made: Material) -> dict[str, bytes]:
    return {who.name: canonical(pack(build(made, who))) for who in made.people}


if __name__ == "__main__":
    sys.exit(main())
