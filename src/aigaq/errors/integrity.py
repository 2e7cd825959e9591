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


class MissingOriginal(
    IntegrityError,
    code="E304",
    says="Original {source} is missing.",
    do="Restore it from a backup, or add the file again.",
):
    """A source is on record, but its sealed original is not there."""


class ForeignFile(
    IntegrityError,
    code="E305",
    says="{file} does not belong to this vault.",
    do="Move it out of the vault's folder, and find out who put it there.",
):
    """A file in the vault's folder that Aigaq did not write."""


class FalseRecord(
    IntegrityError,
    code="E306",
    says="The record of {kind} {id} is not what was written: {reason}.",
    do="Restore the database from a backup.",
):
    """A stored record does not fit its id, its text or the log."""


class LeftOver(
    IntegrityError,
    code="E307",
    says="{file} was left by an interrupted command; nothing refers to it.",
    do="Nothing is lost. Run the interrupted command again: it takes the file over or removes it.",
):
    """A whole but unused file that a killed process left behind: harmless."""
