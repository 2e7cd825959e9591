"""Exports: files that leave the vault, and what people who spoke have not allowed to leave it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, convert

from aigaq.model.consent import Audience, Refusal
from aigaq.model.identity import sha256
from aigaq.web.api.records import Name, Reason
from aigaq.web.api.routing import asks, decides, looks
from aigaq.web.page import Page
from aigaq.workbench import Asked, Given

TAGS = ["exports"]
KEEPER = {"role": "keeper"}
GIVES = {"reads": True, **KEEPER}


class FormatRecord(Struct):
    """A format in which something can be given out."""

    name: str
    suffix: str
    media_type: str
    says: str
    about: Literal["vault", "person", "either"]


class Export(Struct, forbid_unknown_fields=True):
    """What is to be given out, about whom (``null``: the whole vault) and for whom."""

    format: Annotated[str, Meta(min_length=1, max_length=20)]
    person: Name | None = None
    language: Literal["en", "ru", "kk"] = "en"
    audience: Audience = "public"
    despite: Reason = ""


class HeldRecord(Struct):
    """A source that people who spoke have not allowed to go there, and why."""

    source: str
    name: str
    speaker: str
    why: Refusal


class ExportRecord(Struct):
    """A file as it leaves the vault: it is not encrypted."""

    format: str
    file: str
    media_type: str
    sha256: str
    content: str


class Judgements(Struct, forbid_unknown_fields=True):
    """A resolver file of nomenklatura, and where it comes from."""

    content: Annotated[str, Meta(max_length=10_000_000)]
    reason: Reason = ""


class BadLine(Struct):
    """A line that cannot be used, counted from 1, and why."""

    line: int
    why: str


class JudgementsRecord(Struct):
    """What came of each line: taken over, left out against what stands here, not known here, or refused."""

    decisions: int
    contradicting: list[list[str]]
    unknown: list[str]
    refused: list[BadLine]
    suggestions: int


@looks("/api/exports", tags=TAGS)
def formats(page: Page) -> list[FormatRecord]:
    """List the formats in which something can be given out."""
    return [FormatRecord(f.name, f.suffix, f.media_type, f.says, f.about) for f in page.bench.formats()]


@asks("/api/exports/held", tags=TAGS)
def held(page: Page, data: Export) -> list[HeldRecord]:
    """Say which sources of an export people who spoke have not allowed to go to those who get it."""
    return [
        HeldRecord(one.source.id, one.source.name, one.speaker, one.why) for one in page.bench.held_back(_asked(data))
    ]


@asks("/api/exports", tags=TAGS, opt=GIVES)
def give(page: Page, data: Export) -> ExportRecord:
    """Give a file out; the log keeps it. Refused without consent, unless ``despite`` says why it goes all the same."""
    return _record(page.bench.give(_asked(data)))


@asks("/api/judgements/export", tags=TAGS, opt=GIVES)
def judgements(page: Page) -> ExportRecord:
    """Give out the decisions on who is who that stand, as nomenklatura's resolver file."""
    return _record(page.bench.give_judgements())


@decides("/api/judgements/import", tags=TAGS)
def take_over(page: Page, data: Judgements) -> JudgementsRecord:
    """Take over decisions on who is who from nomenklatura's resolver file."""
    report = page.bench.read_judgements(data.content.encode(), data.reason)
    refused = [{"line": line, "why": why} for line, why in report.refused]
    return convert({**page.bench.record(report), "refused": refused}, JudgementsRecord)


def _asked(data: Export) -> Asked:
    return Asked(data.format, data.person, data.language, data.audience, data.despite)


def _record(given: Given) -> ExportRecord:
    return ExportRecord(given.format, given.file, given.media_type, sha256(given.data), given.data.decode())


ROUTES = (formats, held, give, judgements, take_over)
