"""The words of the dossier in the reader's language, and dates in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from attrs import evolve, frozen

from aigaq.i18n import catalogue
from aigaq.law import pack, remark, say, sentence
from aigaq.model.casefile import Deadline, StatusPeriod
from aigaq.model.claim import When
from aigaq.model.schema import types

_UNTIL = frozenset({"lapses", "ends_by_term", "nothing_later"})
"""Remarks on the end of a status that are said otherwise once that end is past."""


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads((files("aigaq.lang") / language / "dossier.toml").read_text("utf-8"))


@frozen
class Labels:
    """All labels in one language; an unknown key is an error, so that no half-translated page leaves."""

    language: str

    def __call__(self, key: str, **facts: object) -> str:
        """Give one label, its ``{words}`` filled in."""
        found: str = _words(self.language)[key]
        return found.format(**facts) if facts else found

    def of(self, group: str, key: str) -> str:
        """Give the label of one value of a vocabulary (certainty, role, track …)."""
        found: str = _words(self.language)[group][key]
        return found

    def group(self, group: str) -> Mapping[str, str]:
        """Give all labels of a vocabulary."""
        found: dict[str, str] = _words(self.language)[group]
        return found

    def type(self, kind: str, name: str) -> str:
        """Give the label of a type of event, status, relation or attribute from the schema."""
        label: str = getattr(types(kind)[name].labels, self.language)
        return label

    def deadline(self, deadline: Deadline, jurisdiction: str) -> Deadline:
        """Give a deadline with its name and consequence in this language, as the jurisdiction's pack says them."""
        if deadline.labels and deadline.consequences:
            what, parts = getattr(deadline.labels, self.language), [getattr(deadline.consequences, self.language)]
            parts += [say(remark, self._code) for remark in deadline.remarks]
            return evolve(deadline, label=what, consequence=" ".join(parts))
        law = pack(jurisdiction) if jurisdiction else None
        clock = next((c for c in law.clocks if c.id == deadline.clock), None) if law else None
        if clock is None:
            return deadline
        consequence = deadline.consequence.replace(clock.consequence.en, getattr(clock.consequence, self.language))
        return evolve(deadline, label=getattr(clock.label, self.language), consequence=consequence)

    def note(self, period: StatusPeriod, *, lapsed: bool = False) -> str:
        """Give what a reader must know of a status, in this language; ``lapsed``: its term is over by now."""
        remarks = [r for r in period.remarks if r.code not in _UNTIL] if lapsed else [*period.remarks]
        if lapsed and period.until:
            remarks.append(remark("lapsed", until=self.when(period.until)))
        return sentence(remarks, self._code) if remarks else period.note

    def note_language(self, period: StatusPeriod) -> str:
        """Give the language the note comes in: notes without a code are in English."""
        return self._code if period.remarks else "en"

    @property
    def _code(self) -> Literal["en", "ru", "kk"]:
        return "ru" if self.language == "ru" else "kk" if self.language == "kk" else "en"

    def date(self, edtf: str) -> str:
        """Give an EDTF date as people say it: ``by 21 January 2021``, ``about 2018``, ``autumn 2020``."""
        return catalogue(self.language).date(edtf)

    def when(self, when: When | None) -> str:
        """Give a date in words, or the word for an unknown one."""
        return self.date(when.edtf) if when else self("no_date")
