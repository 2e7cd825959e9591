"""Why a claim was made: the words, the rule, who, when, how sure, and what was weighed and lost."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Topic = Literal["words", "rule", "who", "date", "place", "speaker", "certainty", "lost"]
"""``lost``: another reading of the same words, and why it was not taken."""


@frozen
class Ground:
    """One thing that a claim rests on."""

    topic: Topic
    says: str
    """A short English sentence."""
    start: int | None = None
    """Where its words stand in the text, in code points; ``None`` where no words say it."""
    end: int | None = None


@frozen
class Explanation:
    """All that a claim rests on, worked out anew from its text."""

    claim: str
    """Id of the claim."""
    made_by: str
    """The extractor and version that made it."""
    retold: bool
    """Whether the extractor of today makes the claim again; if not, only what the claim itself records is shown."""
    grounds: tuple[Ground, ...]
