"""The JSON interface: the same use cases as the pages, described at ``/api/openapi.json``.

Unlock with ``POST /api/unlock``; send the cookie and, with every POST, the token it answers as ``X-CSRF-Token``.
An ``Idempotency-Key`` of one's own keeps a request that is sent twice from deciding twice.
"""

from __future__ import annotations

from typing import Any

from aigaq.web.api import asking, claims, entering, exports, finding, members, people, sources, testimonies, waiting

API: tuple[Any, ...] = (
    *entering.ROUTES,
    *people.ROUTES,
    *sources.ROUTES,
    *claims.ROUTES,
    *asking.ROUTES,
    *finding.ROUTES,
    *waiting.ROUTES,
    *testimonies.ROUTES,
    *exports.ROUTES,
    *members.ROUTES,
)
"""The handlers of the JSON interface, noun by noun."""
