"""Sources: reports as received, their texts, what they say, what is known of them, and new ones."""

from __future__ import annotations

from typing import Any

from litestar import post
from msgspec import Struct

from aigaq.errors import BadForm, NoSuchPage
from aigaq.web.api.people import Limit, Offset
from aigaq.web.api.records import ClaimRecord, Edit, Row, SourceRecord, claim_record, source_record
from aigaq.web.api.routing import PROBLEMS, brings, looks
from aigaq.web.forms import Form
from aigaq.web.jobs import Job, Progress
from aigaq.web.page import Page
from aigaq.web.settings import UPLOAD_BYTES
from aigaq.web.views.adding import brought
from aigaq.workbench import Workbench

TAGS = ["sources"]


class TextRecord(Struct):
    """The text layer of a source; passages count its characters from 0."""

    id: str
    source: str
    reader: str
    version: str
    content: str


class Wanted(Struct, forbid_unknown_fields=True):
    """Sources by id; none: all of the vault."""

    sources: list[str] = []


class JobRecord(Struct):
    """Long work: how far it is, and what came of it."""

    id: str
    state: str
    done: int
    total: int
    result: Row | None = None
    problem: str | None = None


@looks("/api/sources", tags=TAGS)
def sources(page: Page, limit: Limit = 100, offset: Offset = 0) -> list[SourceRecord]:
    """List the sources by file name."""
    return [source_record(source) for source in page.bench.sources()[offset : offset + limit]]


@looks("/api/sources/{source:str}", tags=TAGS)
def source(page: Page, source: str) -> SourceRecord:
    """Give a source by id."""
    return source_record(page.bench.find_source(source))


@looks("/api/sources/{source:str}/text", tags=TAGS)
def text(page: Page, source: str) -> TextRecord:
    """Give the text of a source."""
    found, layer = page.bench.source_text(source)
    if layer is None:
        raise NoSuchPage
    return TextRecord(layer.id, found.id, layer.reader, layer.reader_version, layer.content)


@looks("/api/sources/{source:str}/claims", tags=TAGS)
def claims(page: Page, source: str) -> list[ClaimRecord]:
    """Give what is read from a source, in the order of its text."""
    found = page.bench.find_source(source)
    return [claim_record(claim) for claim in page.bench.claims_in(found.id)]


@brings("/api/sources/{source:str}/edit", tags=TAGS)
def edit(page: Page, source: str, data: Edit) -> SourceRecord:
    """Set what is known about a source; its claims are worked out anew where they depend on it."""
    if not data.fields:
        raise BadForm(field="fields", reason="none is given")
    return source_record(page.bench.edit_source(source, data.fields, data.reason))


@post(
    "/api/sources",
    tags=TAGS,
    sync_to_thread=True,
    responses=PROBLEMS,
    status_code=202,
    request_max_body_size=UPLOAD_BYTES,
    opt={"reads": True, "role": "documenter"},
)
def add(page: Page, data: Form) -> JobRecord:
    """Read files into the vault (``multipart/form-data``); ask for the job to see how far it is.

    With a field ``suggest`` that says ``yes``, the learnt reader then looks for more in them.
    """
    files = [(upload.name, upload.data) for upload in data.uploads()]
    if not files:
        raise BadForm(field="files", reason="there is no file")

    suggesting = data.text("suggest") == "yes"

    def work(bench: Workbench, step: Progress) -> Any:
        return brought(bench, files, step, suggesting=suggesting)

    return job_record(page.begin_job(work))


@post(
    "/api/suggestions",
    tags=TAGS,
    sync_to_thread=True,
    responses=PROBLEMS,
    status_code=202,
    opt={"reads": True, "role": "documenter"},
)
def suggest(page: Page, data: Wanted) -> JobRecord:
    """Let the learnt reader suggest events that the rules do not find; each waits in the queue for a verdict."""
    wanted = [page.bench.find_source(one).id for one in data.sources] or None

    def work(bench: Workbench, step: Progress) -> Any:
        return bench.suggest(wanted, step)

    return job_record(page.begin_job(work))


@looks("/api/jobs/{job:str}", tags=TAGS, opt={"background": True})
def job(page: Page, job: str) -> JobRecord:
    """Say how far long work is, and what came of it."""
    found = page.desk.jobs.get(job)
    if found is None:
        raise NoSuchPage
    return job_record(found)


def job_record(job: Job) -> JobRecord:
    """Give long work as the JSON interface says it."""
    result = Workbench.record(job.result) if job.result is not None else None
    return JobRecord(job.id, job.state, job.done, job.total, result, job.error.message if job.error else None)


ROUTES = (sources, source, text, claims, edit, add, suggest, job)
