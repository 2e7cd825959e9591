"""People, organisations and events as a network, with the same as a list."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aigaq.web.page import Page
from aigaq.web.views import network as views


@get("/network", sync_to_thread=True)
def network(page: Page) -> Response[Any]:
    """Show those who have most ties."""
    return _shown(page)


@get("/network/{network:str}", sync_to_thread=True)
def around(page: Page, network: str) -> Response[Any]:
    """Show whoever stands around one person or organisation."""
    now = page.bench.material().entity_of.get(network)
    if now is not None and now.id != network:
        return page.go(f"/network/{now.id}")  # who is whom was decided since
    return _shown(page, network)


def _shown(page: Page, middle: str = "") -> Response[Any]:
    events = page.request.query_params.get("events") != "no"
    found = views.network(page.bench, page.language, middle, events=events)
    return page.render(
        "network.html.j2", view=found, events=events, here=f"/network/{middle}" if middle else "/network"
    )


ROUTES = (network, around)
