"""The case file: all that the sources say about one person, joined, dated and weighed."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from aigaq.model.claim import Claim, Participant, When
from aigaq.model.entity import Entity, Join
from aigaq.model.position import Position
from aigaq.model.schema import Labels
from aigaq.model.source import Source
from aigaq.model.text import Passage
from aigaq.model.verdicts import Grade, Settlement

DifferenceKind = Literal[
    "date", "place", "perpetrator", "status", "label", "attribute", "spelling", "name_order", "certainty", "count",
    "distance", "duration", "attribution", "forecast", "position",
]  # fmt: skip
Nature = Literal["contradiction", "tension", "variant", "change"]
"""``contradiction``: not all sides can be right; ``tension``: they can, but it needs explaining; ``variant``: one
thing written or estimated in several ways; ``change``: each was so in its time (a forecast and what came, an
authority's line then and later). Only the first two speak against what is told."""
Gravity = Literal["grave", "notable", "slight"]
TieKind = Literal["same_author", "same_outlet", "credits", "shared_passage", "repost", "same_speaker", "same_agency"]


@frozen
class Tie:
    """Why two sources are not independent of each other."""

    left: str
    right: str
    kind: TieKind
    detail: str
    """What they share: the author's name, the credit's words …"""


@frozen
class Line:
    """One independent line of evidence: sources that rest on each other count once."""

    sources: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


@frozen
class Corroboration:
    """How many sources say it, and how many of them independently."""

    lines: tuple[Line, ...]

    @property
    def sources(self) -> int:
        """How many sources say it."""
        return sum(len(line.sources) for line in self.lines)

    @property
    def independent(self) -> int:
        """How many independent lines of evidence say it."""
        return len(self.lines)


@frozen
class Event:
    """Claims of one event, joined over all reports; each keeps its own date and speaker."""

    id: str
    """The smallest id of its claims."""
    type: str
    when: When | None
    """The most precise reading that no claim contradicts, or the best supported one."""
    place: str | None
    participants: tuple[Participant, ...]
    """Names are main names; referents are entity ids."""
    claims: tuple[Claim, ...]
    certainty: Literal["asserted", "alleged", "denied", "hypothetical"]
    """The surest of its claims."""
    corroboration: Corroboration


@frozen
class Reading:
    """One side of a difference: what is said, and the claims that say it."""

    value: str
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...] = ()
    """Where it stands, if no claim was read from there."""


@frozen
class Remark:
    """What must be known of a deadline or status, or what a difference is about: a code with its facts."""

    code: str
    """A sentence of ``law/remarks.toml``; of differences of ``casefile/about.toml``."""
    facts: tuple[tuple[str, str], ...] = ()
    """What its sentence leaves open, by name: dates, lengths of time, ``status:…`` or ``event:…`` for a type."""


@frozen
class Difference:
    """Where sources differ: each side with its passages. Open until a person settles it."""

    id: str
    kind: DifferenceKind
    gravity: Gravity
    about: str
    """One sentence: what they differ about."""
    readings: tuple[Reading, ...]
    event: str | None = None
    nature: Nature = "contradiction"
    settled: Settlement | None = None
    """How a person settled it; open where nobody has."""
    said: Remark | None = None
    """What they differ about as a code with its facts: `aigaq.casefile.say_about` says it in any language."""


@frozen
class RuleRef:
    """A rule of law that a line rests on."""

    id: str
    article: str
    source: str
    verified: bool
    """False: from memory or an unchecked page; always shown as “not verified”."""
    note: str = ""


@frozen
class Deadline:
    """Something that comes due: what, between which days, by which rule and what follows if it is missed."""

    clock: str
    label: str
    person: str
    """Id of the person."""
    earliest: str
    """First day on which it may fall due (the one that warns), ISO 8601."""
    latest: str
    """Last day on which it may fall due, ISO 8601; the same as `earliest` where the input is exact."""
    rule: RuleRef
    consequence: str
    """What follows, and whatever else must be known of it, in English."""
    claims: tuple[Claim, ...] = ()
    jurisdiction: str = ""
    """Code of the pack whose clock it is."""
    labels: Labels | None = None
    """What comes due, in every language of the labels."""
    consequences: Labels | None = None
    """What follows if it is missed, in every language of the labels; without the remarks."""
    remarks: tuple[Remark, ...] = ()
    """What else must be known of it: `aigaq.law.say` says each in any language."""
    on_expiry: str = ""
    """What there is when it has run out: a status of the schema or a state of ``law/outcomes.toml``."""


@frozen
class StatusPeriod:
    """A legal status from one date to another, the claims it rests on and what follows by law."""

    person: str
    """Id of the person."""
    status: str
    track: Literal["protection", "liberty", "criminal", "other"]
    jurisdiction: str
    """ISO 3166-1 alpha-2, or ``""`` where unknown."""
    since: When | None
    until: When | None
    until_basis: Literal["stated", "term", "next_status", "open", "unknown"]
    claims: tuple[Claim, ...]
    corroboration: Corroboration
    rules: tuple[RuleRef, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    note: str = ""
    """In plain words, such as “lapsed on 2021-10-30; nothing later on file”."""
    remarks: tuple[Remark, ...] = ()
    """The parts of the note, to be said in any language."""


@frozen
class LawOnDay:
    """What the law in force on a day says of a status."""

    version: str
    """Id of the version of the law."""
    stay: str
    """Right to stay: ``none``, ``yes``, ``until_final_decision`` …"""
    rules: tuple[RuleRef, ...]
    """The articles in force that day."""
    document: Labels | None = None
    issued_by: Labels | None = None
    """Who decides on it or gives its paper, that day."""
    travel_document: bool | None = None
    """Whether that law gives a travel document; ``None`` where the pack does not say."""


@frozen
class Held:
    """What somebody was on one track on a day, how sure that is, on which claims, until when, and what comes due."""

    person: str
    """Id of the person."""
    name: str
    """Main name of the person."""
    period: StatusPeriod
    how: Literal["certainly", "possibly", "lapsed"]
    """``possibly``: the dates, or the lack of an end on file, leave it open. ``lapsed``: its term had run out
    and nothing later is on file."""
    why: str
    """In plain words, such as “until 2021-10-30 by its term”."""
    deadlines: tuple[Deadline, ...] = ()
    """What comes due on or after that day."""
    track: str = ""
    """asylum, criminal, detention, travel or other: on each, a person is one thing at a time."""
    others: tuple[StatusPeriod, ...] = ()
    """What the reports leave open instead, on the same track that day."""
    called: tuple[StatusPeriod, ...] = ()
    """Words that reports had used for the person by then; none of them is a legal status."""
    law: LawOnDay | None = None
    """What the law in force that day says of it, where the country has a pack."""


@frozen
class AttributeLine:
    """A personal detail (age, origin, occupation, role …) or label and the claims that say it."""

    type: str
    value: str
    claims: tuple[Claim, ...]
    corroboration: Corroboration


@frozen
class RelationLine:
    """How the person stands to somebody else, and the claims that say it."""

    type: str
    other: str
    """Main name of the other."""
    other_id: str | None
    claims: tuple[Claim, ...]
    corroboration: Corroboration


@frozen
class Handmade:
    """A claim of the file that a person wrote, and, where it puts another right, what that was."""

    claim: str
    """Id of the claim that stands."""
    by: str
    at: str
    """ISO 8601 in UTC."""
    reason: str
    decision: str
    """Id of the decision."""
    before: Claim | None = None
    """What was there before it; ``None`` for a claim that was added."""


@frozen
class CaseFile:
    """All of it about one person: a pure function of sources, claims and decisions."""

    person: Entity
    attributes: tuple[AttributeLine, ...]
    timeline: tuple[Event, ...]
    """By date; events without one come last."""
    statuses: tuple[StatusPeriod, ...]
    relations: tuple[RelationLine, ...]
    differences: tuple[Difference, ...]
    statements: tuple[Claim, ...]
    """What the person says or is said of, beyond events: positions, interviews, publications."""
    sources: tuple[Source, ...]
    ties: tuple[Tie, ...]
    joins: tuple[Join, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Open questions for a person to decide, one sentence each."""
    grades: tuple[Grade, ...] = ()
    """What people think of the sources and speakers behind these claims, and of what they say."""
    positions: tuple[Position, ...] = ()
    """What authorities said or did about the person, by date."""
    handmade: tuple[Handmade, ...] = ()
    """Claims of this file that people wrote or put right, in the order of sources and passages."""
