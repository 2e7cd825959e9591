"""No request leaves this machine: told by the browser's own log of its network, below what pages can see.

Chromium itself calls Google's servers: for updates, and, unless its user turns that off, with a number made from the
names of a form's fields (autofill). Such requests have no page as their initiator; the how-to on the workbench says how
to turn them off. Whatever a page asks for must stay here. No name of another server can be looked up during the tests.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.e2e.browsing import House, browser, page_patterns

ELSEWHERE = "http://elsewhere.example/"
BAD = f"<img src='{ELSEWHERE}x.png'>"
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def requests(log: Path) -> list[dict[str, Any]]:
    """Every request in Chromium's log: its address and the origin of the page that caused it."""
    told = json.loads(log.read_text("utf-8"))
    started = told["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    return [e["params"] for e in told["events"] if e["type"] == started and "url" in e.get("params", {})]


def by_pages(log: Path, server: str) -> list[str]:
    """Addresses that the server's pages asked for, and those of the pages themselves."""
    return [r["url"] for r in requests(log) if r.get("initiator") == server or r["url"].startswith(f"{server}/")]


def test_no_page_makes_the_browser_talk_to_anybody_but_this_server(demo_vault: Path, tmp_path: Path) -> None:
    shutil.copytree(demo_vault, tmp_path / "own.aigaq")
    log = tmp_path / "net.json"
    with browser(f"--log-net-log={log}", NOWHERE) as chromium:
        house = House(tmp_path / "own.aigaq", chromium).start()
        page = house.window().new_page()
        pages = [house.path(pattern) for pattern in page_patterns()]
        for path in pages:
            page.goto(path)
            page.wait_for_load_state("networkidle")
        house.stop()
    asked = by_pages(log, house.url)
    assert {f"{house.url}{path}" for path in pages} <= set(asked)
    assert [url for url in asked if not url.startswith(f"{house.url}/")] == []


def test_a_page_that_would_call_elsewhere_is_noticed(demo_vault: Path, tmp_path: Path) -> None:
    shutil.copytree(demo_vault, tmp_path / "own.aigaq")
    log = tmp_path / "net.json"
    with browser(f"--log-net-log={log}", NOWHERE) as chromium:
        house = House(tmp_path / "own.aigaq", chromium).start()
        context = house.window(role=None)
        context.route("**/unlock", lambda route: route.fulfill(body=BAD, content_type="text/html"))
        page = context.new_page()
        page.goto("/unlock")
        page.wait_for_function("document.images[0].complete")
        context.close()  # all that the browser has to say is said now
        assert house.away == [f"{ELSEWHERE}x.png"]
        house.away, house.complaints = [], []
        house.stop()
    assert [url for url in by_pages(log, house.url) if not url.startswith(f"{house.url}/")] == [f"{ELSEWHERE}x.png"]
