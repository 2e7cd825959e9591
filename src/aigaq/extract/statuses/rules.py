"""From which events and labels a status is read, as data: the cue tables of the schema's status types.

A rule is one table ``[[cues.LANGUAGE]]`` in ``model/schema/statuses/TYPE.toml``:

``events`` / ``labels``
    Types of event that begin the status; or words that call a named person by it (``*`` is any one word).
``holds``
    Papers and protection that make the status of whoever has them, or lives under them.
``words`` / ``bars``
    Words of which one must, or none may, stand in the event's passage (lemmas; ``@NAME`` as for events).
``certainty``
    Which certainties of the event count; asserted and alleged if nothing is said.
``until`` / ``from_event``
    Types of event of the same person that end the status, or that begin it where they are told too.
``term``
    Whether a term that the text states for such a status (“valid for one year”) gives its end.
``longest``
    The longest term, ISO 8601, that still is this status.
``unless_track``
    Given only where the text tells of no other status of that person on the same track.
``unless``
    Given only where the text tells of none of these statuses of that person (a defendant, until the verdict).
``steps``
    With ``unless`` or ``unless_track``: given all the same where both are dated and this one came first (applied in
    May, refused in June).
``by_then``
    The event tells a state (“is serving three years”): it began by the day told, not on it.
``beside``
    Leaves standing what was held before it (a recognised refugee who was deported).
``only_with``
    Given only where the text tells of one of these statuses of that person.
``countries``
    Given only where one of these countries (ISO 3166-1 alpha-2) grants it: see `aigaq.extract.statuses.where`.
``not_where``
    Not given where the same event already begins this status (asylum, where a one-year status is told).
``runs``
    Whether the term that the event itself states (“15 days in jail”) gives its end.
``after``
    Given only where the person held one of these statuses before: who leaves the country of origin has not left one
    of refuge.
``again``
    Whether a person can hold it several times: what is dated apart stays apart.
``tells``
    Verbs that tell the status of their subject where the clause has one of the ``words`` too (“lives in exile”).
``like_others``
    Given only where the text tells of this status of somebody else (“the same treatment”).
``follows``
    Given only where one of these events of the same person is told too (“her claim was accepted”: for asylum).
``fled``
    Given only where (true), or only where not (false), the person had left the country whose court acts: see
    `aigaq.extract.statuses.where`.
``unless_later``
    Not given where the same report tells that the person was given one of these statuses later: whoever was protected
    after the charge or verdict is no longer presented as a defendant or convict; the event itself stays.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import frozen

from aigaq.errors import BadDataFile
from aigaq.extract.events.cues import Words, words_at
from aigaq.model.schema import StatusType, Track, types


@frozen
class Rule:
    """One way of reading a status from a text."""

    status: str
    rule: str
    """Name of the rule: status and number in the file."""
    track: Track
    ends: tuple[str, ...]
    """Statuses that this one ends."""
    events: tuple[str, ...] = ()
    labels: tuple[tuple[str, ...], ...] = ()
    holds: tuple[tuple[str, ...], ...] = ()
    words: Words | None = None
    bars: Words | None = None
    certainty: tuple[str, ...] = ("asserted", "alleged")
    until: tuple[str, ...] = ()
    from_event: tuple[str, ...] = ()
    term: bool = False
    longest: str | None = None
    unless_track: bool = False
    only_with: tuple[str, ...] = ()
    like_others: bool = False
    countries: tuple[str, ...] = ()
    not_where: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    runs: bool = False
    steps: bool = False
    by_then: bool = False
    beside: bool = False
    after: tuple[str, ...] = ()
    again: bool = False
    tells: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    fled: bool | None = None
    unless_later: tuple[str, ...] = ()


_KEYS = frozenset(
    ("events", "labels", "words", "bars", "certainty", "until", "from_event", "term", "longest", "unless_track")
) | frozenset(
    ("only_with", "like_others", "countries", "not_where", "runs", "after", "again", "tells", "unless", "follows")
)
_KEYS |= frozenset(("fled", "unless_later", "holds", "steps", "by_then", "beside"))


@cache
def rules() -> tuple[Rule, ...]:
    """Give all English rules, by status. Raises `BadDataFile` for a key that is not one of those above."""
    found = []
    for kind in types("status").values():
        assert isinstance(kind, StatusType)  # noqa: S101
        for number, table in enumerate(kind.cues.get("en", ()), 1):
            if unknown := table.keys() - _KEYS:
                reason = f"unknown cue key {sorted(unknown)[0]}"
                raise BadDataFile(file=f"model/schema/statuses/{kind.id}", reason=reason)
            found.append(_rule(kind, number, table))
    return tuple(found)


def _rule(kind: StatusType, number: int, table: dict[str, Any]) -> Rule:
    return Rule(
        status=kind.id,
        rule=f"{kind.id}.{number}",
        track=kind.track,
        ends=kind.ends,
        events=tuple(table.get("events", ())),
        labels=tuple(tuple(label.split()) for label in table.get("labels", ())),
        holds=tuple(tuple(paper.split()) for paper in table.get("holds", ())),
        words=words_at(table["words"]) if "words" in table else None,
        bars=words_at(table["bars"]) if "bars" in table else None,
        certainty=tuple(table.get("certainty", ("asserted", "alleged"))),
        until=tuple(table.get("until", ())),
        from_event=tuple(table.get("from_event", ())),
        term=bool(table.get("term")),
        longest=table.get("longest"),
        unless_track=bool(table.get("unless_track")),
        only_with=tuple(table.get("only_with", ())),
        like_others=bool(table.get("like_others")),
        countries=tuple(table.get("countries", ())),
        not_where=tuple(table.get("not_where", ())),
        unless=tuple(table.get("unless", ())),
        runs=bool(table.get("runs")),
        steps=bool(table.get("steps")),
        by_then=bool(table.get("by_then")),
        beside=bool(table.get("beside")),
        after=tuple(table.get("after", ())),
        again=bool(table.get("again")),
        tells=tuple(table.get("tells", ())),
        follows=tuple(table.get("follows", ())),
        fled=table.get("fled"),
        unless_later=tuple(table.get("unless_later", ())),
    )
