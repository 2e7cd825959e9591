"""Writing whole or not at all, and never in plain text. All people in these tests are invented."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from aigaq import vault
from aigaq.errors import (
    DamagedDatabase,
    DamagedOriginal,
    NewerVault,
    PassageMismatch,
    UnknownSource,
    VaultBusy,
    VaultError,
    VaultExists,
)
from aigaq.model.claim import Extraction
from aigaq.model.source import Reading
from aigaq.model.text import Text
from aigaq.store import Store, check, dialect, found
from aigaq.store.migrations import migrations
from aigaq.store.tables import METADATA
from tests.store.invented_vault import (
    NOW,
    PASSPHRASE,
    Built,
    add,
    assert_no_plain_text,
    decision,
    extraction,
    reading,
    report,
    source,
)


def opened(built: Built, busy_seconds: float = 0.2) -> Store:
    return Store.open(built.folder, built.keys, busy_seconds=busy_seconds)


def add_and_fail(store: Store, n: int) -> None:
    with store.writing() as w:
        add(w, n)
        raise ZeroDivisionError


def whole(built: Built) -> bool:
    return not list(check(built.folder, built.keys))


def test_an_error_inside_a_transaction_keeps_nothing_but_a_sealed_file(empty: Built) -> None:
    with opened(empty) as store:
        with pytest.raises(ZeroDivisionError):
            add_and_fail(store, 1)
        assert store.counts().sources == 0
        assert [f.harmless for f in check(empty.folder, empty.keys)] == [True]
        with store.writing() as w:
            add(w, 1)
        assert store.counts().sources == 1
    assert whole(empty)


def test_the_same_source_twice_is_kept_once_and_its_record_stays(full: Built) -> None:
    with opened(full) as store:
        before = store.sources()
        with store.writing() as w:
            assert w.put_source(source(1), report(1)) == "present"
        assert store.sources() == before
        assert store.counts().entries == 36


@pytest.mark.parametrize("damage", ["missing", "damaged", "another"])
def test_adding_a_file_again_restores_its_original(full: Built, damage: str) -> None:
    with opened(full) as store:
        path, other = (store.originals.path(source(n).id) for n in (1, 2))
        path.unlink() if damage == "missing" else path.write_bytes(
            other.read_bytes()[: 300 if damage == "damaged" else None]
        )
        with pytest.raises(DamagedOriginal):
            store.original(source(1).id)
        with store.writing() as w:
            assert w.put_source(source(1), report(1)) == "restored"
            w.log(NOW, "tester", "restore", [source(1).id])
        assert store.original(source(1).id) == report(1)
    assert whole(full)


def test_a_record_that_no_log_entry_names_is_refused(empty: Built) -> None:
    with opened(empty) as store:
        with pytest.raises(RuntimeError, match="not logged"), store.writing() as w:
            w.put_source(source(0), report(0))
        with pytest.raises(RuntimeError, match="not logged"), store.writing() as w:
            w.log(NOW, "tester", "decide", ["somebody else"] * w.put_decision(decision(0)))
        assert store.counts().entries == store.counts().decisions == store.counts().sources == 0


def test_bytes_that_are_not_the_sources_are_refused(empty: Built) -> None:
    with opened(empty) as store, pytest.raises(ValueError, match="not those of the source"), store.writing() as w:
        w.put_source(source(0), report(1))


def test_readings_and_extractions_of_unknown_sources_and_foreign_passages_are_refused(full: Built) -> None:
    stranger = Text("f" * 64, "plain", "1", "nothing")
    own, other = (store_text for n in (4, 5) if (store_text := reading(n).text))
    mixed = Extraction(own.id, "invented 1", extraction(other, 5).mentions)
    with opened(full) as store:
        with pytest.raises(UnknownSource), store.writing() as w:
            w.put_reading(Reading(stranger.source, stranger))
        with pytest.raises(UnknownSource), store.writing() as w:
            w.put_extraction(Extraction(stranger.id, "invented 1"))
        with pytest.raises(PassageMismatch), store.writing() as w:
            w.put_extraction(mixed)
    assert whole(full)


def test_an_extraction_replaces_the_earlier_one_of_that_source_only(full: Built) -> None:
    text = reading(5).text
    assert text is not None
    with opened(full) as store:
        with store.writing() as w:
            w.put_extraction(Extraction(text.id, "invented 2"))
            w.log(NOW, "tester", "extract", [text.source])
        assert store.claims(text.source) == store.mentions(text.source) == ()
        assert store.extractor_of(text.source) == "invented 2"
        assert store.counts().claims == store.counts().mentions == 10
    assert whole(full)


def test_the_same_decision_twice_is_kept_once(full: Built) -> None:
    with opened(full) as store:
        with store.writing() as w:
            assert not w.put_decision(decision(1))
        assert store.decisions() == (decision(1),)


@pytest.mark.parametrize("table", ["log", "decisions"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET rowid = 99", "DELETE FROM {}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_log_and_decisions_are_never_edited(full: Built, table: str, statement: str) -> None:
    with opened(full) as store, pytest.raises(IntegrityError, match="never"), store.reading_rows() as connection:
        connection.exec_driver_sql(statement.format(table))


def test_a_second_writer_waits_briefly_and_is_told_that_the_vault_is_busy(full: Built) -> None:
    with opened(full) as one, opened(full) as other, one.writing() as w:
        with pytest.raises(VaultBusy), other.writing():
            pytest.fail("two writers at once")
        assert other.counts().sources == 12
        add(w, 20)
    with opened(full) as again:
        assert again.counts().sources == 13


def test_stale_temporary_files_are_removed_at_the_next_write(full: Built) -> None:
    stale = full.folder / "originals" / "0a.age.new"
    stale.write_bytes(b"half")
    with opened(full) as store, store.writing():
        assert not stale.exists()


def test_nothing_stands_in_plain_text_and_no_stray_file_is_left(full: Built) -> None:
    assert_no_plain_text(full.folder)
    assert sorted(path.name for path in full.folder.iterdir()) == ["database.sqlite", "header.json", "originals"]


def test_a_wrong_key_a_cut_and_a_newer_database_are_told_apart(full: Built, tmp_path: Path) -> None:
    other = vault.create(tmp_path / "other.aigaq", PASSPHRASE, cost=vault.CHEAP)
    with pytest.raises(DamagedDatabase):
        Store.open(full.folder, other)
    with opened(full) as store, store.reading_rows() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {len(migrations()) + 1}")
        connection.commit()
    with pytest.raises(NewerVault):
        opened(full)
    (full.folder / "database.sqlite").write_bytes(b"")
    with pytest.raises(DamagedDatabase):
        opened(full)


def test_the_cipher_says_nothing_on_stderr(full: Built) -> None:
    script = (
        "import sys, pathlib; from aigaq.store import check\n"
        "print([f.code for f in check(pathlib.Path(sys.argv[1]), sys.argv[2])])"
    )
    database = full.folder / "database.sqlite"
    database.write_bytes(b"x" + database.read_bytes()[1:])
    done = subprocess.run(
        [sys.executable, "-c", script, str(full.folder), PASSPHRASE], capture_output=True, text=True, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("['E205']", "")


def test_the_tables_in_the_code_are_those_that_the_migrations_make(full: Built) -> None:
    with opened(full) as store, store.reading_rows() as connection:
        for table in METADATA.sorted_tables:
            made = connection.exec_driver_sql(f"PRAGMA table_info({table.name})").fetchall()
            assert [(row[1], bool(row[5])) for row in made] == [(c.name, c.primary_key) for c in table.columns]


def test_a_vault_is_founded_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "new.aigaq"
    vault.create(tmp_path / "new.aigaq.new", "left by a killed init", cost=vault.CHEAP)
    with found(folder, PASSPHRASE, label="me", cost=vault.CHEAP) as store:
        assert store.counts().sources == 0
        assert [slot.label for slot in vault.slots(folder, store.keys)] == ["me"]
    assert [path.name for path in tmp_path.iterdir()] == ["new.aigaq"]
    assert list(check(folder, PASSPHRASE)) == []
    with pytest.raises(VaultExists):
        found(folder, PASSPHRASE, cost=vault.CHEAP)
    mine = tmp_path / "mine.aigaq.new"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    with pytest.raises(VaultExists):
        found(tmp_path / "mine.aigaq", PASSPHRASE, cost=vault.CHEAP)
    assert (mine / "letter.txt").read_text() == "mine"


def test_files_are_private_and_odd_folder_names_work(tmp_path: Path) -> None:
    folder = tmp_path / "50% ?mode=ro#x ӘЖ"
    with found(folder, PASSPHRASE, cost=vault.CHEAP) as store, store.writing() as w:
        add(w, 1)
    assert [path for path in folder.rglob("*") if path.stat().st_mode & 0o077] == []
    assert list(check(folder, PASSPHRASE)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes read-only files too")
def test_a_vault_on_a_read_only_disk_can_be_read_and_checked_but_not_written(full: Built) -> None:
    full.folder.chmod(0o500)
    (full.folder / "database.sqlite").chmod(0o400)
    with opened(full) as store:
        assert store.counts().sources == 12
        with pytest.raises(VaultError), store.writing() as w:
            w.log(NOW, "tester", "add", [])
    with pytest.raises(VaultError):
        vault.add_slot(full.folder, full.keys, "another", cost=vault.CHEAP)
    assert whole(full)
    full.folder.chmod(0o700)


def test_a_full_disk_is_said_and_changes_nothing(full: Built) -> None:
    before = {path: path.read_bytes() for path in full.folder.rglob("*") if path.is_file()}
    small = (4096, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    old, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, small)
        with pytest.raises(VaultError) as raised, opened(full) as store, store.writing() as w:
            add(w, 27)
        with pytest.raises(VaultError), opened(full) as store, store.writing() as w:
            w.log(NOW, "tester", "note" * 40_000, [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert str(full.folder) not in raised.value.message
    with opened(full) as store, store.writing():
        pass
    assert {path: path.read_bytes() for path in full.folder.rglob("*") if path.is_file()} == before


def test_the_journal_on_the_disk_is_encrypted(full: Built) -> None:
    """Statements of a large transaction spill to the database and its journal before the commit."""
    with opened(full) as store, store.writing() as w:
        for n in range(20, 60):
            add(w, n)
        w._db.exec_driver_sql("PRAGMA cache_spill = 1")
        w._db.exec_driver_sql("PRAGMA cache_size = 1")
        w._db.exec_driver_sql("UPDATE readings SET record = CAST(record || record AS BLOB)")
        assert (full.folder / "database.sqlite-journal").exists()
        assert_no_plain_text(full.folder)


def test_an_interrupted_migration_changes_nothing(tmp_path: Path) -> None:
    database = tmp_path / "fresh.sqlite"
    database.touch()
    with dialect.engine(database, bytes(32)).connect() as connection:
        with dialect.writing(connection).begin() as transaction:
            dialect.migrate(connection)
            assert dialect.version(connection) == len(migrations())
            transaction.rollback()
        assert dialect.version(connection) == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one() == 0
