"""Decisions on who is who that people took in another program, taken over from its file."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm
from aigaq.web.page import Form, Page
from aigaq.web.settings import UPLOAD_BYTES

REVIEWER = {"role": "reviewer"}


@get("/judgements", opt=REVIEWER, sync_to_thread=True)
def judgements(page: Page) -> Response[Any]:
    """Offer to take over a file."""
    return page.render("judgements.html.j2", report=None)


@post("/judgements", opt=REVIEWER, sync_to_thread=True, request_max_body_size=UPLOAD_BYTES)
def take_over(page: Page, data: Form) -> Response[Any]:
    """Take over what does not contradict a decision that stands here, and say what came of every line."""
    files = [upload for upload in data.uploads("file") if upload.name]
    if not files:
        raise BadForm(field=page.words.gettext("File"), reason=page.words.gettext("there is no file"))
    report = page.bench.read_judgements(files[0].data, data.text("reason", longest=2_000))
    page.back = "/judgements"
    return page.render("judgements.html.j2", report=report)


ROUTES = (judgements, take_over)
