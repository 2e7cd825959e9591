"""A vault that has just been opened is made ready in the background, and the first page says so. All invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aigaq.web.pages import dashboard
from tests.web.conftest import Site

MADE_READY = "The vault is being made ready"


def test_an_opened_vault_is_made_ready_by_itself_and_then_shows_the_dashboard(make_site: Callable[..., Site]) -> None:
    site = make_site(warm=True)
    assert site.desk.ready(30)
    assert MADE_READY not in site.text("/")
    site.desk.lock()
    assert site.desk.locked


def test_until_it_is_ready_the_first_page_says_so_and_is_asked_for_again(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(warm=True)
    assert site.desk.ready(30)
    monkeypatch.setattr(dashboard, "WAITS", 0.0)
    site.desk._ready.clear()
    answer = site.get("/")
    assert answer.headers["Refresh"] == dashboard.AGAIN
    assert MADE_READY in answer.text
    assert site.get("/sources").status_code == 200


def test_what_is_made_beforehand_can_be_made_with_the_vault_closed(make_site: Callable[..., Site]) -> None:
    site = make_site()
    hands = site.desk.at_hand(site.session)
    site.desk.lock()
    assert all(make() is not None for make in hands.warming())
