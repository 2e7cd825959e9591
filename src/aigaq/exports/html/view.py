"""What the dossier prints, section by section, as values that the template only has to lay out."""

from __future__ import annotations

from datetime import date
from typing import Any

from aigaq.exports.html import strip as strips
from aigaq.exports.html.chart import chart
from aigaq.exports.html.cites import Cite, Cites, Link
from aigaq.exports.html.labels import Labels
from aigaq.exports.order import Order
from aigaq.model.casefile import (
    AttributeLine,
    CaseFile,
    Corroboration,
    Difference,
    Event,
    RelationLine,
    StatusPeriod,
    Tie,
)
from aigaq.model.edtf import is_edtf
from aigaq.model.entity import Join, Spelling
from aigaq.model.review import Decision
from aigaq.model.schema import status_type

Part = dict[str, Any]
SURENESS = ("asserted", "alleged", "denied", "hypothetical")
"""The surest first."""


def sections(order: Order, case: CaseFile) -> Part:
    """Give everything the template needs. Citations are made in the order in which the page prints them."""
    labels = Labels(order.language)
    cites = Cites(order, case, labels)
    view = _View(order, case, labels, cites)
    page = {
        "t": labels,
        "order": order,
        "case": case,
        "made_at": _moment(order.made_at),
        "moment": _moment,
        "names": view.names(),
        "joins": [view.join(join) for join in case.joins],
        "strip": strips.strip(case.statuses, labels, _day(order.made_at)),
        "statuses": [view.status(number, period) for number, period in strips.numbered(case.statuses)],
        "latest": view.latest(),
        "deadlines": view.deadlines(),
        "chart": chart(case.timeline, labels),
        "events": [view.event(number, event) for number, event in enumerate(case.timeline, 1)],
        "differences": [view.difference(difference) for difference in view.differences()],
        "relations": [view.line(line, line.other, labels.type("relation", line.type)) for line in case.relations],
        "attributes": [view.line(line, line.value, labels.type("attribute", line.type)) for line in case.attributes],
        "statements": [(labels.type(claim.kind, claim.type), cites.cite(claim)) for claim in case.statements],
        "ties": [view.tie(tie) for tie in case.ties],
        "decisions": [view.decision(decision) for decision in order.decisions_on(case)],
        "rejected": cites.all(cites.rejected),
        "sources": [(cites.source_number(source.id), source) for source in case.sources],
    }
    return {**page, "layers": cites.layers()}


def _day(moment: str) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def _by_number(cited: tuple[Link, str, str]) -> list[int]:
    return [int(part) for part in cited[0].number.split(".")]


def _moment(iso: str) -> str:
    """Give a moment to the minute, as ``2023-10-10 10:00 UTC``."""
    return f"{iso[:10]} {iso[11:16]} UTC" if len(iso) > 16 and iso.endswith(("Z", "+00:00")) else iso or "–"


class _View:
    """Turns the lines of a case file into what is printed of them."""

    def __init__(self, order: Order, case: CaseFile, labels: Labels, cites: Cites) -> None:
        self.order, self.case, self.labels, self.cites = order, case, labels, cites

    def names(self) -> list[Part]:
        """Give each spelling once, the most frequent first, with the first place of it in each source."""
        texts = self.order.material.texts
        forms: dict[str, list[Spelling]] = {}
        for spelling in self.case.person.spellings:
            if spelling.source in texts:
                forms.setdefault(spelling.form, []).append(spelling)
        found = [self._name(form, group) for form, group in forms.items()]
        return sorted(found, key=lambda name: (-name["count"], name["form"]))

    def _name(self, form: str, group: list[Spelling]) -> Part:
        texts = self.order.material.texts
        places = [(s, texts[s.source].passage(s.start, s.end)) for s in group]
        cited = [(self.cites.link(p), self.cites.named(s.source), self.cites.name_anchor(p)) for s, p in places]
        return {"form": form, "count": sum(s.count for s in group), "cited": sorted(cited, key=_by_number)}

    def join(self, join: Join) -> Part:
        by_person = join.decision is not None
        percent = min(99, int(join.score * 100))  # a machine is never quite sure
        return {
            "left": self.order.referent_name(join.left),
            "right": self.order.referent_name(join.right),
            "how": self.labels("join_person") if by_person else self.labels("join_machine", percent=percent),
            "by_person": by_person,
            "reasons": join.reasons,
        }

    def reach(self, found: Corroboration) -> Part:
        return {
            "text": self.labels("counts", sources=found.sources, independent=found.independent),
            "lines": [
                {
                    "sources": [self.cites.named(source) for source in line.sources],
                    "ties": [f"{self.labels.of('tie', tie.kind)}: {tie.detail}" for tie in line.ties],
                }
                for line in found.lines
            ],
        }

    def mark(self, cites: tuple[Cite, ...]) -> str:
        """Say for a whole line what is seen at a glance: accepted by anybody, or only found by the machine."""
        verdicts = {cite.verdict for cite in cites}
        return "accepted" if "accepted" in verdicts else "rejected" if verdicts == {"rejected"} else "machine"

    def status(self, number: int, period: StatusPeriod) -> Part:
        cites = self.cites.all(period.claims)
        return {
            "number": number,
            "label": self.labels.type("status", period.status),
            "track": self.labels.of("track", period.track),
            "period": period,
            "since": self.labels.when(period.since),
            "until": self.labels.when(period.until) if period.until else "",
            "basis": self.labels.of("until_basis", period.until_basis),
            "note": self.labels.note(period),
            "note_language": self.labels.note_language(period),
            "cites": cites,
            "mark": self.mark(cites),
            "reach": self.reach(period.corroboration),
        }

    def latest(self) -> list[Part]:
        """Give the last period of each track, uncited; a mere label only where nothing else is known."""
        numbered = sorted(strips.numbered(self.case.statuses), key=lambda n: not status_type(n[1].status).label)
        last = {period.track: (number, period) for number, period in numbered}
        return [
            {
                "number": number,
                "track": self.labels.of("track", track),
                "label": self.labels.type("status", period.status),
                "since": self.labels.when(period.since),
                "until": self.labels.when(period.until)
                if period.until
                else self.labels.of("until_basis", period.until_basis),
                "note": self.labels.note(period),
                "note_language": self.labels.note_language(period),
                "mark": "accepted" if self.order.reviewed(period.claims) else "machine",
                "certainty": min((c.certainty for c in period.claims), key=SURENESS.index, default="alleged"),
            }
            for track in strips.TRACKS
            if track in last
            for number, period in [last[track]]
        ]

    def deadlines(self) -> list[Part]:
        return [
            {"number": number, "deadline": deadline, "links": [self.cites.link(c.passage) for c in deadline.claims]}
            for number, deadline in strips.deadlines(self.case.statuses, self.labels)
        ]

    def event(self, number: int, event: Event) -> Part:
        cites = self.cites.all(event.claims)
        people = [(p.name, self.labels.of("role", p.role)) for p in event.participants]
        return {
            "number": number,
            "label": self.labels.type("event", event.type),
            "when": self.labels.when(event.when),
            "dated": event.when is not None,
            "place": event.place,
            "people": list(dict.fromkeys(people)),
            "certainty": event.certainty,
            "cites": cites,
            "mark": self.mark(cites),
            "reach": self.reach(event.corroboration),
        }

    def differences(self) -> list[Difference]:
        """Give the differences, the gravest first."""
        ranks = ("grave", "notable", "slight")
        return sorted(self.case.differences, key=lambda d: (ranks.index(d.gravity), d.kind, d.about, d.id))

    def difference(self, difference: Difference) -> Part:
        return {
            "kind": self.labels.of("difference", difference.kind),
            "gravity": difference.gravity,
            "about": difference.about,
            "event": self._event_number(difference.event),
            "readings": [(self._reading(difference, r.value), self.cites.all(r.claims)) for r in difference.readings],
        }

    def _reading(self, difference: Difference, value: str) -> str:
        return self.labels.date(value) if difference.kind == "date" and is_edtf(value) else value

    def _event_number(self, event: str | None) -> int | None:
        return next((n for n, e in enumerate(self.case.timeline, 1) if e.id == event), None)

    def line(self, line: AttributeLine | RelationLine, value: str, label: str) -> Part:
        cites = self.cites.all(line.claims)
        return {
            "label": label,
            "value": value,
            "cites": cites,
            "mark": self.mark(cites),
            "reach": self.reach(line.corroboration),
        }

    def tie(self, tie: Tie) -> Part:
        return {
            "left": self.cites.named(tie.left),
            "right": self.cites.named(tie.right),
            "kind": self.labels.of("tie", tie.kind),
            "detail": tie.detail,
        }

    def decision(self, decision: Decision) -> Part:
        claims = {claim.id: claim for claim in self.cites.claims}
        links = [self.cites.link(claims[s].passage) for s in decision.subjects if s in claims]
        value = f"{decision.field} = {decision.value or '–'}" if decision.field else ""
        names = [self.order.referent_name(s) for s in decision.subjects if decision.verdict in {"same", "different"}]
        return {
            "label": self.labels.of("verdict", decision.verdict),
            "about": " · ".join(filter(None, (*names, value))),
            "links": links,
            "decision": decision,
            "at": _moment(decision.at),
        }
