"""Who works with a vault, and what they may do: a rule of the program, not of cryptography.

Whoever holds a passphrase holds the vault. Roles keep colleagues from deciding by mistake and say who decided; they
do not keep a person with a passphrase from reading everything with another program.
"""

from __future__ import annotations

from typing import Literal, get_args

from attrs import field, frozen, validators

Role = Literal["reader", "documenter", "reviewer", "keeper"]
"""Each may do what those before it may. ``reader`` reads; ``documenter`` adds sources and testimonies, writes claims,
edits descriptions and consent, keeps searches; ``reviewer`` judges, corrects, merges, splits, settles, grades, confirms
and undoes; ``keeper`` manages members and keys and exports."""
ROLES: tuple[Role, ...] = get_args(Role)


@frozen
class Member:
    """Somebody with a key slot of the vault."""

    slot: str
    """Id of the key slot that their passphrase opens."""
    name: str
    """What they sign decisions with."""
    role: Role = field(default="keeper", validator=validators.in_(ROLES))

    def may(self, role: Role) -> bool:
        """Say whether they may do what this role may."""
        return ROLES.index(self.role) >= ROLES.index(role)
