"""What a jurisdiction pack holds: versions of the law, rules, statuses, steps and clocks."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from attrs import field, frozen, validators

from aigaq.errors import BadValue
from aigaq.law.duration import Duration
from aigaq.model.casefile import RuleRef
from aigaq.model.schema import Labels

Renewal = Literal["none", "while_pending", "on_application"]
Days = Literal["calendar", "working"]
FirstDay = Literal["next", "same"]
Effect = Literal["suspensive", "not_suspensive"]


def _length(_: object, attribute: object, value: str) -> None:
    try:
        Duration.parse(value)
    except BadValue as error:
        raise ValueError(f"{getattr(attribute, 'name', '')}: {error.message}") from error


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_EFFECTS = ("suspensive", "not_suspensive")
_MAYBE_LENGTH = validators.optional(_length)


@frozen
class Version:
    """The law as it stood from one day to another, and who decided under it."""

    id: str
    since: date
    """First day on which it holds."""
    authority: Labels
    """Who decides on protection, in the languages of the labels."""
    rule: str
    """Id of the rule that says so."""
    until: date | None = None
    """Last day on which it holds; ``None``: still in force when the pack was written."""

    def holds(self, on: date) -> bool:
        """Say whether this version was the law on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@frozen
class Rule:
    """One rule of law: where it stands, who says so, and whether somebody has checked it."""

    id: str
    article: str
    """Law and article, as lawyers cite it."""
    source: str
    """Address of the page it was read from; of an unchecked rule, where it ought to be looked up."""
    verified: bool
    """Whether it was read in a public page. False: from memory or from an inference; shown as “not verified”."""
    note: str = ""

    @cached_property
    def ref(self) -> RuleRef:
        """The rule as a line of a case file refers to it."""
        return RuleRef(self.id, self.article, self.source, self.verified, self.note)


@frozen
class StatusRule:
    """What the law says of one status: document, right to stay, term, renewal."""

    id: str
    """A status of ``model/schema/statuses/``."""
    labels: Labels
    """What this jurisdiction calls it."""
    stay: str
    """Right to stay: ``none``, ``yes``, ``until_final_decision``, ``until_appeal_final`` …"""
    rules: tuple[str, ...]
    """Ids of the rules it rests on; the first says the term."""
    document: Labels | None = None
    """The paper that shows it."""
    term: str | None = field(default=None, validator=_MAYBE_LENGTH)
    """How long it (or its document) holds, ISO 8601."""
    renewal: Renewal = field(default="none", validator=validators.in_(("none", "while_pending", "on_application")))
    max_total: str | None = field(default=None, validator=_MAYBE_LENGTH)
    """How long it can last with all renewals, where known."""
    issued_by: Labels | None = None
    """Who gives it and its paper, where that is not who decides on protection in the version."""
    travel_document: bool | None = None
    """Whether the law gives its holders a travel document; ``None`` where the pack does not say."""
    versions: tuple[str, ...] = ()
    """Ids of the versions of the law in which this entry holds; empty: all."""


@frozen
class Transition:
    """One lawful step from a status to another."""

    before: str
    after: str
    trigger: str
    """The event type of the schema that makes it."""
    decider: str
    rule: str
    effect: str = ""
    """What it does to other tracks, in a plain sentence."""
    versions: tuple[str, ...] = ()


@frozen
class Extension:
    """How a clock can be lengthened."""

    by: str = field(validator=_length)
    times: int = field(validator=validators.ge(1))
    """How often at most."""
    reason: Labels | str
    """Why it can be; in every language of the labels, or in English only."""
    rule: str


@frozen
class Clock:
    """A length of time that begins to run with an event or a status, and what follows when it has run out."""

    id: str
    label: Labels
    start: str
    """What it counts from, in plain words: entry, arrival, certificate issued, notified …"""
    length: str = field(validator=_length)
    rule: str
    consequence: Labels
    start_statuses: tuple[str, ...] = ()
    """Statuses of the schema whose beginning starts it."""
    start_events: tuple[str, ...] = ()
    """Event types of the schema that start it, where no status says so."""
    met_by: tuple[str, ...] = ()
    """Statuses and event types after which it no longer runs."""
    suspended_by: tuple[str, ...] = ()
    """Statuses on another track that may hold it up: then the date is uncertain."""
    stopped_by: tuple[str, ...] = ()
    """Statuses and event types that stop it: the days until it is resumed do not count."""
    resumed_by: tuple[str, ...] = ()
    """Statuses and event types after which a stopped clock runs on."""
    days: Days = field(default="calendar", validator=validators.in_(("calendar", "working")))
    """Whether every day counts, or only days on which the country works (`Pack.holidays`)."""
    first_day: FirstDay = field(default="next", validator=validators.in_(("next", "same")))
    """Whether counting begins on the day after the event or on its very day."""
    next_working_day: bool = False
    """Whether an end on a day off moves to the next working day."""
    rolling: bool = False
    """Whether it starts anew each time it has run out, as long as the status lasts."""
    max_total: str | None = field(default=None, validator=_MAYBE_LENGTH)
    """How long a rolling clock can go on in all."""
    extend: tuple[Extension, ...] = ()
    on_expiry: str | None = None
    """What there is when it has run out: a status of the schema, or a state of ``law/outcomes.toml``."""
    stay: Effect | None = field(default=None, validator=validators.optional(validators.in_(_EFFECTS)))
    """Of an appeal: whether the person may stay until it is decided."""
    versions: tuple[str, ...] = ()


@frozen
class LocalEvent:
    """Something that happens in this jurisdiction's procedure and that the schema has no type for."""

    id: str
    labels: Labels


@frozen
class Interaction:
    """What one track does to another, such as a criminal case that holds up an asylum procedure."""

    when: str
    effect: str
    rule: str
    versions: tuple[str, ...] = ()


@frozen
class Pack:
    """The law of one jurisdiction as data."""

    code: str
    """ISO 3166-1 alpha-2; or ``UNHCR``, for what that office does under its mandate."""
    labels: Labels
    versions: tuple[Version, ...]
    rules: tuple[Rule, ...]
    statuses: tuple[StatusRule, ...]
    transitions: tuple[Transition, ...]
    clocks: tuple[Clock, ...]
    interactions: tuple[Interaction, ...] = ()
    holidays: str = ""
    """Country whose public holidays are days off, as the library ``holidays`` names it; empty: none known."""
    events: tuple[LocalEvent, ...] = ()
    """What its clocks name and no type of the schema means, such as a delay that the applicant caused."""
    weekend: tuple[Weekday, ...] = ()
    """Days of the week that are days off, where they differ from that library's."""

    @cached_property
    def halting(self) -> frozenset[str]:
        """The statuses and event types that stop a clock or let it run on."""
        return frozenset(name for clock in self.clocks for name in (*clock.stopped_by, *clock.resumed_by))

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rule(self, name: str) -> Rule:
        """Give a rule by id; the pack was checked, so it is there."""
        return self._rules[name]

    def version_on(self, on: date) -> Version | None:
        """Give the law as it stood on a day; ``None`` before the first version the pack knows."""
        return next((version for version in self.versions if version.holds(on)), None)

    def status(self, name: str, on: date) -> StatusRule | None:
        """Give what the law said on a day of a status of the schema; ``None`` where it says nothing."""
        version = self.version_on(on)
        return next((s for s in self.statuses if s.id == name and _within(s.versions, version)), None)

    def clocks_of(self, name: str, on: date) -> tuple[Clock, ...]:
        """Give the clocks that a status, or an event type, starts under the law of a day."""
        version = self.version_on(on)
        return tuple(
            clock
            for clock in self.clocks
            if name in (*clock.start_statuses, *clock.start_events) and _within(clock.versions, version)
        )

    def follows(self, before: str, after: str) -> bool:
        """Say whether there is a lawful way, of one step or several, from one status to another."""
        reached, edge = {before}, {before}
        while edge:
            edge = {t.after for t in self.transitions if t.before in edge} - reached
            reached |= edge
        return after in reached and after != before


def _within(versions: tuple[str, ...], version: Version | None) -> bool:
    return version is not None and (not versions or version.id in versions)
