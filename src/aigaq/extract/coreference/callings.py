"""Whom “the lawyer”, “the former officer”, “the 27-year-old” mean: the last person whom the report called so."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from aigaq.extract.coreference.groups import is_human
from aigaq.extract.coreference.numbers import MEMORY
from aigaq.extract.coreference.reader import Reader
from aigaq.extract.coreference.state import Antecedent, Spot
from aigaq.extract.mentions.words import descriptors, is_demonym, roles, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token
    from aigaq.extract.tree import Doc

REACH = 4
"""Words between “the” and the noun: “the [jailed former opposition] lawmaker”."""
AGED, GROUPS, BESIDE = 8, 3, 30
"""Sentences back in which somebody's age was told, or a group named; characters around a name where an age stands."""
_AGE = re.compile(r"(?:the|this)\s(\d{1,3})-year-old", re.IGNORECASE)
CALLINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "ant", "ent", "ess", "smith", "wright", "ologist")
"""Ends of nouns for those who do something, once the text has set one beside a name."""
OF_TWO = frozenset({"younger", "elder", "older"})
"""Words that tell one of two from the other."""
CUT = frozenset({"same", "other", "next", "new", "first", "second", "third", "only", "latest", "alleged", "unnamed"})
"""Words that say that another one is meant."""


def calling(reader: Reader, spot: Spot) -> int:
    """Tie “the lawyer” to the last person called so, “the woman” to the last woman; give the token behind, or 0."""
    if behind := _aged(reader, spot) or _several(reader, spot):
        return behind
    noun = _noun(reader, spot.paragraph.doc, spot.token.i + 1)
    if noun is None or _is_told_apart(noun) or _is_named_behind(reader, spot, noun):
        return 0
    if any(t.lower_ in OF_TWO for t in spot.paragraph.doc[spot.token.i : noun.i]):
        who = _other_one(reader, spot)
    else:
        who = _called(reader, spot, noun.lower_)
    if who is None:
        return 0
    last = max((t.i for c in noun.children if _counts_children(c) for t in c.subtree), default=noun.i) + 1
    reader.add(spot, last, (who,), "descriptor")
    return last


def _is_named_behind(reader: Reader, spot: Spot, noun: Token) -> bool:
    """Say whether the name stands straight behind: “the brother, Omar Tahir, …”."""
    end = spot.paragraph.start + noun.idx + len(noun)
    return any(end <= m.passage.start <= end + 2 for m in islice(reader.ahead(end), 1))


def _other_one(reader: Reader, spot: Spot) -> Referent | None:
    """Give whom “the younger sister” means: the one of two of whom the text has not just told."""
    recent = reader.discourse.recent(spot, back=AGED)
    pair = next((a.people for a in recent if len(a.people) == 2), ())
    last = next((a.people[0] for a in recent if len(a.people) == 1), None)
    others = [who for who in pair if last is not None and who.id != last.id]
    return others[0] if len(others) == 1 else None


def _noun(reader: Reader, doc: Doc, at: int) -> Token | None:
    """Give the noun of a calling: what stands before it may only describe."""
    for index in range(at, min(at + REACH, len(doc))):
        token = doc[index]
        follows = doc[index + 1] if index + 1 < len(doc) else None
        if _is_calling(reader, token) and not (follows is not None and follows.pos_ in ("NOUN", "PROPN")):
            return token
        if token.lower_ in CUT or not _describes(token):
            return None
    return None


def _is_calling(reader: Reader, token: Token) -> bool:
    return token.tag_ == "NN" and (
        (token.lower_ in reader.discourse.roles and token.pos_ == "NOUN" and is_people(token.lower_))
        or token.lower_ in descriptors()
        or token.lower_ in sexed()
        or token.lower_ in roles()
        or token.lower_ in _in_court()
    )


def _describes(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in ("VBN", "JJ") or is_demonym(token.text) or token.pos_ == "NOUN"


def _is_told_apart(noun: Token) -> bool:
    """Say whether words behind say which one: “the man whom she had hired”, “the officer in charge”."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("relcl", "acl") and not _is_apart(noun, child):
            return True
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("of", "for", "who", "behind", "from"):
            return not _counts_children(child)
    return False


def _counts_children(prep: Token) -> bool:
    """Read “the mother of three”: that says nothing of whose mother she is."""
    counted = [c for c in prep.children if c.dep_ == "pobj"]
    return prep.lower_ == "of" and prep.head.lower_ in ("mother", "father") and any(c.pos_ == "NUM" for c in counted)


def _is_apart(noun: Token, clause: Token) -> bool:
    """Say whether a comma parts the clause, so that it only adds to what is known."""
    return any(t.text in (",", "–", "—") for t in noun.doc[noun.i + 1 : clause.left_edge.i + 1])


@cache
def _in_court() -> frozenset[str]:
    return frozenset(words("groups")["in_court"]["list"])


@cache
def is_people(word: str) -> bool:
    """Say whether a noun is made as those of people are: “baker”, “pharmacist”, “designer”, or stands in a list."""
    lists = words("events")
    return word in lists["people"] or word.endswith(tuple(lists["people_endings"]) + CALLINGS)


def _called(reader: Reader, spot: Spot, word: str) -> Referent | None:
    called = reader.discourse.roles.get(word, set())
    for antecedent in reversed(reader.discourse.antecedents[-MEMORY:]):
        if len(antecedent.people) == 1 and antecedent.people[0].id in called:
            return antecedent.people[0]
    if word in _in_court():
        return reader.discourse.protagonist()
    if word in roles() and word not in sexed():
        return None
    here = frozenset(who.id for a in reader.discourse.recent(spot, back=0) if _bars(a, spot) for who in a.people)
    return reader.discourse.one(spot, sexed().get(word), here) if word in sexed() else None


def _bars(here: Antecedent, spot: Spot) -> bool:
    """Say whether someone of the same sentence is another than “the woman”: no part of a thing that was named."""
    owns = here.root.dep_ == "poss" or (here.root.dep_ == "pobj" and here.root.head.lower_ == "of")
    return not (owns and spot.token.sent == here.root.sent and here.root.head != spot.token.head)


def _aged(reader: Reader, spot: Spot) -> int:
    """Tie “the 34-year-old” to the last person whose age was told beside the name; give the token behind, or 0."""
    doc = spot.paragraph.doc
    found = _AGE.match(doc.text, spot.token.idx)
    span = doc.char_span(*found.span()) if found is not None else None
    if found is None or span is None or (span.end < len(doc) and doc[span.end].pos_ in ("NOUN", "PROPN", "ADJ")):
        return 0
    for one in reader.discourse.recent(spot, back=AGED):
        around = reader.document.text.content[max(0, one.at - BESIDE) : min(one.end + BESIDE, spot.at)]
        if len(one.people) == 1 and one.named and re.search(rf"(?<!\d){found[1]}(?!\d)", around):
            reader.add(spot, span.end, one.people, "descriptor")
            return span.end
    return 0


def _several(reader: Reader, spot: Spot) -> int:
    """Tie “the men”, “the students” to the last group that is of such; give the token behind, or 0."""
    doc, at = spot.paragraph.doc, spot.token.i + 1
    noun = doc[at] if at < len(doc) else None
    follows = doc[at + 1] if at + 1 < len(doc) else None
    if noun is None or noun.tag_ != "NNS" or not is_human(noun.lower_) or _is_told_apart(noun):
        return 0
    if follows is not None and follows.pos_ in ("NOUN", "PROPN"):
        return 0
    group = next((a for a in reader.discourse.recent(spot, back=GROUPS) if len(a.people) > 1), None)
    if group is None or not _are(reader, group.people, noun):
        return 0
    if re.search(rf"(?<!\w){noun.lower_}(?!\w)", reader.document.text.content[group.end : spot.at].lower()):
        return 0
    reader.add(spot, at + 1, group.people, "descriptor")
    return at + 1


def _are(reader: Reader, people: tuple[Referent, ...], noun: Token) -> bool:
    """Say whether several people are known to be what a noun calls them."""
    word = noun.lemma_.lower()
    if word in ("man", "woman", "boy", "girl"):
        sex = sexed()[word]
        return all(reader.discourse.sexes.get(who.id, sex) == sex for who in people)
    called = reader.discourse.roles.get(word, set()) | reader.discourse.roles.get(noun.lower_, set())
    return any(who.id in called for who in people)
