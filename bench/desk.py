"""The workbench over a large vault: what each page of the browser asks, with people deciding at the same time.

    python bench/desk.py [--claims N] [--keep FOLDER] [--readers N] [--deciders N] [--seconds N]

A vault is generated (25 claims a source, one person for 100 claims; all invented), written into the store as `add`
writes it, opened, and asked. First each question alone, then all by readers and deciders at once. Figures are wall
clock, in milliseconds: median and 95th percentile; a busy machine makes them worse, never better.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from aigaq.model.claim import Certainty, Claim, Extraction, Extractor, Participant, Speaker, When
from aigaq.model.mention import Geo, Mention, Referent
from aigaq.model.source import Description, Found, Reading, Source
from aigaq.model.text import Text
from aigaq.workbench import Workbench

HAND = Extractor("bench", "1", "invented")
PHRASE = "an invented passphrase for the bench"
PER_SOURCE = 25
PER_PERSON = 100
EVENTS = ("arrest", "detention", "assault", "threat", "release", "trial", "conviction", "protest", "travel")
STATUSES = ("asylum_seeker", "temporary_refugee", "detained", "asylum_denied", "convicted")
PLACES = {f"Placeton {n}": Geo(42.0 + n / 4, 60.0 + n, 15.0, "KZ", f"bench:{n}", "city") for n in range(20)}
_ONE = ("Ba", "Do", "Ka", "Le", "Mi", "No", "Sa", "Te", "Ur", "Zha")
_TWO = ("bek", "dar", "gul", "lan", "mur", "nar", "rat", "sha", "tay", "zhan")


def names(count: int) -> list[str]:
    """Invent so many names of people, no two the same."""
    given = [one + two for one in _ONE for two in _TWO]
    return [
        f"{given[n % 100]} {given[(n // 100 + 7 * n) % 100]}{('uly', 'ov', '')[n // 100 % 3]}" for n in range(count)
    ]


def write(bench: Workbench, claims: int) -> None:
    """Write the invented sources into the vault, a hundred in a transaction."""
    people, chance = names(claims // PER_PERSON), random.Random(claims)
    weights = [1 / (n + 20) for n in range(len(people))]
    count = claims // PER_SOURCE
    for first in range(0, count, 100):
        with bench._store.writing() as writer:
            for n in range(first, min(first + 100, count)):
                told = {people[n % len(people)], *chance.choices(people, weights, k=3)}
                source, data, reading, found = report(n, sorted(told), chance)
                writer.put_source(source, data)
                writer.put_reading(reading)
                writer.put_extraction(found)
                writer.log("2026-01-01T00:00:00Z", "bench", "intake", (source.id,))


def report(number: int, people: list[str], chance: random.Random) -> tuple[Source, bytes, Reading, Extraction]:
    """Make one invented report with its claims."""
    lines = [_line(people, number, n, chance) for n in range(PER_SOURCE)]
    content = "\n".join(line for line, _ in lines)
    data = content.encode()
    name = f"report-{number:06}.txt"
    source = Source.of(data, name=name, media_type="text/plain", received="2026-01-01T00:00:00Z", origin=name)
    text = Text(source.id, "bench", "1", content)
    published = f"20{chance.randint(17, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    said = Description(
        published=Found(published, "user"),
        outlet=Found(f"Invented Outlet {chance.randint(1, 300)}", "user"),
        language=Found(chance.choice(("en", "ru", "kk")), "user"),
    )
    claims, mentions, at = [], [], 0
    for line, who in lines:
        mentions.append(_mention(text, at, who, "person"))
        claims.append(_claim(text, (at, at + len(line)), who, chance, mentions))
        at += len(line) + 1
    return source, data, Reading(source.id, text, said), Extraction(text.id, "bench 1", tuple(mentions), tuple(claims))


def _line(people: list[str], number: int, n: int, chance: random.Random) -> tuple[str, str]:
    who, place = chance.choice(people), chance.choice(list(PLACES))
    words = " ".join(f"w{chance.randint(1, 5000)}" for _ in range(10))
    return f"{who} in {place} {words} {number} {n}.", who


def _mention(text: Text, at: int, name: str, kind: str) -> Mention:
    passage = text.passage(at, at + len(name))
    return Mention(passage, kind, Referent(text.source, kind, name), geo=PLACES.get(name))  # type: ignore[arg-type]


def _claim(text: Text, span: tuple[int, int], who: str, chance: random.Random, mentions: list[Mention]) -> Claim:
    subject = (Participant("subject", who, Referent(text.source, "person", who).id),)
    date = chance.choice((f"{2015 + chance.randint(0, 8)}-{chance.randint(1, 12):02}", "2021-03-09", None))
    when, passage, kind = (When(date) if date else None), text.passage(*span), chance.random()
    if kind < 0.1:
        return Claim(passage, "attribute", "occupation", subject, HAND, value=f"trade {chance.randint(1, 9)}")
    place = passage.quote.split(" in ")[1].split(" w")[0]
    mentions.append(_mention(text, span[0] + passage.quote.index(place), place, "place"))
    at = Referent(text.source, "place", place).id
    if kind < 0.2:
        name = chance.choice(STATUSES)
        return Claim(passage, "status", name, subject, HAND, when=when, place=place, place_referent=at, value="KZ")
    sure: Certainty = "asserted" if chance.random() < 0.8 else "alleged"
    says = (Speaker("[police]"),) if chance.random() < 0.3 else ()
    name = chance.choice(EVENTS)
    return Claim(
        passage, "event", name, subject, HAND, when=when, place=place, place_referent=at, certainty=sure, speakers=says
    )


def timed(work: Callable[[], object]) -> float:
    """Give how many milliseconds some work took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def shown(name: str, times: list[float]) -> None:
    """Print one row."""
    ranked = sorted(times)
    print(f"{name:34} {len(times):6} {median(ranked):10.1f} {ranked[int(len(ranked) * 0.95)]:10.1f}", flush=True)


def pages(bench: Workbench, chance: random.Random) -> dict[str, Callable[[], object]]:
    """Give what the pages ask, each of something chosen anew."""
    people = bench.material().people
    sources = list(bench.material().sources)
    claims = bench.material().claims

    def decide() -> object:
        bench.judge(chance.choice(claims).id, chance.choice(("accept", "reject")))
        return bench.review_queue("claim", 5)

    return {
        "case page": lambda: bench.case(chance.choice(people).id),
        "dashboard": bench.overview,
        "people": bench.people_lines,
        "search: words": lambda: bench.find(f"w{chance.randint(1, 5000)}"),
        "search: a name": lambda: bench.find(chance.choice(people).name),
        "search: facets": lambda: bench.find("", {"type": [chance.choice(EVENTS)], "date": ["2019"]}),
        "source page": lambda: (
            bench.claims_in(s := chance.choice(sources)),
            bench.mentions_in(s),
            bench.claim_states(),
        ),
        "queue": lambda: bench.review_queue("claim", 20),
        "a decision, then the queue": decide,
    }


def alone(bench: Workbench) -> None:
    """Ask each question by itself: the first time, then forty times, then each time after a decision."""
    chance = random.Random(1)
    asked = pages(bench, chance)
    for name, ask in asked.items():
        shown(f"{name}, first", [timed(ask)])
    for name, ask in asked.items():
        shown(name, [timed(ask) for _ in range(10 if "decision" in name else 40)])
    for name in ("case page", "dashboard", "people", "search: facets"):
        times = []
        for _ in range(5):
            asked["a decision, then the queue"]()
            times.append(timed(asked[name]))
        shown(f"{name}, after a decision", times)


def at_once(bench: Workbench, readers: int, deciders: int, seconds: float) -> None:
    """Let readers read and deciders decide at once, each with a little thinking in between."""
    end = time.perf_counter() + seconds
    times: dict[str, list[float]] = {}

    def person(n: int) -> None:
        chance = random.Random(n)
        mine = bench.acting(f"Person {n}", "reviewer", pinned=False)
        asked = pages(mine, chance)
        decides = "a decision, then the queue"
        while time.perf_counter() < end:
            name = decides if n < deciders else chance.choice([a for a in asked if a != decides])
            took = timed(asked[name] if n < deciders else partial(_read, bench, n, name))
            times.setdefault(name, []).append(took)
            time.sleep(chance.uniform(0.5, 2.0) * (3 if n < deciders else 1))

    def _read(bench: Workbench, n: int, name: str) -> object:
        return pages(bench.acting(f"Person {n}", "reader", pinned=True), random.Random())[name]()

    before = len(bench.decisions())
    with ThreadPoolExecutor(readers + deciders) as pool:
        list(pool.map(person, range(readers + deciders)))
    for name, found in sorted(times.items()):
        shown(name, found)
    taken = len(times.get("a decision, then the queue", ()))
    print(f"decisions: {len(bench.decisions()) - before} written, {taken} taken")


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--deciders", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = given.keep or Path(home) / "v.aigaq"
        if not folder.exists():
            with Workbench.create(folder, lambda: PHRASE, by="Bench") as made:
                print(f"written in {timed(lambda: write(made, given.claims)) / 1000:.0f} s", flush=True)
        with Workbench.open(folder, lambda: PHRASE) as bench:
            print(f"loaded in {timed(bench.material) / 1000:.0f} s", flush=True)
            gc.collect()
            gc.freeze()
            alone(bench)
            at_once(bench, given.readers, given.deciders, given.seconds)
            print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
