"""Members: who opens the vault, with which role; a keeper adds and removes them, everybody changes their own key."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm
from aigaq.model.member import ROLES
from aigaq.web.forms import Form, FormData
from aigaq.web.page import Page
from aigaq.web.views import members as views

KEEPER = {"role": "keeper"}
PASSPHRASE_LEAST, PASSPHRASE_LONGEST = 8, 4096
"""Characters of a new passphrase; the page advises five random words."""
NEEDS_SECOND = ("same", "different", "reject", "correct", "settle")
"""Verdicts for which a vault can ask for a second person."""


@get("/members", sync_to_thread=True)
def members(page: Page) -> Response[Any]:
    """Show who works with this vault and what each may do."""
    lines = views.lines(page.bench.members(), page.desk.sessions.here(), page.actor.slot)
    policy = set(page.bench.policy())
    return page.render("members.html.j2", members=lines, roles=ROLES, policy=policy, verdicts=NEEDS_SECOND)


@post("/members", opt=KEEPER, sync_to_thread=True)
def add(page: Page, data: Form) -> Response[Any]:
    """Let somebody open the vault with a passphrase of their own."""
    role = data.choice("role", ROLES, "reader")
    page.bench.add_member(data.text("name", longest=80, needed=True), role, new_passphrase(data))  # type: ignore[arg-type]
    return page.done(page.words.gettext("The new member can unlock the vault now."), back="/members")


@post("/members/{slot:str}/role", opt=KEEPER, sync_to_thread=True)
def set_role(page: Page, slot: str, data: Form) -> Response[Any]:
    """Give a member another role; sessions of theirs end, so that it holds at once."""
    member = page.bench.set_role(slot, data.choice("role", ROLES))  # type: ignore[arg-type]
    page.desk.end_of(member.slot, but=page.session)
    return page.done(page.words.gettext("The role is changed."), back="/members")


@post("/members/{slot:str}/remove", opt=KEEPER, sync_to_thread=True)
def remove(page: Page, slot: str) -> Response[Any]:
    """Let somebody's passphrase open the vault no longer."""
    member = page.bench.member(slot)
    page.bench.remove_member(member.slot)
    page.desk.end_of(member.slot, but=page.session)
    return page.done(page.words.gettext("The member is removed."), back="/members")


@post("/members/policy", opt=KEEPER, sync_to_thread=True)
def set_policy(page: Page, data: Form) -> Response[Any]:
    """Say which decisions take effect only when a second person has confirmed them."""
    chosen = [verdict for verdict in NEEDS_SECOND if verdict in data.all("verdict")]
    decision = page.bench.set_policy(chosen, data.text("reason"))
    return page.done(page.words.gettext("The rule holds from now on."), back="/members", undo=decision.id)


@post("/members/passphrase", opt={"role": "reader"}, sync_to_thread=True)
def change(page: Page, data: Form) -> Response[Any]:
    """Change one's own passphrase."""
    old = data.get("old", "")[:PASSPHRASE_LONGEST]
    page.desk.checked(old)
    page.bench.change_key(new_passphrase(data), old)
    return page.done(page.words.gettext("Your passphrase is changed."), back="/members")


def new_passphrase(data: FormData) -> str:
    """Read a new passphrase, written twice. Raises `BadForm`."""
    given = data.get("passphrase", "")
    if not PASSPHRASE_LEAST <= len(given) <= PASSPHRASE_LONGEST:
        reason = f"it takes {PASSPHRASE_LEAST} to {PASSPHRASE_LONGEST} characters"
        raise BadForm(field="passphrase", reason=reason)
    if given != data.get("again", ""):
        raise BadForm(field="passphrase", reason="it was written in two ways")
    return given


ROUTES = (members, add, set_role, remove, set_policy, change)
