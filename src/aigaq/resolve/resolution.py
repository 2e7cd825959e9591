"""The one door: mentions, claims and decisions in; people, organisations, places and suggestions out."""

from __future__ import annotations

from collections.abc import Sequence

from aigaq.model.claim import Claim
from aigaq.model.entity import Resolution
from aigaq.model.mention import Mention
from aigaq.model.review import Decision
from aigaq.resolve.state import EMPTY, extend


def resolve(mentions: Sequence[Mention], claims: Sequence[Claim], decisions: Sequence[Decision]) -> Resolution:
    """Find who is who, over all sources. The same input, in whatever order, gives the same result.

    To add to a result later without comparing everything again, keep the state (`aigaq.resolve.extend`).
    """
    return extend(EMPTY, mentions, claims, decisions).resolution
