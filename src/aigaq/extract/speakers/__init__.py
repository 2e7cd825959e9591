"""Who says so: direct quotes, indirect speech, “according to”, and who reports whose words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from aigaq.extract.clauses import auxiliaries, clause_head, heads_clause, subject_of, tells
from aigaq.extract.document import Attribution, Document, Paragraph
from aigaq.extract.speakers import telling
from aigaq.extract.speakers.asides import aside, going_on
from aigaq.extract.speakers.authors import publishes
from aigaq.extract.speakers.chains import THEMSELVES, nested
from aigaq.extract.speakers.citing import speakers_of
from aigaq.extract.speakers.quotes import Quotation, announced, introduced_by, is_fragment_of, is_speech, quotations
from aigaq.extract.speakers.sources import governed_by, hearer, relayed, source_of
from aigaq.extract.speakers.who import (
    Who,
    behind_comma,
    certainty_of,
    noun_classes,
    speech,
    verb_classes,
    who,
)
from aigaq.extract.turns import speaking
from aigaq.model.claim import Speaker

if TYPE_CHECKING:
    from aigaq.extract.token import Token


def find(document: Document) -> None:
    """Fill in the document's attributions: what somebody else than the report says, and how surely."""
    found = list(_direct(document))
    for paragraph in document.paragraphs:
        if tells(paragraph):
            found += _indirect(document, paragraph)
    found = _resolved(_without_doubles(found))
    found += going_on(document, found)
    document.attributions = nested([*_spoken(document), *found])


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Leave out indirect speech that is only the parse of a direct quotation by the same speaker."""
    direct = [a for a in found if a.speakers[-1].how == "direct"]
    return [a for a in found if a in direct or not any(_repeats(a, quoted) for quoted in direct)]


def _repeats(indirect: Attribution, quoted: Attribution) -> bool:
    same = indirect.speakers[-1].name == quoted.speakers[-1].name
    return same and quoted.start <= indirect.start and indirect.end <= quoted.end + 1


def _resolved(found: list[Attribution]) -> list[Attribution]:
    """Take a “he said” whose pronoun nothing resolves for the person who spoke just before."""
    done: list[Attribution] = []
    last: Attribution | None = None
    for attribution in sorted(found, key=lambda a: (a.start, a.end)):
        speaker = attribution.speakers[-1]
        near = last is not None and attribution.paragraph.index - last.paragraph.index <= 1
        if speaker.name in ("[he]", "[she]") and last is not None and near:
            speakers = (*attribution.speakers[:-1], evolve(last.speakers[-1], how=speaker.how))
            done.append(evolve(attribution, speakers=speakers))
            continue
        last = attribution if speaker.referent is not None else last
        done.append(attribution)
    return done


# ------------------------------------------------------------------ direct speech


def _spoken(document: Document) -> Iterator[Attribution]:
    """Give the turns of a transcript or a testimony: all that a named speaker says, unless the report is their own."""
    for index, referent in sorted(speaking(document).items()):
        if publishes(document, referent):
            continue
        paragraph = document.paragraphs[index]
        end = paragraph.start + len(paragraph.text)
        said = (Speaker(referent.name, "direct", referent.id),)
        yield Attribution(paragraph, paragraph.start, end, said, "alleged")


def _direct(document: Document) -> Iterator[Attribution]:
    marks = quotations(document)
    before: Attribution | None = None
    for quotation in marks:
        own = [q for q in marks if q.paragraph is quotation.paragraph]
        found = _quoted(document, quotation, own, before)
        if found is not None:
            yield found
            before = found


def _quoted(
    document: Document, quotation: Quotation, own: list[Quotation], before: Attribution | None
) -> Attribution | None:
    verb = introduced_by(quotation, own)
    span = (quotation.start, quotation.end)
    said = speakers_of(document, quotation.paragraph, verb, "direct", span) if verb is not None else None
    if verb is not None and said is not None and (is_speech(quotation) or is_fragment_of(quotation, verb)):
        kind = verb_classes().get(verb.lemma_, "by_speaker")
        kind = "by_speaker" if kind in ("hypothetical", "denied") else kind
        return _attribution(quotation.paragraph, span, said, kind, verb)
    above = document.paragraphs[quotation.paragraph.index - 1] if quotation.paragraph.index else None
    if above is not None and (colon := announced(quotation, above)) is not None:
        said = speakers_of(document, above, colon, "direct")
        return _attribution(quotation.paragraph, span, said, "by_speaker", None) if said else None
    if before is None or not is_speech(quotation) or not _continues(quotation, before):
        return None
    return evolve(before, paragraph=quotation.paragraph, start=quotation.start, end=quotation.end, cue=None)


def _continues(quotation: Quotation, before: Attribution) -> bool:
    """Say whether a quotation without a verb goes on with the one before: same paragraph, or the next."""
    apart = quotation.paragraph.index - before.paragraph.index
    return apart == 0 or (apart == 1 and quotation.is_whole)


# ------------------------------------------------------------------ indirect speech


def _indirect(document: Document, paragraph: Paragraph) -> Iterator[Attribution]:
    for token in paragraph.tokens:
        if token.pos_ in ("VERB", "AUX") and token.lower_ != "according":
            special = _aside(document, paragraph, token) or _relayed(document, paragraph, token)
            yield from special or _otherwise(document, paragraph, token) or _by_verb(document, paragraph, token)
        elif token.pos_ == "NOUN" and (kind := noun_classes().get(token.lemma_)):
            yield from _by_noun(document, paragraph, token, kind)
        else:
            yield from _according(document, paragraph, token)


def _otherwise(document: Document, paragraph: Paragraph, verb: Token) -> list[Attribution]:
    """Give what is told without a clause of its own (`telling`): “he spoke of beatings”, “…, she told reporters”."""
    if (noun := telling.believed(verb)) is not None and (said := who(document, paragraph, noun, "according_to")):
        return [
            _attribution(paragraph, _span(paragraph, part, None), said, "alleged", verb)
            for part in telling.under_belief(verb)
        ]
    if (content := telling.convinced(verb)) and (noun := telling.holder(verb)) is not None:
        held = who(document, paragraph, noun, "indirect")
        return [_attribution(paragraph, _span(paragraph, content, verb), held, "alleged", verb)] if held else []
    kind = verb_classes().get(verb.lemma_)
    if kind in (None, "denied", "hypothetical") or _is_unsaid(verb):
        return []
    parts = [content] if (content := telling.told_of(verb)) else telling.trailing(verb)
    said_by = speakers_of(document, paragraph, verb, "indirect") if parts else None
    if said_by is None or parts is None or kind is None or said_by[-1].speaker.name in THEMSELVES:
        return []
    return [_attribution(paragraph, _span(paragraph, part, None), said_by, kind, verb) for part in parts]


def _by_noun(document: Document, paragraph: Paragraph, noun: Token, kind: str) -> Iterator[Attribution]:
    """Give what “her claim that …” and “the mother's account that …” say: only with whose words they are."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp") and c.i > noun.i and _is_statement(c, noun)]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [o for c in noun.children if c.lower_ in ("of", "by") for o in c.children if o.dep_ == "pobj"]
    marked = clauses and any(c.lower_ == "that" and c.dep_ == "mark" for c in clauses[0].children)
    said = who(document, paragraph, owners[0], "indirect") if marked and owners else None
    if said is not None:
        content = [t for c in clauses for t in c.subtree]
        yield _attribution(paragraph, _span(paragraph, content, None), said, kind, noun)


def _by_verb(document: Document, paragraph: Paragraph, verb: Token) -> Iterator[Attribution]:
    kind = verb_classes().get(verb.lemma_)
    adjective = _adjective(verb) if verb.lemma_ == "be" else None
    if adjective is not None:
        kind, content = adjective[1], _content(adjective[0]) or _content(verb)
    elif kind is not None:
        content = _content(verb) or _as_clause(verb) or (_rejected(verb) if kind == "denied" else None)
    else:
        return
    if content is None or kind is None or _is_unsaid(verb) or _is_anybody(verb):
        return
    said = speakers_of(document, paragraph, verb, "indirect")
    if said is not None:
        yield _attribution(paragraph, _span(paragraph, content, verb), said, kind, verb)


def _adjective(verb: Token) -> tuple[Token, str] | None:
    for child in verb.children:
        if child.dep_ == "acomp":
            for kind, adjectives in speech()["adjectives"].items():
                if child.lemma_ in adjectives:
                    return child, kind
    return None


def _content(verb: Token) -> list[Token] | None:
    """Give the words that a verb of saying governs as what is said."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and _is_statement(c, verb)]
    if not clauses:
        return None
    return [t for c in clauses for t in c.subtree]


def _rejected(verb: Token) -> list[Token] | None:
    """Give what “denied torturing X” and “denies the claims that …” reject."""
    things = [c for c in verb.children if c.dep_ in ("xcomp", "dobj")]
    if not things:
        return None
    claimed = [c for c in things[0].children if c.dep_ in ("acl", "ccomp", "relcl") and things[0].pos_ == "NOUN"]
    return list((claimed or things)[0].subtree)


def _is_statement(clause: Token, verb: Token) -> bool:
    """Say whether a clause states something: it is finite, and if it stands first, a comma closes it."""
    words = [clause, *auxiliaries(clause)]
    if not any(w.tag_ in ("VBD", "VBZ", "VBP", "MD") for w in words):
        return False
    last = max(t.i for t in clause.subtree)
    return clause.i > verb.i or any(t.text in ',”"»—–:' for t in verb.doc[last : verb.i])


def _as_clause(verb: Token) -> list[Token] | None:
    """Give what “as X reported” says: the sentence around it."""
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children)
    if not marked or verb.dep_ != "advcl":
        return None
    own = {t.i for t in verb.subtree}
    return [t for t in clause_head(verb.head).subtree if t.i not in own]


def _is_unsaid(verb: Token) -> bool:
    """Say whether the verb says that nothing is said: “did not say that …”, “would not confirm whether …”."""
    return any(child.dep_ == "neg" for child in verb.children)


def _is_anybody(verb: Token) -> bool:
    """Say whether whoever is spoken to or nobody in particular says so: “you say”, “let’s say”."""
    subject = subject_of(verb)
    return (subject is not None and subject.lower_ == "you") or verb.head.lemma_ == "let"


def _according(document: Document, paragraph: Paragraph, word: Token) -> Iterator[Attribution]:
    noun = source_of(word)
    said = who(document, paragraph, noun, "according_to") if noun is not None else None
    if said is not None and noun is not None:
        named = behind_comma(document, paragraph, noun)
        for stretch in governed_by(word, paragraph.start, named.passage.end if named else 0):
            yield _attribution(paragraph, _span(paragraph, stretch, None), said, "by_speaker", word)


def _aside(document: Document, paragraph: Paragraph, verb: Token) -> list[Attribution]:
    """Give what is said around “, she said,”."""
    kind = verb_classes().get(verb.lemma_)
    around = aside(verb) if kind is not None and not _is_unsaid(verb) else None
    said = speakers_of(document, paragraph, verb, "indirect") if around else None
    if said is None or around is None or kind is None:
        return []
    return [_attribution(paragraph, _span(paragraph, part, None), said, kind, verb) for part in around]


def _relayed(document: Document, paragraph: Paragraph, verb: Token) -> list[Attribution]:
    """Give what somebody “heard from a cousin”: the cousin says so, and whoever heard it passes it on."""
    found = relayed(verb)
    said = who(document, paragraph, found[0], "indirect") if found else None
    if found is None or said is None or _is_unsaid(verb):
        return []
    passing = hearer(document, paragraph, verb)
    chain = (passing, said) if passing is not None else (said,)
    return [_attribution(paragraph, _span(paragraph, found[1], verb), chain, "by_speaker", verb)]


# ------------------------------------------------------------------ speakers and chains


def _attribution(
    paragraph: Paragraph, span: tuple[int, int], said: tuple[Who, ...] | Who, kind: str, cue: Token | None
) -> Attribution:
    chain = said if isinstance(said, tuple) else (said,)
    speakers = tuple(step.speaker for step in chain)
    return Attribution(
        paragraph, *span, speakers, certainty_of(kind if len(chain) == 1 else "by_speaker", chain[-1]), cue
    )


def _span(paragraph: Paragraph, content: list[Token], verb: Token | None) -> tuple[int, int]:
    """Give the offsets of what is said; where the parse lets it run over the verb, the side with its head."""
    kept = sorted(content, key=lambda t: t.i)
    if verb is not None and kept[0].i < verb.i < kept[-1].i:
        heads = [t for t in kept if heads_clause(t)]
        before = bool(heads) and min(heads, key=lambda t: len(list(t.ancestors))).i < verb.i
        kept = [t for t in kept if (t.i < verb.i) == before]
    return paragraph.start + kept[0].idx, paragraph.start + kept[-1].idx + len(kept[-1])
