"""Several people at once: no decision is lost, none is taken twice. All people are invented."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from httpx import ASGITransport, AsyncClient

from aigaq.web.jobs import Progress
from aigaq.web.sessions import COOKIE
from aigaq.workbench import Workbench
from tests.web.conftest import HOST, Site

T = TypeVar("T")


def in_a_thread(work: Coroutine[Any, Any, T]) -> T:
    """Run on a loop of its own: this thread may have that of a browser's driver."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def visitor(site: Site) -> AsyncClient:
    """A browser on the server's own loop, as a real server has it."""
    assert site.session
    head = {"X-CSRF-Token": site.csrf}
    cookies = {COOKIE: site.session.token}
    return AsyncClient(
        transport=ASGITransport(site.app), base_url=f"http://{HOST}", cookies=cookies, headers=head, timeout=60
    )


def test_five_who_decide_and_twenty_who_read_lose_nothing(fresh_site: Site) -> None:
    claims = [claim.id for claim in fresh_site.bench.material().claims]
    deciders = [fresh_site.as_role("reviewer", f"Invented Reviewer {n}") for n in range(5)]
    readers = [fresh_site.as_role("reader", f"Invented Reader {n}") for n in range(20)]

    async def decide(n: int) -> list[int]:
        async with visitor(deciders[n]) as mine:
            answers = []
            for claim in claims[n::5]:
                key = {"Idempotency-Key": claim}
                twice = [
                    mine.post(f"/api/claims/{claim}/judge", json={"verdict": verdict}, headers=key)
                    for verdict in ("accept", "reject")
                ]
                answers += [answer.status_code for answer in await asyncio.gather(*twice)]
            return answers

    async def read(n: int) -> list[int]:
        async with visitor(readers[n]) as mine:
            return [(await mine.get(path)).status_code for path in ("/", "/api/people", "/api/differences")]

    async def together() -> list[list[int]]:
        return await asyncio.gather(*map(decide, range(5)), *map(read, range(20)))

    assert {code for found in in_a_thread(together()) for code in found} == {200}
    taken = fresh_site.bench.material().decisions
    assert sorted(d.subjects[0] for d in taken) == sorted(claims)
    assert {d.by for d in taken} == {f"Invented Reviewer {n}" for n in range(5)}


def test_the_same_form_clicked_five_times_at_once_adds_one_member(fresh_site: Site) -> None:
    words = "five invented words"
    form = {"name": "Invented Reader", "role": "reader", "passphrase": words, "again": words, "_once": "one"}

    async def clicks() -> list[tuple[int, str]]:
        async with visitor(fresh_site) as mine:
            answers = await asyncio.gather(*(mine.post("/members", data=form) for _ in range(5)))
            return [(answer.status_code, answer.headers.get("location", "")) for answer in answers]

    assert set(in_a_thread(clicks())) == {(303, "/members")}
    assert [m.name for m in fresh_site.bench.members()].count("Invented Reader") == 1
    assert len(fresh_site.text("/members").split('class="flash done"')) == 2


def test_whoever_reads_goes_on_reading_what_there_was(fresh_site: Site) -> None:
    before = fresh_site.bench
    material = before.material()
    head, body = {"X-CSRF-Token": fresh_site.csrf}, {"verdict": "accept"}
    path = f"/api/claims/{material.claims[0].id}/judge"
    assert fresh_site.client.post(path, json=body, headers=head).status_code == 200
    assert before.material() is material
    assert len(fresh_site.bench.material().decisions) == 1
    assert before.material().decisions == ()


def waited(job: Any) -> str:
    """Wait until long work has ended."""
    for _ in range(1200):
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
