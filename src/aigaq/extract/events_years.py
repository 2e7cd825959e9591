"""Days and months without a year in a text without a publication date: the year nearest to what else it dates.

A report that says “on October 29” and, elsewhere, “in June 2019” most likely means 2019. The year is marked as
uncertain (EDTF ``?``), the words alone stay beside it, and nothing is done where no month with a year is told.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve

from aigaq.extract import dates
from aigaq.extract.document import Document
from aigaq.model.claim import Claim, When
from aigaq.model.edtf import is_edtf

YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?[~?%]?")
WITH_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?[~?%]?")


def completed(document: Document, claim: Claim) -> Claim:
    """Give the claim with the likely year in its date, if it has none and the text has no publication date."""
    match = YEARLESS.fullmatch(claim.when.edtf) if claim.when else None
    if match is None or claim.when is None or dates.published_on(document) is not None:
        return claim
    anchor = _latest(document)
    if anchor is None or anchor.date.bounds.first is None:
        return claim
    return evolve(claim, when=_nearest(claim.when, anchor, int(match[1]), int(match[2] or 1)))


def _latest(document: Document) -> When | None:
    """Give the latest date of the text that names its year and month."""
    told = [d.when for d in document.dates if d.when and WITH_MONTH.fullmatch(d.when.edtf)]
    return max(told, key=lambda w: w.date.bounds.last or date.min, default=None)


def _nearest(when: When, anchor: When, month: int, day: int) -> When:
    near = anchor.date.bounds.first
    assert near is not None  # noqa: S101
    years = [year for year in (near.year - 1, near.year, near.year + 1) if is_edtf(f"{year}-{month:02d}-{day:02d}")]
    if not years:
        return when
    year = min(years, key=lambda y: abs(date(y, month, day) - near))
    told = f"“{anchor.words}” ({anchor.edtf})"
    return When(f"{year}{when.edtf[4:].rstrip('~?%')}?", when.words, "relative_to_event", told, when.edtf)
