"""Every page of the workbench. A page is one file here, one in ``views/`` and one line in `PAGES`."""

from __future__ import annotations

from aigaq.web.pages import files, home, unlock

PAGES = (
    *unlock.ROUTES,
    *files.ROUTES,
    *home.ROUTES,
)
"""The handlers of all pages, in the order of the work."""
