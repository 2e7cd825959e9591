"""Several people at once: no decision is lost, none is taken twice. All people are invented."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aigaq.web.jobs import Progress
from aigaq.workbench import Workbench
from tests.web.conftest import Site, browser


def post(site: Site, claim: str, key: str) -> Any:
    """Accept a claim by program, in a browser of one's own with the same session."""
    assert site.session
    head = {"X-CSRF-Token": site.csrf, "Idempotency-Key": key}
    mine = browser(site.app, site.session)
    return mine.post(f"/api/claims/{claim}/judge", json={"verdict": "accept"}, headers=head).status_code


def test_five_who_decide_and_twenty_who_read_lose_nothing(fresh_site: Site) -> None:
    claims = [claim.id for claim in fresh_site.bench.material().claims]
    deciders = [fresh_site.as_role("reviewer", f"Invented Reviewer {n}") for n in range(5)]
    readers = [fresh_site.as_role("reader", f"Invented Reader {n}") for n in range(20)]
    shares = [claims[n::5] for n in range(5)]

    def decide(n: int) -> list[int]:
        doubled = [(claim, f"{n}-{claim}") for claim in shares[n] for _ in range(2)]
        return [post(deciders[n], claim, key) for claim, key in doubled]

    def read(n: int) -> list[int]:
        return [readers[n].get(path).status_code for path in ("/", "/api/people", "/api/differences")]

    with ThreadPoolExecutor(25) as pool:
        decided = [pool.submit(decide, n) for n in range(5)]
        seen = [pool.submit(read, n) for n in range(20)]
        assert {code for found in (*decided, *seen) for code in found.result()} == {200}
    taken = fresh_site.bench.material().decisions
    assert sorted(d.subjects[0] for d in taken) == sorted(claims)
    assert {d.by for d in taken} <= {f"Invented Reviewer {n}" for n in range(5)}


def test_the_same_form_clicked_five_times_at_once_adds_one_member(fresh_site: Site) -> None:
    form = {"name": "Invented Reader", "role": "reader", "passphrase": "five invented words", "again": ""}
    form |= {"again": form["passphrase"], "_csrf": fresh_site.csrf, "_once": "one"}

    def click(_: int) -> tuple[int, str]:
        mine = browser(fresh_site.app, fresh_site.session)
        answer = mine.post("/members", data=form, follow_redirects=False)
        return answer.status_code, answer.headers.get("location", "")

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(click, range(5))) == {(303, "/members")}
    assert [m.name for m in fresh_site.bench.members()].count("Invented Reader") == 1
    assert len(fresh_site.text("/members").split('class="flash done"')) == 2


def test_whoever_reads_goes_on_reading_what_there_was(fresh_site: Site) -> None:
    before = fresh_site.bench
    material = before.material()
    assert post(fresh_site, material.claims[0].id, "key") == 200
    assert before.material() is material
    assert len(fresh_site.bench.material().decisions) == 1
    assert before.material().decisions == ()


def waited(job: Any) -> str:
    """Wait until long work has ended."""
    for _ in range(200):
        if job.state != "running":
            break
        time.sleep(0.05)
    return str(job.state)


def test_long_work_tells_how_far_it_is_and_what_came_of_it(fresh_site: Site) -> None:
    assert fresh_site.session

    def work(bench: Workbench, step: Progress) -> str:
        for done in range(3):
            step(done, 3)
        return bench.by

    job = fresh_site.desk.begin_job(fresh_site.session, work)
    assert waited(job) == "done"
    assert (job.result, job.done, job.total) == ("Invented Keeper", 2, 3)
    assert fresh_site.get(f"/api/jobs/{job.id}").json()["state"] == "done"


def test_locking_stops_long_work_and_a_fault_in_it_is_no_silence(fresh_site: Site) -> None:
    assert fresh_site.session

    def endless(_: Workbench, step: Progress) -> None:
        for done in range(10_000):
            step(done, 10_000)
            time.sleep(0.01)

    job = fresh_site.desk.begin_job(fresh_site.session, endless)
    assert len(fresh_site.desk.jobs.running()) == 1
    fresh_site.desk.lock()
    assert waited(job) == "stopped"
    assert fresh_site.desk.locked
