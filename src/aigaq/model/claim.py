"""What a passage says: an event, a status, a relation or an attribute, who says so and how surely."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal, get_args

from attrs import field, frozen, validators

from aigaq.model.edtf import Edtf, parse
from aigaq.model.identity import content_id
from aigaq.model.mention import Mention
from aigaq.model.record import pack, sharing
from aigaq.model.schema import type_exists
from aigaq.model.text import Passage

ClaimKind = Literal["event", "status", "relation", "attribute"]
Certainty = Literal["asserted", "alleged", "denied", "hypothetical"]
"""``asserted``: told as a fact by whoever speaks; ``alleged``: a party's claim or marked as one;
``denied``: said not to have happened; ``hypothetical``: possible, feared, planned, predicted or asked."""
Role = Literal["subject", "perpetrator", "agent", "source", "target", "suspected", "beneficiary", "object"]
"""``subject``: to or by whom it mainly happens; ``object``: the other side of a relation."""
DateMethod = Literal[
    "explicit", "explicit_without_year", "relative_to_publication", "relative_to_event", "inherited_from_sentence",
    "inherited_from_paragraph", "bound_by_publication", "bound_by_event", "ongoing_at_publication",
    "derived_term", "user",
]  # fmt: skip


@sharing
@frozen
class When:
    """A date as EDTF, the words it was read from, how it was resolved and against which anchor."""

    edtf: str
    words: str | None = None
    """The words of the text, or ``None`` where no words say it."""
    method: DateMethod = field(default="explicit", validator=validators.in_(get_args(DateMethod)))
    anchor: str | None = None
    """What it was counted from: ``published 2021-02-22``, ``“January 21” at 584`` …"""
    words_alone: str | None = None
    """The EDTF reading of the words without the publication date (``XXXX-01-21``), where it differs."""

    def __attrs_post_init__(self) -> None:
        """Refuse what is not EDTF."""
        parse(self.edtf)

    @property
    def date(self) -> Edtf:
        """The date with its first and last day."""
        return parse(self.edtf)


@sharing
@frozen
class Participant:
    """Someone who takes part, in a role. ``name`` in square brackets describes someone unnamed."""

    role: Role = field(validator=validators.in_(get_args(Role)))
    name: str
    referent: str | None = None
    """Id of the `Referent`, where the source names who is meant."""


@sharing
@frozen
class Speaker:
    """One step in the chain of those who say so. ``[…]`` describes an unnamed speaker."""

    name: str
    how: Literal["direct", "indirect", "according_to", "reported_by"] = "indirect"
    referent: str | None = None


@sharing
@frozen
class Extractor:
    """Who or what made a claim: a program with its version and rule, or a person."""

    name: str
    version: str
    rule: str

    @property
    def probability(self) -> float | None:
        """How probable the learnt reader holds its suggestion, between 0 and 1; ``None`` of any other claim."""
        said = _PROBABILITY.search(self.rule) if self.name == LEARNT_READER else None
        return float(said[0]) if said else None


PERSON = "person"
"""Name of the extractor of a claim that a person wrote; its version is who, its rule when (ISO 8601, UTC)."""
SECOND_READER = "second-reader"
"""Name of the extractor of what a language model proposes; such a claim counts once a person has accepted it."""
LEARNT_READER = "learnt-reader"
"""Name of the extractor of what Aigaq's own learnt reader suggests; its rule ends in the probability. It counts once a
person has accepted it."""
_PROBABILITY = re.compile(r"(?<= )[01]\.\d\d$")


@frozen
class Claim:
    """What a passage says. Ids are made from content: the same claim has the same id.

    The id of a claim that a person wrote, or the learnt reader suggests, leaves out where its quote stands and the ids
    of whom it names: it stays the same when the report is read anew, and so do the verdicts on it.
    """

    passage: Passage
    kind: ClaimKind = field(validator=validators.in_(get_args(ClaimKind)))
    type: str
    """A file name under ``model/schema/``: ``assault``, ``temporary_refugee``, ``brother_of``, ``age`` …"""
    participants: tuple[Participant, ...]
    extractor: Extractor
    when: When | None = None
    """When it happened; of a status, since when it held."""
    until: When | None = None
    """Of a status: until when the source says it holds."""
    place: str | None = None
    place_referent: str | None = None
    speakers: tuple[Speaker, ...] = ()
    """From the outermost to the innermost; empty where the report itself says so."""
    certainty: Certainty = field(default="asserted", validator=validators.in_(get_args(Certainty)))
    value: str | None = None
    """Of an attribute: its value (age in years, occupation …); of a status: the jurisdiction (ISO 3166)."""
    term: str | None = None
    """A length of time that the claim states, ISO 8601: ``P10D``, ``P4Y8M``."""
    basis: str | None = None
    """Of a status: the event or label in the text it was read from."""
    also: tuple[Passage, ...] = ()
    """Other passages of the same source that tell the same."""

    def __attrs_post_init__(self) -> None:
        """Refuse a type that no schema file describes."""
        if not type_exists(self.kind, self.type):
            raise ValueError(f"no {self.kind} type {self.type!r} in the schema")

    @cached_property
    def id(self) -> str:
        """The id, made from all of the claim's content."""
        return content_id("claim", _lasting(self) if self.lasts else pack(self))

    @property
    def source(self) -> str:
        """The SHA-256 of the source it stands in."""
        return self.passage.text.source

    @property
    def proposed(self) -> bool:
        """Whether a second reader or the learnt reader proposes it: it waits for a person to accept it."""
        return self.extractor.name in (SECOND_READER, LEARNT_READER)

    @property
    def suggested(self) -> bool:
        """Whether it is the learnt reader that proposes it."""
        return self.extractor.name == LEARNT_READER

    @property
    def lasts(self) -> bool:
        """Whether its id stays when its report is read anew."""
        return self.extractor.name in (PERSON, LEARNT_READER)

    @property
    def written(self) -> bool:
        """Whether a person wrote it."""
        return self.extractor.name == PERSON

    def named(self, *roles: Role) -> tuple[Participant, ...]:
        """Give the participants in these roles (all roles if none is given)."""
        return tuple(p for p in self.participants if not roles or p.role in roles)

    @cached_property
    def befalls(self) -> frozenset[str]:
        """Ids of the people and organisations whom the source names and to whom it mainly happens."""
        return frozenset(p.referent for p in self.named("subject") if p.referent)

    @property
    def asserted_by(self) -> str:
        """The innermost speaker's name, or ``narration``."""
        return self.speakers[-1].name if self.speakers else "narration"


def _lasting(claim: Claim) -> Any:
    """Give the content of a claim without what a new reading of its source may change."""
    record = pack(claim)
    record["passage"] = {"source": claim.source, "quote": claim.passage.quote}
    record.pop("also", None)
    record.pop("place_referent", None)
    for who in (*record["participants"], *record.get("speakers", ())):
        who.pop("referent", None)
    return record


@frozen
class Extraction:
    """All that one extractor found in one text."""

    text: str
    """Id of the text."""
    extractor: str
    """Name and version of the extractor."""
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
