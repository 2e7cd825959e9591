"""The workbench under load: 20 people reading and 5 deciding at once, on a generated vault behind the real server.

    python -m bench.web [--part 10] [--seconds 60] [--think 3] [--vault FOLDER]

The vault at part 1 holds 20,000 sources, 5,000 people and 500,000 claims, one source of 6,000 claims among them;
``--part 10`` makes a tenth of that. ``--vault`` keeps it, or takes one that is there. Each reader opens case pages,
searches, the dashboard and the large source in turn, and looks at each for some seconds (``--think``: the mean of an
exponential; 0 is as fast as the server answers). Each decider accepts claims that nobody else has, and sends every
third decision twice. Times are from sending to the last byte, on the client's clock; memory is the server's resident
set. In the end every decision that was answered must be in the vault once. All people are invented.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from httpx import AsyncClient, Client

from aigaq.workbench import Workbench
from bench.web_vault import PASSPHRASE, Size, make

READERS, DECIDERS = 20, 5
ASKED = {"case": 0.150, "search": 0.100, "dashboard": 0.200, "source": 1.0}
"""Seconds within which nineteen in twenty answers should come."""
ASKED_MIB = 500
ALONE = 20
"""Answers of each kind that are timed one after the other."""
WIDTH = 12
Times = dict[str, list[float]]
People = list[tuple[str, str]]
"""Ids and names."""


class Server:
    """`aigaq serve` over a vault, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = [str(Path(sys.executable).with_name("aigaq")), "serve", str(folder), "--no-open", "--idle", "600"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        found = re.search(r"http://\S+", self._process.stdout.readline())
        assert found
        self.url = found[0]

    def memory(self, what: str = "VmRSS") -> int:
        """Give the server's resident memory in MiB; ``VmHWM``: the most there was."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        found = re.search(rf"{what}:\s+(\d+) kB", status)
        assert found
        return int(found[1]) // 1024

    def processor(self) -> float:
        """Give the seconds of processor time that the server has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait(30)


class Load:
    """What the people at the server do."""

    def __init__(self, url: str, *, think: float, seconds: float) -> None:
        self.url, self.think, self.until = url, think, time.monotonic() + seconds
        self.times: Times = defaultdict(list)
        self.codes: dict[str, set[int]] = defaultdict(set)
        self.accepted: list[str] = []

    def visitor(self, cookie: str, csrf: str) -> AsyncClient:
        """Give one browser with its own connections."""
        return AsyncClient(
            base_url=self.url, cookies={"aigaq": cookie}, headers={"X-CSRF-Token": csrf}, timeout=120, verify=False
        )

    async def read(self, who: AsyncClient, chance: random.Random, people: People, large: str) -> None:
        """Open pages in turn, and look at each for a while."""
        await asyncio.sleep(chance.random() * self.think)
        while time.monotonic() < self.until:
            person, name = chance.choice(people)
            await self.ask(who, "case", "GET", f"/people/{person}")
            await self.rest(chance)
            await self.ask(who, "search", "POST", "/search", data={"q": name})
            await self.rest(chance)
            await self.ask(who, "dashboard", "GET", "/")
            await self.rest(chance)
            if chance.random() < 0.25:
                await self.ask(who, "source", "GET", f"/sources/{large}")
                await self.rest(chance)

    async def decide(self, who: AsyncClient, chance: random.Random, claims: list[str]) -> None:
        """Accept claims of one's own, one after the other, every third of them twice."""
        for number, claim in enumerate(claims):
            if time.monotonic() >= self.until:
                return
            head = {"Idempotency-Key": f"once-{claim}"}
            for _ in range(2 if number % 3 == 0 else 1):
                body = {"verdict": "accept"}
                code = await self.ask(who, "decide", "POST", f"/api/claims/{claim}/judge", json=body, headers=head)
            if code == 200:
                self.accepted.append(claim)
            await self.rest(chance)

    async def rest(self, chance: random.Random) -> None:
        """Look at what there is."""
        await asyncio.sleep(chance.expovariate(1 / self.think) if self.think else 0)

    async def ask(self, who: AsyncClient, what: str, method: str, path: str, **more: Any) -> int:
        """Ask the server, and note how long it took."""
        start = time.monotonic()
        answer = await who.request(method, path, **more)
        self.times[what].append(time.monotonic() - start)
        self.codes[what].add(answer.status_code)
        return answer.status_code


def main() -> int:
    """Print the table; fail where a decision was lost or doubled, or something could not be opened."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=int, default=10, help="one part of so many of the full size (default: 10)")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the load lasts (default: 60)")
    parser.add_argument("--think", type=float, default=3.0, help="mean seconds between two pages (default: 3)")
    parser.add_argument("--vault", type=Path, help="keep the vault here, or take the one that is here")
    args = parser.parse_args()
    size = Size(20_000 // args.part, 5_000 // args.part, 500_000 // args.part, 6_000)
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.vault or Path(scratch) / "bench.aigaq"
        if not folder.exists():
            made = time.monotonic()
            make(folder, size)
            print(f"{size} made in {time.monotonic() - made:.0f} s")
        return measure(folder, args.think, args.seconds)


def measure(folder: Path, think: float, seconds: float) -> int:
    """Serve the vault, put the load on it, and print what came of it."""
    server = Server(folder)
    try:
        load = _run(server, think, seconds)
    finally:
        server.stop()
    kept = _decided(folder)
    lost, doubled = len(set(load.accepted) - set(kept)), len(kept) - len(set(kept))
    print(f"decisions: {len(load.accepted)} answered, {lost} lost, {doubled} doubled")
    odd = {what: sorted(codes - {200}) for what, codes in load.codes.items() if codes != {200}}
    print(f"answers other than 200: {odd or 'none'}")
    return int(bool(lost or doubled or odd))


def _run(server: Server, think: float, seconds: float) -> Load:
    with Client(base_url=server.url, timeout=1800) as keeper:
        start = time.monotonic()
        opened = keeper.post("/api/unlock", json={"passphrase": PASSPHRASE}).json()
        print(f"unlocked in {time.monotonic() - start:.1f} s; memory {server.memory()} MiB")
        cookie = keeper.cookies["aigaq"]
        while "Refresh" in keeper.get("/").headers:
            time.sleep(1)
        print(f"ready in {time.monotonic() - start:.1f} s; memory {server.memory()} MiB", flush=True)
        people = [(p["id"], p["name"]) for p in keeper.get("/api/people", params={"limit": 1000}).json()]
        sources = keeper.get("/api/sources", params={"limit": 1000}).json()
        large = max(sources, key=lambda source: int(source["size"]))["id"]
        small = [source["id"] for source in sources if source["id"] != large][: 40 * DECIDERS]
        claims = [c["id"] for source in small for c in keeper.get(f"/api/sources/{source}/claims").json()]
        _alone(server, keeper, opened["csrf"], people, large)
    load = Load(server.url, think=think, seconds=seconds)
    used = server.processor()
    asyncio.run(_all(load, (cookie, opened["csrf"]), (people, large), claims))
    _print(load, server, (server.processor() - used) / seconds)
    return load


def _alone(server: Server, keeper: Client, csrf: str, people: People, large: str) -> None:
    """Ask one after the other: the first time, and what one answer takes of the processor afterwards."""
    print("".join(f"{name:>{WIDTH}}" for name in ("alone", "code", "first ms", "CPU ms", "p50 ms", "KiB")))
    for what in ASKED:
        times, codes, used, size = [], set(), 0.0, 0
        for number in range(1 + ALONE):
            if number == 1:
                used = server.processor()
            start = time.monotonic()
            person, name = people[number * 7 % len(people)]
            form = {"q": name, "_csrf": csrf}
            paths = {"case": f"/people/{person}", "dashboard": "/", "source": f"/sources/{large}"}
            answer = keeper.post("/search", data=form) if what == "search" else keeper.get(paths[what])
            times.append(1000 * (time.monotonic() - start))
            codes.add(answer.status_code)
            size = len(answer.content) // 1024
        each = 1000 * (server.processor() - used) / ALONE
        cells = (what, *map(str, codes), f"{times[0]:.0f}", f"{each:.0f}", f"{median(times[1:]):.0f}", f"{size}")
        print("".join(f"{cell:>{WIDTH}}" for cell in cells), flush=True)


async def _all(load: Load, key: tuple[str, str], shown: tuple[People, str], claims: list[str]) -> None:
    browsers = [load.visitor(*key) for _ in range(READERS + DECIDERS)]
    reading = [load.read(b, random.Random(n), *shown) for n, b in enumerate(browsers[:READERS])]
    shares = [claims[n::DECIDERS] for n in range(DECIDERS)]
    deciding = [
        load.decide(b, random.Random(-n), share)
        for n, (b, share) in enumerate(zip(browsers[READERS:], shares, strict=True), 1)
    ]
    await asyncio.gather(*reading, *deciding)
    for browser in browsers:
        await browser.aclose()


def _print(load: Load, server: Server, share: float) -> None:
    print("".join(f"{name:>{WIDTH}}" for name in ("", "answers", "p50 ms", "p95 ms", "max ms", "asked p95")))
    for what, times in load.times.items():
        ordered = sorted(times)
        spread = (median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
        cells = (what, len(times), *(f"{1000 * value:.0f}" for value in spread), _asked(what, spread[1]))
        print("".join(f"{cell:>{WIDTH}}" for cell in cells))
    most, now = server.memory("VmHWM"), server.memory()
    print(f"server memory {now} MiB, at most {most} (asked: {ASKED_MIB}); {share:.2f} of one processor in use")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def _asked(what: str, found: float) -> str:
    limit = ASKED.get(what)
    return "" if limit is None else f"{1000 * limit:.0f} {'yes' if found <= limit else 'NO'}"


def _decided(folder: Path) -> list[str]:
    with Workbench.open(folder, lambda: PASSPHRASE) as bench:
        return [decision.subjects[0] for decision in bench.decisions()]


if __name__ == "__main__":
    sys.exit(main())
