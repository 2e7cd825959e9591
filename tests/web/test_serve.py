"""`aigaq serve` as a user runs it, and a map file of one's own. All people and reports are invented."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from aigaq.errors import NoPort, UsageError
from aigaq.web import LOOPBACK, listening
from aigaq.web.tiles import MAGIC, require_tiles
from tests.command import AIGAQ, aigaq, program
from tests.web.conftest import PASSPHRASE, Site


def test_the_command_serves_the_vault_until_it_is_interrupted(small_vault: Path) -> None:
    command = [AIGAQ, "serve", small_vault, "--no-open", "--idle", "5"]
    environment = {k: v for k, v in os.environ.items() if k != "AIGAQ_PASSPHRASE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as made:
        assert made.stdout
        first = made.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", first)
        assert found, first
        with httpx.Client(base_url=found[0], timeout=30) as browser:
            assert browser.get("/unlock").status_code == 200
            assert browser.get("/api/people").status_code == 401
            assert browser.post("/api/unlock", json={"passphrase": PASSPHRASE}).json()["role"] == "keeper"
            assert len(browser.get("/api/people").json()) > 1
        made.send_signal(signal.SIGINT)
        said, complaints = made.communicate(timeout=30)
    assert "The vault is locked" in said
    assert complaints == ""
    assert made.returncode == 0


def test_it_listens_on_this_machine_only() -> None:
    with listening(0) as listener:
        assert listener.getsockname()[0] == LOOPBACK == "127.0.0.1"


def test_what_cannot_be_served_is_one_sentence(tmp_path: Path, small_vault: Path) -> None:
    nothing = aigaq("serve", tmp_path, "--no-open")
    assert (nothing.returncode, nothing.stderr.splitlines()[0]) == (3, "aigaq: That is not an Aigaq vault. [E201]")
    assert aigaq("serve", small_vault, "--port", 80).returncode == 2
    assert aigaq("serve", small_vault, "--idle", 0).returncode == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = program("serve", small_vault, "--no-open", "--port", port)
        assert (refused.returncode, "is taken" in refused.stderr) == (7, True)
        with pytest.raises(NoPort):
            listening(port)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PMTiles\x02" + b"x" * 100])
def test_what_is_no_map_file_is_said_before_anything_is_served(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "region.pmtiles").write_bytes(content)
    with pytest.raises(UsageError):
        require_tiles(tmp_path / "region.pmtiles")
    with pytest.raises(UsageError):
        require_tiles(tmp_path / "missing.pmtiles")


def test_a_map_file_is_read_by_ranges_by_whoever_has_unlocked(tmp_path: Path, make_site: Callable[..., Site]) -> None:
    path = tmp_path / "region.pmtiles"
    path.write_bytes(MAGIC + bytes(range(256)) * 4)
    require_tiles(path)
    site = make_site(tiles=path)
    size = path.stat().st_size
    part = site.get("/tiles/detail.pmtiles", headers={"Range": "bytes=8-11"})
    assert (part.status_code, part.content) == (206, bytes(range(4)))
    assert part.headers["content-range"] == f"bytes 8-11/{size}"
    assert len(site.get("/tiles/detail.pmtiles", headers={"Range": "bytes=1000-99999999"}).content) == size - 1000
    assert site.get("/tiles/detail.pmtiles", headers={"Range": f"bytes={size}-"}).status_code == 416
    for odd in ("bytes=-5", "bytes=9-3", "lines=1-2", "bytes=1-2,4-5", "bytes=" + "9" * 400 + "-"):
        assert site.get("/tiles/detail.pmtiles", headers={"Range": odd}).status_code == 206
    assert site.locked().get("/tiles/detail.pmtiles").headers["location"] == "/unlock"


def test_without_a_map_file_there_is_none(site: Site) -> None:
    assert site.get("/tiles/detail.pmtiles").status_code == 404


def test_files_are_read_from_memory_into_the_vault(fresh_site: Site) -> None:
    report = b"Invented Post\n20 March 2021\n\nAsan Tilegenuly was arrested in Almaty on 18 March 2021.\n"
    files = [("files", ("../../new.txt", report)), ("files", ("bad.pdf", b"%PDF-1.4 nothing"))]
    head = {"X-CSRF-Token": fresh_site.csrf}
    begun = fresh_site.client.post("/api/sources", files=files, headers=head)
    assert begun.status_code == 202
    for _ in range(600):
        job = fresh_site.get(f"/api/jobs/{begun.json()['id']}").json()
        if job["state"] != "running":
            break
        time.sleep(0.1)
    assert (job["state"], job["done"], job["total"]) == ("done", 2, 2)
    outcomes = {item["name"]: item["outcome"] for item in job["result"]["items"]}
    assert outcomes == {"new.txt": "read", "bad.pdf": "refused"}
    assert "new.txt" in [source["name"] for source in fresh_site.get("/api/sources").json()]
