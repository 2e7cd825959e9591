"""The vocabularies as data: one TOML file is one type of event, status, relation or attribute.

To add a type, put a file into the folder of its kind; its name is the type's id. The fields are those
of the classes below; a missing or unknown field raises `BadDataFile` with the file's name.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import field, frozen
from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from aigaq.errors import BadDataFile

Track = Literal["protection", "liberty", "criminal", "other"]
FOLDERS = {"event": "events", "status": "statuses", "relation": "relations", "attribute": "attributes"}


@frozen
class Labels:
    """What a type is called, in English, Russian and Kazakh."""

    en: str
    ru: str
    kk: str


@frozen
class Example:
    """A sentence about invented people that tells a type of event, or (without ``who``) must not be taken for it."""

    text: str
    who: str = ""
    """Whom it happens to, as the claim names the subject; empty where the sentence tells no such event."""
    certainty: Literal["asserted", "alleged", "denied", "hypothetical"] = "asserted"


@frozen
class EventType:
    """A type of event, with its place in the field's vocabularies and the words that tell it."""

    id: str
    labels: Labels
    group: str
    """violence, coercion, liberty, status, movement, speech, state, organisation or background."""
    same_as: str | None = None
    """Types with one word here may tell one event: careful readers swap them (arrest, detention)."""
    background: bool = False
    """Opinion, state talk and other background: kept as a statement, never in a timeline."""
    huridocs: str | None = None
    """Code of HURIDOCS micro-thesaurus 4 (types of acts)."""
    acled: str | None = None
    """ACLED sub-event type."""
    cues: dict[str, tuple[dict[str, Any], ...]] = field(factory=dict)
    """By language code: cue words with their argument frames, as `aigaq.extract` reads them."""
    examples: dict[str, tuple[Example, ...]] = field(factory=dict)
    """By language code: sentences that tell it, and some that only seem to. The contract suite reads them all."""


@frozen
class StatusType:
    """A legal status or a state of liberty, and its track."""

    id: str
    labels: Labels
    track: Track
    ends: tuple[str, ...] = ()
    """Statuses of the same track that it ends when it begins."""
    lasting: bool = False
    """Once begun it holds until something ends it; without an end on file it counts as still held."""
    label: bool = False
    """Only a word that reports use of people, not a status: kept as a line of its own, ends nothing."""
    cues: dict[str, tuple[dict[str, Any], ...]] = field(factory=dict)


@frozen
class RelationType:
    """How two people, or a person and an organisation, stand to each other."""

    id: str
    labels: Labels
    inverse: str | None = None
    cues: dict[str, tuple[dict[str, Any], ...]] = field(factory=dict)


@frozen
class AttributeType:
    """A personal detail. ``single``: a person has one true value, so different ones are a difference."""

    id: str
    labels: Labels
    single: bool = False
    cues: dict[str, tuple[dict[str, Any], ...]] = field(factory=dict)


_CONVERTER = Converter(forbid_extra_keys=True, detailed_validation=False)

AnyType = EventType | StatusType | RelationType | AttributeType
_CLASSES: dict[str, type[AnyType]] = {
    "event": EventType,
    "status": StatusType,
    "relation": RelationType,
    "attribute": AttributeType,
}


@cache
def types(kind: str) -> dict[str, AnyType]:
    """Give all types of one kind (event, status, relation, attribute) by id, sorted."""
    folder = files(__package__) / FOLDERS[kind]
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _load(kind, name, (folder / name).read_text("utf-8")) for name in names}


def type_exists(kind: str, name: str) -> bool:
    """Say whether the schema has such a type."""
    return name in types(kind)


def event_type(name: str) -> EventType:
    """Give one event type."""
    found = types("event")[name]
    assert isinstance(found, EventType)  # noqa: S101
    return found


def status_type(name: str) -> StatusType:
    """Give one status type."""
    found = types("status")[name]
    assert isinstance(found, StatusType)  # noqa: S101
    return found


def _load(kind: str, name: str, raw: str) -> AnyType:
    try:
        return _CONVERTER.structure({"id": name.removesuffix(".toml"), **tomllib.loads(raw)}, _CLASSES[kind])
    except (ForbiddenExtraKeysError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadDataFile(file=f"model/schema/{FOLDERS[kind]}/{name}", reason=repr(error)) from error
