"""Weighing by people: how a difference is settled, and Admiralty grades for speakers and for what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aigaq.errors import BadValue
from aigaq.model.casefile import Difference
from aigaq.model.claim import Claim
from aigaq.model.review import Decision
from aigaq.model.source import Source
from aigaq.model.verdicts import BOTH, UNRESOLVED

_GRADE = re.compile(r"(?=.)([A-Fa-f]?)([1-6]?)")


def settle(found: Difference, keys: Sequence[str], stands: str, by: str, at: str, reason: str) -> Decision:  # noqa: PLR0913, PLR0917
    """Decide which reading of a difference stands, that both do, or that it cannot be told.

    ``stands`` is the value of a reading (or its beginning, or its number from 1), ``both`` or ``unresolved``;
    ``keys`` are what its sides are known by, so that the verdict outlives a new extraction. Raises `BadValue` for
    anything else, and where no reason is given: who reads the file later must know why.
    """
    if not reason.strip():
        raise BadValue(given=reason, what="reason", choices="why it is settled so, in a few words (--reason)")
    return Decision("settle", (found.id, *keys), by, at, reason, "stands", _reading(found, stands))


def _reading(found: Difference, wanted: str) -> str:
    values = [reading.value for reading in found.readings]
    if wanted.casefold() in {BOTH, UNRESOLVED}:
        return wanted.casefold()
    exact = [value for value in values if value == wanted]
    near = [value for value in values if wanted and value.casefold().startswith(wanted.casefold())]
    numbered = values[int(wanted) - 1 : int(wanted)] if wanted.isdecimal() and 0 < int(wanted) <= len(values) else []
    for chosen in (exact, near, numbered):
        if len(chosen) == 1:
            return chosen[0]
    raise BadValue(given=wanted, what="reading of this difference", choices=", ".join([*values, BOTH, UNRESOLVED]))


def grade(subject: Claim | Source, step: int, code: str, by: str, at: str, reason: str = "") -> Decision:  # noqa: PLR0913, PLR0917
    """Grade one step in the chain of those who say something: a letter, a number, or both (``B``, ``3``, ``B3``).

    Step 0 is the report, then its speakers from the outermost to the innermost; a source has step 0 only, and takes
    a letter only: information is graded claim by claim. Neither is ever worked out from the other. Raises `BadValue`.
    """
    found = _GRADE.fullmatch(code.strip())
    if found is None:
        raise BadValue(given=code, what="grade", choices="a letter A–F, a number 1–6, or both, such as B3")
    if isinstance(subject, Source) and found[2]:
        raise BadValue(given=code, what="grade of a whole report", choices="a letter A–F; grade a claim for the number")
    last = len(subject.speakers) if isinstance(subject, Claim) else 0
    if not 0 <= step <= last:
        raise BadValue(given=str(step), what="step of this chain", choices=", ".join(map(str, range(last + 1))))
    return Decision("grade", (subject.id,), by, at, reason, str(step), f"{found[1].upper()}{found[2]}")
