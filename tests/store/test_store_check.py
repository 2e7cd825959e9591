"""A check finds every changed byte and names what it is in. All people in these tests are invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from aigaq.errors import NotAVault, WrongPassphrase
from aigaq.store import Finding, Store, check
from aigaq.vault import original_name, seal
from tests.store.invented_vault import NOW, PASSPHRASE, Built, add, extraction, reading, report, source

FLIPS_QUICK = 24
FLIPS = 200


def files_of(built: Built) -> list[Path]:
    return sorted(path for path in built.folder.rglob("*") if path.is_file())


def named(built: Built, path: Path) -> str:
    return path.relative_to(built.folder).as_posix()


def found(built: Built) -> list[Finding]:
    return list(check(built.folder, PASSPHRASE))


def flip(path: Path, at: int, bits: int) -> bytes:
    before = path.read_bytes()
    changed = bytearray(before)
    changed[at] ^= bits
    path.write_bytes(changed)
    return before


def places(built: Built, count: int, seed: int) -> Iterator[tuple[Path, int, int]]:
    """Random places, every byte of the vault equally likely, and every kind of file at least a few times."""
    chance = random.Random(seed)
    files = files_of(built)
    sizes = [path.stat().st_size for path in files]
    for _ in range(count):
        path = chance.choices(files, sizes)[0] if chance.random() < 0.5 else chance.choice(files)
        yield path, chance.randrange(path.stat().st_size), 1 << chance.randrange(8)


def assert_each_flip_is_found(built: Built, flips: Iterator[tuple[Path, int, int]]) -> None:
    for path, at, bits in flips:
        before = flip(path, at, bits)
        findings = found(built)
        assert findings, f"byte {at} of {named(built, path)} changed by {bits} unseen"
        assert {f.what for f in findings} == {named(built, path)}
        assert not any(f.harmless for f in findings)
        path.write_bytes(before)
    assert found(built) == []


def leave_an_unreferenced_original(built: Built) -> Path:
    with Store.open(built.folder, built.keys) as store:
        store.originals.put(source(40).id, report(40))
        return store.originals.path(source(40).id)


def test_random_single_byte_changes_are_found_and_named(full: Built) -> None:
    assert_each_flip_is_found(full, places(full, FLIPS_QUICK, seed=1))


@pytest.mark.slow
def test_200_random_single_byte_changes_are_found_and_named(full: Built) -> None:
    assert_each_flip_is_found(full, places(full, FLIPS, seed=2))


def test_a_change_in_the_salt_in_a_page_end_and_in_a_free_page_is_found(full: Built) -> None:
    database = full.folder / "database.sqlite"
    with Store.open(full.folder, full.keys) as store, store.reading_rows() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("CREATE TABLE thrown_away (x)")
        connection.exec_driver_sql("INSERT INTO thrown_away VALUES (zeroblob(40000))")
        connection.exec_driver_sql("DROP TABLE thrown_away")
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar_one() >= 9
        connection.exec_driver_sql("BEGIN")
    size = database.stat().st_size
    spots = [*range(0, 16, 5), 16, 4095, 4096, size - 1, size - 64, size - 80, size - 4096]
    assert_each_flip_is_found(full, ((database, at, 1) for at in spots))


def test_every_sampled_byte_of_the_header_is_found(full: Built) -> None:
    header = full.folder / "header.json"
    assert_each_flip_is_found(full, ((header, at, 1 << at % 8) for at in range(0, header.stat().st_size, 7)))


@pytest.mark.slow
def test_every_bit_of_an_original_and_every_byte_of_the_header_is_found(empty: Built) -> None:
    with Store.open(empty.folder, empty.keys) as store, store.writing() as w:
        small = source(0, b"x")
        w.put_source(small, b"x")
        w.log(NOW, "tester", "add", [small.id])
    original = empty.folder / "originals" / original_name(small.id, empty.keys)
    header = empty.folder / "header.json"
    assert_each_flip_is_found(empty, ((original, n // 8, 1 << n % 8) for n in range(original.stat().st_size * 8)))
    assert_each_flip_is_found(empty, ((header, n, bits) for n in range(header.stat().st_size) for bits in (1, 32)))


def test_a_change_in_an_unreferenced_original_is_found(full: Built) -> None:
    path = leave_an_unreferenced_original(full)
    assert [(f.what, f.code, f.harmless) for f in found(full)] == [(named(full, path), "E307", True)]
    flip(path, 300, 4)
    assert [(f.what, f.code, f.harmless) for f in found(full)] == [(named(full, path), "E302", False)]


@pytest.mark.parametrize("keep", [0, 1, 100, 4095, 4096, 9000, -4096, -1])
def test_a_database_cut_off_anywhere_is_found(full: Built, keep: int) -> None:
    database = full.folder / "database.sqlite"
    database.write_bytes(database.read_bytes()[:keep])
    assert {(f.what, f.code) for f in found(full)} == {("database.sqlite", "E205")}


@pytest.mark.parametrize("tail", [b"x", bytes(4096), bytes(5000)])
def test_bytes_added_to_any_file_are_found(full: Built, tail: bytes) -> None:
    for path in files_of(full):
        before = path.read_bytes()
        path.write_bytes(before + tail)
        assert {f.what for f in found(full)} == {named(full, path)}
        path.write_bytes(before)


@pytest.mark.parametrize("keep", [0, 10, 150, -1])
def test_an_original_cut_off_anywhere_is_found(full: Built, keep: int) -> None:
    path = files_of(full)[-1]
    path.write_bytes(path.read_bytes()[:keep])
    assert [(f.what, f.code) for f in found(full)] == [(named(full, path), "E302")]


def test_missing_files_are_named(full: Built) -> None:
    original = files_of(full)[-1]
    original.unlink()
    (missing,) = found(full)
    assert (missing.code, missing.what) == ("E304", named(full, original))
    (full.folder / "database.sqlite").unlink()
    assert [(f.code, f.what) for f in found(full)] == [("E205", "database.sqlite")]
    (full.folder / "header.json").unlink()
    assert [(f.code, f.what) for f in found(full)] == [("E204", "header.json")]


def test_foreign_and_misplaced_files_are_named(full: Built) -> None:
    original = files_of(full)[-1]
    copied = original.with_name("00" * 32 + ".age")
    copied.write_bytes(original.read_bytes())
    (full.folder / "notes.txt").write_text("mine")
    (full.folder / "originals" / "readme").write_text("mine")
    (full.folder / "originals" / "ab.age").write_bytes(seal(b"planted", full.keys))
    (full.folder / "database.sqlite-shm").write_text("")
    (full.folder / "originals" / "half.age.new").write_text("")
    (full.folder / "originals" / "folder").mkdir()
    told = {(f.code, f.what, f.harmless) for f in found(full)}
    assert told == {
        ("E302", named(full, copied), False),
        ("E305", "notes.txt", False),
        ("E305", "originals/readme", False),
        ("E302", "originals/ab.age", False),
        ("E305", "database.sqlite-shm", False),
        ("E307", "originals/half.age.new", True),
        ("E305", "originals/folder", False),
    }


def test_a_planted_write_ahead_log_is_refused(full: Built) -> None:
    (full.folder / "database.sqlite-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(100))
    assert [f.code for f in found(full)] == ["E205", "E305"]


def test_swapped_originals_are_found(full: Built) -> None:
    one, other = files_of(full)[-2:]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert sorted((f.code, f.what) for f in found(full)) == [("E302", named(full, one)), ("E302", named(full, other))]


def tamper(built: Built, statement: str) -> None:
    """Change the database as someone who holds the keys could."""
    connection = dbapi2.connect(str(built.folder / "database.sqlite"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{built.keys.database.hex()}'\"")
    assert connection.execute(statement, {"s": source(5).id}).rowcount != 0
    connection.close()


def swap(table: str, column: str, old: str, new: str) -> str:
    replaced = f"CAST(replace(CAST({column} AS TEXT), '{old}', '{new}') AS BLOB)"
    return f"UPDATE {table} SET {column} = {replaced} WHERE source = :s"


EDITS = {
    swap("sources", "record", "Quxpost", "Quuxpos"): {"source"},
    swap("readings", "content", "Report", "Rumour"): {"reading"},
    swap("readings", "record", "Detained", "Released"): {"reading"},
    swap("claims", "record", "2019-05-06", "2018-05-06"): {"extraction", "claim"},
    swap("claims", "record", '"start":0', '"start":1'): {"extraction", "claim"},
    swap("extractions", "mentions", '"start":0', '"start":1'): {"extraction"},
    "UPDATE extractions SET mentions = CAST('[{}]' AS BLOB) WHERE source = :s": {"extraction"},
    "UPDATE claims SET claim = substr(claim, 2) || '0' WHERE source = :s": {"claim"},
    "DELETE FROM claims WHERE source = :s": {"extraction"},
    "UPDATE readings SET text = substr(text, 2) || '0' WHERE source = :s": {"reading"},
    "DROP TABLE claims": {"database.sqlite"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_record_edited_by_someone_with_the_keys_is_named(full: Built, edit: str) -> None:
    tamper(full, edit)
    assert {f.what.split()[0] for f in found(full)} == EDITS[edit]


def test_a_broken_log_is_named_by_its_entry(full: Built) -> None:
    tamper(full, "DROP TRIGGER the_log_is_not_edited")
    tamper(full, "UPDATE log SET by = 'somebody else' WHERE seq = 7")
    trigger, log = found(full)
    assert (trigger.code, trigger.what, log.code, log.what) == ("E205", "database.sqlite", "E303", "log")
    assert "the_log_is_not_edited" in trigger.sentence
    assert "at entry 7" in log.sentence


def test_a_wrong_passphrase_and_a_foreign_folder_are_no_damage(full: Built, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        list(check(full.folder, "wrong"))
    with pytest.raises(NotAVault):
        list(check(tmp_path, PASSPHRASE))


def test_a_check_tells_how_far_it_is(full: Built) -> None:
    steps: list[tuple[str, int, int]] = []
    assert list(check(full.folder, PASSPHRASE, lambda *step: steps.append(step))) == []
    assert [step for step in steps if step[1] == step[2]] == [("sources", 12, 12), ("originals", 12, 12)]


def test_a_new_reading_that_drops_an_extraction_leaves_a_whole_vault(full: Built) -> None:
    with Store.open(full.folder, full.keys) as store:
        with store.writing() as w:
            w.put_reading(reading(5, version="2"))
            w.log(NOW, "tester", "read", [source(5).id])
        assert store.claims(source(5).id) == ()
        assert found(full) == []
        with store.writing() as w:
            w.put_extraction(extraction(reading(5, version="2").text, 5))  # type: ignore[arg-type]
            w.log(NOW, "tester", "extract", [source(5).id])
            add(w, 20)
        assert len(store.claims()) == 12
    assert found(full) == []
