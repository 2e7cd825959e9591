"""Whatever is decided, in whatever order, an open vault says what a fresh start says. All people are invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from aigaq.errors import AigaqError
from aigaq.workbench import Workbench, gathering

PHRASE = "seven invented words for one small test"
DAYS = ("1 March 2020", "2 March 2020", "5 May 2020", "7 June 2021")
LINES = (
    "{name} was arrested in {place} on {day}.",
    "{name}, {age}, applied for asylum in {place} on {day}.",
    "{name} was granted refugee status in Kazakhstan on {day}.",
    "{name} was released in {place} on {day}, his lawyer said.",
    "Police denied that {name} had been beaten in {place} on {day}.",
)
NAMES = ("Arman Sampleuly", "Dina Testova", "Arman Sampluly", "Aidos Examplov")


def reports(chance: random.Random) -> list[tuple[str, bytes]]:
    """Invent some short reports that contradict each other."""
    made = []
    for n in range(6):
        facts = [
            chance.choice(LINES).format(
                name=chance.choice(NAMES),
                place=chance.choice(("Almaty", "Astana")),
                day=chance.choice(DAYS),
                age=30 + n,
            )
            for _ in range(4)
        ]
        made.append((f"report-{n}.txt", (" ".join(facts) + "\n").encode()))
    return made


def step(bench: Workbench, chance: random.Random) -> None:
    """Decide something, whatever it is; what cannot be decided is left."""
    claim = chance.choice(bench.material().claims).id
    people = [person.id for person in bench.material().people]
    one, other = chance.choice(people), chance.choice(people)
    differences = [d.id for d in bench.differences()] or [""]
    source = chance.choice(bench.sources()).id
    moves = (
        lambda: bench.judge(claim, "accept"),
        lambda: bench.judge(claim, "reject"),
        lambda: bench.correct(claim, {"date": chance.choice(("2020-03-02", "2020", ""))}),
        lambda: bench.correct(claim, {"certainty": "denied"}),
        lambda: bench.merge(one, other),
        lambda: bench.unsure(one, other),
        lambda: bench.settle(chance.choice(differences), "both", "each remembers it so"),
        lambda: bench.grade(claim, "B2"),
        lambda: bench.edit_source(source, {"published": chance.choice(("2021-07-01", "2020-06"))}),
        lambda: bench.set_policy(chance.choice(((), ("reject", "same")))),
        bench.undo,
    )
    try:
        chance.choice(moves)()
    except AigaqError:
        return


def said(bench: Workbench) -> list[object]:
    """All that pages show of a vault."""
    cases = [bench.record(bench.case(person.id)) for person in bench.material().people]
    lines = [(line.person.id, line.held, line.due, line.claims, line.differences) for line in bench.people_lines()]
    counts = {name: [(v.value, v.count) for v in values] for name, values in bench.find().facets.items()}
    facets = {name: sorted(rows) for name, rows in counts.items()}
    return [
        cases,
        lines,
        facets,
        bench.differences(),
        bench.deadlines(),
        dict(bench.claim_states()),
        bench.queue_counts(),
    ]


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_an_open_vault_says_what_a_fresh_start_says(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # As a large vault: who is who is kept, and the vault that was opened again reads it.
    monkeypatch.setattr(gathering, "LEAST", 0)
    chance, ticks = random.Random(seed), count()
    clock = lambda: datetime(2021, 8, 2, tzinfo=UTC) + timedelta(seconds=next(ticks))  # noqa: E731
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Rita Reader", clock=clock) as bench:
        bench.add_bytes(reports(chance), workers=1)
        for round_ in range(4):
            for _ in range(4):
                step(bench, chance)
                said(bench)
            if round_ == 2:
                bench.add_bytes([("late.txt", b"Dina Testova was arrested in Astana on 6 May 2020.\n")], workers=1)
            with Workbench.open(tmp_path / "v.aigaq", lambda: PHRASE, clock=clock) as fresh:
                assert said(bench) == said(fresh)
