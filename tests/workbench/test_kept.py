"""Who is who of a large vault is kept in it, and is what working it out anew gives. All people are invented."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import update

from aigaq.errors import VaultBusy
from aigaq.model.identity import canonical
from aigaq.model.record import pack
from aigaq.resolve import resolve
from aigaq.store import dialect
from aigaq.store.tables import KEPT
from aigaq.workbench import Workbench, gathering, kept
from tests.workbench.test_state_kept import REPORTS, Clock

PHRASE = "an invented passphrase"


@pytest.fixture(autouse=True)
def every_vault_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LEAST", 0)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="test", clock=Clock()) as bench:
        bench.add_bytes([(name, text.encode()) for name, text in REPORTS.items()], workers=1)
    return tmp_path / "v.aigaq"


def opened(vault: Path) -> Workbench:
    return Workbench.open(vault, lambda: PHRASE, by="test", clock=Clock())


def anew(bench: Workbench) -> bytes:
    """Work out who is who from nothing."""
    material = bench.material()
    return canonical(pack(resolve(material.mentions, material.claims, material.decisions)))


def said(bench: Workbench) -> bytes:
    return canonical(pack(bench.material().resolution))


def spoilt(bench: Workbench, **values: object) -> None:
    with dialect.plain_errors(), bench._store._engine.connect() as connection, connection.begin():
        connection.execute(update(KEPT).values(**values))


def count_of_resolving(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note each time that somebody works out who is who."""
    asked, ticks, real = list[int](), count(), gathering.extend

    def extend(*args: object) -> object:
        asked.append(next(ticks))
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(gathering, "extend", extend)
    return asked


def test_a_vault_that_is_opened_again_reads_who_is_who(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = count_of_resolving(monkeypatch)
    with opened(vault) as bench:
        assert said(bench) == anew(bench)
        assert [len(bench.mentions_in(source)) for source in bench.material().sources]
    assert asked == []


def test_what_is_decided_in_an_opened_vault_is_resolved_as_from_nothing(vault: Path) -> None:
    with opened(vault) as bench:
        bench.split("Asan Tilegenuly", "two.txt", "another village")
        assert said(bench) == anew(bench)
    with opened(vault) as bench:
        assert said(bench) == anew(bench)
        assert len([p for p in bench.material().people if "Asan" in p.name]) == 2
        claim = bench.claims_in(bench.find_source("one.txt").id)[0]
        bench.correct(claim.id, {"date": "2020-03-04"})
        assert len(bench.material().claims) == len(bench._store.claims()) + 1
        bench.add_bytes([("five.txt", b"Serik Murat was released in Astana on 9 June 2021.")], workers=1)
        now = said(bench)
    with opened(vault) as bench:
        assert said(bench) == now


@pytest.mark.parametrize("values", [{"record": b"torn"}, {"record": b""}, {"made_from": "something else"}])
def test_what_is_damaged_or_made_of_something_else_is_worked_out_anew(
    vault: Path, values: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(vault) as bench:
        spoilt(bench, **values)
    asked = count_of_resolving(monkeypatch)
    with opened(vault) as bench:
        assert said(bench) == anew(bench)
    with opened(vault) as bench:
        assert bench.material().people
    assert len(asked) == 1


def test_another_version_of_the_program_works_it_out_anew(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = count_of_resolving(monkeypatch)
    monkeypatch.setattr(kept, "program", lambda: "another version")
    with opened(vault) as bench:
        assert bench.material().people
    assert len(asked) == 1


def test_what_another_program_has_changed_meanwhile_is_not_mixed_with_what_was_opened(vault: Path) -> None:
    with opened(vault) as bench:
        assert bench.material().people
        with opened(vault) as other:
            other.add_bytes([("five.txt", b"Serik Murat was released in Astana on 9 June 2021.")], workers=1)
        with pytest.raises(VaultBusy):
            len(bench.material().claims)


def test_the_check_passes_over_what_is_kept_and_the_log_does_not_name_it(vault: Path) -> None:
    with opened(vault) as bench:
        before = bench.log()
        spoilt(bench, record=b"torn")
    with opened(vault) as bench:
        assert bench.material().people
        assert bench.log() == before
    assert Workbench.check(vault, lambda: PHRASE)[0] == []
