"""Members and their roles, and which decisions need a second person."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from aigaq.model.member import Member
from aigaq.model.member import Role as RoleName
from aigaq.web.api.records import Reason, Taken, taken
from aigaq.web.api.routing import decides, looks
from aigaq.web.page import Page

TAGS = ["members"]
KEEPER = {"role": "keeper"}


class MemberRecord(Struct):
    """Somebody with a key slot of the vault."""

    slot: str
    name: str
    role: RoleName


class NewMember(Struct, forbid_unknown_fields=True):
    """Somebody who is to have a passphrase of their own."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    passphrase: Annotated[str, Meta(min_length=8, max_length=4096)]
    role: RoleName = "reader"


class SetRole(Struct, forbid_unknown_fields=True):
    """Another role for a member."""

    role: RoleName


class Policy(Struct, forbid_unknown_fields=True):
    """Verdicts that take effect when a second person has confirmed them."""

    verdicts: Annotated[list[Literal["same", "different", "reject", "correct", "settle"]], Meta(max_length=5)]
    reason: Reason = ""


@looks("/api/members", tags=TAGS)
def members(page: Page) -> list[MemberRecord]:
    """Give everybody who has a key slot, by name."""
    return [_record(member) for member in page.bench.members()]


@decides("/api/members", tags=TAGS, opt=KEEPER)
def add(page: Page, data: NewMember) -> MemberRecord:
    """Let somebody open the vault with a passphrase of their own."""
    return _record(page.bench.add_member(data.name, data.role, data.passphrase))


@decides("/api/members/{slot:str}/role", tags=TAGS, opt=KEEPER)
def set_role(page: Page, slot: str, data: SetRole) -> MemberRecord:
    """Give a member another role; sessions of theirs end, so that it holds at once."""
    member = page.bench.set_role(slot, data.role)
    page.desk.end_of(member.slot, but=page.session)
    return _record(member)


@decides("/api/members/{slot:str}/remove", tags=TAGS, opt=KEEPER)
def remove(page: Page, slot: str) -> MemberRecord:
    """Let somebody's passphrase open the vault no longer."""
    member = page.bench.member(slot)
    page.bench.remove_member(member.slot)
    page.desk.end_of(member.slot, but=page.session)
    return _record(member)


@decides("/api/members/policy", tags=TAGS, opt=KEEPER)
def policy(page: Page, data: Policy) -> Taken:
    """Say which decisions take effect only when a second person has confirmed them."""
    return taken(page.bench.set_policy(data.verdicts, data.reason))


def _record(member: Member) -> MemberRecord:
    return MemberRecord(member.slot, member.name, member.role)


ROUTES = (members, add, set_role, remove, policy)
