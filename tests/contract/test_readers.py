"""What every registered reader must do. All people are invented."""

from __future__ import annotations

import msgspec
import pytest
from tests.contract.reader_samples import GOOD, source_of

from aigaq.model.record import pack
from aigaq.model.source import Reading
from aigaq.readers.base import Reader
from aigaq.readers.shelf import READERS, read

ALL = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def _reading(reader: Reader) -> Reading:
    name, data = GOOD[reader.name]
    return reader.read(data, source_of(data, name))


def test_names_and_media_types_belong_to_one_reader_each() -> None:
    types = [kind for reader in READERS for kind in reader.media_types]
    names = [reader.name for reader in READERS]
    assert len(types) == len(set(types))
    assert len(names) == len(set(names))


def test_every_reader_has_a_good_file_to_be_tried_on() -> None:
    assert set(GOOD) == {reader.name for reader in READERS}


@ALL
def test_a_good_file_is_read_whole_and_by_its_own_reader(reader: Reader) -> None:
    name, data = GOOD[reader.name]
    reading = read(data, source_of(data, name))
    assert reading.outcome == "read"
    assert reading.problems == ()
    assert reading.text is not None
    assert (reading.text.reader, reading.text.reader_version) == (reader.name, reader.version)
    words = " ".join(reading.text.content.split())
    assert "was detained in Qarasay on 3 May 2021 and held for two days" in words
    assert "nobody had said where he was being held" in words


@ALL
def test_the_same_bytes_give_the_same_reading(reader: Reader) -> None:
    first, second = _reading(reader), _reading(reader)
    assert pack(first) == pack(second)
    assert first.text is not None
    assert second.text is not None
    assert first.text.id == second.text.id


@ALL
def test_places_and_furniture_lie_in_order_inside_the_text(reader: Reader) -> None:
    text = _reading(reader).text
    assert text is not None
    for spans in (text.locators, text.furniture):
        assert all(0 <= span.start < span.end <= len(text.content) for span in spans)
        assert list(spans) == sorted(spans, key=lambda span: span.start)


@ALL
def test_what_is_found_in_the_text_stands_at_its_span(reader: Reader) -> None:
    reading = _reading(reader)
    assert reading.text is not None
    for name in ("title", "outlet", "author"):
        found = getattr(reading.description, name)
        if found is not None and found.start is not None:
            assert reading.text.content[found.start : found.end] == found.value


@ALL
def test_a_reading_survives_the_way_out_of_the_sandbox(reader: Reader) -> None:
    reading = _reading(reader)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=Reading)
    assert pack(again) == pack(reading)


@ALL
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.7, 0.98])
def test_a_file_cut_anywhere_gives_a_reading_with_a_reason_or_a_text(reader: Reader, share: float) -> None:
    name, data = GOOD[reader.name]
    cut = data[: int(len(data) * share)]
    reading = reader.read(cut, source_of(cut, name))
    assert reading.text is not None or reading.problems
    assert all(problem.code.startswith("E4") and problem.sentence and problem.advice for problem in reading.problems)


@ALL
def test_problems_name_no_file(reader: Reader) -> None:
    cut = GOOD[reader.name][1][:40]
    reading = reader.read(cut, source_of(cut, "secret-name.bin"))
    assert not any("secret-name" in problem.sentence for problem in reading.problems)
