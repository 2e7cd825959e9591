"""Years for bare days of a report without a publication date, from a “last October” that they are set against.

Whoever writes “last October” of 2018 and “on October 29” of another day means two Octobers, and the bare one is that
in which, or soon after which, the report was written: the one that followed. The year of “last October” must be known
from the story (a dated step before it). Nothing else is concluded, and without such a pair bare days stay bare.
"""

from __future__ import annotations

from attrs import evolve

from aigaq.extract.clauses import auxiliaries, clause_head
from aigaq.extract.dates.calendar import exact, grain
from aigaq.extract.dates.grammar import valid
from aigaq.extract.document import DateExpression, Document
from aigaq.model.claim import When


def set_apart(document: Document, found: list[DateExpression]) -> list[DateExpression]:
    """Give the date expressions, bare days of a month that the text also calls “last” in the year after that one."""
    last = {exact(e.when.edtf)[5:]: e for e in found if e.when is not None and _is_last_month(e)}
    return [_placed(document, e, last) for e in found] if last else found


def _is_last_month(expression: DateExpression) -> bool:
    """Say whether words are “last October”, the year known from the story alone."""
    when = expression.when
    if when is None or when.method != "relative_to_event" or grain(when.edtf) != "M" or "X" in when.edtf:
        return False
    return [token.lower_ for token in expression.tokens if token.lower_ != "in"][:1] == ["last"]


def _placed(document: Document, bare: DateExpression, last: dict[str, DateExpression]) -> DateExpression:
    when = bare.when
    if bare.kind != "date" or when is None or not when.edtf.startswith("XXXX-") or not _tells_of_the_past(bare):
        return bare
    other = last.get(exact(when.edtf)[5:7])
    if other is None or other.when is None:
        return bare
    value = valid(when.edtf.replace("XXXX", str(int(other.when.edtf[:4]) + 1), 1))
    start, end = other.paragraph.span_of(other.tokens)
    anchor = f"“{document.text.content[start:end]}” ({exact(other.when.edtf)}) at {start}"
    return evolve(bare, when=When(value, when.words, "relative_to_event", anchor, when.edtf)) if value else bare


def _tells_of_the_past(bare: DateExpression) -> bool:
    head = clause_head(bare.tokens.root)
    ahead = any(aux.tag_ == "MD" for aux in auxiliaries(head))
    return not ahead and head.tag_ not in ("VBZ", "VBP", "VB")
