"""Who works with a vault, as the page of members shows it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from aigaq.model.member import Member
from aigaq.web.sessions import Session

LABEL_LONGEST = 60
"""Characters of a passphrase's label; a slot keeps 64 bytes of it."""


@frozen
class Line:
    """One member."""

    slot: str
    name: str
    role: str
    is_self: bool
    """Whether it is whoever looks at the page."""
    is_here: bool
    """Whether a browser of theirs is logged in now."""


def lines(members: Iterable[Member], sessions: Iterable[Session], own: str) -> tuple[Line, ...]:
    """Give a line for each member, by name."""
    here = {session.actor.slot for session in sessions}
    return tuple(Line(m.slot, m.name, m.role, m.slot == own, m.slot in here) for m in members)
