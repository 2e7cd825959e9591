"""Every task of accuracy, in the order of the table: what it measures, on what, and with which peer in the same run."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from attrs import frozen

from bench.eval import calibration, dates, names, namesakes, ner, phrasings, quotes, reasoning, reports
from bench.eval.figures import Figure, digest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
THRESHOLD = 0.7
"""From which score on two names count as one person's, for all matchers of the lists."""
LISTS = {
    "Kazakh Cyrillic -> Latin": 0.96,
    "Kazakh -> Russian Cyrillic": 0.98,
    "EU Belarus, Latin alias -> Latin": 0.92,
    "EU Belarus, original script -> Latin": 0.94,
    "EU Iran, original script -> Latin": 0.78,
    "EU Iran, Latin alias -> Latin": 0.84,
}
"""The lists of names that are asked for, and what is asked."""
ASKED = {"type": 0.88, "+who": 0.84, "+date": 0.76, "+claim": 0.67, "all": 0.85, "B3": 0.99}
"""What is asked of the reference articles."""


@frozen
class Task:
    """One group of rows of the table."""

    name: str
    take: Callable[[bool], Iterator[Figure]]
    """Gives the figures; told whether to print misses."""


def _reports(misses: bool) -> Iterator[Figure]:  # noqa: FBT001
    for figure in reports.measure(ROOT, SHARED, misses=misses):
        asked = ASKED.get(figure.level) if figure.data == "reference articles" else None
        yield Figure(*(getattr(figure, f) for f in FIELDS), asked=asked)


FIELDS = ("task", "level", "data", "precision", "recall", "f1", "digest")


def _reasoning(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    yield from reasoning.figures(reasoning.measure(SHARED), SHARED)


def _dates(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    yield from dates.figures(SHARED)


def _ner(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    archive = SHARED / "data" / "ner" / "en_worldwide_newswire.tar.gz"
    ours, bare = ner.measure(archive)
    asked = round(bare.f1 + 0.05, 3)
    peer = f"{bare.f1:.3f} {bare.system}"
    yield Figure(
        "mentions", "people", "world newswire", ours.precision, ours.recall, ours.f1, digest([archive]), peer, asked
    )


def _quotes(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    yield from quotes.figures(SHARED)


def _names(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    from aigaq.names import score

    folder = SHARED / "data" / "names"
    lists = _module(folder / "score_names.py")
    data = digest([folder / "eu_persons.tsv", folder / "kazakhstan_assembly.csv"])
    peers = list(lists.peers())
    for label, queries, candidates in lists.tasks(folder):
        if label in LISTS:
            ours = lists.measure(score, queries, candidates, THRESHOLD)[1]
            others = [(lists.measure(peer, queries, candidates, THRESHOLD)[1], name) for name, peer in peers]
            yield Figure("names", "F1@0.70", label, None, None, ours, data, _best(others), LISTS[label])
    frozen_list = digest([folder / "name_bench_cases.csv"])
    others = [(names.frozen(SHARED, peer)[1], name) for name, peer in peers]
    ours = names.frozen(SHARED)[1]
    yield Figure("names", "F1@0.70", "frozen name pairs", None, None, ours, frozen_list, _best(others), 0.93)


def _namesakes(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    from aigaq.names import score

    people = namesakes.invent()
    ours = namesakes.measure(score, people=people)
    made = digest([Path(namesakes.__file__), *sorted(Path(namesakes.__file__).parent.glob("namesakes*.toml"))])
    others = [(name, namesakes.measure(peer, people=people)) for name, peer in namesakes.peers()]
    wrong = ", ".join(f"{m.joined / m.different:.4f} {name}" for name, m in others)
    found = ", ".join(f"{m.found / m.same:.3f} {name}" for name, m in others)
    share = ours.joined / ours.different
    yield Figure("names", "joined", "300 namesakes", None, None, share, made, wrong, 0.0005, less=True)
    yield Figure("names", "found", "300 namesakes", None, None, ours.found / ours.same, made, found)


def _calibration(_: bool) -> Iterator[Figure]:  # noqa: FBT001
    folder = SHARED / "data" / "names"
    hard, every = zip(*calibration.pairs(folder, held=True), strict=True)
    data = digest([folder / "eu_persons.tsv", folder / "kazakhstan_assembly.csv"])
    for mix, rows in (("hardest pairs", hard), ("all pairs", every)):
        error, _points = calibration.expected_error((score, same) for row in rows for score, _, same in row)
        yield Figure(
            "names", "calibration error", f"held-out half, {mix}", None, None, error, data, "", 0.03, less=True
        )


def _phrasings(misses: bool) -> Iterator[Figure]:  # noqa: FBT001
    yield from phrasings.figures(ROOT, _module(SHARED / "gold" / "score.py"), misses=misses)


def _best(others: list[tuple[float, str]]) -> str:
    return " ".join((f"{max(others)[0]:.3f}", max(others)[1])) if others else ""


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TASKS = (
    Task("reports", _reports),
    Task("phrasings", _phrasings),
    Task("reasoning", _reasoning),
    Task("dates", _dates),
    Task("mentions", _ner),
    Task("speakers", _quotes),
    Task("names", _names),
    Task("namesakes", _namesakes),
    Task("calibration", _calibration),
)
