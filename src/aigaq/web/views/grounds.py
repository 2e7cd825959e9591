"""Why a claim stands, in the reader's language: what the rules say of it in English is told anew from the claim itself.

Names, quotations, names of rules and lists of words stay as they are; a sentence that is not known here stays English.
"""

from __future__ import annotations

import re

from attrs import frozen

from aigaq.exports.html.cites import POSITION
from aigaq.exports.html.labels import Labels
from aigaq.i18n import Catalogue, catalogue, told
from aigaq.model.claim import Claim, When
from aigaq.model.explanation import Explanation, Ground
from aigaq.model.schema import types

_WHO = re.compile(r"(\w+): (.+) \((?:“(.*)”, )?([^()]*)\)", re.DOTALL)
_CALLS = re.compile(r"the word “(.+)” calls the frame (.+)", re.DOTALL)
_LEARNT = re.compile(
    r"no rule calls the word “(.+)”; the learnt reader holds it for (\S+) with probability (\S+), next (.+) with (\S+)",
    re.DOTALL,
)
_OTHER_DATE = re.compile(r"the date “(.+)” \((\S+)\): (.+)", re.DOTALL)
_OTHER_RULE = re.compile(r"(\w+) by the rule (\S+): (.+)", re.DOTALL)
_CUE = re.compile(r", by the word “(.+)”$")


@frozen
class GroundLine:
    """One thing that a claim rests on."""

    topic: str
    says: str
    language: str = ""
    """``en`` where it could not be said in the reader's language; empty: it is."""


def lines(explanation: Explanation, claim: Claim, language: str) -> tuple[GroundLine, ...]:
    """Give what a claim rests on, in a language."""
    teller = Teller(claim, language, Labels(language), catalogue(language))
    return tuple(teller.line(ground) for ground in explanation.grounds)


@frozen
class Teller:
    """Tells the grounds of one claim in one language."""

    claim: Claim
    language: str
    labels: Labels
    words: Catalogue

    def line(self, ground: Ground) -> GroundLine:
        """Tell one ground."""
        ways = {"words": self._words, "rule": self._rule, "who": self._who, "date": self._date, "lost": self._lost}
        ways |= {"speaker": self._speaker, "place": lambda says: says}
        found = ways.get(ground.topic, self._told)(ground.says)
        if found:
            return GroundLine(ground.topic, found)
        return GroundLine(ground.topic, ground.says, "" if self.language == "en" else "en")

    def _told(self, says: str) -> str:
        """Give a fixed sentence in the reader's language; empty where it is not known."""
        found = told(says, self.language)
        return found if self.language == "en" or found != says else ""

    def _words(self, says: str) -> str:
        calls = _CALLS.fullmatch(says)
        if calls is None:
            return self._learnt(says)
        return self.words.gettext("the word “%(word)s” calls %(frame)s") % {"word": calls[1], "frame": calls[2]}

    def _learnt(self, says: str) -> str:
        """Tell what the learnt reader makes of a word; anything else is the quotation itself."""
        found = _LEARNT.fullmatch(says)
        if found is None:
            return says
        second = self.words.gettext("no event") if found[4] == "no event" else self._event(found[4])
        sentence = self.words.gettext(
            "no rule calls the word “%(word)s”; the learnt reader takes it for “%(what)s” (%(share)s), next "
            "“%(second)s” (%(rest)s)"
        )
        shares = {"share": self.words.percent(float(found[3])), "rest": self.words.percent(float(found[5]))}
        return sentence % {"word": found[1], "what": self._event(found[2]), "second": second, **shares}

    def _rule(self, says: str) -> str:
        if self.claim.proposed or self.claim.extractor.rule not in says:
            return self._told(says)
        what = self.labels.type(self.claim.kind, self.claim.type)
        found = self.words.gettext("%(what)s, by the rule %(rule)s") % {"what": what, "rule": self.claim.extractor.rule}
        basis = self._event(self.claim.basis) if self.claim.basis else ""
        read = self.words.gettext("read from: %(what)s") % {"what": basis}
        return f"{found}; {read}" if basis else found

    def _event(self, name: str) -> str:
        return self.labels.type("event", name) if name in types("event") else name

    def _who(self, says: str) -> str:
        found = _WHO.fullmatch(says)
        how = self._told(found[4]) if found else ""
        if found is None or not how:
            return ""
        quoted = f"“{found[3]}”, {how}" if found[3] else how
        return f"{self.labels.of('role', found[1])}: {found[2]} ({quoted})"

    def _date(self, says: str) -> str:
        if self.claim.when is None and not says.startswith("until "):
            return self._told(says)
        if says.startswith("until "):
            told_until = self.words.gettext("until") + ": "
            return told_until + self._when(self.claim.until) if self.claim.until else ""
        return self._when(self.claim.when) if self.claim.when else ""

    def _when(self, when: When) -> str:
        """Give a date, how it was found, from which words, and counted from what; the words alone where they differ."""
        parts = [f"{self.labels.date(when.edtf)}: {self.labels.of('method', when.method)}"]
        if when.words:
            parts.append(self.labels("words_of_text", words=when.words))
        if when.anchor:
            parts.append(self.labels("counted_from", anchor=self._anchor(when.anchor)))
        if when.words_alone:
            alone = self.words.gettext("the words alone would give: %(date)s")
            parts.append(alone % {"date": self.labels.date(when.words_alone)})
        return "; ".join(parts)

    def _anchor(self, anchor: str) -> str:
        if anchor.startswith("published "):
            return self.labels("day_of_report", day=self.labels.date(anchor.removeprefix("published ")))
        return POSITION.sub("", anchor)

    def _speaker(self, says: str) -> str:
        if not self.claim.speakers:
            return self._told(says)
        hows = {
            "direct": self.words.gettext("in quotation marks"),
            "indirect": self.words.gettext("in other words"),
            "according_to": self.words.gettext("according to"),
            "reported_by": self.words.gettext("as reported by"),
        }
        chain = " ← ".join(f"{s.name} ({hows.get(s.how, s.how)})" for s in self.claim.speakers)
        cue = _CUE.search(says)
        return chain + (", " + self.words.gettext("by the word “%(word)s”") % {"word": cue[1]} if cue else "")

    def _lost(self, says: str) -> str:
        date = _OTHER_DATE.fullmatch(says)
        if date:
            why = self._told(date[3])
            facts = {"words": date[1], "date": self.labels.date(date[2]), "why": why}
            return self.words.gettext("the date “%(words)s” (%(date)s): %(why)s") % facts if why else ""
        rule = _OTHER_RULE.fullmatch(says)
        why = self._told(rule[3]) if rule else ""
        if rule is None or not why:
            return ""
        facts = {"what": self._event(rule[1]), "rule": rule[2], "why": why}
        return self.words.gettext("%(what)s, by the rule %(rule)s: %(why)s") % facts
