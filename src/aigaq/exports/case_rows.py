"""The lines of a case file as plain rows, as docs/reference/case-json.md describes them."""

from __future__ import annotations

from collections.abc import Iterable

from aigaq.exports.jsonl import Row
from aigaq.exports.order import Order
from aigaq.model.casefile import (
    AttributeLine,
    Corroboration,
    Deadline,
    Difference,
    Event,
    RelationLine,
    Remark,
    StatusPeriod,
    Tie,
)
from aigaq.model.claim import Claim, When
from aigaq.model.position import Position
from aigaq.model.record import pack
from aigaq.model.schema import status_type
from aigaq.model.source import Source
from aigaq.model.text import Passage
from aigaq.model.verdicts import Grade


def passage_row(order: Order, passage: Passage) -> Row:
    """Give a passage with its quote and its places in the original (page, time code …)."""
    spots = passage.text.locate(passage.start, passage.end)
    return {
        "source": passage.text.source,
        "file": order.file_of(passage.text.source),
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
        "locators": [{"kind": spot.kind, "value": spot.value} for spot in spots],
    }


def when_row(when: When | None) -> Row | None:
    """Give a date with its words, how it was resolved and its first and last day."""
    if when is None:
        return None
    bounds = when.date.bounds
    return {
        "edtf": when.edtf,
        "first": bounds.first.isoformat() if bounds.first else None,
        "last": bounds.last.isoformat() if bounds.last else None,
        "words": when.words,
        "method": when.method,
        "anchor": when.anchor,
        "words_alone": when.words_alone,
    }


def claim_row(order: Order, claim: Claim) -> Row:
    """Give a claim with everyone's main name, what people decided on it and all its passages."""
    verdict = order.verdicts.get(claim.id)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "type": claim.type,
        "participants": [
            {"role": p.role, "name": order.main_name(p), "in_text": p.name, "entity": order.entity_id(p.referent)}
            for p in claim.participants
        ],
        "when": when_row(claim.when),
        "until": when_row(claim.until),
        "place": claim.place,
        "speakers": [{"name": order.name_of(s.referent, s.name), "how": s.how} for s in claim.speakers],
        "certainty": claim.certainty,
        "value": claim.value,
        "term": claim.term,
        "basis": claim.basis,
        "verdict": None if verdict is None else "accepted" if verdict else "rejected",
        "extractor": pack(claim.extractor),
        "passages": [passage_row(order, passage) for passage in (claim.passage, *claim.also)],
    }


def claim_rows(order: Order, claims: tuple[Claim, ...]) -> list[Row]:
    """Give claims as rows."""
    return [claim_row(order, claim) for claim in claims]


def corroboration_row(found: Corroboration) -> Row:
    """Give how many sources say it, how many independently, and each line of evidence."""
    return {
        "sources": found.sources,
        "independent": found.independent,
        "lines": [{"sources": list(line.sources), "ties": list(map(tie_row, line.ties))} for line in found.lines],
    }


def tie_row(tie: Tie) -> Row:
    """Give why two sources are not independent."""
    return {"left": tie.left, "right": tie.right, "kind": tie.kind, "detail": tie.detail}


def event_row(order: Order, event: Event) -> Row:
    """Give an event of the timeline."""
    return {
        "id": event.id,
        "type": event.type,
        "when": when_row(event.when),
        "place": event.place,
        "participants": [{"role": p.role, "name": p.name, "entity": p.referent} for p in event.participants],
        "certainty": event.certainty,
        "reviewed": order.reviewed(event.claims),
        "corroboration": corroboration_row(event.corroboration),
        "claims": claim_rows(order, event.claims),
    }


def status_row(order: Order, period: StatusPeriod) -> Row:
    """Give a status period with its rules of law and deadlines."""
    return {
        "status": period.status,
        "track": period.track,
        "jurisdiction": period.jurisdiction or None,
        "since": when_row(period.since),
        "until": when_row(period.until),
        "until_basis": period.until_basis,
        "label": status_type(period.status).label,
        "note": period.note,
        "remarks": remark_rows(period.remarks),
        "reviewed": order.reviewed(period.claims),
        "rules": [pack(rule) for rule in period.rules],
        "deadlines": [deadline_row(deadline) for deadline in period.deadlines],
        "corroboration": corroboration_row(period.corroboration),
        "claims": claim_rows(order, period.claims),
    }


def remark_rows(remarks: Iterable[Remark]) -> list[Row]:
    """Give what must be known of something, as codes with their facts."""
    return [{"code": remark.code, "facts": dict(remark.facts)} for remark in remarks]


def deadline_row(deadline: Deadline) -> Row:
    """Give something that comes due, between which days and by which rule."""
    return {
        "clock": deadline.clock,
        "label": deadline.label,
        "earliest": deadline.earliest,
        "latest": deadline.latest,
        "rule": pack(deadline.rule),
        "labels": pack(deadline.labels) if deadline.labels else None,
        "consequence": deadline.consequence,
        "consequences": pack(deadline.consequences) if deadline.consequences else None,
        "remarks": remark_rows(deadline.remarks),
        "on_expiry": deadline.on_expiry or None,
        "jurisdiction": deadline.jurisdiction or None,
        "claims": [claim.id for claim in deadline.claims],
    }


def attribute_row(order: Order, line: AttributeLine) -> Row:
    """Give a personal detail."""
    return {
        "type": line.type,
        "value": line.value,
        "reviewed": order.reviewed(line.claims),
        "corroboration": corroboration_row(line.corroboration),
        "claims": claim_rows(order, line.claims),
    }


def relation_row(order: Order, line: RelationLine) -> Row:
    """Give how the person stands to somebody else."""
    return {
        "type": line.type,
        "other": line.other,
        "entity": line.other_id,
        "reviewed": order.reviewed(line.claims),
        "corroboration": corroboration_row(line.corroboration),
        "claims": claim_rows(order, line.claims),
    }


def difference_row(order: Order, difference: Difference) -> Row:
    """Give where sources differ, each side with its passages."""
    return {
        "id": difference.id,
        "kind": difference.kind,
        "gravity": difference.gravity,
        "nature": difference.nature,
        "about": difference.about,
        "said": remark_rows([difference.said])[0] if difference.said else None,
        "event": difference.event,
        "settled": pack(difference.settled) if difference.settled else None,
        "readings": [
            {
                "value": r.value,
                "claims": claim_rows(order, r.claims),
                "passages": [passage_row(order, passage) for passage in r.passages],
            }
            for r in difference.readings
        ],
    }


def position_row(order: Order, position: Position) -> Row:
    """Give what an authority said or did, what it amounts to, and the turn it is, if it is one."""
    return {
        "id": position.id,
        "country": position.country,
        "authority": position.authority,
        "organ": position.organ,
        "how": position.how,
        "response": position.response,
        "response_label": position.response_label,
        "stance": position.stance,
        "topic": position.topic,
        "topic_label": position.topic_label,
        "when": when_row(position.when),
        "certainty": position.certainty,
        "about": list(position.about),
        "event": position.event,
        "turn": position.turn,
        "before": position.before,
        "claims": claim_rows(order, position.claims),
    }


def grade_row(grade: Grade) -> Row:
    """Give what a named person thinks of one step in a chain of speakers."""
    return {
        "subject": grade.subject,
        "step": grade.step,
        "speaker": grade.speaker,
        "reliability": grade.reliability,
        "credibility": grade.credibility,
        "by": grade.by,
        "at": grade.at,
        "reason": grade.reason,
        "decision": grade.decision,
    }


def source_row(source: Source) -> Row:
    """Give a source with its hash and what is known about it, and how each piece was found."""
    about = {
        name: {"value": found.value, "how": found.how}
        for name in ("title", "outlet", "author", "published", "language", "url")
        if (found := getattr(source.description, name)) is not None
    }
    return {
        "sha256": source.sha256,
        "file": source.name,
        "bytes": source.size,
        "media_type": source.media_type,
        "received": source.received,
        "description": about,
    }
