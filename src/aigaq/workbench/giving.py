"""Giving out: exports, each asked for consent before it leaves and noted in the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import evolve

from aigaq import exports
from aigaq.model.consent import Audience
from aigaq.model.entity import Entity
from aigaq.model.pattern import Patterns
from aigaq.workbench import judging, publishing, testimony
from aigaq.workbench.looking import Looking
from aigaq.workbench.publishing import Asked, Given

JUDGEMENTS = Given("judgements", "aigaq-judgements.ijson", "application/x-ndjson", b"")
"""The decisions on who is who, as a file of another program: it names nobody but those who decided."""


class Giving(Looking):
    """What leaves the vault."""

    def formats(self) -> tuple[exports.Format, ...]:
        """Give the formats in which something can be given out."""
        return exports.FORMATS

    def held_back(self, asked: Asked) -> tuple[exports.Held, ...]:
        """Give the sources that people who spoke have not allowed to go where the export is to go."""
        head = {"made_at": self._now(), "looked": self._looked(asked)}
        with self._asking() as material:
            who = self._whom(asked.person)
            return self._held(*publishing.order_of(material, asked.format, who, **head), asked.audience)

    def export(self, asked: Asked, target: Path, *, force: bool) -> dict[str, Any]:
        """Write an export to a file and the fact into the log. Raises `NoConsent` as `give` does."""
        given, note = self._give(asked)
        publishing.write(given.data, target, force=force)
        return self._noted(asked.person, note)

    def give(self, asked: Asked) -> Given:
        """Give an export in memory and write the fact into the log.

        Raises `NoConsent` where people who spoke have not allowed it and nobody says why they take it upon
        themselves; the log keeps that reason.
        """
        given, note = self._give(asked)
        self._noted(asked.person, note)
        return given

    def _give(self, asked: Asked) -> tuple[Given, dict[str, Any]]:
        self._require("keeper")
        who, now = self._whom(asked.person), self._now()
        head: dict[str, Any] = {"language": asked.language, "made_by": self._by, "made_at": now}
        head |= {"key": self._store.keys.pseudonyms, "looked": self._looked(asked)}
        with self._asking() as material:
            form, order = publishing.order_of(material, asked.format, who, **head)
            held = self._held(form, order, asked.audience)
            publishing.allowed(held, asked.despite)
            given = Given(form.name, publishing.name_of(form, who), form.media_type, form.write(order))
        note = {"format": form.name, **publishing.sum_of(given.data), "audience": asked.audience}
        taken = {"reason": asked.despite.strip(), "held": [one.source.id for one in held]} if held else {}
        return given, {**note, **taken}

    def _held(self, form: exports.Format, order: exports.Order, audience: Audience) -> tuple[exports.Held, ...]:
        said = testimony.consents(order.material)
        return exports.held(form, order, publishing.spoken(self._store.decisions(), said), audience)

    def _looked(self, asked: Asked) -> Patterns | None:
        """Give the patterns that a format tells of: looked for once for each state of the vault, as for the pages."""
        return self.patterns() if exports.format_named(asked.format).of_others else None

    def _whom(self, person: str | None) -> Entity | None:
        return self.person(person) if person else None

    def _noted(self, person: str | None, note: dict[str, Any]) -> dict[str, Any]:
        who = self._whom(person)
        with self._store.writing() as writer:
            writer.log(self._now(), self._by, "export", (who.id,) if who else (), note)
        return note

    def export_judgements(self, target: Path, *, force: bool) -> dict[str, Any]:
        """Write the decisions on who is who that stand as nomenklatura's resolver file, and the fact into the log."""
        self._require("keeper")
        data = judging.written(self._store.decisions())
        publishing.write(data, target, force=force)
        return self._noted(None, {"format": JUDGEMENTS.format, **publishing.sum_of(data)})

    def give_judgements(self) -> Given:
        """Give the decisions on who is who that stand as nomenklatura's resolver file, in memory; the log notes it."""
        self._require("keeper")
        data = judging.written(self._store.decisions())
        self._noted(None, {"format": JUDGEMENTS.format, **publishing.sum_of(data)})
        return evolve(JUDGEMENTS, data=data)
