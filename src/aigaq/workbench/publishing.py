"""Making an export, and writing it to a file: whole or not at all, never over another file unless told so."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from aigaq import __version__, casefile, exports
from aigaq.errors import NoConsent, UsageError
from aigaq.model.consent import CLOSED, Audience, Consent
from aigaq.model.entity import Entity
from aigaq.model.identity import sha256
from aigaq.model.material import Material
from aigaq.model.review import Decision

MOST_NAMED = 12
"""Sources that a refusal names; the list before it has all of them."""


@frozen
class Asked:
    """What is to be given out: in which format, about whom, in which language, for whom."""

    format: str
    person: str | None = None
    """Any spelling of a name, or an id; ``None``: the whole vault."""
    language: str = "en"
    audience: Audience = "public"
    """For whom it is: consent is looked up for them. Whatever is not said is for everybody."""
    despite: str = ""
    """Why somebody takes it upon themselves to give out what people who spoke have not allowed."""


@frozen
class Given:
    """An export as it leaves the vault, in memory."""

    format: str
    file: str
    """The name to save it under: it names nobody."""
    media_type: str
    data: bytes = field(repr=False)


def order_of(material: Material, name: str, person: Entity | None, **head: Any) -> tuple[exports.Format, exports.Order]:
    """Give the format of this name and what it is made from; formats about one person need one."""
    form = exports.format_named(name)
    if form.about == "person" and person is None:
        raise UsageError(reason="This format is about one person: name one with --person.")
    case = casefile.build(material, person) if person and form.about != "vault" else None
    return form, exports.Order(material, case, version=__version__, **head)


def render(material: Material, name: str, person: Entity | None, **head: Any) -> bytes:
    """Give the bytes of an export; formats about one person need one."""
    form, order = order_of(material, name, person, **head)
    return form.write(order)


def spoken(decisions: tuple[Decision, ...], said: Mapping[str, Consent]) -> dict[str, Consent]:
    """Give what holds for each source about which consent was ever noted: closed, where that was taken back."""
    return {source: said.get(source, CLOSED) for d in decisions if d.verdict == "consent" for source in d.subjects}


def allowed(held: tuple[exports.Held, ...], despite: str) -> None:
    """Refuse what consent keeps back, unless somebody says why they take it upon themselves. Raises `NoConsent`."""
    if held and not despite.strip():
        raise NoConsent(count=len(held), ids=", ".join(one.source.id[:8] for one in held[:MOST_NAMED]))


def name_of(form: exports.Format, person: Entity | None) -> str:
    """Give the name to save an export under: its format, and a few digits of the person's id."""
    return "-".join(["aigaq", form.name, *([person.id[:8]] if person and form.about != "vault" else [])]) + form.suffix


def sum_of(data: bytes) -> dict[str, Any]:
    """Give what the log keeps of a file that was given out: how long it is, and its SHA-256."""
    return {"bytes": len(data), "sha256": sha256(data)}


def write(data: bytes, target: Path, *, force: bool) -> None:
    """Write the bytes to a file readable only by its owner (``-``: standard output)."""
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _replace(data, target, force=force)


def _replace(data: bytes, target: Path, *, force: bool) -> None:
    if target.exists() and not force:
        raise UsageError(reason="A file already stands there; use --force to write over it.")
    part = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        part.replace(target)
    except OSError as error:
        raise UsageError(reason="The file cannot be written there; check the folder and its permissions.") from error
