"""A second reader of the vault's format, written from docs/format.md alone: it uses nothing of Aigaq.

All people in the vault it reads are invented.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
import unicodedata
from pathlib import Path
from typing import Any

import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.store.invented_vault import PASSPHRASE, Built, report

PAGE, RESERVED = 4096, 80


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def unbox(key: bytes, box: dict[str, str], about: list[str]) -> bytes:
    nonce, sealed = bytes.fromhex(box["nonce"]), bytes.fromhex(box["sealed"])
    return ChaCha20Poly1305(key).decrypt(nonce, sealed, canonical(about))


def master_key(header: dict[str, Any], passphrase: str) -> bytes:
    slot = header["slots"][0]
    cost = slot["kdf"]["cost"]
    key = hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(), bytes.fromhex(slot["kdf"]["salt"]),
        cost["passes"], cost["memory_kib"], cost["lanes"], 32, Type.ID, 19,
    )  # fmt: skip
    return unbox(key, slot["master"], ["aigaq/1/slot", header["vault"], slot["id"]])


def derived(master: bytes, header: dict[str, Any], purpose: str) -> bytes:
    salt, info = bytes.fromhex(header["vault"]), f"aigaq/1/{purpose}".encode()
    return HKDF(hashes.SHA256(), 32, salt=salt, info=info).derive(master)


def decrypted(data: bytes, key: bytes) -> bytes:
    """An encrypted database as a plain SQLite file."""
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in data[:16]), 2, 32)
    pages = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        start = 16 if number == 1 else 0
        body, iv, mac = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - 64], page[PAGE - 64 :]
        assert hmac.digest(mac_key, body + iv + number.to_bytes(4, "little"), "sha512") == mac
        opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(b"SQLite format 3\0"[:start] + opener.update(body) + opener.finalize() + bytes(RESERVED))
    return b"".join(pages)


def test_a_program_written_from_the_description_of_the_format_reads_a_vault(full: Built, tmp_path: Path) -> None:
    raw = (full.folder / "header.json").read_bytes()
    header = json.loads(raw)
    assert canonical(header) == raw
    without = {name: value for name, value in header.items() if name != "checksum"}
    assert hashlib.sha256(canonical(without)).hexdigest() == header["checksum"]

    master = master_key(header, PASSPHRASE)
    without.pop("mac")
    assert hmac.digest(derived(master, header, "header"), canonical(without), "sha256").hex() == header["mac"]
    label = unbox(derived(master, header, "labels"), header["slots"][0]["label"], ["aigaq/1/label", header["vault"]])
    assert label == b"Wachtmeister".ljust(64, b"\0")

    plain = tmp_path / "plain.sqlite"
    plain.write_bytes(decrypted((full.folder / "database.sqlite").read_bytes(), derived(master, header, "database")))
    database = sqlite3.connect(plain)
    assert database.execute("SELECT id FROM vault").fetchall() == [(header["vault"],)]
    before = "0" * 64
    rows = database.execute("SELECT seq, at, by, action, subjects, details, previous, hash FROM log ORDER BY seq")
    for seq, at, by, action, subjects, details, previous, digest in rows.fetchall():
        entry = ["aigaq/1/log", seq, at, by, action, json.loads(subjects), json.loads(details), previous]
        assert (previous, hashlib.sha256(canonical(entry)).hexdigest()) == (before, digest)
        before = digest

    secret = unbox(derived(master, header, "identity"), header["identity"], ["aigaq/1/identity", header["vault"]])
    identity, names = pyrage.x25519.Identity.from_str(secret.decode()), derived(master, header, "names")
    found = set()
    for (source,) in database.execute("SELECT source FROM sources").fetchall():
        name = hmac.digest(names, bytes.fromhex(source), "sha256").hex()
        data = pyrage.decrypt((full.folder / "originals" / name[:2] / f"{name}.age").read_bytes(), [identity])
        assert hashlib.sha256(data).hexdigest() == source
        found.add(data)
    database.close()
    assert found == {report(n) for n in range(12)}
