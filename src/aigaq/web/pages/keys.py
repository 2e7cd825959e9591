"""Passphrases that open this vault, a spare one for the safe, and the key that opens the originals without Aigaq."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm
from aigaq.web.forms import Form, FormData
from aigaq.web.page import Page
from aigaq.web.pages.members import KEEPER, PASSPHRASE_LONGEST, new_passphrase
from aigaq.web.views import members as views


@get("/keys", opt=KEEPER, sync_to_thread=True)
def keys(page: Page) -> Response[Any]:
    """Show the passphrases by their labels, never by their words."""
    return _shown(page)


@post("/keys", opt=KEEPER, sync_to_thread=True)
def add(page: Page, data: Form) -> Response[Any]:
    """Let one more passphrase open the vault."""
    _again(page, data)
    page.bench.add_key(new_passphrase(data), data.text("label", longest=views.LABEL_LONGEST, needed=True))
    return page.done(page.words.gettext("The passphrase opens the vault from now on."), back="/keys")


@post("/keys/{slot:str}/remove", opt=KEEPER, sync_to_thread=True)
def remove(page: Page, slot: str) -> Response[Any]:
    """Let a passphrase open the vault no longer."""
    member = page.bench.member(slot)
    if member.slot == page.actor.slot:
        raise BadForm(field=page.words.gettext("Passphrase"), reason="it is the one you unlocked the vault with")
    page.bench.remove_key(member.slot)
    page.desk.end_of(member.slot, but=page.session)
    return page.done(page.words.gettext("The passphrase is removed."), back="/keys")


@post("/keys/identity", opt=KEEPER, sync_to_thread=True)
def identity(page: Page, data: Form) -> Response[Any]:
    """Show the recovery key, once; the history keeps that it was shown."""
    _again(page, data)
    page.back = "/keys"
    return _shown(page, page.bench.age_identity())


def _shown(page: Page, recovery: str = "") -> Response[Any]:
    lines = views.lines(page.bench.members(), page.desk.sessions.here(), page.actor.slot)
    labels = {slot["id"]: slot["label"] for slot in page.bench.slots()}
    return page.render("keys.html.j2", lines=lines, labels=labels, recovery=recovery)


def _again(page: Page, data: FormData) -> None:
    """Ask for a passphrase once more: the screen may have been left alone. Raises `WrongPassphrase`."""
    page.desk.checked(data.get("old", "")[:PASSPHRASE_LONGEST])


ROUTES = (keys, add, remove, identity)
