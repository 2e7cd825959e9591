"""Members: each with a passphrase and a role of their own. All people are invented."""

from __future__ import annotations

from typing import Any

from tests.web.conftest import PASSPHRASE, Site

WORDS = "five invented words for tests"


def new(name: str = "Invented Reviewer", role: str = "reviewer", **more: str) -> dict[str, Any]:
    return {"name": name, "role": role, "passphrase": WORDS, "again": WORDS, **more}


def unlocked(site: Site, passphrase: str) -> Any:
    """Log in with a passphrase in a browser of one's own; give what the interface says of the session."""
    other = site.locked()
    answer = other.client.post("/api/unlock", json={"passphrase": passphrase})
    return answer.json() if answer.status_code == 200 else answer.status_code


def test_a_new_member_unlocks_with_their_own_passphrase_and_role(fresh_site: Site) -> None:
    assert fresh_site.post("/members", new()).status_code == 303
    assert "Invented Reviewer" in fresh_site.text("/members")
    found = unlocked(fresh_site, WORDS)
    assert (found["name"], found["role"]) == ("Invented Reviewer", "reviewer")
    assert unlocked(fresh_site, PASSPHRASE)["role"] == "keeper"


def test_a_role_that_is_changed_holds_at_once_and_a_removed_member_is_out(fresh_site: Site) -> None:
    fresh_site.post("/members", new())
    slot = next(m.slot for m in fresh_site.bench.members() if m.name == "Invented Reviewer")
    theirs = fresh_site.desk.unlock(WORDS)
    assert fresh_site.post(f"/members/{slot}/role", {"role": "reader"}).status_code == 303
    assert theirs.ended
    theirs = fresh_site.desk.unlock(WORDS)
    assert theirs.actor.role.word == "reader"
    assert fresh_site.post(f"/members/{slot}/remove").status_code == 303
    assert theirs.ended
    assert unlocked(fresh_site, WORDS) == 403
    assert fresh_site.get("/members").status_code == 200


def test_the_last_keeper_stays(fresh_site: Site) -> None:
    (keeper,) = fresh_site.bench.members()
    assert fresh_site.post(f"/members/{keeper.slot}/remove").status_code == 400
    assert fresh_site.post(f"/members/{keeper.slot}/role", {"role": "reader"}).status_code == 400
    assert unlocked(fresh_site, PASSPHRASE)["role"] == "keeper"


def test_what_cannot_be_a_member_is_said_and_nothing_is_added(fresh_site: Site) -> None:
    for given in (
        new(name=""),
        new(name="x" * 100),
        new(role="owner"),
        new(passphrase="short", again="short"),
        new(again="another one of the kind"),
        new(name="invented keeper"),
        new(passphrase=PASSPHRASE, again=PASSPHRASE),
    ):
        assert fresh_site.post("/members", given).status_code == 400, given
    assert len(fresh_site.bench.members()) == 1
    assert fresh_site.post("/members", new(name="<script>alert(1)</script>")).status_code == 303
    assert "<script>alert" not in fresh_site.text("/members")


def test_a_passphrase_is_changed_by_whoever_knows_it(fresh_site: Site) -> None:
    change = {"passphrase": WORDS, "again": WORDS}
    assert fresh_site.post("/members/passphrase", {"old": "wrong", **change}).status_code == 403
    assert fresh_site.post("/members/passphrase", {"old": PASSPHRASE, **change}).status_code == 303
    assert unlocked(fresh_site, WORDS)["role"] == "keeper"
    assert unlocked(fresh_site, PASSPHRASE) == 403


def test_a_decision_can_wait_for_a_second_person(fresh_site: Site) -> None:
    assert fresh_site.post("/members/policy", {"verdict": ["reject", "nonsense"]}).status_code == 303
    assert fresh_site.bench.policy() == ("reject",)
    assert "checked" in fresh_site.text("/members")
