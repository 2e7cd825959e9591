"""E2xx: the vault cannot be opened or written."""

from __future__ import annotations

from aigaq.errors.base import AigaqError


class VaultError(
    AigaqError,
    code="E200",
    exit_code=3,
    says="The vault cannot be used: {reason}",
    do="Nothing was changed.",
):
    """The vault cannot be opened or written."""


class NotAVault(
    VaultError,
    code="E201",
    says="That is not an Aigaq vault.",
    do="Make one with `aigaq init NAME.aigaq`. Nothing was changed.",
):
    """The path is not an Aigaq vault."""


class VaultExists(
    VaultError,
    code="E202",
    says="Something already stands at that path.",
    do="Choose another name. Nothing was changed.",
):
    """`init` was asked to make a vault where something already stands."""


class WrongPassphrase(
    VaultError,
    code="E203",
    says="The passphrase opens none of this vault's {slots} key slots.",
    do="Check keyboard layout and Caps Lock, and try again. Nothing was changed.",
):
    """No key slot opens with this passphrase."""


class DamagedHeader(
    VaultError,
    code="E204",
    says="The vault's header is damaged: {reason}.",
    do="Put back header.json from a backup of this vault; without it nobody can open it. Nothing was changed.",
):
    """The vault's header was changed or cut off."""


class DamagedDatabase(
    VaultError,
    code="E205",
    says="The vault's database is damaged: {reason}.",
    do="Restore database.sqlite from a backup. The sealed originals can be read without it.",
):
    """The vault's database was changed or cut off."""


class NewerVault(
    VaultError,
    code="E206",
    says="This vault has format {found}; this Aigaq reads up to format {known}.",
    do="Install a newer Aigaq. Nothing was changed.",
):
    """The vault was written by a newer Aigaq."""


class LastSlot(
    VaultError,
    code="E207",
    says="This is the vault's last key slot; without it nobody could open the vault.",
    do="Add another passphrase first. Nothing was changed.",
):
    """The last key slot may not be removed."""


class VaultBusy(
    VaultError,
    code="E208",
    says="Another program is writing to this vault.",
    do="Wait until it has finished, then run the command again. Nothing was changed.",
):
    """Another Aigaq is writing to the vault."""
