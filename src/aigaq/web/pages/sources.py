"""Sources: the list, one text with all that is claimed in it, and a claim written on a passage by hand."""

from __future__ import annotations

import re
from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm, NoSuchPage
from aigaq.web.page import Form, Page
from aigaq.web.views import claims as claim_views
from aigaq.web.views import sources as views
from aigaq.web.views.histories import lines as history_lines

_SPAN = re.compile(r"(\d{1,12})-(\d{1,12})")


@get("/sources", sync_to_thread=True)
def sources(page: Page, part: int = 1) -> Response[Any]:
    """List the sources."""
    found, pages = views.lines(page.bench, part)
    return page.render("sources.html.j2", sources=found, part=min(max(part, 1), pages), pages=pages)


@get("/sources/{source:str}", sync_to_thread=True)
def source(page: Page, source: str, at: str = "", part: int = 1) -> Response[Any]:
    """Show a source's text with every name and claim; ``at`` is a passage ``START-END``."""
    span = _SPAN.fullmatch(at)
    where = (int(span[1]), int(span[2])) if span else None
    shown = views.show(page.bench, page.language, source, where, part)
    return page.render("source.html.j2", shown=shown, history=history_lines(page.bench, shown.source.id, page.language))


@get("/sources/{source:str}/write", opt={"role": "documenter"}, sync_to_thread=True)
def write_form(page: Page, source: str, at: str = "") -> Response[Any]:
    """Ask what a passage says."""
    span = _SPAN.fullmatch(at)
    form = claim_views.blank(page.bench, page.language, source, (int(span[1]), int(span[2])) if span else None)
    return page.render("claim_form.html.j2", form=form)


@post("/sources/{source:str}/write", opt={"role": "documenter"}, sync_to_thread=True)
def write(page: Page, source: str, data: Form) -> Response[Any]:
    """Write a claim on a passage: the words as they stand in the text, and what they say."""
    start, end = claim_views.find(page.bench, source, data.text("quote", needed=True), data.number("start"))
    told = claim_views.told(data)
    if not told.get("type"):
        raise BadForm(field=page.words.gettext("Type"), reason=page.words.gettext("it is empty"))
    decision = page.bench.write_claim(source, start, end, told, data.text("reason"))
    back = f"/sources/{source}?at={start}-{end}#p{start}"
    return page.done(page.words.gettext("The claim is written."), back=back, undo=decision.id)


@get("/sources/{source:str}/pages/{number:int}", sync_to_thread=True)
def picture(page: Page, source: str, number: int) -> Response[bytes]:
    """Give the picture of a page of a PDF."""
    return Response(page.bench.page_image(source, number), media_type="image/png")


@get("/sources/{source:str}/recording", sync_to_thread=True)
def recording(page: Page, source: str) -> Response[bytes]:
    """Give the recording of a transcript."""
    found = page.bench.recording(source)
    if found is None:
        raise NoSuchPage
    data, kind = page.bench.original(found.id)
    return Response(data, media_type=kind)


ROUTES = (sources, source, write_form, write, picture, recording)
