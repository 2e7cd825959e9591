"""The first page after unlocking, until the dashboard takes its place."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aigaq.web.page import Page


@get("/", sync_to_thread=True)
def home(page: Page) -> Response[Any]:
    """Show how much the vault holds."""
    material = page.bench.material()
    counts = {"people": len(material.people), "sources": len(material.sources), "claims": len(material.claims)}
    return page.render("home.html.j2", counts=counts)


ROUTES = (home,)
