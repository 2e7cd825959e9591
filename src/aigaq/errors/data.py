"""E5xx: a data file shipped with Aigaq does not hold together."""

from __future__ import annotations

from aigaq.errors.base import AigaqError


class DataError(
    AigaqError,
    code="E500",
    exit_code=6,
    says="Aigaq's own data does not hold together: {reason}",
    do="Install Aigaq again; if that does not help, report it.",
):
    """A data file shipped with Aigaq does not hold together."""


class BadDataFile(
    DataError,
    code="E501",
    says="The data file {file} is wrong: {reason}.",
    do="Compare it with its neighbours; docs/reference/ lists the fields.",
):
    """A data file has a missing or wrong field."""
