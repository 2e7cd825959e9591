"""What a reader has in mind at a point of a text: who was named, how lately and how prominently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions_words import Sex, honorifics, kin, roles, sex_of_name, sexed
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from spacy.tokens import Token

WINDOW = 5
"""Sentences. Nobody named longer ago is taken up by a pronoun."""
SUBJECT, SAME_PARAGRAPH, IN_GROUP, POSSESSOR, SEX_KNOWN = 1.0, 0.4, -0.9, -0.3, 0.5
"""Salience, in sentences: being the subject outweighs being named one sentence later. After Lappin and Leass
(1994), whose weights put subjects first, then recency; the figures are ours."""
CLEAR = 0.2
"""How far ahead of the next the best candidate must be; closer ones are left open rather than guessed."""


@frozen(eq=False)
class Antecedent:
    """Somebody, or several, mentioned at a point of the text."""

    people: tuple[Referent, ...]
    sentence: int
    paragraph: int
    at: int
    """Offset in the text."""
    end: int
    """Offset in the text behind the words."""
    root: Token
    in_group: bool = False
    quoted: bool = False

    @property
    def is_subject(self) -> bool:
        """Say whether it is what its clause is about."""
        apposed = self.root.dep_ == "appos" and self.root.head.dep_ in ("nsubj", "nsubjpass")
        return apposed or self.root.dep_ in ("nsubj", "nsubjpass")


@frozen(eq=False)
class Spot:
    """A point of the text at which somebody is meant."""

    paragraph: Paragraph
    sentence: int
    token: Token
    quoted: bool = False

    @property
    def at(self) -> int:
        """Offset in the text."""
        return self.paragraph.start + self.token.idx


@define(eq=False)
class Discourse:
    """The people of a text up to a point, and what is known of them."""

    antecedents: list[Antecedent] = field(factory=list)
    sexes: dict[str, Sex] = field(factory=dict)
    roles: dict[str, set[str]] = field(factory=dict)
    """By role noun: ids of the people who were called so."""

    def called(self, who: str) -> set[str]:
        """Give the callings by which a person was named."""
        return {role for role, people in self.roles.items() if who in people and role in roles()}

    def add(self, antecedent: Antecedent) -> None:
        """Remember that somebody was mentioned."""
        self.antecedents.append(antecedent)

    def recent(self, spot: Spot, back: int = WINDOW) -> list[Antecedent]:
        """Give who was mentioned in the last sentences, latest first."""
        return [a for a in reversed(self.antecedents[-40:]) if 0 <= spot.sentence - a.sentence <= back]

    def one(self, spot: Spot, sex: Sex | None, barred: frozenset[str] = frozenset()) -> Referent | None:
        """Give the one person whom a singular pronoun or descriptor means, or ``None`` where that is unclear."""
        scores: dict[str, tuple[float, Referent]] = {}
        for candidate in self.recent(spot):
            if len(candidate.people) != 1:
                continue
            who = candidate.people[0]
            if who.id in barred or (sex and self.sexes.get(who.id, sex) != sex):
                continue
            score = self._salience(candidate, spot) + SEX_KNOWN * bool(sex and self.sexes.get(who.id) == sex)
            if score > scores.get(who.id, (-99.0, who))[0]:
                scores[who.id] = (score, who)
        best = sorted(scores.values(), key=lambda pair: -pair[0])[:2]
        if not best or (len(best) == 2 and best[0][0] - best[1][0] < CLEAR):
            return None
        if sex and (len(best) == 1 or best[0][0] - best[1][0] > 1):
            self.sexes.setdefault(best[0][1].id, sex)
        return best[0][1]

    def _salience(self, candidate: Antecedent, spot: Spot) -> float:
        score = -float(spot.sentence - candidate.sentence)
        score += SUBJECT * candidate.is_subject + IN_GROUP * candidate.in_group
        score += SAME_PARAGRAPH * (candidate.paragraph == spot.paragraph.index)
        score += POSSESSOR * (candidate.root.dep_ in ("poss", "compound"))
        return score

    def group(self, spot: Spot, size: int | None) -> tuple[Referent, ...] | None:
        """Give the last group of this size; two people named apart in the last sentences are a pair too."""
        for candidate in self.recent(spot, back=WINDOW * 2):
            if len(candidate.people) == size or (size is None and len(candidate.people) > 1):
                return candidate.people
        apart = self._named_apart(spot, 2 if size is None or size == 2 else WINDOW * 2)
        return apart if len(apart) == (size or 2) else None

    def _named_apart(self, spot: Spot, back: int) -> tuple[Referent, ...]:
        named = {a.people[0].id: a.people[0] for a in reversed(self.recent(spot, back)) if len(a.people) == 1}
        joined = {who.id: who for a in reversed(self.recent(spot, back)) for who in a.people}
        return tuple((joined if back > 2 else named).values())

    def learn(self, mention: Mention, root: Token) -> None:
        """Note a person's sex and callings from the words beside the name."""
        who = mention.referent.id
        if sex := sex_of_name(mention.referent.name):
            self.sexes.setdefault(who, sex)
        for word in _beside(root):
            if told := sexed().get(word) or honorifics().get(word.title()):
                self.sexes[who] = told
            if word in roles() or word in kin():
                self.roles.setdefault(word, set()).add(who)


def _beside(root: Token) -> Iterator[str]:
    """Give the nouns that stand to a name as titles and appositions: “the lawyer X”, “X, a teacher”."""
    for token in root.children:
        if token.dep_ in ("appos", "compound", "nmod") and token.ent_type_ != "PERSON":
            yield token.lower_
    if root.dep_ == "appos":
        yield root.head.lower_
    doc = root.doc
    first = root.left_edge.i if root.left_edge.i > root.i - 4 else root.i
    yield from (doc[i].lower_ for i in range(max(0, first - 1), root.i))


def sentence_numbers(document: Document) -> dict[int, list[int]]:
    """Number the sentences of a text: by paragraph, for each token the number of its sentence."""
    numbers: dict[int, list[int]] = {}
    count = 0
    for paragraph in document.paragraphs:
        mine: list[int] = []
        for sentence in paragraph.doc.sents:
            mine.extend([count] * len(sentence))
            count += 1
        numbers[paragraph.index] = mine
    return numbers
