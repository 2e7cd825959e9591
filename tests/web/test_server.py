"""The server over a vault: it opens, shows and locks. All people and reports are invented."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from aigaq.web import guarding
from aigaq.web.app import SLEPT
from aigaq.web.sessions import COOKIE
from tests.web.conftest import HOST, PASSPHRASE, Site


class Seconds:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asked = 0

    def __call__(self) -> float:
        self.asked += 1
        return self.now


def test_the_first_page_is_shown_to_whoever_has_unlocked(site: Site) -> None:
    assert "Invented Keeper" in site.text("/")


def test_a_locked_browser_is_sent_to_the_passphrase(site: Site) -> None:
    answer = site.locked().get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/unlock")
    assert 'type="password"' in site.locked().text("/unlock")


def test_the_passphrase_opens_and_gives_a_cookie_that_no_script_and_no_other_site_can_use(site: Site) -> None:
    answer = site.locked().post("/unlock", {"passphrase": PASSPHRASE})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert PASSPHRASE not in cookie


def test_a_wrong_passphrase_is_told_in_one_sentence_and_is_not_repeated(fresh_site: Site) -> None:
    answer = fresh_site.locked().post("/unlock", {"passphrase": "<script>wrong"})
    assert answer.status_code == 403
    assert "opens none of this vault" in answer.text
    assert "wrong" not in answer.text.replace("went wrong", "")
    assert "set-cookie" not in answer.headers


def test_after_five_wrong_passphrases_none_is_tried_for_a_minute(make_site: Callable[..., Site]) -> None:
    seconds = Seconds()
    thief = make_site(seconds=seconds).locked()
    tried = [thief.post("/unlock", {"passphrase": "wrong"}).status_code for _ in range(6)]
    assert tried == [403, 403, 403, 403, 403, 429]
    refused = thief.post("/unlock", {"passphrase": PASSPHRASE})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    seconds.now += 61
    assert thief.post("/unlock", {"passphrase": PASSPHRASE}).status_code == 303


def test_one_key_locks_for_everybody_and_lets_the_keys_go(fresh_site: Site) -> None:
    reader = fresh_site.as_role("reader")
    answer = fresh_site.client.post("/lock", follow_redirects=False)  # as sendBeacon does: no token
    assert (answer.status_code, answer.headers["location"]) == (303, "/rest")
    assert fresh_site.desk.locked
    assert [s.get("/").headers["location"] for s in (fresh_site, reader)] == ["/unlock", "/unlock"]
    assert "Asan" not in fresh_site.text("/rest")


def test_the_vault_stays_open_until_the_last_one_leaves(fresh_site: Site) -> None:
    reader = fresh_site.as_role("reader")
    assert fresh_site.post("/leave").status_code == 303
    assert not fresh_site.desk.locked
    assert fresh_site.get("/").headers["location"] == "/unlock"
    assert reader.get("/").status_code == 200
    reader.post("/leave")
    assert fresh_site.desk.locked


def test_idle_sessions_end_and_the_vault_locks(make_site: Callable[..., Site]) -> None:
    seconds = Seconds()
    site = make_site(seconds=seconds, idle=600.0)
    seconds.now += 599
    assert site.get("/").status_code == 200
    seconds.now += 599
    site.desk.end_idle()
    assert not site.desk.locked
    seconds.now += 2
    assert site.get("/").headers["location"] == "/unlock"
    site.desk.end_idle()
    assert site.desk.locked


def test_looking_in_the_background_does_not_keep_a_session_awake(make_site: Callable[..., Site]) -> None:
    seconds = Seconds()
    site = make_site(seconds=seconds, idle=600.0)
    seconds.now += 599
    assert site.get("/api/session").status_code == 200
    seconds.now += 2
    assert site.get("/").headers["location"] == "/unlock"


def test_a_machine_that_has_slept_wakes_up_locked(
    make_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aigaq.web.app.TICK", 0.01)
    clock = Seconds()
    site = make_site(slept=clock)
    for _ in range(600):  # the server has looked at the clock before it sleeps
        if clock.asked > 2:
            break
        time.sleep(0.05)
    assert not site.desk.locked
    clock.now += 2 * SLEPT
    for _ in range(600):
        if site.desk.locked:
            break
        time.sleep(0.05)
    assert site.desk.locked
    assert site.get("/").headers["location"] == "/unlock"


def test_other_names_for_this_address_are_refused(site: Site) -> None:
    for host in ("evil.example", "127.0.0.1:1", "localhost", "", "127.0.0.1:8747.evil.example"):
        answer = site.get("/unlock", headers={"Host": host})
        assert (answer.status_code, "passphrase" in answer.text.lower()) == (421, False), host
    for host in (HOST, "localhost:8747", "[::1]:8747"):
        assert site.get("/unlock", headers={"Host": host}).status_code in (200, 303)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:9999"}],
)
def test_what_another_site_or_port_sends_is_refused(site: Site, headers: dict[str, str]) -> None:
    for path in ("/unlock", "/lock", "/leave", "/language"):
        assert site.post(path, {"language": "en", "passphrase": "x"}, headers=headers).status_code == 403
    assert not site.desk.locked


def test_another_site_cannot_read_with_a_script_of_its_own(site: Site) -> None:
    answer = site.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})
    assert answer.status_code == 403


def test_a_form_without_the_token_of_its_session_is_refused(site: Site) -> None:
    for token in ("", "x", site.as_role("keeper").csrf, "ғ"):
        assert site.client.post("/leave", data={"_csrf": token}, follow_redirects=False).status_code == 403
    assert site.get("/").status_code == 200


def test_every_answer_carries_the_policy_and_is_not_kept(site: Site) -> None:
    for path in ("/", "/unlock", "/rest", "/nowhere", "/api/session", "/api/nowhere", "/static/nowhere.js"):
        headers = site.get(path).headers
        assert headers["content-security-policy"] == guarding.POLICY, path
        assert "'unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store", path


def test_an_unknown_page_and_a_wrong_method_are_one_sentence(site: Site) -> None:
    for browser in (site, site.locked()):
        answer = browser.get("/no/such/page")
        assert (answer.status_code, "There is no such page." in answer.text) == (404, True)
        assert browser.client.put("/unlock").status_code == 404
        assert browser.get("/../../etc/passwd").status_code == 404
        assert browser.get("/static/../app.py").status_code == 404
        assert browser.get("/static/%2e%2e/app.py").status_code == 404


def test_the_language_and_the_colours_are_chosen_and_lead_back_to_a_page_of_ours_only(site: Site) -> None:
    for back, to in (("/people", "/people"), ("//evil.example", "/"), ("http://evil.example", "/"), ("/\\evil", "/")):
        answer = site.post("/language", {"language": "kk", "back": back})
        assert (answer.status_code, answer.headers["location"]) == (303, to)
    assert 'lang="kk"' in site.text("/")
    assert site.post("/language", {"language": "xx"}).status_code == 400
    assert site.post("/theme", {"theme": "dark"}).status_code == 303
    assert 'data-theme="dark"' in site.text("/")


def test_a_body_that_is_too_large_or_damaged_is_refused_and_nothing_happens(site: Site) -> None:
    large = site.post("/language", {"language": "en", "back": "x" * 3_000_000})
    assert (large.status_code, "2 MiB" in large.text) == (413, True)
    head = {"Content-Type": "multipart/form-data; boundary=b"}
    for body in (b"", b"--b", b"--b\r\nnonsense\r\n\r\n", b"--b\r\n" * 5000, b"\xff" * 100):
        assert site.client.post("/language", content=body, headers=head, follow_redirects=False).status_code == 400
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    for body in (b"a=1&" * 5000, b"language=\xff\xfe", b"language=%FF"):
        assert site.client.post("/language", content=body, headers=head, follow_redirects=False).status_code == 400
    assert site.get("/").status_code == 200


def test_a_token_of_nobody_opens_nothing(site: Site) -> None:
    browser = site.locked()
    for token in ("", "x" * 5000, "'; --", "..", site.csrf):
        browser.client.cookies.clear()
        browser.client.cookies.set(COOKIE, token)
        assert browser.get("/").headers["location"] == "/unlock"
