"""Whom “the two men” and “four teachers” mean: a group named before, beside or soon after."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from aigaq.extract.coreference.groups import Group, is_human
from aigaq.extract.coreference.quotes import TELLING
from aigaq.extract.coreference.reader import Reader
from aigaq.extract.coreference.state import Antecedent, Spot
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

FORWARD = 6
"""Sentences in which people who were introduced by number must be named."""
LEAD = 4
"""Sentences at a report's beginning in which it introduces people whom the next one names."""
_WEIGHTY = ("nsubj", "agent", "pobj", "dobj", "conj")
MEMORY = 400
"""Mentions. Who was named longer ago than this counts as new, and as forgotten."""
BETWEEN = re.compile(
    r"[\s,;—–-]*(?:\(?\d{1,2}\)?[\s,]*)?(?:an?\s[^,.;:“”\"]{1,50},\s)?(?:and|&|,)?[\s,]*(?:\d{1,2}-year-old\s+)?(?:(?:his|her|their)\s+(?:[a-z-]+\s+)?[a-z-]+,?\s+)?(?:the\s[a-z\s-]{1,30}\s)?"
)
"""What may stand between two names of one row: “, 31, and 25-year-old”, “, a tailor, and his brother”."""


def tie_group(reader: Reader, spot: Spot, group: Group) -> None:
    """Tie a group to those named straight behind it or last before; else let it wait for later names."""
    if people := _apposed(reader, spot, group):
        reader.counted.append((spot.at, max(m.passage.end for m in _those_ahead(reader, spot, len(people)))))
        reader.add(spot, group.last, people, "descriptor")
        reader.discourse.all_are(people, group.sex)
        return
    if group.kind == "rest":
        return
    if group.kind == "indefinite":
        _wait(reader, spot, group)
        return
    pair = group.kind in ("former", "latter")
    found = reader.discourse.group(spot, 2 if pair else group.size, lambda who: _fits(reader, who, group))
    if found:
        chosen = found if not pair else (found[0],) if group.kind == "former" else (found[-1],)
        reader.add(spot, group.last, chosen, "descriptor")
        reader.discourse.all_are(chosen, group.sex)
    elif not pair:
        _wait(reader, spot, group)


def _wait(reader: Reader, spot: Spot, group: Group) -> None:
    """Let a group wait for names only where a report introduces people: in its head or its first sentence."""
    opening = spot.paragraph.kind in ("title", "standfirst") or spot.sentence - reader.first_sentence < LEAD
    if group.kind != "indefinite" and spot.paragraph.kind == "body":
        opening = spot.sentence == reader.first_sentence
    if opening and not _acts_on_others(spot, group):
        reader.waiting.append((spot, group))


def _acts_on_others(spot: Spot, group: Group) -> bool:
    """Say whether a group does something to others (“beaten by two men”, “two men attacked a house”)."""
    noun = spot.paragraph.doc[group.last - 1]
    if noun.dep_ == "agent" or (noun.dep_ == "pobj" and noun.head.lower_ == "by"):
        return True
    objects = any(c.dep_ in ("dobj", "dative") for c in noun.head.children)
    return group.is_vague and noun.dep_ == "nsubj" and objects


def _those_ahead(reader: Reader, spot: Spot, size: int) -> list[Mention]:
    return list(islice(reader.ahead(spot.at), size))


def _fits(reader: Reader, who: str, group: Group) -> bool:
    """Say whether somebody may be one of a group: of its sex, no reporter, and a lawyer only of “two lawyers”."""
    if who in reader.authors:
        return False
    if group.sex and reader.discourse.sexes.get(who, group.sex) != group.sex:
        return False
    return not reader.discourse.is_aside(who) or group.noun in reader.discourse.called(who)


def _apposed(reader: Reader, spot: Spot, group: Group) -> tuple[Referent, ...]:
    """Read names set straight behind: “the two men — Ivan Petrov and Amir Latif —”."""
    end = spot.paragraph.span_of(spot.paragraph.doc[spot.token.i : group.last])[1]
    found: list[Referent] = []
    for mention in reader.ahead(end):
        between = reader.document.text.content[end : mention.passage.start]
        opens = bool(found) or between.strip()[:1] in ("—", "–", "-", ",", ":", "(")
        if len(between) > 40 or not opens or not BETWEEN.fullmatch(between.replace(":", "").replace("(", "")):
            break
        found.append(mention.referent)
        end = mention.passage.end
    return tuple(found) if len(found) == group.size else ()


def name_later(reader: Reader, spot: Spot, group: Group, ordered: list[Antecedent]) -> None:
    """Tie people introduced by number to those whom the next sentence with names names, if they are as many.

    Behind the first sentence it must be the very next; three and more may be named in several sentences.
    """
    since = bisect_left(ordered, spot.sentence, key=lambda a: a.sentence)
    headed = spot.sentence <= reader.first_sentence
    near = FORWARD if headed else 1
    after = [a for a in ordered[since : since + MEMORY] if spot.at < a.at and a.sentence - spot.sentence <= near]
    after = [a for a in after if _in_body(reader, a) and a.named and not a.quoted and not _is_source(a, group)]
    after = [a for a in after if not any(start <= a.at < end for start, end in reader.counted)]
    after = [a for a in after if all(_fits(reader, who.id, group) for who in a.people)]
    if not after or after[0].sentence == spot.sentence:
        return
    last = after[0].sentence if group.is_vague or (group.size or 2) < 3 or not headed else after[-1].sentence
    people = _as_many([a for a in after if a.sentence <= last], group.size or 2)
    if people:
        reader.add(spot, group.last, people, "descriptor")


def _as_many(named: list[Antecedent], size: int) -> tuple[Referent, ...]:
    """Give a row of so many names in the first sentence, or else so many people, sentence by sentence."""
    for antecedent in named:
        if len(antecedent.people) == size and antecedent.sentence == named[0].sentence:
            return antecedent.people
    found: dict[str, Referent] = {}
    for sentence in sorted({a.sentence for a in named}):
        found.update({who.id: who for a in named if a.sentence == sentence for who in a.people})
        if len(found) >= size:
            return tuple(found.values()) if len(found) == size else ()
    return ()


def _is_source(antecedent: Antecedent, group: Group) -> bool:
    """Say whether somebody alone only tells what happened to the others."""
    telling = antecedent.is_subject and antecedent.root.head.lemma_ in TELLING
    return telling and len(antecedent.people) < (group.size or 2) and not antecedent.in_group


def _in_body(reader: Reader, antecedent: Antecedent) -> bool:
    return reader.document.paragraphs[antecedent.paragraph].kind == "body"


def others_between(spot: Spot, group: Antecedent) -> bool:
    """Say whether something else in the plural, people or things, stands nearer to “they” than the group does.

    In the group's own sentence only people count; in a later sentence any plural noun may be meant.
    """
    plural = words("groups")["plural"]["list"]
    for token in spot.paragraph.doc[: spot.token.i]:
        if spot.paragraph.start + token.idx < group.end or not token.dep_.startswith(_WEIGHTY):
            continue
        people = token.lower_ in plural or (token.tag_ != "NN" and is_human(token.lower_))
        things = token.tag_ == "NNS" and group.sentence < spot.sentence and token.sent == spot.token.sent
        if people or (things and token.ent_type_ not in ("DATE", "TIME")):
            return True
    return False
