"""What somebody may do at the workbench: four roles, each holding all of the one before."""

from __future__ import annotations

from enum import IntEnum
from typing import cast

from aigaq.model.member import Role as MemberRole


class Role(IntEnum):
    """A role in an office; a higher one may do all that a lower one may."""

    READER = 1
    """Reads everything."""
    DOCUMENTER = 2
    """Adds sources, writes testimonies and claims, edits what is known of a source, keeps searches."""
    REVIEWER = 3
    """Accepts, rejects, corrects, merges, splits, settles, grades and undoes."""
    KEEPER = 4
    """Manages members, passphrases and exports."""

    @classmethod
    def named(cls, name: str) -> Role:
        """Give the role of this name; an unknown name is the least of them, a reader."""
        return cls.__members__.get(name.upper(), cls.READER)

    @property
    def word(self) -> str:
        """The role's name in lower case, as routes and member records write it."""
        return self.name.lower()

    @property
    def member(self) -> MemberRole:
        """The role as a member record has it."""
        return cast("MemberRole", self.word)
