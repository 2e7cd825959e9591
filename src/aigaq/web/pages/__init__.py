"""Every page of the workbench. A page is one file here, one in ``views/`` and one line in `PAGES`."""

from __future__ import annotations

from typing import Any

from aigaq.web import tiles
from aigaq.web.pages import case, claims, differences, files, history, home, members, review, sources, unlock

PAGES: tuple[Any, ...] = (
    *unlock.ROUTES,
    *files.ROUTES,
    *tiles.ROUTES,
    *members.ROUTES,
    *home.ROUTES,
    *case.ROUTES,
    *sources.ROUTES,
    *claims.ROUTES,
    *review.ROUTES,
    *differences.ROUTES,
    *history.ROUTES,
)
"""The handlers of all pages, in the order of the work."""
