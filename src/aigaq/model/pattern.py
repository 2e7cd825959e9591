"""Incidents that may belong together: what speaks for it, what against, and how often chance does the same."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from aigaq.model.casefile import Event
from aigaq.model.mention import Geo
from aigaq.model.schema import Labels

PatternKind = Literal["together", "apart", "threat_carried_out", "after_public_act", "near_decision", "on_one_target"]
"""``together``: near in time and place; ``apart``: near in time, far in place; ``threat_carried_out``: a threat, then
harm to the same person; ``after_public_act``: harm soon after speaking out; ``near_decision``: harm near a decision on
status or a court date; ``on_one_target``: repeats, or many means, against one person or organisation."""


@frozen
class Incident:
    """An event of harm to somebody named, as patterns are looked for: days it can mean, place, victims, means."""

    event: Event
    means_class: str
    """Kind of act: a type of the schema, those that tell one act under one name (``custody``, ``prosecution`` …)."""
    severity: int
    """Rank from 1 (a warning) to 6 (a killing), for rising harm only."""
    victims: tuple[str, ...]
    """Entity ids of people and organisations it was done to, sorted."""
    names: tuple[str, ...]
    """Their main names, in the same order."""
    first: date | None = None
    """First day it can mean; ``None`` where it has no first or no last day."""
    last: date | None = None
    """Last day it can mean."""
    geo: Geo | None = None
    doers: tuple[str, ...] = ()
    """Who is named as having done it: entity ids, sorted."""
    instruments: tuple[str, ...] = ()
    """Means that the passages name: ``blade``, ``vehicle`` …"""
    step: bool = False
    """Not an incident of its own: a later step of a procedure against the same person (a charge after the arrest), or
    what may be the same act told twice."""

    @property
    def id(self) -> str:
        """The id of its event."""
        return self.event.id

    @property
    def type(self) -> str:
        """The type of its event."""
        return self.event.type


@frozen
class Remark:
    """One thing that speaks for or against a link, or that only must be known (0 points)."""

    code: str
    """Key in ``patterns/remarks.toml``."""
    points: int
    """What it adds to (or takes from) the order of the list; stated in that file, not estimated."""
    text: Labels


@frozen
class Candidate:
    """Incidents that may belong together. Not a finding: reasons to look, and reasons to doubt."""

    id: str
    kind: PatternKind
    label: Labels
    incidents: tuple[Incident, ...]
    """By date."""
    around: tuple[Event, ...]
    """What they follow or stand near: a public act, a decision, a court date."""
    speaks_for: tuple[Remark, ...]
    speaks_against: tuple[Remark, ...]
    strength: int
    """Sum of the points: the order of the list, nothing more."""
    tests: tuple[str, ...]
    """Which of the `Chance` figures count links of this kind."""


@frozen
class Chance:
    """One question of chance: how many such links are there, and how many would there be without a pattern?"""

    id: str
    label: Labels
    null: Labels
    """What would be true if there were no pattern."""
    says: Labels
    """The answer in words, or why there is none."""
    cannot_say: Labels
    enough: bool
    """False: too few incidents to say; then there is no figure."""
    usable: int
    """Incidents (or, in tests of order, people or groups of people) that the test can use."""
    needed: int
    """How many it needs at the least: pairs of incidents, or people."""
    observed: float | None = None
    """What was counted, only where dates and places leave no doubt."""
    possible: float | None = None
    """What it would be if every uncertain date and place fell as the pattern wants it."""
    expected: float | None = None
    """The mean over the shuffles."""
    p: float | None = None
    """Share of shuffles that gave this or more, the observed one counted in."""
    adjusted: float | None = None
    """The same after Holm's correction for all tests that were run."""
    shuffles: int = 0
    """How many were drawn: it stops early once chance has clearly done as much."""
    seed: int = 0


@frozen
class Patterns:
    """All candidate links of a vault, the strongest first, and what chance alone would give."""

    candidates: tuple[Candidate, ...]
    chances: tuple[Chance, ...]
    incidents: int
    """Incidents looked at: told as fact or alleged, against somebody named."""
    without_date: int
    without_place: int
    unnamed: int
    """Events of harm set aside since nobody they befell is named."""
    steps: int
    """Later steps of one procedure, and what may be one act told twice: not counted as incidents of their own."""
    tested: int
    """Incidents that have days and are no later step: chance is asked of these (of very many, the newest)."""
    looked_at: int
    """Pairs of these that were compared."""
    tests: int
    """Tests that Holm's correction is for, run or not."""
    alpha: float
