"""Key slots: several passphrases for one vault, added, changed and removed without re-encrypting it.

Whoever once knew the master key (any passphrase of the vault together with its header of that time)
can go on opening copies of the vault: removing a slot does not change the master key.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pyrage
from attrs import evolve, frozen

from aigaq.errors import BadValue, DamagedHeader, LastSlot, VaultExists, WrongPassphrase
from aigaq.vault.files import PRIVATE_FOLDER, disk_errors, locked
from aigaq.vault.header import FORMAT, MAX_SLOTS, VERSION, Header, KdfParameters, Slot, read_header, write_header
from aigaq.vault.keys import (
    KEY_BYTES,
    RECOMMENDED,
    SALT_BYTES,
    Box,
    Cost,
    Keys,
    derive,
    stretch,
    unwrap,
    wrap,
)

ID_BYTES = 16
LABEL_BYTES = 64
"""Labels are padded to this length, so that their length says nothing."""


@frozen
class SlotInfo:
    """A key slot as shown to the user."""

    id: str
    label: str
    cost: Cost


def create(folder: Path, passphrase: str, *, label: str = "", cost: Cost = RECOMMENDED) -> Keys:
    """Make a vault's folder and header with fresh keys. Raises `VaultExists` where something stands."""
    vault, master = os.urandom(ID_BYTES).hex(), os.urandom(KEY_BYTES)
    identity = pyrage.x25519.Identity.generate()
    keys = Keys(vault, master, str(identity), str(identity.to_public()))
    slot = _slot(keys, passphrase, os.urandom(ID_BYTES).hex(), _label_box(keys, label), cost)
    sealed = wrap(derive(master, vault, "identity"), keys.identity.encode(), _about("identity", vault))
    header = Header(FORMAT, VERSION, vault, keys.recipient, sealed, (slot,)).signed(master)
    with disk_errors():
        try:
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise VaultExists from error
    write_header(folder, header)
    return keys


def unlock(folder: Path, passphrase: str) -> Keys:
    """Give the keys of a vault. Nothing on the disk changes.

    Raises `WrongPassphrase`, `NotAVault`, `DamagedHeader`, `NewerVault` or `NoPassphrase`.
    """
    header = read_header(folder)
    return _unlock(header, passphrase)[0]


def unlock_slot(folder: Path, passphrase: str) -> tuple[Keys, SlotInfo]:
    """Give the keys of a vault and the slot that the passphrase opened. Raises what `unlock` raises."""
    keys, slot = _unlock(read_header(folder), passphrase)
    return keys, SlotInfo(slot.id, _label(keys, slot.label), slot.kdf.cost)


def slots(folder: Path, keys: Keys) -> tuple[SlotInfo, ...]:
    """Give the vault's key slots with their labels, in the order they were added."""
    header = _authentic(folder, keys)
    return tuple(SlotInfo(slot.id, _label(keys, slot.label), slot.kdf.cost) for slot in header.slots)


def add_slot(
    folder: Path,
    keys: Keys,
    passphrase: str,
    *,
    label: str = "",
    cost: Cost = RECOMMENDED,
) -> SlotInfo:
    """Let one more passphrase open the vault."""
    slot = _slot(keys, passphrase, os.urandom(ID_BYTES).hex(), _label_box(keys, label), cost)
    with locked(folder):
        header = _authentic(folder, keys)
        if len(header.slots) >= MAX_SLOTS:
            raise BadValue(given="one more", what="number of key slots", choices=f"up to {MAX_SLOTS}")
        _replace(folder, keys, header, (*header.slots, slot))
    return SlotInfo(slot.id, label, cost)


def remove_slot(folder: Path, keys: Keys, slot_id: str) -> None:
    """Let a passphrase open the vault no longer. Raises `LastSlot`, and `BadValue` for an unknown slot."""
    with locked(folder):
        header = _authentic(folder, keys)
        if slot_id not in {slot.id for slot in header.slots}:
            raise BadValue(given=slot_id, what="key slot", choices=", ".join(s.id for s in header.slots))
        if len(header.slots) == 1:
            raise LastSlot
        _replace(folder, keys, header, (slot for slot in header.slots if slot.id != slot_id))


def change_passphrase(folder: Path, old: str, new: str, *, cost: Cost | None = None) -> SlotInfo:
    """Put a new passphrase into the slot that the old one opens; id, label and (unless given) cost stay."""
    with locked(folder):
        header = read_header(folder)
        keys, slot = _unlock(header, old)
        changed = _slot(keys, new, slot.id, slot.label, cost or slot.kdf.cost)
        _replace(folder, keys, header, (changed if s.id == slot.id else s for s in header.slots))
    return SlotInfo(changed.id, _label(keys, changed.label), changed.kdf.cost)


def _unlock(header: Header, passphrase: str) -> tuple[Keys, Slot]:
    for slot in header.slots:
        key = stretch(passphrase, bytes.fromhex(slot.kdf.salt), slot.kdf.cost)
        master = unwrap(key, slot.master, _about("slot", header.vault, slot.id))
        if master is not None:
            return _keys(header, master), slot
    raise WrongPassphrase(slots=len(header.slots))


def _keys(header: Header, master: bytes) -> Keys:
    if not header.is_authentic(master):
        raise DamagedHeader(reason="its authentication code does not fit")
    about = _about("identity", header.vault)
    identity = unwrap(derive(master, header.vault, "identity"), header.identity, about)
    if identity is None:
        raise DamagedHeader(reason="the sealed age identity does not open")
    return Keys(header.vault, master, identity.decode(), header.recipient)


def _authentic(folder: Path, keys: Keys) -> Header:
    header = read_header(folder)
    if header.vault != keys.vault or not header.is_authentic(keys.master):
        raise DamagedHeader(reason="its authentication code does not fit")
    return header


def _replace(folder: Path, keys: Keys, header: Header, with_slots: Iterable[Slot]) -> None:
    write_header(folder, evolve(header, slots=tuple(with_slots)).signed(keys.master))


def _slot(keys: Keys, passphrase: str, slot_id: str, label: Box, cost: Cost) -> Slot:
    salt = os.urandom(SALT_BYTES)
    box = wrap(stretch(passphrase, salt, cost), keys.master, _about("slot", keys.vault, slot_id))
    return Slot(slot_id, KdfParameters("argon2id", cost, salt.hex()), box, label)


def _label_box(keys: Keys, label: str) -> Box:
    data = label.encode("utf-8", "replace")
    if len(data) > LABEL_BYTES or "\0" in label:
        raise BadValue(given="…", what="slot label", choices=f"up to {LABEL_BYTES} bytes of text")
    key = derive(keys.master, keys.vault, "labels")
    return wrap(key, data.ljust(LABEL_BYTES, b"\0"), _about("label", keys.vault))


def _label(keys: Keys, box: Box) -> str:
    data = unwrap(derive(keys.master, keys.vault, "labels"), box, _about("label", keys.vault))
    if data is None:
        raise DamagedHeader(reason="a slot's label does not open")
    return data.rstrip(b"\0").decode()


def _about(*parts: str) -> list[str]:
    kind, *rest = parts
    return [f"aigaq/1/{kind}", *rest]
