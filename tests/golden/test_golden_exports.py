"""Exports of the invented sample, byte by byte; after a meant change: AIGAQ_WRITE_GOLDEN=1 pytest tests/golden."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.exports.sample import order

from aigaq.exports import FORMATS, Format

FOLDER = Path(__file__).parent / "exports"
CASES = [(form, "en") for form in FORMATS] + [(form, "kk") for form in FORMATS if form.name == "html"]


@pytest.mark.parametrize(("form", "language"), CASES, ids=lambda part: getattr(part, "name", part))
def test_the_sample_gives_these_very_bytes(form: Format, language: str) -> None:
    data, kept = form.write(order(language=language)), FOLDER / f"{form.name}-{language}{form.suffix}"
    if os.environ.get("AIGAQ_WRITE_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(data)
    assert data == kept.read_bytes()
