"""Testimonies written by hand, and what each source may be used for."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from aigaq.model.consent import Audience, Consent, GivenBy, How, Identity, Medium
from aigaq.web.api.records import Edtf, Reason, SourceRecord, Taken, source_record, taken
from aigaq.web.api.routing import brings, looks
from aigaq.web.page import Page

TAGS = ["testimonies"]
Line = Annotated[str, Meta(max_length=500)]


class ConsentRecord(Struct, forbid_unknown_fields=True, frozen=True):
    """What the person who spoke allowed; as it is made it is closed: the team only, and no name."""

    audience: Annotated[tuple[Audience, ...], Meta(max_length=9)] = ()
    identity: Identity = "aggregate"
    medium: Annotated[tuple[Medium, ...], Meta(max_length=5)] = ()
    purpose: Line = ""
    conditions: Line = ""
    until: Edtf = ""
    withdrawn_at: Edtf = ""
    given_by: GivenBy = "unknown"
    how: How = "unknown"
    language: Annotated[str, Meta(max_length=20)] = ""
    risk: Line = ""


class Testimony(Struct, forbid_unknown_fields=True):
    """What somebody said, written down by hand."""

    text: Annotated[str, Meta(min_length=1, max_length=1_000_000)]
    title: Line = ""
    speaker: Line = ""
    date: Edtf = ""
    language: Annotated[str, Meta(max_length=20)] = ""
    place: Line = ""
    interviewer: Line = ""
    consent: ConsentRecord | None = None
    reason: Reason = ""


class SetConsent(Struct, forbid_unknown_fields=True):
    """What a source may be used for from now on."""

    consent: ConsentRecord
    reason: Reason = ""


@brings("/api/testimonies", tags=TAGS)
def write(page: Page, data: Testimony) -> SourceRecord:
    """Keep a testimony as a source of its own, with what it may be used for."""
    names = ("title", "speaker", "date", "language", "place", "interviewer")
    fields = {name: getattr(data, name) for name in names if getattr(data, name)}
    return source_record(
        page.bench.write_testimony(fields, data.text, _consent(data.consent or ConsentRecord()), data.reason)
    )


@looks("/api/sources/{source:str}/consent", tags=TAGS)
def consent(page: Page, source: str) -> ConsentRecord:
    """Say what may be done with a source."""
    return msgspec.convert(page.bench.record(page.bench.consent(source)), ConsentRecord)


@brings("/api/sources/{source:str}/consent", tags=TAGS)
def set_consent(page: Page, source: str, data: SetConsent) -> Taken:
    """Say what may be done with a source; the history keeps what was said before."""
    return taken(page.bench.set_consent(source, _consent(data.consent or ConsentRecord()), data.reason))


def _consent(given: ConsentRecord) -> Consent:
    plain = msgspec.to_builtins(given)
    return Consent(**{**plain, "audience": given.audience, "medium": given.medium})


ROUTES = (write, consent, set_consent)
