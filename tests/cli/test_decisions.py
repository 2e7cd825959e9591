"""The command that writes and reads judgements, as a user types it. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import aigaq


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decisions")
    for name, said in (("one", "Asan Tilegenuly was arrested in Almaty."), ("two", "Dinara Ospan met Serik Murat.")):
        (folder / f"{name}.txt").write_text(f"{said}\n\nAll people here are invented.\n")
    assert aigaq("init", folder / "v").returncode == 0
    assert aigaq("add", folder / "v", folder / "one.txt", folder / "two.txt").returncode == 0
    assert aigaq("split", folder / "v", "Asan Tilegenuly", "Serik Murat").returncode == 0
    return folder / "v"


def test_judgements_are_written_and_read_back(vault: Path, tmp_path: Path) -> None:
    done = aigaq("decisions", vault, "--export", tmp_path / "j.ijson")
    assert (done.returncode, "not encrypted" in done.stdout) == (0, True)
    (line,) = (tmp_path / "j.ijson").read_text().splitlines()
    assert json.loads(line)[2] == "negative"
    again = aigaq("decisions", vault, "--import", tmp_path / "j.ijson", "--json")
    assert json.loads(again.stdout)["decisions"] == 0


def test_what_is_left_out_is_listed(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "j.ijson").write_text('nonsense\n["b", "a", "positive", null, "x", null]\n')
    done = aigaq("decisions", vault, "--import", tmp_path / "j.ijson")
    assert done.returncode == 0
    assert "line 1: not JSON" in done.stdout
    assert "no report here has this id (2)" in done.stdout


@pytest.mark.parametrize("options", [[], ["--import", "nothing"], ["--export", "x", "--import", "."]])
def test_wrong_options_are_an_error_of_use(vault: Path, options: list[str], tmp_path: Path) -> None:
    done = aigaq("decisions", vault, *options, cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_a_file_that_stands_there_is_not_written_over(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "j.ijson").write_text("mine")
    assert aigaq("decisions", vault, "--export", tmp_path / "j.ijson").returncode == 2
    assert (tmp_path / "j.ijson").read_text() == "mine"
