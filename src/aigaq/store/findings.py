"""What a check finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from aigaq.errors import AigaqError, LeftOver

Progress = Callable[[str, int, int], None]
"""Called with what is being checked, how many are done and how many there are."""


@frozen
class Finding:
    """One thing that is not as it was kept."""

    code: str
    """Code of the error, see `aigaq.errors`."""
    what: str
    """Path inside the vault's folder, or ``source …``, ``reading …``, ``claim …``, ``decision …``, ``log``."""
    sentence: str
    advice: str
    harmless: bool = False
    """Nothing kept is lost or changed: what an interrupted command left behind."""

    @classmethod
    def of(cls, error: AigaqError, what: str) -> Finding:
        """Make a finding of an error."""
        return cls(error.code, what, error.message, error.advice, isinstance(error, LeftOver))


def guarded(findings: Iterator[Finding], what: str) -> Iterator[Finding]:
    """Go on after a step that breaks off: its error is a finding too."""
    try:
        yield from findings
    except AigaqError as error:
        yield Finding.of(error, what)
