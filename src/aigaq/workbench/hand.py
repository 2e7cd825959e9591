"""Who decides, when and why."""

from __future__ import annotations

from attrs import frozen


@frozen
class Hand:
    """Who decides, when and why."""

    by: str
    at: str
    """ISO 8601 in UTC."""
    reason: str = ""
