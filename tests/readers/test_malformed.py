"""No file, however made, stops the batch: each is refused, partly read or read, and says why."""

from __future__ import annotations

import time

import pytest
from tests.contract.reader_samples import source_of
from tests.readers.malformed_files import all_bad

from aigaq.readers import READERS, Sandbox

CORPUS = all_bad()


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_a_bad_file_is_read_or_refused_with_its_reason(name: str, sandbox: Sandbox) -> None:
    file, data, codes = CORPUS[name]
    began = time.monotonic()
    reading = sandbox.read(source_of(data, file), data)
    assert time.monotonic() - began < 20
    found = {problem.code for problem in reading.problems}
    assert (found <= {""} and "" in codes.split(" ")) or found & set(codes.split()), (reading.outcome, reading.problems)
    assert reading.text is not None or found
    if reading.text is not None:
        assert reading.text.content.strip()
        reading.text.content.encode("utf-8")
    told = "".join(problem.sentence + problem.advice for problem in reading.problems)
    assert "private-name" not in told
    assert "/" + file not in told


def test_the_corpus_is_large_and_meets_every_reader() -> None:
    assert len(CORPUS) >= 60
    types = {source_of(data, file).media_type for file, data, _ in CORPUS.values()}
    assert all(types & set(reader.media_types) for reader in READERS)
