"""What the workbench answers: values that the command line and, later, the web pages show."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen

from aigaq.model.casefile import Deadline
from aigaq.model.entity import Entity
from aigaq.model.material import Material, Repost
from aigaq.model.review import Reason
from aigaq.model.source import Problem, Source
from aigaq.vault import LogEntry


@frozen
class AddItem:
    """What came of one file."""

    name: str
    outcome: Literal["read", "partly", "refused", "known"]
    source: str | None = None
    """Id of the source; ``None`` where not even its bytes could be had."""
    problems: tuple[Problem, ...] = ()


@frozen
class SuggestReport:
    """What the learnt reader suggested."""

    reader: str
    """Version of its weights."""
    sources: int
    """Sources it has read to their end."""
    proposed: int
    """Suggestions that wait for a person."""
    judged: int
    """What it found again that a person has accepted, rejected or written already: it does not come back."""
    failed: tuple[str, ...] = ()
    """Ids of the sources whose texts it could not read."""


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
    suggestions: SuggestReport | None = None
    """What the learnt reader suggested, where it was asked."""


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
class PersonHit:
    """Somebody whose name answers a search."""

    person: Entity
    score: float
    """Probability that the name asked for and the matching spelling mean one person, 0–1; 1.0 for an id."""
    form: str
    """The spelling that answers best."""
    sources: int
    """Reports that name this person."""
    reasons: tuple[Reason, ...] = ()
    """Part by part, why the spelling answers; in bits (log-odds base 2)."""


@frozen
class Found:
    """What a search found: people whose name answers, organisations and places, and passages."""

    people: tuple[PersonHit, ...]
    passages: tuple[PassageHit, ...]
    others: tuple[Entity, ...] = ()
    """Organisations and places whose names hold all words asked for."""
    more: int = 0
    """Further spellings that answer."""
    problem: str = ""
    """Why no name could be looked up: ``no_letters``, ``one_letter`` or ``too_long``; empty otherwise."""


@frozen
class Listed:
    """One line of a pasted list of names, and who answers to it."""

    line: int
    """Its number in the file, from 1."""
    name: str
    """As written; the beginning only, where it is too long to be a name."""
    people: tuple[PersonHit, ...] = ()
    """The likeliest first; without reasons."""
    more: int = 0
    """Further spellings that answer."""
    problem: str = ""
    """Why the line could not be looked up: a problem of `Found`, ``damaged`` or ``too_many``; empty otherwise."""


@frozen
class Question:
    """An open question for a person to decide."""

    sentence: str
    reasons: tuple[Reason, ...]
    score: float
    command: str
    """The command that would settle it."""
    kind: Literal["same", "proposal"] = "same"
    """``same``: are two one; ``proposal``: is what a second reader or the learnt one proposes so."""
    ids: tuple[str, ...] = ()
    """Of ``same`` the ids of the two people, organisations or places; of ``proposal`` that of the claim."""
    entities: tuple[Entity, ...] = ()
    """Of ``same``: the two, with all their spellings."""
    id: str = ""
    """Of ``same``: id of the suggestion."""
    verdict: str = ""
    """Of ``same``: what the machine suggests."""


@frozen
class Past:
    """One thing that was done about a claim, a person, a source or a difference."""

    at: str
    """ISO 8601 in UTC."""
    by: str
    action: str
    """A verdict, or an action of the log: ``intake``, ``reading``, ``extraction``, ``export`` …"""
    subjects: tuple[str, ...]
    reason: str = ""
    decision: str = ""
    """Id of the decision; empty where it was none."""
    field: str | None = None
    value: str | None = None
    state: Literal["stands", "waits", "undone", "done"] = "done"
    """Of a decision: whether it holds, waits for a second person, or was taken back; ``done``: no decision."""


def past_of(entry: LogEntry) -> Past:
    """Give what the log has of something that nobody decided; of an export its format, for whom it was, and why."""
    said = entry.details if entry.action == "export" else {}
    reason, audience, form = (said.get(name) for name in ("reason", "audience", "format"))
    return Past(entry.at, entry.by, entry.action, entry.subjects, reason or "", field=audience, value=form)


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


@frozen
class JudgementsReport:
    """What came of a file of judgements from another program."""

    decisions: int
    """Decisions that were taken over."""
    contradicting: tuple[tuple[str, ...], ...]
    """Left out, because a decision that stands here says the opposite: the verdict and the ids of the referents."""
    unknown: tuple[str, ...]
    """Ids that no report here has: what the file says of them is left out."""
    refused: tuple[tuple[int, str], ...]
    """Numbers of the lines that cannot be used, from 1, and why."""
    suggestions: int
    """Lines that hold a score and no judgement: machines' proposals are not taken over."""


def report_of(material: Material, items: list[AddItem], skipped: int) -> AddReport:
    """Say what came of an `add`, from what came of each file and what the vault holds now."""
    fresh = {item.source: material.sources[item.source] for item in items if item.source and item.outcome != "known"}
    reposts = tuple(
        Repost(material.sources[r.left].name, material.sources[r.right].name, r.similarity)
        for r in material.reposts
        if r.left in fresh or r.right in fresh
    )
    undated = (s.name for s in fresh.values() if s.id in material.texts and s.description.published is None)
    own = sum(not claim.proposed for claim in material.claims)
    return AddReport(tuple(items), skipped, reposts, tuple(sorted(undated)), len(material.people), own)
