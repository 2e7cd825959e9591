"""Scripts, styles, pictures and map tiles: from this machine's disk, never from elsewhere."""

from __future__ import annotations

from typing import Any

from litestar.handlers.http_handlers import HTTPRouteHandler
from litestar.static_files import create_static_files_router

from aigaq.web.templating import STATIC

ROUTES: tuple[Any, ...] = (
    create_static_files_router(
        path="/static",
        directories=[STATIC],
        opt={"open": True},
        name="static",
        include_in_schema=False,
        cache_control=None,
    ),
)
__all__ = ("ROUTES", "HTTPRouteHandler")
