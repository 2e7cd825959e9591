"""What holds for every passphrase, file and log. All content is invented by the machine."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aigaq import vault
from aigaq.errors import BrokenLog, DamagedHeader, WrongPassphrase
from aigaq.model.identity import sha256
from aigaq.vault import header as headers
from aigaq.vault.keys import Box, unwrap, wrap


def made() -> tuple[vault.Keys, bytes]:
    """The keys and the header of a fresh vault that is gone again."""
    with tempfile.TemporaryDirectory() as place:
        keys = vault.create(Path(place) / "v", "for properties", cost=vault.CHEAP)
        return keys, (Path(place) / "v" / "header.json").read_bytes()


(KEYS, HEADER), (OTHER, _) = made(), made()
words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
deeds = st.lists(
    st.builds(
        vault.Deed,
        words,
        words,
        st.sampled_from(["add", "read", "decide"]),
        st.lists(words, max_size=3).map(tuple),
        st.dictionaries(words, plain, max_size=3),
    ),
    min_size=1,
    max_size=8,
)


def chained(given_deeds: list[vault.Deed]) -> list[vault.LogEntry]:
    entries: list[vault.LogEntry] = []
    for deed in given_deeds:
        entries.append(vault.chain(entries[-1] if entries else None, deed))
    return entries


@given(st.binary(max_size=70_000))
def test_what_is_sealed_opens_to_the_same_bytes_and_only_with_the_same_keys(data: bytes) -> None:
    sealed = vault.seal(data, KEYS)
    assert vault.unseal(sealed, KEYS) == data
    assert vault.unseal(sealed, OTHER) is None


@given(st.binary(max_size=200), st.data())
def test_a_sealed_file_with_any_bit_changed_or_cut_off_does_not_open(data: bytes, pick: st.DataObject) -> None:
    sealed = vault.seal(data, KEYS)
    at = int(pick.draw(st.floats(0, 1, exclude_max=True)) * len(sealed))
    changed = bytearray(sealed)
    changed[at] ^= pick.draw(st.integers(1, 255))
    assert vault.unseal(bytes(changed), KEYS) is None
    assert vault.unseal(sealed[:at], KEYS) is None


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_opening_of_a_seal(data: bytes) -> None:
    assert vault.unseal(data, KEYS) is None
    assert vault.unseal(b"age-encryption.org/v1\n" + data, KEYS) is None


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_names_of_originals_are_equal_exactly_when_their_bytes_are(one: bytes, other: bytes) -> None:
    first, second = (vault.original_name(sha256(data), KEYS) for data in (one, other))
    assert (first == second) == (one == other)
    assert sha256(one) not in first


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=64), st.lists(words, max_size=3), st.data())
def test_a_wrapped_secret_opens_only_with_its_key_and_purpose(
    key: bytes, secret: bytes, about: list[str], pick: st.DataObject
) -> None:
    box = wrap(key, secret, about)
    assert unwrap(key, box, about) == secret
    assert unwrap(bytes([key[0] ^ 1, *key[1:]]), box, about) is None
    assert unwrap(key, box, [*about, "x"]) is None
    raw = bytearray.fromhex(box.sealed)
    raw[pick.draw(st.integers(0, len(raw) - 1))] ^= 1
    assert unwrap(key, Box(box.nonce, raw.hex()), about) is None


@settings(max_examples=25, deadline=None)
@given(st.lists(words, min_size=2, max_size=4, unique_by=lambda text: unicodedata.normalize("NFC", text)), st.data())
def test_exactly_the_passphrases_of_the_slots_open_a_vault(phrases: list[str], pick: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "v"
        keys = vault.create(folder, phrases[0], cost=vault.CHEAP)
        for phrase in phrases[1:]:
            vault.add_slot(folder, keys, phrase, cost=vault.CHEAP)
        gone = pick.draw(st.integers(0, len(phrases) - 1))
        vault.remove_slot(folder, keys, vault.slots(folder, keys)[gone].id)
        for n, phrase in enumerate(phrases):
            if n != gone:
                assert vault.unlock(folder, unicodedata.normalize("NFD", phrase)) == keys
        with pytest.raises(WrongPassphrase):
            vault.unlock(folder, phrases[gone])


@given(st.data())
def test_a_header_with_any_bytes_changed_added_or_cut_off_is_damaged(pick: st.DataObject) -> None:
    right = HEADER
    at = pick.draw(st.integers(0, len(right) - 1))
    tail = pick.draw(st.binary(min_size=1, max_size=4))
    for changed in (
        right[:at] + tail + right[at + len(tail) :],
        right[:at],
        right + tail,
        right[:at] + tail + right[at:],
    ):
        if changed != right:
            with pytest.raises(DamagedHeader):
                headers.decode(changed)
    assert headers.encode(headers.decode(right)) == right


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reading_of_a_header(data: bytes) -> None:
    with pytest.raises(DamagedHeader):
        headers.decode(data)


@settings(max_examples=40, deadline=None)
@given(deeds)
def test_a_log_as_written_verifies_and_its_head_names_all_of_it(given_deeds: list[vault.Deed]) -> None:
    entries = chained(given_deeds)
    assert vault.verify(entries) == entries[-1].hash
    assert vault.verify([]) == vault.GENESIS
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))


@settings(max_examples=40, deadline=None)
@given(deeds, st.data())
def test_an_edit_of_any_field_of_any_entry_is_found(given_deeds: list[vault.Deed], pick: st.DataObject) -> None:
    entries = chained(given_deeds)
    at = pick.draw(st.integers(0, len(entries) - 1))
    edits: dict[str, Any] = {
        "seq": entries[at].seq + 1,
        "at": entries[at].at + "x",
        "by": entries[at].by + "x",
        "action": "export",
        "subjects": (*entries[at].subjects, "x"),
        "details": {**entries[at].details, "new field beyond thirty characters": 1},
        "previous": "f" * 64,
        "hash": "f" * 64,
    }
    name = pick.draw(st.sampled_from(sorted(edits)))
    entries[at] = evolve(entries[at], **{name: edits[name]})
    with pytest.raises(BrokenLog):
        vault.verify(entries)


@settings(max_examples=40, deadline=None)
@given(deeds, deeds, st.data())
def test_an_entry_dropped_swapped_or_put_in_between_is_found(
    given_deeds: list[vault.Deed], more: list[vault.Deed], pick: st.DataObject
) -> None:
    entries = chained(given_deeds + more)
    at = pick.draw(st.integers(0, len(entries) - 2))
    dropped = entries[:at] + entries[at + 1 :]
    swapped = [*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]]
    doubled = [*entries[: at + 1], entries[at], *entries[at + 1 :]]
    for changed in (dropped, swapped, doubled):
        with pytest.raises(BrokenLog):
            vault.verify(changed)
    assert vault.verify(entries[:-1]) != vault.verify(entries)
