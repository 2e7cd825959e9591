"""In which voice a verb stands, found out once for all cues that it calls."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define

from aigaq.extract.events.words import is_passive, is_reduced, lacks_object, shares_passive

if TYPE_CHECKING:
    from aigaq.extract.token import Token


@define(eq=False)
class Voice:
    """The voice of one verb."""

    token: Token

    @cached_property
    def passive(self) -> bool:
        """Whether the verb's surface subject is its object."""
        return is_passive(self.token)

    @cached_property
    def shared(self) -> bool:
        """Whether it may share the passive of another verb, or be the bare passive of a headline."""
        return shares_passive(self.token) or lacks_object(self.token)

    @cached_property
    def describes(self) -> bool:
        """Whether a verb without an object can only describe here: “a family settled in …”, “was flown to …”."""
        if self.token.tag_ != "VBN":
            return False
        if any(c.dep_ == "auxpass" for c in self.token.children) or is_reduced(self.token):
            return True
        plain = self.token.lower_.endswith("ed")  # “released and applied”: a simple past read as a participle
        return self.token.dep_ in ("acl", "amod") or (not plain and (self.passive or shares_passive(self.token)))
