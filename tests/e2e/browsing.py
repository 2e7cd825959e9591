"""A real server over a real vault, and Debian's Chromium at it. All people in it are invented.

``house`` is shared by tests that only look; ``own_house`` has a vault of its own that a test may change.
``house.open("/people", language="kk", role="reviewer", size="phone", theme="dark", script=True)`` gives a Playwright
page of somebody who is logged in; ``house.path("/people/{person}")`` fills in ids; `axe` fails on what WCAG forbids.
No request may leave this machine: every page that was opened is checked for it when its test ends.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, Request, expect, sync_playwright

from aigaq.web.app import make_app
from aigaq.web.desk import Desk
from aigaq.web.pages import PAGES
from aigaq.web.roles import Role
from aigaq.web.sessions import COOKIE, Actor
from aigaq.web.settings import Settings
from tests.kept import rules_kept

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "src" / "aigaq" / "web" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "src" / "aigaq" / "web" / "static" / "app.css"
PASSPHRASE = "an invented passphrase"
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 375, "height": 812}}
LOCALES = {"en": "en-GB", "kk": "kk-KZ", "ru": "ru-RU"}
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-domain-reliability",
]  # fmt: skip
"""Chromium talks to nobody by itself, and runs where there is no graphics card and no sandbox."""
OPEN_PAGES = {"/unlock", "/rest"}
NOT_PAGES = re.compile(r"^/(api|static|tiles)\b|\.[a-z]+$|/(pages/\{number\}|recording)$")
expect.set_options(timeout=30_000)  # ends as soon as it holds: five seconds are little on a busy machine
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium_path() -> str:
    """Where Chromium is; empty where there is none."""
    return os.environ.get("AIGAQ_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""


@contextmanager
def browser(*more: str) -> Iterator[Browser]:
    """Chromium without a window."""
    if not chromium_path():
        pytest.skip("there is no Chromium here: run scripts/browser.sh")
    if not BUILT.is_file():
        pytest.fail("the pages' assets are not built: run scripts/assets.sh")
    made = _driver().chromium.launch(executable_path=chromium_path(), args=[*QUIET, *more])
    yield made
    made.close()


@cache
def _driver() -> Playwright:
    """Start Playwright's driver, once in a process: a second one cannot be started beside it."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


HARMLESS = re.compile(r"^(Failed to load .* with a status of|Response Status Error Code) 4(00|03|09|13|22|29)\b")
"""What a browser and HTMX say of a form that was refused. One that is left while it loads says nothing."""


class House:
    """A server on a free port of the loopback address, and a browser at it."""

    def __init__(self, folder: Path, chromium: Browser, **settings: Any) -> None:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))  # kept open: nobody else can take the port meanwhile
        port = listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.desk = Desk(folder, Settings(port=port, by="Invented Keeper", **settings))
        self.app = make_app(self.desk)
        self._server = uvicorn.Server(uvicorn.Config(self.app, port=port, log_level="error", lifespan="on"))
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._chromium, self._contexts = chromium, list[BrowserContext]()
        self.away: list[str] = []
        """Addresses outside this server that a page asked for."""
        self.complaints: list[str] = []
        """What the browser's console says is wrong: faults of scripts, refusals by the content security policy."""

    def start(self) -> House:
        """Start answering."""
        self._thread.start()
        for _ in range(1500):
            if self._server.started:
                return self
            time.sleep(0.02)
        raise RuntimeError("the server did not start")

    def stop(self) -> None:
        """Stop answering and lock the vault."""
        self.forget()
        with rules_kept():
            self._server.should_exit = True
            self._thread.join(10)

    def forget(self) -> None:
        """Close all windows; fail on requests to elsewhere and on complaints of the browser."""
        for context in self._contexts:
            for page in context.pages:
                with suppress(Error):  # on its way to another page
                    page.evaluate("0")  # what the page has said by now is heard before it is closed
        away, complaints = self.away, self.complaints
        for context in self._contexts:
            context.close()
        self._contexts, self.away, self.complaints = [], [], []
        assert away == [], away
        assert complaints == [], complaints

    def token(self, role: str = "keeper", name: str = "") -> str:
        """Log somebody in; give the token of the session."""
        if self.desk.locked:
            self.desk.unlock(PASSPHRASE)
        actor = Actor(name or f"Invented {role.capitalize()}", Role.named(role))
        return self.desk.sessions.begin(actor).token

    def window(self, *, language: str = "en", size: str = "desktop", theme: str = "light", script: bool = True,
               role: str | None = "keeper") -> BrowserContext:  # fmt: skip
        """Give a fresh browser profile; ``role=None``: nobody is logged in."""
        context = self._chromium.new_context(
            base_url=self.url, locale=LOCALES[language], viewport=SIZES[size], color_scheme=theme,
            java_script_enabled=script, has_touch=size == "phone", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(30_000)
        if role:
            context.add_cookies([{"name": COOKIE, "value": self.token(role), "url": self.url}])
        context.on("request", self._noted)
        context.on("console", lambda said: self._said(said.type, said.text, said.location["url"]))
        context.on("weberror", lambda fault: self._said("error", str(fault.error)))
        self._contexts.append(context)
        return context

    def open(self, path: str = "/", **how: Any) -> Page:
        """Open a page in a window of its own; see `window` for what can be chosen."""
        page = self.window(**how).new_page()
        page.goto(self.path(path))
        return page

    def _noted(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.away.append(request.url)

    def _said(self, kind: str, text: str, where: str = "") -> None:
        if kind == "error" and not HARMLESS.search(text):
            self.complaints.append(f"{text} {where}".strip())

    @cached_property
    def ids(self) -> dict[str, str]:
        """An id of each kind of page that has one, by the first part of its address."""
        with self.desk_bench() as bench:
            return sample_ids(bench)

    @contextmanager
    def desk_bench(self) -> Iterator[Any]:
        """The vault as it is now."""
        token = self.token()
        session = self.desk.sessions.get(token)
        assert session
        yield self.desk.at_hand(session)
        self.desk.sessions.end(session)

    def path(self, pattern: str) -> str:
        """Fill ids of the vault into an address such as ``/people/{person}``."""
        parts = pattern.split("/")
        for n, part in enumerate(parts):
            if part.startswith("{"):
                parts[n] = self.ids[parts[n - 1]]
        return "/".join(parts) + (self.ids.get(f"?{pattern}", ""))


def sample_ids(bench: Any) -> dict[str, str]:
    """Give the id of the person with most to show and of what belongs to that person; queries of pages that need one.

    A page with another kind of id adds a line here, under the part of its address that stands before the id.
    """
    material = bench.material()
    cases = {person.id: bench.case(person.id) for person in material.people}
    best = max(cases.values(), key=lambda case: (len(case.timeline), case.person.id))
    claim = next(claim for event in best.timeline for claim in event.claims)
    other = next(person.id for person in material.people if person.id != best.person.id)
    differences = [d.id for case in (best, *cases.values()) for d in case.differences]
    return {
        "people": best.person.id,
        "network": best.person.id,
        "claims": claim.id,
        "sources": claim.source,
        "differences": differences[0],
        "?/same": f"?one={best.person.id}&other={other}",
    }


def page_patterns() -> list[str]:
    """Give the address of every page that the app shows, ids left open, so that a new page is tested by itself."""
    found = set()
    for handler in PAGES:
        if "GET" in getattr(handler, "http_methods", ()) and not handler.opt.get("fragment"):
            found |= {re.sub(r"\{(\w+):\w+\}", r"{\1}", path) for path in handler.paths}
    return sorted(path for path in found if not NOT_PAGES.search(path))


def axe(page: Page) -> None:
    """Fail if axe-core finds anything on the page that WCAG 2.2 AA, or good practice, forbids."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", WCAG)
    told = [
        f"{v['id']} ({v['impact']}): {v['help']}: {node['html'][:200]} · {node.get('failureSummary', '')[:300]}"
        for v in found["violations"]
        for node in v["nodes"][:3]
    ]
    assert told == [], json.dumps(told, ensure_ascii=False, indent=1)
