"""Members: who opens the vault, with which role, and one workbench for each of them over the same open vault.

Roles are a rule of the program, not of cryptography: whoever holds a passphrase holds the vault (decision 0143).
"""

from __future__ import annotations

from pathlib import Path

from aigaq import store, vault
from aigaq.errors import BadValue, UnknownMember, WrongPassphrase
from aigaq.model.member import ROLES, Member, Role
from aigaq.model.review import same_hand
from aigaq.vault.slots import LABEL_BYTES
from aigaq.workbench.keeping import Keeping

LONGEST_NAME = 80
"""Characters of a member's name, at the most."""


class Members(Keeping):
    """Who works with an open vault."""

    def members(self) -> tuple[Member, ...]:
        """Give everybody who has a key slot, by name; a slot about which nothing is on file is a keeper's."""
        known = {member.slot: member for member in self._store.members()}
        found = [known.get(s["id"]) or Member(s["id"], s["label"], "keeper") for s in self.slots()]
        return tuple(sorted(found, key=lambda member: (member.name, member.slot)))

    def member(self, who: str) -> Member:
        """Give the member of this name or slot (its first digits). Raises `UnknownMember`."""
        everybody = self.members()
        named = [m for m in everybody if who.strip() and same_hand(m.name) == same_hand(who)]
        found = named or [m for m in everybody if len(who) >= 4 and m.slot.startswith(who)]
        if len(found) != 1:
            raise UnknownMember
        return found[0]

    def who(self, passphrase: str) -> Member:
        """Give the member whose passphrase this is; a tenth of a second a slot. Raises `WrongPassphrase`."""
        keys, slot = vault.unlock_slot(self._folder, passphrase)
        if keys.vault != self.vault_id:
            raise WrongPassphrase(slots=len(self.slots()))
        return member_of(self._store, slot.id, slot.label)

    def add_member(self, name: str, role: Role, passphrase: str) -> Member:
        """Let somebody open the vault with a passphrase of their own. Raises `BadValue` for a name that is taken."""
        self._require("keeper")
        self._check_name(name)
        self._check_role(role)
        self._check_passphrase(passphrase)
        with self._shared.deciding:
            slot = vault.add_slot(self._folder, self._store.keys, passphrase, label=_label(name)).id
            return self._put(Member(slot, " ".join(name.split()), role), "member added")

    def set_role(self, who: str, role: Role) -> Member:
        """Give a member another role; one keeper must stay. Raises `UnknownMember` or `BadValue`."""
        self._require("keeper")
        self._check_role(role)
        with self._shared.deciding:
            known = self.member(who)
            if role != "keeper":
                self._check_keepers(known)
            return self._put(Member(known.slot, known.name, role), "role set")

    def remove_member(self, who: str) -> None:
        """Let somebody's passphrase open the vault no longer. What they decided stays. Raises `LastSlot` or `BadValue`.

        Whoever kept a copy of the vault of that time can go on opening that copy.
        """
        self._require("keeper")
        with self._shared.deciding:
            known = self.member(who)
            self._check_keepers(known)
            vault.remove_slot(self._folder, self._store.keys, known.slot)
            with self._store.writing() as writer:
                writer.drop_member(known.slot)
                writer.log(self._now(), self._by, "member removed", (known.slot,))

    # ── passphrases ────────────────────────────────────────────────────────────────────────────────

    def add_key(self, passphrase: str, label: str = "") -> str:
        """Let one more passphrase open the vault, as a keeper's; give its slot. Raises `BadValue` for one in use."""
        self._require("keeper")
        with self._shared.deciding:
            self._check_passphrase(passphrase)
            slot = vault.add_slot(self._folder, self._store.keys, passphrase, label=_label(label)).id
            self._note_key("key added", slot)
        return slot

    def change_key(self, passphrase: str, old: str | None = None) -> str:
        """Put a new passphrase in place of an old one (that which opened the vault); give its slot."""
        before = old or self._passphrase
        with self._shared.deciding:
            if passphrase != before:
                self._check_passphrase(passphrase)
            slot = vault.change_passphrase(self._folder, before, passphrase).id
            self._note_key("key changed", slot)
        return slot

    def remove_key(self, prefix: str) -> None:
        """Remove a passphrase by the first digits of its slot; one keeper's stays. Raises `LastSlot` or `BadValue`."""
        self._require("keeper")
        with self._shared.deciding:
            found = [m for m in self.members() if m.slot.startswith(prefix)]
            if len(found) != 1:
                raise BadValue(given=prefix, what="key slot", choices=", ".join(s["id"][:8] for s in self.slots()))
            if len(self.slots()) > 1:
                self._check_keepers(found[0])
            vault.remove_slot(self._folder, self._store.keys, found[0].slot)
            with self._store.writing() as writer:
                writer.drop_member(found[0].slot)
                writer.log(self._now(), self._by, "key removed", (found[0].slot,))

    @property
    def role(self) -> Role:
        """The role of whoever works here."""
        return self._role

    def _put(self, member: Member, action: str) -> Member:
        with self._store.writing() as writer:
            writer.put_member(member)
            writer.log(self._now(), self._by, action, (member.slot,), {"role": member.role})
        return member

    def _check_name(self, name: str) -> None:
        taken = {same_hand(m.name) for m in self.members()}
        if not name.strip() or len(name) > LONGEST_NAME or same_hand(name) in taken or not name.isprintable():
            choices = f"1 to {LONGEST_NAME} characters, and no name that another member has"
            raise BadValue(given="…", what="name of a member", choices=choices)

    def _check_role(self, role: str) -> None:
        if role not in ROLES:
            raise BadValue(given=role, what="role", choices=", ".join(ROLES))

    def _check_passphrase(self, passphrase: str) -> None:
        """Two slots of one passphrase could not be told apart."""
        try:
            vault.unlock_slot(self._folder, passphrase)
        except WrongPassphrase:
            return
        raise BadValue(given="…", what="new passphrase", choices="one that nobody here uses yet")

    def _check_keepers(self, member: Member) -> None:
        others = [m for m in self.members() if m.role == "keeper" and m.slot != member.slot]
        if member.role == "keeper" and not others:
            raise BadValue(given=member.slot[:8], what="member who can go", choices="any but the last keeper")


def member_of(opened: store.Store, slot: str, label: str) -> Member:
    """Give the member of a key slot."""
    return next((m for m in opened.members() if m.slot == slot), Member(slot, label, "keeper"))


def first_member(opened: store.Store, folder: Path, name: str) -> Member:
    """Give the keeper of a new vault: whoever made it."""
    return Member(vault.slots(folder, opened.keys)[0].id, name, "keeper")


def _label(name: str) -> str:
    """Cut a name to what the label of a slot holds."""
    return name.encode()[:LABEL_BYTES].decode(errors="ignore")
