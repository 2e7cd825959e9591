"""Scripts, styles, pictures and the base map: from this machine's disk, never from elsewhere."""

from __future__ import annotations

from litestar import Router
from litestar.datastructures import CacheControlHeader
from litestar.static_files import create_static_files_router

from aigaq.web.templating import STATIC

DAY = 24 * 3600
ROUTES: tuple[Router, ...] = (
    create_static_files_router(
        path="/static",
        directories=[STATIC],
        opt={"open": True},
        name="static",
        include_in_schema=False,
        cache_control=CacheControlHeader(max_age=DAY, private=True),
    ),
)
