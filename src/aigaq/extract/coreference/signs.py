"""What the words around somebody say of them: whether news is about them, whether they suffer, what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aigaq.extract.mentions.words import Sex, sexed
from aigaq.lang.en import words

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def subject_sex(root: Token) -> Sex | None:
    """Read “The man is X”."""
    if root.dep_ != "attr" or root.head.lemma_ != "be":
        return None
    return next((sexed()[c.lower_] for c in root.head.children if c.dep_ == "nsubj" and c.lower_ in sexed()), None)


def is_news(root: Token) -> bool:
    """Say whether news is about somebody: “word of X”, “the death of X”."""
    about = root.dep_ == "pobj" and root.head.lower_ in ("of", "about", "from")
    return about and root.head.head.lower_ in ("news", "word", "trace", "fate", "death", "disappearance")


def is_embedded(verb: Token) -> bool:
    """Say whether a clause stands inside another, behind its verb; what a semicolon parts does not."""
    return verb.dep_ in ("ccomp", "advcl", "relcl") and verb.head.i < verb.i


def is_topic(root: Token) -> bool:
    """Say whether a sentence is put under a name: “As for X, he …”."""
    at = root.left_edge.i if root.left_edge.i > root.i - 6 else root.i
    return at > 1 and root.doc[at - 2].lower_ == "as" and root.doc[at - 1].lower_ == "for"


def suffers(token: Token) -> bool:
    """Say whether something is done to the one whom a pronoun means, or is theirs (“his trial”)."""
    fate = token.dep_ == "poss" and token.head.lemma_ in words("groups")["fates"]["list"]
    return fate or token.dep_ == "nsubjpass" or token.head.lemma_ in ("die", "disappear", "vanish")


def beside(root: Token) -> Iterator[str]:
    """Give the nouns that stand to a name as titles and appositions: “the lawyer X”, “X, a teacher”."""
    for token in root.children:
        if token.dep_ in ("appos", "compound", "nmod") and token.ent_type_ != "PERSON":
            yield token.lower_
            yield from (c.lower_ for c in token.conjuncts if c.tag_ == "NN" and c.i > token.i)
    if root.dep_ == "appos":
        yield root.head.lower_
    doc = root.doc
    first = root.left_edge.i if root.left_edge.i > root.i - 4 else root.i
    yield from (doc[i].lower_ for i in range(max(0, first - 1), root.i))
    back = first - 2 if first > 1 and doc[first - 1].text == "," else first - 1
    if back > 3 and doc[back - 3 : back + 1].text.lower() == "-in-law":
        yield f"{doc[back - 4].lower_}-in-law"
