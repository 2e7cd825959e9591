"""A small vault made once from invented reports, behind a real server, with somebody logged in.

``site`` is logged in as a keeper; ``site.client``, ``site.get``, ``site.post`` (adds the tokens), ``site.as_role``
(another browser, another role) and ``site.bench`` (the vault as it is now). ``fresh_site`` has a vault of its own
that a test may change. All people and reports are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from aigaq.web.app import make_app
from aigaq.web.desk import Desk
from aigaq.web.roles import Role
from aigaq.web.sessions import COOKIE, Actor, Session
from aigaq.web.settings import Settings
from aigaq.workbench import Workbench
from tests.kept import made_once, rules_kept

PASSPHRASE = "an invented passphrase"
HOST = "127.0.0.1:8747"
NOTE = "\n\nAll people in this report are invented.\n"
REPORTS = {
    "north-herald.txt": (
        "North Herald\nBy Sample Reporter\nMarch 9, 2021\n\n"
        "Asan Tilegenuly, a 41-year-old farmer, was arrested in Almaty on 3 March 2021. Police officers beat "
        "Asan Tilegenuly at the station, his lawyer Dinara Ospan told the North Herald. He was sentenced to 15 days "
        "in detention on March 4. Asan Tilegenuly applied for asylum in Kazakhstan in December 2020."
    ),
    "weekly.txt": (
        "Example Weekly\nMarch 12, 2021\n\n"
        "Asan Tilegenov was arrested in Almaty on 5 March 2021, according to his wife. Serik Muratuly was detained "
        "with him. A court sentenced Asan Tilegenov to 10 days in detention. Kazakhstan granted Serik Muratuly "
        "refugee status on 12 October 2020 for one year."
    ),
    "lawyer.txt": (
        "Statement of an invented lawyer\n15 March 2021\n\n"
        "Serik Muratuly was attacked by unknown men in Astana on 7 June 2020. On June 9 he was threatened by phone. "
        "Asan Tilegenuly was released on 14 March 2021. Asylum for Asan Tilegenuly was refused on March 15, 2021."
    ),
    "kk.txt": (
        "Асан Тілегенұлы 2021 жылғы 3 наурызда Алматы қаласында ұсталды. Оның адвокаты Динара Оспан бұл туралы айтты."
    ),
}


def make_small(base: Path) -> None:
    """Bring the invented reports into a vault."""
    reports = base / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text + NOTE, encoding="utf-8")
    with Workbench.create(base / "small.aigaq", lambda: PASSPHRASE, by="Invented Keeper") as bench:
        bench.add([reports], workers=1)


@pytest.fixture(scope="session")
def small_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with four invented reports; copy it before changing it. Its passphrase is cheap to try."""
    copy = tmp_path_factory.mktemp("web") / "small.aigaq"
    shutil.copytree(made_once(tmp_path_factory, "small", make_small) / "small.aigaq", copy)
    return copy


class Site:
    """A server over one vault and a browser at it."""

    def __init__(self, app: Litestar, client: TestClient[Litestar], session: Session | None) -> None:
        self.app, self.client, self.session = app, client, session
        self.desk: Desk = app.state.desk

    @property
    def bench(self) -> Workbench:
        """The vault as it is now, in the hands of whoever is logged in."""
        assert self.session
        return self.desk.at_hand(self.session)

    @property
    def csrf(self) -> str:
        assert self.session
        return self.session.csrf

    def get(self, path: str, **more: Any) -> Any:
        """Open a page; redirects are not followed."""
        return self.client.get(path, follow_redirects=False, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Send a form with the session's token; redirects are not followed."""
        filled = {"_csrf": self.csrf, **(data or {})} if self.session else (data or {})
        return self.client.post(path, data=filled, follow_redirects=False, **more)

    def htmx(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Send a form as HTMX does; the answer is a part of the page."""
        return self.post(path, data, headers={"HX-Request": "true", **more.pop("headers", {})}, **more)

    def text(self, path: str) -> str:
        """Open a page that must be there, and give its HTML."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return str(answer.text)

    def as_role(self, role: str, name: str = "") -> Site:
        """Give another browser at the same server, logged in with this role."""
        session = begin(self.desk, role, name or f"Invented {role}")
        return Site(self.app, browser(self.app, session), session)

    def locked(self) -> Site:
        """Give another browser at the same server, not logged in."""
        return Site(self.app, browser(self.app, None), None)


def begin(desk: Desk, role: str, name: str) -> Session:
    """Begin a session with a role, as if a member of that role had unlocked the vault."""
    return desk.sessions.begin(Actor(name, Role.named(role)))


def browser(app: Litestar, session: Session | None) -> TestClient[Litestar]:
    """Give a browser with the cookie of a session."""
    client = TestClient(app, base_url=f"http://{HOST}")
    if session:
        client.cookies.set(COOKIE, session.token)
    return client


def open_site(folder: Path, stack: ExitStack, **settings: Any) -> Site:
    """Start a server over a vault and log in as its keeper."""
    desk = Desk(folder, Settings(by="Invented Keeper", **settings))
    app = make_app(desk)
    session = desk.unlock(PASSPHRASE)
    ending = stack.enter_context(ExitStack())
    site = Site(app, stack.enter_context(browser(app, session)), session)
    stack.callback(ending.enter_context, rules_kept())
    return site


@pytest.fixture(scope="session")
def shared_site(small_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server for all tests that only read."""
    folder = tmp_path_factory.mktemp("shared") / "small.aigaq"
    shutil.copytree(small_vault, folder)
    with ExitStack() as stack:
        yield open_site(folder, stack)


@pytest.fixture
def site(shared_site: Site) -> Site:
    """A server that only reading tests share, with a keeper logged in."""
    if shared_site.desk.locked:
        shared_site.desk.unlock(PASSPHRASE)
    session = begin(shared_site.desk, "keeper", "Invented Keeper")
    return Site(shared_site.app, browser(shared_site.app, session), session)


@pytest.fixture
def fresh_site(small_vault: Path, tmp_path: Path) -> Iterator[Site]:
    """A server over a vault that belongs to this test, with a keeper logged in."""
    folder = tmp_path / "small.aigaq"
    shutil.copytree(small_vault, folder)
    with ExitStack() as stack:
        yield open_site(folder, stack)


@pytest.fixture
def make_site(small_vault: Path, tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Give a server with settings of one's own: ``make_site(idle=60, seconds=clock)``."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Site:
            folder = tmp_path / "small.aigaq"
            shutil.copytree(small_vault, folder)
            return open_site(folder, stack, **settings)

        yield make
