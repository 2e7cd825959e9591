"""Every route with every role, and without any: it does what its declaration says. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from aigaq.web.app import make_app
from aigaq.web.desk import Desk
from aigaq.web.guarding import needed_role
from aigaq.web.roles import Role
from aigaq.web.settings import Settings
from tests.web.conftest import Site

OPEN = {
    "GET /unlock",
    "POST /unlock",
    "POST /lock",
    "GET /rest",
    "POST /language",
    "POST /theme",
    "POST /api/unlock",
    "POST /api/lock",
}
"""All that can be reached while the vault is locked, but for scripts and styles."""
ONES_OWN = {"/members/passphrase", "/api/members/passphrase"}
"""What anybody may change, because it is theirs."""
NOBODY = "0" * 64


def routes(app: Any) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    """Give method, address and handler of every route."""
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            parts = [NOBODY if not isinstance(part, str) else part for part in route.path_components]
            for method, (handler, _) in sorted(route.route_handler_map.items()):
                if method != "OPTIONS":
                    yield method, "/" + "/".join(parts), handler


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, HTTPRouteHandler]]:
    return list(routes(make_app(Desk(tmp_path_factory.mktemp("none"), Settings()))))


def send(site: Site, method: str, path: str) -> Any:
    """Send a request with the tokens and no content."""
    if method == "GET":
        return site.get(path)
    if path.startswith("/api"):
        head = {"X-CSRF-Token": site.csrf if site.session else ""}
        return site.client.request(method, path, json={}, headers=head, follow_redirects=False)
    return site.post(path)


def test_only_what_is_named_here_is_open(every: list[tuple[str, str, HTTPRouteHandler]]) -> None:
    found = {f"{method} {path}" for method, path, handler in every if handler.opt.get("open")}
    assert {entry for entry in found if "/static" not in entry} == OPEN
    assert all(entry.startswith(("GET /static", "HEAD /static")) for entry in found - OPEN)


def test_every_route_refuses_without_unlocking(site: Site, every: list[tuple[str, str, HTTPRouteHandler]]) -> None:
    for method, path, handler in every:
        if handler.opt.get("open"):
            continue
        answer = send(site.locked(), method, path)
        refused = answer.status_code == 401 or answer.headers.get("location") == "/unlock"
        assert refused, (method, path, answer.status_code)
        assert "Asan" not in answer.text


@pytest.mark.parametrize("role", ["reader", "documenter", "reviewer", "keeper"])
def test_every_route_holds_to_its_role(
    fresh_site: Site, every: list[tuple[str, str, HTTPRouteHandler]], role: str
) -> None:
    for method, path, handler in every:
        if handler.opt.get("open"):
            continue
        somebody = fresh_site.as_role(role)
        answer = send(somebody, method, path)
        allowed = Role.named(role) >= needed_role(handler, method)
        refused = answer.status_code == 403 and "Your role does not allow" in answer.text
        assert refused != allowed, (role, method, path, answer.status_code)
        if allowed:
            assert answer.status_code < 500, (role, method, path, answer.text[-300:])
            assert answer.status_code not in (401, 403), (role, method, path)


def test_what_changes_something_never_has_a_readers_role_unless_it_only_reads(
    every: list[tuple[str, str, HTTPRouteHandler]],
) -> None:
    for method, path, handler in every:
        if method not in ("GET", "HEAD") and not handler.opt.get("open"):
            harmless = handler.opt.get("reads") or needed_role(handler, method) > Role.READER
            assert harmless or path in ONES_OWN, (method, path)
