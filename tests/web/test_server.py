"""The server over a vault: it opens, shows and locks. All people and reports are invented."""

from __future__ import annotations

from tests.web.conftest import Site


def test_the_first_page_is_shown_to_whoever_has_unlocked(site: Site) -> None:
    assert "Today" in site.text("/")


def test_a_locked_browser_is_sent_to_the_passphrase(site: Site) -> None:
    answer = site.locked().get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/unlock")
    assert 'type="password"' in site.locked().text("/unlock")
