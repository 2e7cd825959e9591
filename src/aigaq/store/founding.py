"""Making a vault, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from aigaq import vault
from aigaq.errors import VaultExists
from aigaq.store.store import Store
from aigaq.vault.files import NEW, sync_folder
from aigaq.vault.header import DATABASE, HEADER, ORIGINALS

_DRAFT = (HEADER, HEADER + NEW, DATABASE, DATABASE + "-journal")


def found(folder: Path, passphrase: str, *, label: str = "", cost: vault.Cost = vault.RECOMMENDED) -> Store:
    """Make a vault and open it. Killed at any moment it leaves no vault, and may be called again.

    It is made as ``NAME.aigaq.new`` and renamed when complete. Raises `VaultExists`.
    """
    if folder.exists() or folder.is_symlink():
        raise VaultExists
    draft = folder.with_name(folder.name + NEW)
    _clear(draft)
    keys = vault.create(draft, passphrase, label=label, cost=cost)
    Store.create(draft, keys).close()
    draft.rename(folder)
    sync_folder(folder.parent)
    return Store.open(folder, keys)


def _clear(draft: Path) -> None:
    """Remove an unfinished vault: it holds nothing. Raises `VaultExists` where anything else lies in it."""
    if not draft.is_dir():
        return
    originals = draft / ORIGINALS
    strange = {path.name for path in draft.iterdir()} - {*_DRAFT, ORIGINALS}
    if strange or (originals.is_dir() and any(originals.iterdir())):
        raise VaultExists
    for name in _DRAFT:
        (draft / name).unlink(missing_ok=True)
    if originals.is_dir():
        originals.rmdir()
    draft.rmdir()
