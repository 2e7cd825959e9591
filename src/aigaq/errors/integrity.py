"""E3xx: something kept is not what was kept."""

from __future__ import annotations

from aigaq.errors.base import AigaqError


class IntegrityError(
    AigaqError,
    code="E300",
    exit_code=4,
    says="The vault does not hold together: {reason}",
    do="Run `aigaq check` and restore what it names from a backup.",
):
    """Something kept is not what was kept."""


class PassageMismatch(
    IntegrityError,
    code="E301",
    says="Passage {start}–{end} does not stand in text {text}.",
    do="The claim is refused. Run `aigaq check`.",
):
    """A passage does not stand in its text."""


class DamagedOriginal(
    IntegrityError,
    code="E302",
    says="Original {source} is damaged: {reason}.",
    do="Restore it from a backup, or add the file again.",
):
    """A sealed original cannot be opened or has another hash."""


class BrokenLog(
    IntegrityError,
    code="E303",
    says="The log breaks at entry {seq}: {reason}.",
    do="Entries before it hold. Restore the database from a backup.",
):
    """The log's chain of hashes does not hold."""
