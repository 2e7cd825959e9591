"""Giving out: exports, each noted in the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aigaq.workbench import judging, publishing
from aigaq.workbench.looking import Looking


class Giving(Looking):
    """What leaves the vault."""

    def export(self, name: str, target: Path, *, person: str | None, language: str, force: bool) -> dict[str, Any]:
        """Write an export to a file and the fact into the log."""
        self._require("keeper")
        who, now = (self.person(person) if person else None), self._now()
        head = {"language": language, "made_by": self._by, "made_at": now, "key": self._store.keys.pseudonyms}
        with self._asking() as material:
            data = publishing.render(material, name, who, **head)
        written = publishing.write(data, target, force=force)
        with self._store.writing() as writer:
            writer.log(now, self._by, "export", (who.id,) if who else (), {"format": name, **written})
        return {"format": name, **written}

    def export_judgements(self, target: Path, *, force: bool) -> dict[str, Any]:
        """Write the decisions on who is who that stand as nomenklatura's resolver file, and the fact into the log."""
        self._require("keeper")
        written = publishing.write(judging.written(self._store.decisions()), target, force=force)
        with self._store.writing() as writer:
            writer.log(self._now(), self._by, "export", (), {"format": "judgements", **written})
        return {"format": "judgements", **written}
