"""Members and their roles, and which decisions need a second person."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from aigaq.errors import BadForm
from aigaq.model.member import Member
from aigaq.model.member import Role as RoleName
from aigaq.web.api.records import Reason, Taken, taken
from aigaq.web.api.routing import decides, looks
from aigaq.web.page import Page

TAGS = ["members"]
KEEPER = {"role": "keeper"}
Passphrase = Annotated[str, Meta(min_length=1, max_length=4096)]
NewPassphrase = Annotated[str, Meta(min_length=8, max_length=4096)]


class MemberRecord(Struct):
    """Somebody with a key slot of the vault."""

    slot: str
    name: str
    role: RoleName


class NewMember(Struct, forbid_unknown_fields=True):
    """Somebody who is to have a passphrase of their own."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    passphrase: NewPassphrase
    role: RoleName = "reader"


class SetRole(Struct, forbid_unknown_fields=True):
    """Another role for a member."""

    role: RoleName


class Policy(Struct, forbid_unknown_fields=True):
    """Verdicts that take effect when a second person has confirmed them."""

    verdicts: Annotated[list[Literal["same", "different", "reject", "correct", "settle"]], Meta(max_length=5)]
    reason: Reason = ""


class Own(Struct, forbid_unknown_fields=True):
    """A passphrase of the vault, once more: the screen may have been left alone."""

    old: Passphrase


class Change(Struct, forbid_unknown_fields=True):
    """One's own passphrase, and the new one."""

    old: Passphrase
    passphrase: NewPassphrase


class NewKey(Struct, forbid_unknown_fields=True):
    """A spare passphrase, what it is for, and one that opens the vault now."""

    old: Passphrase
    passphrase: NewPassphrase
    label: Annotated[str, Meta(min_length=1, max_length=60)]


class KeyRecord(Struct):
    """A key slot: a passphrase, by its label."""

    slot: str
    label: str


class Slot(Struct):
    """The key slot that was added, changed or removed."""

    slot: str


class Identity(Struct):
    """The key that opens the originals: guard it like a passphrase."""

    identity: str


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


@looks("/api/members/policy", tags=TAGS)
def policy(page: Page) -> list[str]:
    """Give the verdicts that take effect only when a second person has confirmed them."""
    return list(page.bench.policy())


@decides("/api/members/policy", tags=TAGS, opt=KEEPER)
def set_policy(page: Page, data: Policy) -> Taken:
    """Say which decisions take effect only when a second person has confirmed them."""
    return taken(page.bench.set_policy(data.verdicts, data.reason))


@decides("/api/members/passphrase", tags=TAGS, opt={"role": "reader"})
def change(page: Page, data: Change) -> Slot:
    """Put a new passphrase in place of one's own."""
    page.desk.checked(data.old)
    return Slot(page.bench.change_key(data.passphrase, data.old))


@looks("/api/keys", tags=TAGS, opt=KEEPER)
def keys(page: Page) -> list[KeyRecord]:
    """Give the key slots with their labels, in the order in which they were added."""
    return [KeyRecord(slot["id"], slot["label"]) for slot in page.bench.slots()]


@decides("/api/keys", tags=TAGS, opt=KEEPER)
def add_key(page: Page, data: NewKey) -> Slot:
    """Let one more passphrase open the vault, as a keeper's."""
    page.desk.checked(data.old)
    return Slot(page.bench.add_key(data.passphrase, data.label))


@decides("/api/keys/{slot:str}/remove", tags=TAGS, opt=KEEPER)
def remove_key(page: Page, slot: str) -> Slot:
    """Let a passphrase open the vault no longer; not the one that this session was begun with."""
    member = page.bench.member(slot)
    if member.slot == page.actor.slot:
        raise BadForm(field="slot", reason="it is the one you unlocked the vault with")
    page.bench.remove_key(member.slot)
    page.desk.end_of(member.slot, but=page.session)
    return Slot(member.slot)


@decides("/api/keys/identity", tags=TAGS, opt=KEEPER)
def identity(page: Page, data: Own) -> Identity:
    """Give the age identity that opens the originals with any age tool; the log records it."""
    page.desk.checked(data.old)
    return Identity(page.bench.age_identity())


def _record(member: Member) -> MemberRecord:
    return MemberRecord(member.slot, member.name, member.role)


ROUTES = (members, add, set_role, remove, policy, set_policy, change, keys, add_key, remove_key, identity)
