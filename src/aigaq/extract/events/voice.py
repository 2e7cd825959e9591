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
        return shares_passive(self.token) or lacks_object(self.token) or self._set_aside

    @property
    def _set_aside(self) -> bool:
        """Whether a comma parts it from its subject, as no full verb is: “A. B., gunned down at home, had …”."""
        verb = self.token
        if verb.tag_ not in ("VBD", "VBN") or verb.i == 0 or verb.nbor(-1).text != ",":
            return False
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.right_edge.i in (verb.i - 1, verb.i - 2)]
        return bool(subjects) and not any(c.dep_ in ("dobj", "aux", "ccomp", "auxpass") for c in verb.children)

    @cached_property
    def describes(self) -> bool:
        """Whether a verb without an object can only describe here: “a family settled in …”, “was flown to …”."""
        if self.token.tag_ != "VBN":
            return False
        if any(c.dep_ == "auxpass" for c in self.token.children) or is_reduced(self.token):
            return True
        plain = self.token.lower_.endswith("ed")  # “released and applied”: a simple past read as a participle
        return self.token.dep_ in ("acl", "amod") or (not plain and (self.passive or shares_passive(self.token)))
