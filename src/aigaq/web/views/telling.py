"""What the pages say of a case: the words of the dossier, and where a passage opens."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from aigaq.exports.html.labels import Labels
from aigaq.i18n import catalogue
from aigaq.model.text import Passage


class Words(Labels):
    """The labels of the dossier, for a page: today is today."""

    def __call__(self, key: str, **facts: object) -> str:
        """Give one label, its ``{words}`` filled in."""
        if key == "on_day":  # of a printed dossier: the day it was made
            return catalogue(self.language).gettext("today")
        return super().__call__(key, **facts)


@cache
def words(language: str) -> Words:
    """Give the words of a language."""
    return Words(language)


def opens(passage: Passage, _: str = "") -> str:
    """Give the address at which the source page opens at a passage."""
    return f"/sources/{passage.text.source}?at={passage.start}-{passage.end}#p{passage.start}"


@cache
def _grim() -> frozenset[str]:
    raw = tomllib.loads((files(__package__) / "grim.toml").read_text("utf-8"))
    return frozenset(raw["types"])


def is_grim(event_type: str) -> bool:
    """Whether passages that tell this type of event are folded behind a warning until somebody opens them."""
    return event_type in _grim()
