"""Giving out: one person's case file or the whole vault, as a file that the browser saves outside the vault."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.web.page import Form, Page
from aigaq.web.views import exporting as views
from aigaq.workbench import Asked, Given

KEEPER = {"role": "keeper"}
# It reads what there is, and notes in the log alone; the page stays as it is, so that its form may be sent again.
GIVES = {"reads": True, **KEEPER}


@get("/export", opt=KEEPER, sync_to_thread=True)
def export(page: Page) -> Response[Any]:
    """Offer to give out the whole vault, or somebody's case file."""
    return _form(page, Asked("html", language=page.language))


@get("/people/{person:str}/export", opt=KEEPER, sync_to_thread=True)
def export_case(page: Page, person: str) -> Response[Any]:
    """Offer to give out the case file of one person."""
    return _form(page, Asked("html", person, page.language))


@post("/export", opt=GIVES, sync_to_thread=True)
def give(page: Page, data: Form) -> Response[Any]:
    """Give a file to be saved; where people who spoke have not allowed it, name them and ask for a reason first."""
    asked = views.asked(data)
    if asked.format == views.JUDGEMENTS:
        return saved(page.bench.give_judgements())
    held = page.bench.held_back(asked)
    if held and not asked.despite:
        return _form(page, asked, held, status=409)
    return saved(page.bench.give(asked))


def _form(page: Page, asked: Asked, held: tuple[Any, ...] = (), status: int = 200) -> Response[Any]:
    person = page.bench.person(asked.person) if asked.person else None
    choices = views.choices(page.bench.formats(), of_one=person is not None)
    return page.render(
        "export.html.j2", status=status, asked=asked, person=person, choices=choices, held=held,
        names=views.NAMES, audiences=[(key, page.words.gettext(views.FOR_WHOM[key])) for key in views.AUDIENCES],
    )  # fmt: skip


def saved(given: Given) -> Response[bytes]:
    """Answer with a file that the browser saves instead of showing it."""
    head = {"content-disposition": f'attachment; filename="{given.file}"'}
    return Response(given.data, media_type=given.media_type, headers=head, status_code=200)


ROUTES = (export, export_case, give)
