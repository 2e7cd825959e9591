"""Whom “the two men” and “four teachers” mean: a group named before, beside or soon after."""

from __future__ import annotations

import re
from bisect import bisect_left

from aigaq.extract.coreference_groups import Group
from aigaq.extract.coreference_quotes import TELLING
from aigaq.extract.coreference_reader import Reader
from aigaq.extract.coreference_state import Antecedent, Spot
from aigaq.model.mention import Referent

FORWARD = 10
"""Sentences in which people who were introduced by number must be named."""
MEMORY = 400
"""Mentions. Who was named longer ago than this counts as new, and as forgotten."""
BETWEEN = re.compile(
    r"[\s,;—–-]*(?:\(?\d{1,2}\)?[\s,]*)?(?:and|&|,)?[\s,]*(?:\d{1,2}-year-old\s+)?(?:(?:his|her)\s+[a-z-]+,?\s+)?"
)
"""What may stand between two names of one row: “, 31, and 25-year-old”, “and his brother”."""


def tie_group(reader: Reader, spot: Spot, group: Group) -> None:
    """Tie a group to those named straight behind it or last before; else let it wait for later names."""
    if people := _apposed(reader, spot, group):
        reader.add(spot, group.last, people, "descriptor")
        return
    if group.kind == "indefinite":
        reader.waiting.append((spot, group))
        return
    pair = group.kind in ("former", "latter")
    found = reader.discourse.group(spot, 2 if pair else group.size)
    if found:
        chosen = found if not pair else (found[0],) if group.kind == "former" else (found[-1],)
        reader.add(spot, group.last, chosen, "descriptor")
    elif not pair:
        reader.waiting.append((spot, group))


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
    """Tie people introduced by number to those whom the next sentences name for the first time."""
    since = bisect_left(ordered, spot.sentence, key=lambda a: a.sentence)
    earlier = ordered[max(0, since - MEMORY) : since + MEMORY] if spot.paragraph.kind == "body" else []
    before = {who.id for a in earlier if a.at < spot.at and _in_body(reader, a) for who in a.people}
    after = [a for a in ordered[since : since + MEMORY] if spot.at < a.at and a.sentence - spot.sentence <= FORWARD]
    if any(a.sentence == spot.sentence for a in after):
        return
    people = _named_together(after, before, group) or (
        () if group.is_vague else _named_apart(reader, after, before, group)
    )
    if people:
        reader.add(spot, group.last, people, "descriptor")


def _named_together(after: list[Antecedent], before: set[str], group: Group) -> tuple[Referent, ...] | None:
    """Give the first row of so many names if they are new, nobody if they are not, ``None`` if there is no row."""
    for antecedent in after:
        if len(antecedent.people) == group.size and not antecedent.quoted:
            return antecedent.people if not any(who.id in before for who in antecedent.people) else ()
    return None


def _named_apart(reader: Reader, after: list[Antecedent], before: set[str], group: Group) -> tuple[Referent, ...]:
    """Give the people named next, one by one, if they are as many; a lawyer is none of “two teachers”."""
    names: dict[str, Referent] = {}
    for antecedent in after:
        is_source = antecedent.is_subject and antecedent.root.head.lemma_ in TELLING
        for who in antecedent.people if not is_source else ():
            called = reader.discourse.called(who.id)
            fitting = not called or group.noun in called
            if who.id not in before and fitting and not antecedent.quoted:
                names[who.id] = who
        if len(names) >= (group.size or 2):
            break
    return tuple(names.values()) if len(names) == group.size else ()


def _in_body(reader: Reader, antecedent: Antecedent) -> bool:
    return reader.document.paragraphs[antecedent.paragraph].kind == "body"
