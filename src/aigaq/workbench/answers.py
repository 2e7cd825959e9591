"""What the workbench answers: values that the command line and, later, the web pages show."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from aigaq.model.casefile import Deadline
from aigaq.model.entity import Entity
from aigaq.model.material import Repost
from aigaq.model.review import Reason
from aigaq.model.source import Problem, Source


@frozen
class AddItem:
    """What came of one file."""

    name: str
    outcome: Literal["read", "partly", "refused", "known"]
    source: str | None = None
    """Id of the source; ``None`` where not even its bytes could be had."""
    problems: tuple[Problem, ...] = ()


@frozen
class AddReport:
    """What came of an `add`."""

    items: tuple[AddItem, ...]
    skipped: int
    """Hidden and system files that were passed over."""
    reposts: tuple[Repost, ...]
    """Near-identical texts among what was added, by file name."""
    undated: tuple[str, ...]
    """File names of what was read now and has no publication date: days without a year stay open there."""
    people: int
    """People in the vault now."""
    claims: int
    """Claims in the vault now."""


@frozen
class PassageHit:
    """A passage that answers a search, with what stands around it."""

    source: Source
    start: int
    end: int
    before: str
    match: str
    after: str


@frozen
class Found:
    """What a search found: people whose name answers, and passages."""

    people: tuple[Entity, ...]
    passages: tuple[PassageHit, ...]


@frozen
class Question:
    """An open question for a person to decide."""

    sentence: str
    reasons: tuple[Reason, ...]
    score: float
    command: str
    """The command that would settle it."""


@frozen
class StatusQuestion:
    """What is asked about status: on which day, by whose knowledge, of whom."""

    on: date | None = None
    """The day in question; ``None``: today."""
    known_on: date | None = None
    """Only from what this vault had recorded, and people had decided, by the end of this day (UTC)."""
    published_by: date | None = None
    """Only from reports published (or, where that is not known, received) by this day."""
    person: str | None = None
    """Only this person, in any spelling, or by id."""


@frozen
class DeadlineLine:
    """Something that comes due for somebody, or that was missed."""

    person: str
    deadline: Deadline
    days_left: int
    """From the day in question to the earliest day it may fall due; negative where it has passed."""
    state: Literal["coming", "open", "missed"] = "coming"
    """``open``: the first possible day has passed, the last has not. ``missed``: both have, and nothing met it."""
