"""Writing an export to a file: whole or not at all, never over another file unless told so."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from aigaq import __version__, casefile, exports
from aigaq.errors import UsageError
from aigaq.model.entity import Entity
from aigaq.model.identity import sha256
from aigaq.model.material import Material


def render(material: Material, name: str, person: Entity | None, **head: Any) -> bytes:
    """Give the bytes of an export; formats about one person need one."""
    form = exports.format_named(name)
    if form.about == "person" and person is None:
        raise UsageError(reason="This format is about one person: name one with --person.")
    case = casefile.build(material, person) if person and form.about != "vault" else None
    return form.write(exports.Order(material, case, version=__version__, **head))


def write(data: bytes, target: Path, *, force: bool) -> dict[str, Any]:
    """Write the bytes to a file readable only by its owner (``-``: standard output)."""
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _replace(data, target, force=force)
    return {"bytes": len(data), "sha256": sha256(data)}


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
