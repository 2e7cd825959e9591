"""What a reader has in mind at a point of a text: who was named, how lately and how prominently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from aigaq.extract.coreference.signs import beside, is_embedded, is_news, is_topic, subject_sex, suffers
from aigaq.extract.document import Document, Paragraph
from aigaq.extract.mentions.words import SAYING, Sex, asides, honorifics, kin, roles, sex_of_name, sexed
from aigaq.lang.en import words
from aigaq.model.mention import Mention, Referent

if TYPE_CHECKING:
    from aigaq.extract.token import Token

WINDOW = 5
"""Sentences. Nobody named longer ago is taken up by a pronoun."""
SUBJECT, SAME_PARAGRAPH, IN_GROUP, POSSESSOR, SEX_KNOWN = 1.0, 0.4, -0.9, -0.3, 0.5
"""Salience, in sentences: being the subject outweighs being named one sentence later. After Lappin and Leass
(1994), whose weights put subjects first, then recency; the figures are ours."""
PARALLEL, CHAIN, ASIDE, REPORTER, PASSED_BY = 1.0, 0.6, -1.2, -2.0, -0.7
"""The same: the object of one verb is taken up as the object of the next, pronouns of one sentence mean one person,
lawyers are not those who are jailed, reports are not about reporters, nor about those they give no name."""
EMBEDDED = -0.3
"""The same: the subject of the main clause is taken up before that of a clause inside it."""
NEWS = 1.2
"""The same: “news of X” says whom the next sentence is about."""
UNNAMED = 2
"""Sentences. Nobody told of without a name longer ago is taken up by a pronoun."""
APART = 2
"""Sentences back in which people named apart are “the two” or “both”."""
TOPIC = 12
"""Sentences back in which a pronoun may mean the only person of its sex."""
Fits = Callable[[str], bool]
"""Whether the person with this id may be one of a group."""
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
    named: bool = False
    """Whether the words are a name."""
    pronoun: bool = False
    unnamed: str = ""
    """For somebody without a name (“a neighbour”): what tells them from others; ``people`` is then empty."""

    @property
    def is_subject(self) -> bool:
        """Say whether it is what its clause is about."""
        apposed = self.root.dep_ == "appos" and self.root.head.dep_ in ("nsubj", "nsubjpass")
        opens = self.named and self.root.dep_ == "ROOT" and self.root.left_edge.i == self.root.sent.start
        return apposed or opens or self.root.dep_ in ("nsubj", "nsubjpass")


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
    """By noun beside a name: ids of the people who were called so."""
    told: Counter[str] = field(factory=Counter)
    """How often the text has told of each person by themselves."""
    unnamed: list[Antecedent] = field(factory=list)
    """People told of without a name: a pronoun may mean them, and then means nobody who is named."""

    def called(self, who: str) -> set[str]:
        """Give the callings by which a person was named."""
        return {role for role, people in self.roles.items() if who in people and role in roles()}

    def call(self, who: Referent, word: str) -> None:
        """Note that somebody was called by a noun."""
        if word in roles() or word in kin():
            self.roles.setdefault(word, set()).add(who.id)
        if (sex := sexed().get(word)) is not None:
            self.sexes.setdefault(who.id, sex)

    def protagonist(self, barred: frozenset[str] = frozenset()) -> Referent | None:
        """Give whom the text has told of most so far, no lawyer or official, if nobody comes near."""
        counts = Counter(a.people[0] for a in self.antecedents if len(a.people) == 1)
        fitting = [(n, who) for who, n in counts.most_common() if who.id not in barred and not self.is_aside(who.id)]
        clear = len(fitting) == 1 or (len(fitting) > 1 and fitting[0][0] > fitting[1][0])
        return fitting[0][1] if clear else None

    def add(self, antecedent: Antecedent) -> None:
        """Remember that somebody was mentioned."""
        self.antecedents.append(antecedent)
        if len(antecedent.people) == 1:
            self.told[antecedent.people[0].id] += 1

    def recent(self, spot: Spot, back: int = WINDOW) -> list[Antecedent]:
        """Give who was mentioned in the last sentences, latest first."""
        return [a for a in reversed(self.antecedents[-40:]) if 0 <= spot.sentence - a.sentence <= back]

    def one(self, spot: Spot, sex: Sex | None, barred: frozenset[str] = frozenset()) -> Referent | None:
        """Give the one person whom a singular pronoun or descriptor means, or ``None`` where that is unclear."""
        scores: dict[str, tuple[float, Referent | None]] = {}
        for candidate in [*self.recent(spot), *self._unnamed_near(spot)]:
            who = candidate.people[0] if len(candidate.people) == 1 else None
            key = who.id if who else candidate.unnamed
            if not key or key in barred or (sex and self.sexes.get(key, sex) != sex):
                continue
            score = self._salience(candidate, spot) + SEX_KNOWN * bool(sex and self.sexes.get(key) == sex)
            score += self._aside(key, spot)
            if score > scores.get(key, (-99.0, who))[0]:
                scores[key] = (score, who)
        best = sorted(scores.items(), key=lambda pair: -pair[1][0])[:2]
        if len(best) == 2 and best[0][1][0] - best[1][1][0] < CLEAR:
            best = [pair for pair in best if pair[0] == self._most_told()]
        if not best:
            return None
        if sex and (len(scores) == 1 or (len(best) == 2 and best[0][1][0] - best[1][1][0] > 1)):
            self.sexes.setdefault(best[0][0], sex)
        return best[0][1][1]

    def _most_told(self) -> str | None:
        """Give whom the text has told of most so far, if it is clearly about one person."""
        ranked = self.told.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
        return ranked[0][0] if clear and ranked[0][1] > 2 else None

    def topic(self, spot: Spot, sex: Sex, barred: frozenset[str]) -> Referent | None:
        """Give the only person known to be of this sex who was named not too long ago."""
        found = {a.people[0].id: a.people[0] for a in self.recent(spot, back=TOPIC) if len(a.people) == 1}
        fitting = [who for who in found.values() if who.id not in barred and self.sexes.get(who.id) == sex]
        return fitting[0] if len(fitting) == 1 else None

    def _unnamed_near(self, spot: Spot) -> list[Antecedent]:
        near = [
            a
            for a in self.unnamed[-10:]
            if 0 <= spot.sentence - a.sentence <= UNNAMED and (a.quoted or not spot.quoted)
        ]
        return [a for a in near if not _only_tells(a, spot)]

    def _aside(self, who: str, spot: Spot) -> float:
        """A lawyer or a spokesman is less likely the one to whom something was done."""
        return ASIDE * (suffers(spot.token) and self.is_aside(who))

    def is_aside(self, who: str) -> bool:
        """Say whether somebody was called a lawyer, a judge, a spokesman …: one who speaks of others' cases."""
        return not asides().isdisjoint(self.called(who))

    def _salience(self, candidate: Antecedent, spot: Spot) -> float:
        score = -float(spot.sentence - candidate.sentence)
        score += SUBJECT * candidate.is_subject + IN_GROUP * candidate.in_group
        score += SAME_PARAGRAPH * (candidate.paragraph == spot.paragraph.index)
        score += POSSESSOR * (candidate.root.dep_ in ("poss", "compound"))
        score += NEWS * (is_news(candidate.root) or is_topic(candidate.root))
        score += CHAIN * (candidate.pronoun and candidate.sentence == spot.sentence)
        score += REPORTER * (candidate.named and reports(candidate))
        if candidate.unnamed:
            score += PASSED_BY * (2 if candidate.root.lower_ in asides() else 1)
        score += EMBEDDED * (candidate.is_subject and is_embedded(candidate.root.head))
        score += PARALLEL * (candidate.root.dep_ == "dobj" and spot.token.dep_ == "dobj")
        return score

    def group(self, spot: Spot, size: int | None, fits: Fits) -> tuple[Referent, ...] | None:
        """Give the last group of this size; people named apart in the last sentences are one too."""
        if size is not None and len(here := self._in_sentence(spot, fits)) == size:
            return here
        for candidate in self.recent(spot, back=WINDOW * 2):
            several = len(candidate.people) == size or (size is None and len(candidate.people) > 1)
            if several and all(fits(who.id) for who in candidate.people):
                return candidate.people
        return self._named_apart(spot, size or 2, fits)

    def _in_sentence(self, spot: Spot, fits: Fits) -> tuple[Referent, ...]:
        """Give those of whom this sentence has told so far: “he fled with Omar Tahir; both crossed …”."""
        found: dict[str, Referent] = {}
        for antecedent in self.antecedents[-12:]:
            if antecedent.sentence == spot.sentence and antecedent.root.dep_ != "poss":
                found.update({who.id: who for who in antecedent.people if fits(who.id)})
        return tuple(found.values())

    def _named_apart(self, spot: Spot, size: int, fits: Fits) -> tuple[Referent, ...] | None:
        """Go back sentence by sentence until so many people are named; nobody unnamed may come between."""
        found: dict[str, tuple[int, Referent]] = {}
        for back in range((APART if size == 2 else WINDOW * 2) + 1):
            here = spot.sentence - back
            for antecedent in self.antecedents[-40:]:
                if antecedent.sentence == here and not reports(antecedent):
                    found.update({who.id: (antecedent.at, who) for who in antecedent.people if fits(who.id)})
            if len(found) >= size:
                ordered = sorted(found.values(), key=lambda pair: pair[0])
                return tuple(who for _, who in ordered) if len(found) == size else None
            if size == 2 and any(a.sentence == here for a in self.unnamed[-10:]):
                return None
        return None

    def all_are(self, people: tuple[Referent, ...], sex: Sex | None) -> None:
        """Note the sex of a group's members (“the two sisters”)."""
        if sex is not None:
            for who in people:
                self.sexes.setdefault(who.id, sex)

    def learn(self, mention: Mention, root: Token) -> None:
        """Note a person's sex and callings from the words beside the name."""
        who = mention.referent.id
        if told := subject_sex(root):
            self.sexes[who] = told
        if sex := sex_of_name(mention.referent.name):
            self.sexes.setdefault(who, sex)
        for word in beside(root):
            if told := sexed().get(word) or honorifics().get(word.title()):
                self.sexes[who] = told
            elif word in words("titles")["ranks"]["list"]:
                self.sexes.setdefault(who, "m")
            self.roles.setdefault(word, set()).add(who)


def reports(antecedent: Antecedent) -> bool:
    """Say whether somebody is named as a reporter: “as X reported”."""
    return antecedent.is_subject and antecedent.root.head.lemma_ in ("report", "write")


def _only_tells(unnamed: Antecedent, spot: Spot) -> bool:
    """Say whether somebody unnamed rather speaks of another: “a relative said that he died”, “his lawyer said he …”."""
    verb = unnamed.root.head
    if not unnamed.is_subject or verb.lemma_ not in SAYING or not verb.is_ancestor(spot.token):
        return False
    if unnamed.root.is_ancestor(spot.token):
        return False
    owned = any(c.dep_ == "poss" for c in unnamed.root.children)
    return owned or suffers(spot.token)


def sentence_numbers(document: Document) -> dict[int, list[int]]:
    """Number the sentences of a text: by paragraph, for each token the number of its sentence."""
    numbers: dict[int, list[int]] = {}
    count = 0
    for paragraph in document.paragraphs:
        mine: list[int] = []
        for sentence in paragraph.sentences:
            mine.extend([count] * len(sentence))
            count += 1
        numbers[paragraph.index] = mine
    return numbers
