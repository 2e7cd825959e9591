"""The sandbox: a hanging, crashing or greedy reader costs its own file and nothing else."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contract.reader_samples import GOOD, source_of

from aigaq.model.source import Reading
from aigaq.readers import Sandbox
from aigaq.readers.sandbox import Limits


@pytest.fixture
def box() -> Iterator[Sandbox]:
    with Sandbox(Limits(seconds=1.5, memory_mib=700), shelf="tests.readers.hostile_readers:READERS") as opened:
        yield opened


def _ask(box: Sandbox, what: str) -> Reading:
    data = what.encode()
    return box.read(source_of(data, "invented.txt"), data)


def test_a_reader_that_eats_memory_is_refused_and_the_batch_goes_on() -> None:
    with Sandbox(Limits(seconds=20, memory_mib=400), shelf="tests.readers.hostile_readers:READERS") as box:
        refused = _ask(box, "eat")
        assert [problem.code for problem in refused.problems] == ["E409"]
        assert _ask(box, "read").outcome == "read"


@pytest.mark.parametrize("what", ["exit", "abort", "raise", "recurse"])
def test_a_reader_that_breaks_down_is_refused_and_the_batch_goes_on(box: Sandbox, what: str) -> None:
    refused = _ask(box, what)
    assert refused.outcome == "refused"
    assert [problem.code for problem in refused.problems] == ["E409"]
    assert "private name" not in refused.problems[0].sentence
    assert _ask(box, "read").outcome == "read"


@pytest.mark.parametrize("what", ["sleep", "spin"])
def test_a_reader_that_hangs_is_stopped_in_time_and_the_batch_goes_on(box: Sandbox, what: str) -> None:
    _ask(box, "read")
    began = time.monotonic()
    refused = _ask(box, what)
    assert time.monotonic() - began < 20  # the reader would hang for a minute
    assert [problem.code for problem in refused.problems] == ["E408"]
    assert "1.5 seconds" in refused.problems[0].sentence
    assert _ask(box, "read").outcome == "read"


def test_one_worker_reads_file_after_file_until_one_breaks_it(box: Sandbox) -> None:
    first, second = _ask(box, "read one"), _ask(box, "read two")
    _ask(box, "exit")
    third = _ask(box, "read three")
    contents = [reading.text.content for reading in (first, second, third) if reading.text]
    assert contents[0] == contents[1] != contents[2]


def test_the_worker_sees_nothing_of_the_users_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIGAQ_PASSPHRASE", "invented")
    with Sandbox(shelf="tests.readers.hostile_readers:READERS") as box:
        seen = _ask(box, "environment")
    assert seen.text is not None
    assert "PYTHONPATH" in seen.text.content.split()
    assert "AIGAQ_PASSPHRASE" not in seen.text.content.split()


def test_the_worker_holds_no_file_of_the_program_open(box: Sandbox, tmp_path: Path) -> None:
    with (tmp_path / "vault").open("w") as vault:
        seen = _ask(box, "files")
        assert not vault.closed
    assert seen.text is not None
    assert "vault" not in seen.text.content


def test_what_a_reader_prints_does_not_garble_the_answers(box: Sandbox) -> None:
    assert _ask(box, "print").outcome == "read"
    assert _ask(box, "read").outcome == "read"


def test_a_closed_sandbox_starts_again_when_asked(box: Sandbox) -> None:
    _ask(box, "read")
    box.close()
    assert _ask(box, "read").outcome == "read"


def test_a_file_that_no_reader_knows_is_refused(sandbox: Sandbox) -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(50)
    refused = sandbox.read(source_of(data, "picture.txt"), data)
    assert [problem.code for problem in refused.problems] == ["E401"]


def test_two_thousand_small_files_are_read_by_one_worker_quickly(sandbox: Sandbox) -> None:
    name, data = GOOD["plain"]
    sandbox.read(source_of(data, name), data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for number in range(200):
        each = data + f"Line {number} of this invented report.".encode()
        assert sandbox.read(source_of(each, name), each).outcome == "read"
    spent = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    assert spent < 2.0  # seconds of our own computing time: 10 ms a file, with room for a slow machine


def test_a_large_text_comes_through_whole(sandbox: Sandbox) -> None:
    data = ("Айдан Ойдан told the invented court nothing. " * 60_000).encode()
    reading = sandbox.read(source_of(data, "long.txt"), data)
    assert reading.text is not None
    assert reading.text.content == data.decode()
