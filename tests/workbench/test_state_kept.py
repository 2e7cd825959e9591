"""What a workbench keeps of who is who is what working it all out anew would give. All people are invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aigaq.model.identity import canonical
from aigaq.model.record import pack
from aigaq.resolve import resolve
from aigaq.resolve.held import Held
from aigaq.workbench import Workbench

REPORTS = {
    "one.txt": "Asan Tilegenuly was arrested in Almaty on 3 March 2020. His lawyer is Dinara Ospan.",
    "two.txt": "Asan Tilegenov, 41, was released in Almaty on 5 May 2020. Serik Murat was with him.",
    "three.txt": "Serik Murat and Asan Tilegenuly were detained in Astana on 7 June 2021.",
    "four.txt": "Police detained Serik Murat and Asan Tolegenuly outside a court in Nur-Sultan on 8 June 2021.",
}


class Clock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self.now = datetime(2024, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def as_if_anew(bench: Workbench) -> None:
    """Hold what the workbench gives against resolving everything from nothing."""
    material = bench.material()
    fresh = resolve(material.mentions, material.claims, material.decisions)
    assert canonical(pack(material.resolution)) == canonical(pack(fresh))


def held(bench: Workbench) -> dict[str, Held]:
    """Give what resolution holds of each source."""
    state = bench._gathered().state
    assert state is not None
    return dict(state.sources)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(f"{text}\n\nAll people in this report are invented.\n")
    return tmp_path


def test_after_every_change_the_kept_state_gives_what_resolving_anew_gives(folder: Path) -> None:
    with Workbench.create(folder / "v.aigaq", lambda: "an invented passphrase", by="test", clock=Clock()) as bench:
        bench.add([folder / "one.txt", folder / "two.txt"], workers=1)
        as_if_anew(bench)
        assert len(bench.person("Asan Tilegenuly").referents) == 2
        bench.split("Asan Tilegenuly", "two.txt", "another village")
        as_if_anew(bench)
        assert len([p for p in bench.material().people if "Asan" in p.name]) == 2
        bench.add([folder / "three.txt"], workers=1)
        as_if_anew(bench)
        bench.undo()
        as_if_anew(bench)
        bench.edit_source("three.txt", {"published": "2021-06-09"})
        as_if_anew(bench)
        bench.add([folder / "four.txt"], workers=1)
        as_if_anew(bench)
    with Workbench.open(folder / "v.aigaq", lambda: "an invented passphrase", by="test") as bench:
        as_if_anew(bench)


def test_what_has_not_changed_is_held_as_it_was(folder: Path) -> None:
    with Workbench.create(folder / "v.aigaq", lambda: "an invented passphrase", by="test", clock=Clock()) as bench:
        bench.add([folder / "one.txt"], workers=1)
        before = held(bench)
        bench.add([folder / "two.txt"], workers=1)
        assert all(held(bench)[source] is one for source, one in before.items())
        assert len(held(bench)) == 2
