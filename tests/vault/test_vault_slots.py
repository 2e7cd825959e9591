"""Passphrases, key slots and the header. All labels and passphrases are invented."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import msgspec
import pyrage
import pytest
from attrs import evolve

from aigaq import vault
from aigaq.errors import (
    AigaqError,
    BadValue,
    DamagedHeader,
    LastSlot,
    NewerVault,
    NoPassphrase,
    NotAVault,
    VaultBusy,
    VaultError,
    VaultExists,
    WrongPassphrase,
)
from aigaq.model.identity import canonical, sha256
from aigaq.vault import header as headers
from aigaq.vault.files import locked, write_atomically
from aigaq.vault.keys import stretch

FIRST, SECOND, THIRD = "Первая фраза", "second phrase", "نگهبان سوم"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault's folder with a header only."""
    made = tmp_path / "v.aigaq"
    vault.create(made, FIRST, label="Wachtmeister", cost=vault.CHEAP)
    return made


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_passphrase_gives_the_same_keys_again_and_nothing_else_does(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    assert vault.unlock(folder, FIRST) == keys
    for wrong in (FIRST + " ", FIRST.lower(), "x"):
        before = snapshot(folder)
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, wrong)
        assert snapshot(folder) == before


def test_composed_and_decomposed_passphrases_are_the_same(tmp_path: Path) -> None:
    composed = "Ångström Йод"
    vault.create(tmp_path / "v", composed, cost=vault.CHEAP)
    assert vault.unlock(tmp_path / "v", unicodedata.normalize("NFD", composed))


@pytest.mark.parametrize(("passphrase", "error"), [("", NoPassphrase), ("\udcff", BadValue)])
def test_an_empty_or_broken_passphrase_is_refused_and_nothing_is_made(
    tmp_path: Path, folder: Path, passphrase: str, error: type[AigaqError]
) -> None:
    with pytest.raises(error):
        vault.create(tmp_path / "none", passphrase, cost=vault.CHEAP)
    with pytest.raises(error):
        vault.unlock(folder, passphrase)
    assert not (tmp_path / "none").exists()


def test_a_second_passphrase_opens_the_same_vault_and_the_first_goes_on_to(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    added = vault.add_slot(folder, keys, SECOND, label="office", cost=vault.CHEAP)
    assert vault.unlock(folder, FIRST) == vault.unlock(folder, SECOND) == keys
    assert [(slot.label, slot.cost) for slot in vault.slots(folder, keys)] == [
        ("Wachtmeister", vault.CHEAP),
        ("office", vault.CHEAP),
    ]
    vault.remove_slot(folder, keys, vault.slots(folder, keys)[0].id)
    assert vault.slots(folder, keys) == (added,)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, FIRST)
    assert vault.unlock(folder, SECOND) == keys


def test_the_last_slot_and_unknown_slots_stay(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    before = snapshot(folder)
    with pytest.raises(LastSlot):
        vault.remove_slot(folder, keys, vault.slots(folder, keys)[0].id)
    with pytest.raises(BadValue):
        vault.remove_slot(folder, keys, "0" * 32)
    assert snapshot(folder) == before


def test_a_changed_passphrase_keeps_keys_slot_and_label(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    vault.add_slot(folder, keys, SECOND, label="office", cost=vault.CHEAP)
    before = vault.slots(folder, keys)
    dearer = vault.Cost(passes=2, memory_kib=16, lanes=1)
    changed = vault.change_passphrase(folder, FIRST, THIRD, cost=dearer)
    assert vault.slots(folder, keys) == (evolve(before[0], cost=dearer), before[1])
    assert changed.id == before[0].id
    assert vault.unlock(folder, THIRD) == vault.unlock(folder, SECOND) == keys
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(folder, FIRST, SECOND)


def test_there_is_a_limit_to_slots_and_labels(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    with pytest.raises(BadValue):
        vault.add_slot(folder, keys, SECOND, label="ӘӘ" * 17, cost=vault.CHEAP)
    for n in range(headers.MAX_SLOTS - 1):
        vault.add_slot(folder, keys, f"p{n}", cost=vault.CHEAP)
    with pytest.raises(BadValue):
        vault.add_slot(folder, keys, "one more", cost=vault.CHEAP)
    assert vault.unlock(folder, f"p{headers.MAX_SLOTS - 2}") == keys


def test_a_vault_is_never_made_over_something(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for taken in (folder, file, tmp_path, file / "below"):
        with pytest.raises(VaultExists):
            vault.create(taken, FIRST, cost=vault.CHEAP)
    assert file.read_text() == "mine"


def test_what_is_no_vault_is_told_from_a_damaged_one(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("x")
    other = tmp_path / "other"
    other.mkdir()
    for foreign in (tmp_path / "nowhere", tmp_path / "file", other):
        assert not vault.is_vault(foreign)
        with pytest.raises(NotAVault):
            vault.unlock(foreign, FIRST)
    for content in (b"", b"{}", b"[]", b"\xff\xfe", b'{"name":"another program"}', b"[" * 100_000):
        (other / "header.json").write_bytes(content)
        with pytest.raises(NotAVault):
            vault.unlock(other, FIRST)
        with pytest.raises(NotAVault):
            vault.read_header_or_damage(other)
        (folder / "header.json").write_bytes(content)
        (folder / "originals").mkdir(exist_ok=True)
        with pytest.raises(DamagedHeader):
            vault.unlock(folder, FIRST)
        assert isinstance(vault.read_header_or_damage(folder), DamagedHeader)


def test_a_header_of_a_newer_format_says_so(folder: Path) -> None:
    write(folder, {"version": 2, "anything": "new"})
    with pytest.raises(NewerVault):
        vault.unlock(folder, FIRST)


def write(folder: Path, changes: dict[str, object]) -> None:
    """Forge a header: change fields and make the plain checksum fit, as anybody can."""
    record = msgspec.json.decode((folder / "header.json").read_bytes()) | changes
    record.pop("checksum")
    (folder / "header.json").write_bytes(canonical(record | {"checksum": sha256(canonical(record))}))


def test_a_forged_header_with_a_right_checksum_is_found(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    original = (folder / "header.json").read_bytes()
    foreign = str(pyrage.x25519.Identity.generate().to_public())
    slot = msgspec.json.decode(original)["slots"][0]
    for changes in (
        {"recipient": foreign},
        {"mac": "00" * 32},
        {"extra": 1},
        {"slots": []},
        {"slots": [slot] * 33},
        {"slots": "x"},
        {"slots": [slot | {"kdf": slot["kdf"] | {"name": "md5"}}]},
        {"slots": [slot | {"kdf": slot["kdf"] | {"cost": {"passes": 1, "memory_kib": 2**40, "lanes": 1}}}]},
        {"slots": [slot | {"label": slot["master"]}]},
        {"version": "1"},
        {"version": 0},
        {"vault": "zz"},
    ):
        (folder / "header.json").write_bytes(original)
        write(folder, changes)
        with pytest.raises(DamagedHeader):
            vault.unlock(folder, FIRST)
        with pytest.raises(DamagedHeader):
            vault.slots(folder, keys)


def test_a_header_of_another_program_is_no_vault(folder: Path) -> None:
    write(folder, {"format": "another"})
    with pytest.raises(NotAVault):
        vault.unlock(folder, FIRST)


def test_a_header_must_be_in_its_one_form(folder: Path) -> None:
    path = folder / "header.json"
    right = path.read_bytes()
    for changed in (
        right + b"\n",
        b" " + right,
        msgspec.json.format(right),
        right.replace(b'"version":1', b'"version":1.0'),
    ):
        path.write_bytes(changed)
        with pytest.raises(DamagedHeader):
            vault.unlock(folder, FIRST)
    path.write_bytes(right)
    assert headers.encode(vault.read_header(folder)) == right


def test_a_huge_or_unreadable_header_is_refused(folder: Path) -> None:
    path = folder / "header.json"
    path.write_bytes(path.read_bytes() + b" " * headers.MAX_BYTES)
    with pytest.raises(DamagedHeader):
        vault.unlock(folder, FIRST)
    path.unlink()
    path.mkdir()
    with pytest.raises(VaultError):
        vault.unlock(folder, FIRST)


def test_the_header_tells_no_label_and_the_keys_tell_nothing(folder: Path) -> None:
    assert b"Wachtmeister" not in (folder / "header.json").read_bytes()
    keys = vault.unlock(folder, FIRST)
    for secret in (keys.master.hex(), keys.identity, keys.database.hex(), repr(keys.master)):
        assert secret not in repr(keys)
    assert (folder / "header.json").stat().st_mode & 0o077 == 0


def test_keys_for_different_purposes_and_vaults_differ(folder: Path, tmp_path: Path) -> None:
    one = vault.unlock(folder, FIRST)
    other = vault.create(tmp_path / "o", FIRST, cost=vault.CHEAP)
    found = [key for keys in (one, other) for key in (keys.master, keys.database, keys.names)]
    assert len(set(found)) == 6
    assert vault.original_name("ab" * 32, one) != vault.original_name("ab" * 32, other)


def test_argon2id_gives_the_value_of_the_reference_program() -> None:
    """From argon2's test.c: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 (v1.3)."""
    found = stretch("password", b"somesalt", vault.Cost(passes=2, memory_kib=2**16, lanes=1))
    assert found.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_the_recommended_cost_is_that_of_rfc_9106() -> None:
    assert vault.Cost(passes=3, memory_kib=65536, lanes=4) == vault.RECOMMENDED


def test_only_one_process_changes_the_header_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = vault.unlock(folder, FIRST)
    monkeypatch.setattr("aigaq.vault.files._WAIT_STEPS", 2)
    with locked(folder), pytest.raises(VaultBusy):
        vault.add_slot(folder, keys, SECOND, cost=vault.CHEAP)
    assert len(vault.slots(folder, keys)) == 1


def test_a_header_write_that_is_killed_leaves_the_old_header(folder: Path) -> None:
    before = snapshot(folder)
    script = (
        "import os, sys, pathlib; from aigaq.vault import files\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), 9)\n"
        "files.write_atomically(pathlib.Path(sys.argv[1]) / 'header.json', b'half')"
    )
    assert subprocess.run([sys.executable, "-c", script, str(folder)], check=False).returncode == -9
    assert snapshot(folder) == before | {"header.json.new": b"half"}
    assert vault.unlock(folder, FIRST)
    write_atomically(folder / "header.json", before["header.json"])
    assert snapshot(folder) == before


def test_the_age_identity_opens_originals_with_age_alone(folder: Path) -> None:
    keys = vault.unlock(folder, FIRST)
    sealed = vault.seal(b"testimony", keys)
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.identity)]) == b"testimony"
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert sealed != vault.seal(b"testimony", keys)
