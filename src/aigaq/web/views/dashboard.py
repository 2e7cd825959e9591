"""The dashboard: what is new, what is due, what is open."""

from __future__ import annotations

from attrs import frozen

from aigaq.casefile import say_about
from aigaq.model.casefile import Difference
from aigaq.model.source import Source
from aigaq.web.views.histories import Line, told
from aigaq.web.views.people import due_label
from aigaq.web.views.telling import words
from aigaq.workbench import Workbench
from aigaq.workbench.answers import DeadlineLine
from aigaq.workbench.seeing import Overview

QUEUES = (
    ("same", "users"), ("difference", "git-compare"), ("waiting", "hourglass"), ("proposal", "sparkles"),
    ("claim", "list-checks"), ("low", "circle-dashed"),
)  # fmt: skip
"""Kinds of questions with their signs, in the order in which answering them settles most."""
MOST = 6
"""Lines of each list; the rest is one click away."""


@frozen
class Due:
    """One deadline: whose, what and when."""

    person: str
    name: str
    label: str
    line: DeadlineLine


@frozen
class Conflict:
    """Where reports differ, and nobody has settled it."""

    id: str
    kind: str
    about: str
    language: str
    gravity: str
    gravity_word: str


@frozen
class Fresh:
    """A report that came in lately."""

    id: str
    title: str
    outlet: str
    received: str


@frozen
class Today:
    """All that the dashboard shows."""

    over: Overview
    fresh: tuple[Fresh, ...]
    due: tuple[Due, ...]
    missed: tuple[Due, ...]
    conflicts: tuple[Conflict, ...]
    queues: tuple[tuple[str, str, int], ...]
    """Kind, sign and number of what waits; kinds of which nothing waits are left out."""
    past: tuple[Line, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing in the vault yet."""
        return self.over.sources == 0


def today(bench: Workbench, language: str) -> Today:
    """Give the dashboard of whoever works here."""
    over = bench.overview()
    missed = [line for line in reversed(bench.deadlines()) if line.state == "missed"]
    return Today(
        over=over,
        fresh=tuple(_fresh(source) for source in over.fresh[:MOST]),
        due=tuple(_due(line, language) for line in over.due[:MOST]),
        missed=tuple(_due(line, language) for line in missed[:3]),
        conflicts=tuple(_conflict(one, language) for one in over.conflicts[:MOST]),
        queues=tuple((kind, sign, over.open[kind]) for kind, sign in QUEUES if over.open.get(kind)),
        past=told(tuple(reversed(over.past[:MOST])), language),
    )


def _fresh(source: Source) -> Fresh:
    told_of = source.description
    outlet = " · ".join(filter(None, (told_of.value("outlet"), told_of.value("author"))))
    return Fresh(source.id, told_of.value("title") or source.name, outlet, source.received[:10])


def _due(line: DeadlineLine, language: str) -> Due:
    return Due(line.deadline.person, line.person, due_label(line, language), line)


def _conflict(one: Difference, language: str) -> Conflict:
    t = words(language)
    about = say_about(one.said, language) if one.said else one.about
    kind, gravity = t.of("difference", one.kind), t.of("gravity", one.gravity)
    return Conflict(one.id, kind, about, language if one.said else "en", one.gravity, gravity)
