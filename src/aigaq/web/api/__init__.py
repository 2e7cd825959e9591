"""The JSON interface: the same use cases as the pages, described at ``/api/openapi.json``."""

from __future__ import annotations

from typing import Any

API: tuple[Any, ...] = ()
"""The handlers of the JSON interface, noun by noun."""
