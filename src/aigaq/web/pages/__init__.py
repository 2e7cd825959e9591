"""Every page of the workbench. A page is one file here, one in ``views/`` and one line in `PAGES`."""

from __future__ import annotations

from typing import Any

from aigaq.web import tiles
from aigaq.web.pages import (
    adding,
    case,
    claims,
    dashboard,
    differences,
    exporting,
    files,
    history,
    incidents,
    judgements,
    keys,
    members,
    network,
    people,
    review,
    search,
    sources,
    tour,
    unlock,
)

PAGES: tuple[Any, ...] = (
    *unlock.ROUTES,
    *files.ROUTES,
    *tiles.ROUTES,
    *members.ROUTES,
    *keys.ROUTES,
    *dashboard.ROUTES,
    *people.ROUTES,
    *case.ROUTES,
    *incidents.ROUTES,
    *network.ROUTES,
    *sources.ROUTES,
    *claims.ROUTES,
    *review.ROUTES,
    *differences.ROUTES,
    *search.ROUTES,
    *adding.ROUTES,
    *exporting.ROUTES,
    *judgements.ROUTES,
    *history.ROUTES,
    *tour.ROUTES,
)
"""The handlers of all pages, in the order of the work."""
