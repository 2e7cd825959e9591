"""Wrong input gives one clear sentence, what to do, and the documented exit code; nothing is changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.command import AIGAQ, PASSPHRASE, aigaq, program


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    vault, report = folder / "v.aigaq", folder / "report.txt"
    report.write_text("Asan Tilegenuly was arrested in Almaty on 3 March 2020.\n\nAll people here are invented.\n")
    assert aigaq("init", vault).returncode == 0
    assert aigaq("add", vault, report).returncode == 0
    return vault


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["case", "Nobody Atall"], "E102"),
        (["show", "ffffffffff"], "E104"),
        (["status", "--on", "31 December"], "E106"),
        (["edit-source", "report.txt", "--published", "yesterday"], "E106"),
        (["edit-source", "nothing.txt", "--title", "x"], "E104"),
        (["merge", "Asan Tilegenuly", "Nobody"], "E102"),
        (["reject", "0000000000"], "E110"),
        (["undo"], "E108"),
        (["undo", "00000000"], "E108"),
        (["add", "/nowhere/at/all"], "E109"),
        (["key", "remove", "zz"], "E107"),
        (["export", "--format", "html", "--out", "x.html"], "E100"),
    ],
)
def test_wrong_values_are_refused_with_a_code(small: Path, arguments: list[str], code: str, tmp_path: Path) -> None:
    head = arguments[:2] if arguments[0] == "key" else arguments[:1]
    done = aigaq(*head, small, *arguments[len(head) :], cwd=tmp_path)
    assert done.returncode == 2
    assert f"[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_passphrase_changes_nothing(small: Path) -> None:
    before = {p: p.read_bytes() for p in small.rglob("*") if p.is_file()}
    done = aigaq("people", small, env={"AIGAQ_PASSPHRASE": "not this one"})
    assert done.returncode == 3
    assert "[E203]" in done.stderr
    assert {p: p.read_bytes() for p in small.rglob("*") if p.is_file()} == before


def test_without_a_terminal_nothing_prompts(small: Path) -> None:
    done = program("people", small, env={})
    assert (done.returncode, "[E101]" in done.stderr) == (2, True)


def test_the_passphrase_comes_from_a_file_or_a_descriptor(small: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE + "\n")
    assert aigaq("people", small, "--passphrase-file", secret, env={}).returncode == 0
    descriptor = os.open(secret, os.O_RDONLY)
    done = program("people", small, "--passphrase-fd", descriptor, env={}, pass_fds=[descriptor])
    os.close(descriptor)
    assert done.returncode == 0


@pytest.mark.parametrize("content", ["", "\n", "\xff\xfe"])
def test_an_unusable_passphrase_file_is_said(small: Path, tmp_path: Path, content: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(content.encode("latin-1"))
    done = aigaq("people", small, "--passphrase-file", secret, env={})
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_missing_passphrase_file_is_said(small: Path, tmp_path: Path) -> None:
    done = aigaq("people", small, "--passphrase-file", tmp_path / "none", env={})
    assert (done.returncode, "passphrase file" in done.stderr) == (2, True)


def test_a_folder_that_is_no_vault_is_said_before_a_passphrase_is_asked(tmp_path: Path) -> None:
    for command in ("people", "check"):
        done = aigaq(command, tmp_path, env={})
        assert (done.returncode, "[E201]" in done.stderr) == (3, True)


def test_init_never_writes_over_anything(small: Path) -> None:
    done = aigaq("init", small, env={})
    assert (done.returncode, "[E202]" in done.stderr) == (3, True)


def test_errors_are_json_where_json_was_asked_for(small: Path) -> None:
    done = aigaq("case", small, "Nobody Atall", "--json")
    assert done.stderr.startswith('{"error":{"code":"E102"')


def test_only_refused_files_give_their_own_exit_code(small: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n%")
    done = aigaq("add", small, tmp_path / "broken.pdf")
    assert done.returncode == 5
    assert "refused" in done.stdout


def test_a_reader_that_has_gone_is_no_error(small: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [str(AIGAQ), "people", str(small)],
        env={**os.environ, "AIGAQ_PASSPHRASE": PASSPHRASE},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""


def test_errors_name_no_person_and_no_path(small: Path) -> None:
    for name in ("Asan Unknownuly", "/home/somebody/secret.txt"):
        done = aigaq("case", small, name)
        assert name not in done.stderr
