"""Numbers every passage of a case file, and makes citations that open it in the appendix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from attrs import field, frozen

from aigaq.exports.html.cited import Brief, Cite, Layer, Link, Step
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.marks import Span, tokens
from aigaq.exports.html.safe import excerpt
from aigaq.exports.order import Order, claims_of
from aigaq.model.casefile import CaseFile
from aigaq.model.claim import Claim
from aigaq.model.text import Passage, Text
from aigaq.model.verdicts import Grade

POSITION = re.compile(r" at \d+$")
Key = tuple[str, int, int]
"""Id of a text, start and end: what makes a passage that one."""


def in_appendix(_: Passage, number: str) -> str:
    """Give the address of a passage in the appendix of the same page."""
    return f"#p{number}"


@frozen(eq=False)
class Cites:
    """All passages of one case file with their numbers; remembers where each was cited first."""

    order: Order
    case: CaseFile
    labels: Labels
    extra: tuple[Passage, ...] = ()
    """Passages that are quoted though no claim of the case was read from there."""
    address: Callable[[Passage, str], str] = in_appendix
    """Where a passage with its number is opened."""
    _first: dict[Key, str] = field(factory=dict, init=False)
    _taken: set[str] = field(factory=set, init=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the case file, once each."""
        return (*claims_of(self.case), *self.rejected)

    @cached_property
    def rejected(self) -> tuple[Claim, ...]:
        """Claims about the person that a person rejected and that therefore stand nowhere else."""
        return self.order.rejected_in(self.case)

    @cached_property
    def names(self) -> tuple[Passage, ...]:
        """The first place of each spelling in each source."""
        texts = self.order.material.texts
        found = [(texts.get(s.source), s) for s in self.case.person.spellings]
        return tuple(text.passage(s.start, s.end) for text, s in found if text is not None)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts that are cited, in the order of the case file's sources, then any other."""
        passages = [p for claim in self.claims for p in (claim.passage, *claim.also)] + [*self.names, *self.extra]
        found = {p.text.id: p.text for p in passages}
        listed = {source.id: n for n, source in enumerate(self.case.sources)}
        return tuple(sorted(found.values(), key=lambda t: (listed.get(t.source, len(listed)), t.source, t.id)))

    @cached_property
    def numbers(self) -> dict[Key, str]:
        """The number of each passage: number of its text, a dot, and its place in the order of that text."""
        found: dict[Key, str] = {}
        claimed = {_key(p) for claim in self.claims for p in (claim.passage, *claim.also)}
        claimed |= set(map(_key, (*self.names, *self.extra)))
        for number, text in enumerate(self.texts, 1):
            mine = sorted((k for k in claimed if k[0] == text.id), key=lambda k: (k[1], -k[2]))
            found.update({key: f"{number}.{n}" for n, key in enumerate(mine, 1)})
        return found

    def link(self, passage: Passage) -> Link:
        """Give the number that opens a passage."""
        number = self.numbers[_key(passage)]
        return Link(number, self.address(passage, number))

    def source_number(self, source: str) -> str:
        """Give the number of a source; empty for one that no passage cites."""
        return self._source_numbers.get(source, "")

    @cached_property
    def _source_numbers(self) -> dict[str, str]:
        return {text.source: str(n) for n, text in reversed(list(enumerate(self.texts, 1)))}

    def named(self, source: str) -> str:
        """Give a source by number, outlet (or file) and date."""
        found = self.order.material.sources[source]
        outlet = found.description.value("outlet") or found.name
        published = found.description.value("published")
        parts = (self.source_number(source), outlet, self.labels.date(published) if published else "")
        return " · ".join(filter(None, parts))

    def cite(self, claim: Claim) -> Cite:
        """Print one claim; the first time a passage is cited is the place that its back link leads to."""
        link = self.link(claim.passage)
        anchor = self._anchor((claim.passage, *claim.also), link.number)
        rejected = self.order.verdicts.get(claim.id)
        verdict = "machine" if rejected is None else "accepted" if rejected else "rejected"
        spots = claim.passage.text.locate(claim.passage.start, claim.passage.end)
        return Cite(
            anchor=anchor,
            link=link,
            more=tuple(self.link(passage) for passage in claim.also),
            quote=excerpt(claim.passage.quote),
            language=self._language(claim.source),
            source=self.named(claim.source),
            where=tuple(self.labels(s.kind, value=s.value) for s in spots if s.kind != "paragraph"),
            date=self.labels.when(claim.when),
            edtf=claim.when.edtf if claim.when else "",
            dated=claim.kind in {"event", "status"},
            how=self._how(claim),
            place=claim.place,
            chain=self._chain(claim),
            certainty=claim.certainty,
            verdict=verdict,
            by=self._decided_by(claim),
            extractor=f"{claim.extractor.name} {claim.extractor.version}: {claim.extractor.rule}",
            claim=claim.id,
            passage=claim.passage,
        )

    def all(self, claims: Iterable[Claim]) -> tuple[Cite, ...]:
        """Print claims in order of source and place."""
        return tuple(self.cite(claim) for claim in self.in_order(claims))

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {text.id: n for n, text in enumerate(self.texts)}

    def in_order(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Give claims in order of source and place."""
        rank = self._rank
        return tuple(sorted(claims, key=lambda c: (rank[c.passage.text.id], c.passage.start, c.passage.end, c.id)))

    def links(self, claims: Iterable[Claim]) -> tuple[Link, ...]:
        """Give the numbers of the claims' passages, each once."""
        return tuple(dict.fromkeys(self.link(claim.passage) for claim in self.in_order(claims)))

    def brief(self, passage: Passage, claim: Claim | None = None) -> Brief:
        """Quote a passage with its source and, where the claim is given, with who says so."""
        number = self.numbers.get(_key(passage), "")
        reached = number or self.address is not in_appendix
        return Brief(
            anchor=self._anchor((passage,), number) if number else "",
            link=Link(number, self.address(passage, number)) if reached else None,
            quote=excerpt(passage.quote),
            language=self._language(passage.text.source),
            source=self.named(passage.text.source),
            speaker=self._speakers(claim) if claim and claim.speakers else "",
        )

    def _anchor(self, passages: tuple[Passage, ...], number: str) -> str:
        fresh = [_key(p) for p in passages if _key(p) not in self._first]
        anchor = f"c{number}"
        taken = anchor in self._taken
        if fresh:
            self._taken.add(anchor)
        self._first.update(dict.fromkeys(fresh, anchor))
        return "" if taken or not fresh else anchor

    def name_anchor(self, passage: Passage) -> str:
        """Give the id of a spelling's line, to which its passage links back."""
        return self._anchor((passage,), self.link(passage).number)

    def _how(self, claim: Claim) -> tuple[str, ...]:
        if claim.when is None:
            return ()
        words = self.labels("words_of_text", words=claim.when.words) if claim.when.words else ""
        anchor = self.labels("counted_from", anchor=self._anchored(claim.when.anchor)) if claim.when.anchor else ""
        return tuple(filter(None, (self.labels.of("method", claim.when.method), words, anchor)))

    def _anchored(self, anchor: str) -> str:
        """Say what a date was counted from: the day of the report, or words of the text without their position."""
        if anchor.startswith("published "):
            return self.labels("day_of_report", day=anchor.removeprefix("published "))
        return POSITION.sub("", anchor)

    def _speakers(self, claim: Claim) -> str:
        names = [self.order.name_of(s.referent, s.name) for s in claim.speakers]
        return " → ".join(names) if names else self.labels("narration")

    def _chain(self, claim: Claim) -> tuple[Step, ...]:
        """Who says so, step by step; a grade of the report as a whole stands with its source in the list of sources."""
        given = self.grades.get(claim.id, {})
        names = [self.order.name_of(s.referent, s.name) for s in claim.speakers]
        steps = [Step(name, given.get(number, ())) for number, name in enumerate(names, 1)]
        if 0 in given or not steps:
            return (Step(self.labels("narration"), given.get(0, ())), *steps)
        return tuple(steps)

    @cached_property
    def grades(self) -> dict[str, dict[int, tuple[Grade, ...]]]:
        """What people think, by claim or source and step of the chain."""
        found: dict[str, dict[int, tuple[Grade, ...]]] = {}
        for grade in self.case.grades:
            steps = found.setdefault(grade.subject, {})
            steps[grade.step] = (*steps.get(grade.step, ()), grade)
        return found

    def _decided_by(self, claim: Claim) -> str:
        verdicts = [d for d in self.order.material.decisions if d.verdict in {"accept", "reject", "correct", "write"}]
        return next((d.by for d in reversed(verdicts) if claim.id in d.subjects), "")

    def _language(self, source: str) -> str:
        return self.order.material.sources[source].description.value("language") or ""

    def layers(self) -> tuple[Layer, ...]:
        """Give the cited sources in full, with their passages; to be called after all citations are made."""
        sources = self.order.material.sources
        return tuple(
            Layer(number, sources[text.source], tuple(tokens(text, self._spans(text))), self._language(text.source))
            for number, text in enumerate(self.texts, 1)
        )

    def _spans(self, text: Text) -> list[Span]:
        names = set(map(_key, self.names)) - {_key(p) for c in self.claims for p in (c.passage, *c.also)}
        names -= set(map(_key, self.extra))
        spans = [
            Span(
                key[1],
                key[2],
                f"p{number}",
                number,
                f"#{self._first.get(key, 'top')}",
                "name" if key in names else "passage",
            )
            for key, number in self.numbers.items()
            if key[0] == text.id
        ]
        return spans + [Span(f.start, f.end, kind="furniture") for f in text.furniture if f.start < f.end]


def _key(passage: Passage) -> Key:
    return (passage.text.id, passage.start, passage.end)
