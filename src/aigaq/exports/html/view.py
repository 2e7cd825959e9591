"""What the dossier prints, section by section, as values that the template only has to lay out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from aigaq.exports.html import strip as strips
from aigaq.exports.html.chart import chart, is_dated
from aigaq.exports.html.cited import Cite, Link
from aigaq.exports.html.cites import Cites
from aigaq.exports.html.contrasts import contrasts
from aigaq.exports.html.dues import Due, dues
from aigaq.exports.html.evidence import reach, ties
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.linked import linked, mine
from aigaq.exports.html.linked import passages as linked_passages
from aigaq.exports.html.stances import stances
from aigaq.exports.html.variants import variants
from aigaq.exports.order import Order
from aigaq.model.casefile import AttributeLine, CaseFile, Event, RelationLine, StatusPeriod
from aigaq.model.entity import Join, Spelling
from aigaq.model.review import Decision
from aigaq.model.text import Passage
from aigaq.model.verdicts import Grade

Part = dict[str, Any]
SURENESS = ("asserted", "alleged", "denied", "hypothetical")
"""The surest first."""


def sections(order: Order, case: CaseFile) -> Part:
    """Give everything the template needs. Citations are made in the order in which the page prints them."""
    cites = Cites(order, case, Labels(order.language), tuple(quoted(order, case)))
    found = parts(cites)
    return {**found, "layers": cites.layers()}


def parts(cites: Cites) -> Part:
    """Give all sections but the sources' texts; also what the case file page in the browser shows."""
    order, case, labels = cites.order, cites.case, cites.labels
    today = _day(order.made_at)
    events = {event.id: number for number, event in enumerate(case.timeline, 1)}
    due = dues(order, case, labels, today)
    view = _View(order, case, labels, cites)
    return {
        "t": labels,
        "order": order,
        "case": case,
        "made_at": _moment(order.made_at),
        "moment": _moment,
        "names": view.names(),
        "joins": [view.join(join) for join in case.joins],
        "strip": strips.strip(case.statuses, due, labels, today),
        "statuses": [view.status(number, period, today) for number, period in strips.numbered(case.statuses)],
        "latest": view.latest(today),
        "deadlines": [view.due(one) for one in due],
        "chart": chart(case.timeline, labels),
        "events": [view.event(number, event) for number, event in enumerate(case.timeline, 1)],
        "differences": contrasts(case.differences, events, cites),
        "open_differences": sum(d.settled is None for d in case.differences),
        "positions": stances(case.positions, events, cites),
        "linked": linked(order.patterns, case.person.id, events, cites),
        "relations": [view.line(line, line.other, labels.type("relation", line.type)) for line in case.relations],
        "attributes": [view.line(line, line.value, labels.type("attribute", line.type)) for line in case.attributes],
        "statements": [(labels.type(claim.kind, claim.type), cites.cite(claim)) for claim in case.statements],
        "ties": ties(case.ties, cites),
        "grades": [view.grade(grade) for grade in case.grades],
        "decisions": [view.decision(decision) for decision in order.decisions_on(case)],
        "rejected": cites.all(cites.rejected),
        "sources": [
            (cites.source_number(source.id), source, cites.grades.get(source.id, {}).get(0, ()))
            for source in case.sources
        ],
    }


def quoted(order: Order, case: CaseFile) -> Iterator[Passage]:
    """Passages that are quoted without a claim of this case: sides of differences, and others' incidents.

    What only sources tell that are not this person's is quoted without its number: their texts are not printed.
    """
    yield from (passage for d in case.differences for r in d.readings for passage in r.passages)
    known = {source.id for source in case.sources}
    candidates = mine(order.patterns, case.person.id)
    yield from (passage for passage in linked_passages(candidates) if passage.text.source in known)


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

    def mark(self, cites: tuple[Cite, ...]) -> str:
        """Say for a whole line what is seen at a glance: accepted by anybody, or only found by the machine."""
        verdicts = {cite.verdict for cite in cites}
        return "accepted" if "accepted" in verdicts else "rejected" if verdicts == {"rejected"} else "machine"

    def status(self, number: int, period: StatusPeriod, today: date | None) -> Part:
        cites = self.cites.all(period.claims)
        return {
            "number": number,
            "label": self.labels.type("status", period.status),
            "track": strips.row_label(period, self.labels),
            "period": period,
            "lapsed": strips.has_lapsed(period, today),
            "only_words": strips.is_label(period),
            "since": self.labels.when(period.since),
            "until": self.labels.when(period.until) if period.until else "",
            "basis": self.labels.of("until_basis", period.until_basis),
            "note": self.labels.note(period, lapsed=strips.has_lapsed(period, today)),
            "note_language": self.labels.note_language(period),
            "cites": cites,
            "mark": self.mark(cites),
            "reach": reach(period.corroboration, self.cites),
        }

    def latest(self, today: date | None) -> list[Part]:
        """Give the last period of each track and country; what reports merely call somebody is none."""
        known = [pair for pair in strips.numbered(self.case.statuses) if not strips.is_label(pair[1])]
        last = {strips.row_label(period, self.labels): (number, period) for number, period in known}
        return [
            {
                "number": number,
                "track": track,
                "label": self.labels.type("status", period.status),
                "since": self.labels.when(period.since),
                "until": self.labels.when(period.until)
                if period.until
                else self.labels.of("until_basis", period.until_basis),
                "note": self.labels.note(period, lapsed=strips.has_lapsed(period, today)),
                "note_language": self.labels.note_language(period),
                "mark": "accepted" if self.order.reviewed(period.claims) else "machine",
                "lapsed": strips.has_lapsed(period, today),
                "certainty": min((c.certainty for c in period.claims), key=SURENESS.index, default="alleged"),
            }
            for track, (number, period) in last.items()
        ]

    def due(self, due: Due) -> Part:
        """Give a deadline with the passages it is counted from, as far as they stand in this file."""
        claims = self.cites.in_order(c for c in due.deadline.claims if c.id in self.known)
        quotes = [self.cites.brief(claim.passage, claim) for claim in claims[:2]]
        return {"due": due, "deadline": due.deadline, "quotes": quotes, "links": self.cites.links(claims[2:])}

    @cached_property
    def known(self) -> set[str]:
        """Ids of the claims of this file."""
        return {claim.id for claim in self.cites.claims}

    def grade(self, grade: Grade) -> Part:
        """Give a grade in words, with what it is of: a source or a passage."""
        claims = {claim.id: claim for claim in self.cites.claims}
        claim = claims.get(grade.subject)
        reliability = self.labels.of("reliability", grade.reliability) if grade.reliability else ""
        credibility = self.labels.of("credibility", grade.credibility) if grade.credibility else ""
        return {
            "grade": grade,
            "words": "; ".join(filter(None, (reliability, credibility))),
            "link": self.cites.link(claim.passage) if claim else None,
            "source": "" if claim else self.cites.source_number(grade.subject),
        }

    def event(self, number: int, event: Event) -> Part:
        cites = self.cites.all(event.claims)
        mine = ("subject", self.case.person.name)
        people = [(p.name, self.labels.of("role", p.role)) for p in event.participants if (p.role, p.name) != mine]
        return {
            "number": number,
            "event": event,
            "label": self.labels.type("event", event.type),
            "when": self.labels.when(event.when),
            "dated": is_dated(event),
            "place": event.place,
            "people": list(dict.fromkeys(people)),
            "certainty": event.certainty,
            "cites": cites,
            "mark": self.mark(cites),
            "variants": variants(event, self.cites),
            "reach": reach(event.corroboration, self.cites, told_as_fact=event.certainty == "asserted"),
        }

    def line(self, line: AttributeLine | RelationLine, value: str, label: str) -> Part:
        cites = self.cites.all(line.claims)
        return {
            "line": line,
            "label": label,
            "value": value,
            "cites": cites,
            "mark": self.mark(cites),
            "reach": reach(line.corroboration, self.cites),
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
