"""Subjects where the parser does not look: behind a passive turned round, before a bare participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigaq.extract.token import Token

NOBODY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "ORG", "NORP", "EVENT"})
"""Kinds of names, by spaCy's labels, that are nobody's."""
WITH_PEOPLE = frozenset({"of", "with", "for", "to", "about", "by", "on", "against", "like", "including", "between"})
"""Prepositions behind which a name is rather somebody's than a place's."""


def turned(verb: Token) -> list[Token]:
    """Give the subject of a passive turned round: “also jailed were the singer A. and the driver B.”."""
    behind = [a for a in verb.children if a.dep_ == "auxpass" and a.i > verb.i]
    return [c for a in behind for c in a.children if c.dep_ in ("attr", "nsubj") and c.i > a.i]


def named_before(verb: Token) -> Token | None:
    """Give the name straight before a participle that the parser hangs on the verb: “the fate of A. B., abducted in …”.

    Only where the name is no subject, and the participle is behind the verb that it hangs on.
    """
    if verb.tag_ != "VBN" or verb.dep_ != "advcl" or verb.i < verb.head.i or verb.i < 2:
        return None
    if verb.nbor(-1).text != "," or any(c.i < verb.i for c in verb.children):
        return None
    name = verb.nbor(-2)
    if name.tag_ != "NNP" or name.ent_type_ in NOBODY or name.dep_ not in ("pobj", "dobj", "appos", "conj", "attr"):
        return None
    return None if name.dep_ == "pobj" and name.head.lower_ not in WITH_PEOPLE else name
