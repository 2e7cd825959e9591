"""Bringing in: files and folders, how far their reading is and what came of it; testimonies written by hand."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm, NoSuchPage
from aigaq.web.jobs import Progress
from aigaq.web.page import Form, Page
from aigaq.web.settings import UPLOAD_BYTES
from aigaq.web.views import adding as views
from aigaq.workbench import Workbench

DOCUMENTER = {"role": "documenter"}


@get("/add", opt=DOCUMENTER, sync_to_thread=True)
def add(page: Page) -> Response[Any]:
    """Offer to add files."""
    return page.render("add.html.j2", running=page.desk.jobs.running())


@post("/add", opt={"reads": True, **DOCUMENTER}, sync_to_thread=True, request_max_body_size=UPLOAD_BYTES)
def take(page: Page, data: Form) -> Response[Any]:
    """Begin to read the files that came; they are held in memory and sealed into the vault."""
    files = [(upload.name, upload.data) for upload in data.uploads() if upload.name]
    if not files:
        raise BadForm(field=page.words.gettext("Files"), reason=page.words.gettext("there is no file"))

    suggesting = data.text("suggest") == "yes"

    def work(bench: Workbench, step: Progress) -> Any:
        return views.brought(bench, files, step, suggesting=suggesting)

    return page.go(f"/jobs/{page.begin_job(work).id}")


@post("/suggest", opt={"reads": True, **DOCUMENTER}, sync_to_thread=True)
def suggest(page: Page, data: Form) -> Response[Any]:
    """Let the learnt reader look for more in one source, or in all."""
    source = data.text("source", longest=64)
    wanted = [page.bench.find_source(source).id] if source else None

    def work(bench: Workbench, step: Progress) -> Any:
        return bench.suggest(wanted, step)

    return page.go(f"/jobs/{page.begin_job(work).id}")


@get("/jobs/{job:str}", opt={"background": True, "fragment": True, **DOCUMENTER}, sync_to_thread=True)
def job(page: Page, job: str) -> Response[Any]:
    """Show how far the reading is, then what came of every file."""
    found = page.desk.jobs.get(job)
    if found is None:
        raise NoSuchPage
    report = views.outcome(page.bench, found.result) if found.state == "done" else None
    template = "job_part.html.j2" if page.htmx and found.state == "running" else "job.html.j2"
    if page.htmx and found.state != "running":
        return page.go(f"/jobs/{job}")
    return page.render(template, job=found, report=report)


@get("/sources/{source:str}/edit", opt=DOCUMENTER, sync_to_thread=True)
def edit_form(page: Page, source: str) -> Response[Any]:
    """Show what is known about a source, and what may be done with it, for setting."""
    found = page.bench.find_source(source)
    form = views.description(found)
    return page.render("source_edit.html.j2", source=found, form=form, consent=page.bench.consent(found.id))


@post("/sources/{source:str}/edit", opt=DOCUMENTER, sync_to_thread=True)
def edit(page: Page, source: str, data: Form) -> Response[Any]:
    """Set what is known; what depends on it is worked out anew."""
    found = page.bench.find_source(source)
    changed = views.changed(found, data)
    if not changed:
        return page.done(page.words.gettext("Nothing was changed."), back=f"/sources/{found.id}")
    page.bench.edit_source(found.id, changed, data.text("reason"))
    last = page.bench.decisions()[-1]
    return page.done(page.words.gettext("The description is set."), back=f"/sources/{found.id}", undo=last.id)


@post("/sources/{source:str}/consent", opt=DOCUMENTER, sync_to_thread=True)
def consent(page: Page, source: str, data: Form) -> Response[Any]:
    """Note what may be done with a source."""
    decision = page.bench.set_consent(source, views.consent(data), data.text("reason"))
    return page.done(page.words.gettext("The consent is noted."), back=f"/sources/{source}/edit", undo=decision.id)


@get("/testimony", opt=DOCUMENTER, sync_to_thread=True)
def testimony_form(page: Page) -> Response[Any]:
    """Offer to write a testimony."""
    return page.render("testimony.html.j2")


@post("/testimony", opt=DOCUMENTER, sync_to_thread=True)
def testimony(page: Page, data: Form) -> Response[Any]:
    """Keep a testimony with what is known of it and what may be done with it."""
    text = data.text("text", longest=views.LONGEST_TESTIMONY, needed=True)
    source = page.bench.write_testimony(views.fields(data), text, views.consent(data))
    return page.done(page.words.gettext("The testimony is kept."), back=f"/sources/{source.id}")


ROUTES = (add, take, suggest, job, edit_form, edit, consent, testimony_form, testimony)
