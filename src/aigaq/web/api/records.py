"""What the JSON interface says and takes, as types: the nouns of `aigaq.model`, and the bodies of requests."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from aigaq.model.claim import Claim
from aigaq.model.entity import Entity
from aigaq.model.record import pack
from aigaq.model.review import Decision
from aigaq.model.source import Source

T = TypeVar("T")
Row = dict[str, Any]
Id = Annotated[str, Meta(min_length=1, max_length=100, description="An id, or its first digits")]
Name = Annotated[str, Meta(min_length=1, max_length=300)]
Words = Annotated[str, Meta(max_length=4000)]
Reason = Annotated[str, Meta(max_length=4000, description="Why, for the log")]
Edtf = Annotated[str, Meta(max_length=100, description="A date as EDTF, such as 2021-01, 2018~ or 2016/..")]


class ErrorBody(Struct):
    """What went wrong, in one sentence."""

    code: str
    message: str
    advice: str


class Problem(Struct):
    """The answer to a request that cannot be done."""

    error: ErrorBody


class PassageRecord(Struct):
    """A span of a text: characters from ``start`` to before ``end``, counted from 0."""

    text: str
    start: int
    end: int
    quote: str


class WhenRecord(Struct):
    """A date and how it was resolved."""

    edtf: str
    words: str | None = None
    method: str = "explicit"
    anchor: str | None = None
    words_alone: str | None = None


class ParticipantRecord(Struct):
    """Who takes part, in which role."""

    role: str
    name: str
    referent: str | None = None


class SpeakerRecord(Struct):
    """One step in the chain of those who say so."""

    name: str
    how: str = "indirect"
    referent: str | None = None


class ExtractorRecord(Struct):
    """Who or what made a claim."""

    name: str
    version: str
    rule: str


class ClaimRecord(Struct):
    """What a passage says."""

    id: str
    source: str
    kind: str
    type: str
    passage: PassageRecord
    participants: list[ParticipantRecord]
    extractor: ExtractorRecord
    when: WhenRecord | None = None
    until: WhenRecord | None = None
    place: str | None = None
    place_referent: str | None = None
    speakers: list[SpeakerRecord] = []
    certainty: str = "asserted"
    value: str | None = None
    term: str | None = None
    basis: str | None = None
    also: list[PassageRecord] = []


class SpellingRecord(Struct):
    """One form of a name, and where it stands first in one source."""

    source: str
    form: str
    start: int
    end: int
    count: int = 1


class PersonRecord(Struct):
    """Somebody over all sources, under every spelling."""

    id: str
    name: str
    spellings: list[SpellingRecord]


class SourceRecord(Struct):
    """A report as it was received, and what is known of it."""

    id: str
    name: str
    size: int
    media_type: str
    received: str
    origin: str
    description: dict[str, Row] = {}


class DecisionRecord(Struct):
    """What a person decided."""

    id: str
    verdict: str
    subjects: list[str]
    by: str
    at: str
    reason: str = ""
    field: str | None = None
    value: str | None = None


class Taken(Struct):
    """The answer to a decision: which it is, to undo it."""

    decision: DecisionRecord


class Judge(Struct, forbid_unknown_fields=True):
    """Accept or reject a claim."""

    verdict: Literal["accept", "reject"]
    reason: Reason = ""


class Two(Struct, forbid_unknown_fields=True):
    """Two people (or organisations, or places), by name or id."""

    one: Name
    other: Name
    reason: Reason = ""


class Settle(Struct, forbid_unknown_fields=True):
    """Which reading of a difference stands."""

    stands: Annotated[str, Meta(min_length=1, max_length=1000, description="A reading, `both` or `unresolved`")]
    reason: Reason = ""


class GradeBody(Struct, forbid_unknown_fields=True):
    """A grade for a claim, a speaker of it, or a source."""

    what: Id
    code: Annotated[str, Meta(min_length=1, max_length=2, description="A to F, 1 to 6, or both, such as B3")]
    step: Annotated[str, Meta(max_length=10, description="0 is the report, 1 its first speaker …")] = "0"
    reason: Reason = ""


class Undo(Struct, forbid_unknown_fields=True):
    """Take back the last decision, or a certain one."""

    decision: Id | None = None
    reason: Reason = ""


class Edit(Struct, forbid_unknown_fields=True):
    """What is known about a source; an empty text takes a field away."""

    title: Words | UnsetType = UNSET
    outlet: Words | UnsetType = UNSET
    author: Words | UnsetType = UNSET
    published: Edtf | UnsetType = UNSET
    language: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    url: Words | UnsetType = UNSET
    reason: Reason = ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields that were given."""
        given = msgspec.to_builtins(self)
        return {name: value for name, value in given.items() if name != "reason"}


class Part(Struct, forbid_unknown_fields=True):
    """Somebody who takes part, for a claim that a person writes."""

    role: Annotated[str, Meta(max_length=40)]
    who: Name


class Voice(Struct, forbid_unknown_fields=True):
    """A step in the chain of speakers, for a claim that a person writes."""

    who: Name
    how: Annotated[str, Meta(max_length=40)] = "indirect"


class Told(Struct, forbid_unknown_fields=True):
    """What a claim says; a field that is not given stays as it was, an empty text takes it away."""

    kind: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET
    type: Annotated[str, Meta(max_length=80)] | UnsetType = UNSET
    participants: Annotated[list[Part], Meta(max_length=50)] | UnsetType = UNSET
    date: Edtf | UnsetType = UNSET
    until: Edtf | UnsetType = UNSET
    place: Words | UnsetType = UNSET
    speakers: Annotated[list[Voice], Meta(max_length=20)] | UnsetType = UNSET
    certainty: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET
    value: Words | UnsetType = UNSET
    term: Annotated[str, Meta(max_length=40)] | UnsetType = UNSET


class Correct(Struct, forbid_unknown_fields=True):
    """A claim put right."""

    changes: Told
    reason: Reason = ""


class Write(Struct, forbid_unknown_fields=True):
    """A claim that a person rests on a passage."""

    source: Id
    start: Annotated[int, Meta(ge=0, le=2**40)]
    end: Annotated[int, Meta(ge=0, le=2**40)]
    told: Told
    reason: Reason = ""


class Query(Struct, forbid_unknown_fields=True):
    """What is looked for: it goes in the body, so that no address and no history holds it."""

    query: Annotated[str, Meta(max_length=500)]
    limit: Annotated[int, Meta(ge=1, le=200)] = 20


class Names(Struct, forbid_unknown_fields=True):
    """A pasted list of names, one a line."""

    names: Annotated[str, Meta(max_length=1_000_000)]


def claim_record(claim: Claim) -> ClaimRecord:
    """Give a claim as the JSON interface says it."""
    return msgspec.convert({"id": claim.id, "source": claim.source, **pack(claim)}, ClaimRecord)


def person_record(person: Entity) -> PersonRecord:
    """Give a person, organisation or place as the JSON interface says it."""
    return msgspec.convert({"id": person.id, "name": person.name, "spellings": pack(person.spellings)}, PersonRecord)


def source_record(source: Source) -> SourceRecord:
    """Give a source as the JSON interface says it."""
    return msgspec.convert({"id": source.id, "description": {}, **pack(source)}, SourceRecord)


def taken(decision: Decision) -> Taken:
    """Give the answer to a decision."""
    return Taken(decision_record(decision))


def decision_record(decision: Decision) -> DecisionRecord:
    """Give a decision as the JSON interface says it."""
    return msgspec.convert({"id": decision.id, **pack(decision)}, DecisionRecord)


def given(body: Struct) -> dict[str, Any]:
    """Give the fields of a body that were given, as plain values."""
    found: dict[str, Any] = msgspec.to_builtins(body)
    return found
