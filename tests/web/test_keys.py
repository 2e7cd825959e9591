"""Passphrases: spare ones, removing them, the recovery key. All people are invented."""

from __future__ import annotations

import pyrage
import pytest

from tests.web.conftest import PASSPHRASE, Site
from tests.web.test_members import WORDS, new, unlocked

SPARE = {"label": "in the safe", "passphrase": WORDS, "again": WORDS, "old": PASSPHRASE}


def slot_of(site: Site, label: str) -> str:
    return next(slot["id"] for slot in site.bench.slots() if slot["label"] == label)


def test_a_spare_passphrase_opens_the_vault_until_it_is_removed(fresh_site: Site) -> None:
    assert "only one passphrase" in fresh_site.text("/keys")
    assert fresh_site.post("/keys", SPARE).status_code == 303
    page = fresh_site.text("/keys")
    assert "in the safe" in page
    assert "only one passphrase" not in page
    assert unlocked(fresh_site, WORDS)["role"] == "keeper"
    theirs = fresh_site.desk.unlock(WORDS)
    assert fresh_site.post(f"/keys/{slot_of(fresh_site, 'in the safe')}/remove").status_code == 303
    assert theirs.ended
    assert unlocked(fresh_site, WORDS) == 403
    assert unlocked(fresh_site, PASSPHRASE)["role"] == "keeper"
    assert [e.action for e in fresh_site.bench.log()[-2:]] == ["key added", "key removed"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"old": "not the passphrase"}, 403),
        ({"again": "another one of the kind"}, 400),
        ({"passphrase": "short", "again": "short"}, 400),
        ({"passphrase": PASSPHRASE, "again": PASSPHRASE}, 400),
        ({"label": ""}, 400),
        ({"label": "x" * 100}, 400),
    ],
)
def test_what_cannot_be_a_spare_passphrase_is_said_and_nothing_is_added(
    fresh_site: Site, wrong: dict[str, str], status: int
) -> None:
    assert fresh_site.post("/keys", {**SPARE, **wrong}).status_code == status
    assert len(fresh_site.bench.slots()) == 1


def test_neither_one_s_own_passphrase_nor_the_last_keeper_s_is_removed(fresh_site: Site) -> None:
    fresh_site.post("/members", new(role="reader"))
    keeper = next(m.slot for m in fresh_site.bench.members() if m.role == "keeper")
    assert fresh_site.post(f"/keys/{keeper}/remove").status_code == 400
    assert fresh_site.as_role("keeper").post(f"/keys/{keeper}/remove").status_code == 400
    assert unlocked(fresh_site, PASSPHRASE)["role"] == "keeper"


def test_the_recovery_key_opens_the_originals_and_is_shown_only_to_whoever_knows_a_passphrase(fresh_site: Site) -> None:
    assert fresh_site.post("/keys/identity", {"old": "wrong"}).status_code == 403
    page = fresh_site.post("/keys/identity", {"old": PASSPHRASE})
    assert page.headers["cache-control"] == "no-store"
    shown = page.text.partition("AGE-SECRET-KEY-")[2].partition("<")[0]
    identity = pyrage.x25519.Identity.from_str(f"AGE-SECRET-KEY-{shown}")
    original = next(fresh_site.desk.folder.rglob("*.age"))
    assert b"invented" in pyrage.decrypt(original.read_bytes(), [identity])
    assert fresh_site.bench.log()[-1].action == "identity shown"
    assert "AGE-SECRET-KEY" not in fresh_site.text("/keys")
    assert fresh_site.as_role("reviewer").get("/keys").status_code == 403


def test_a_program_does_the_same(fresh_site: Site) -> None:
    head = {"X-CSRF-Token": fresh_site.csrf}

    def send(path: str, **body: str) -> tuple[int, dict[str, str]]:
        answer = fresh_site.client.post(path, json=body, headers=head)
        return answer.status_code, answer.json()

    added = send("/api/keys", label="in the safe", passphrase=WORDS, old=PASSPHRASE)[1]["slot"]
    assert {"slot": added, "label": "in the safe"} in fresh_site.get("/api/keys").json()
    assert send(f"/api/keys/{added}/remove")[0] == 200
    assert send("/api/keys/identity", old=PASSPHRASE)[1]["identity"].startswith("AGE-SECRET-KEY-")
    assert send("/api/keys/identity", old="wrong")[0] == 403
    assert send("/api/members/passphrase", old=PASSPHRASE, passphrase=WORDS)[0] == 200
    assert unlocked(fresh_site, WORDS)["role"] == "keeper"
    assert send("/api/leave")[1] == {"locked": False}
    assert fresh_site.get("/api/session").status_code == 401
