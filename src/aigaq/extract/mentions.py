"""Who and what a text names: people, organisations and places, tied together inside the document."""

from __future__ import annotations

from aigaq.extract.document import Document
from aigaq.model.mention import EntityKind, Form, Mention, Referent

_KINDS: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}


def find(document: Document) -> None:
    """Fill in the document's mentions, in the order of the text, and whom group mentions mean."""
    full: dict[str, str] = {}
    for paragraph in document.paragraphs:
        for ent in paragraph.doc.ents:
            if ent.label_ == "PERSON" and len(ent) > 1:
                for part in ent:
                    full.setdefault(part.text, ent.text)
    for paragraph in document.paragraphs:
        for ent in paragraph.doc.ents:
            kind = "person" if ent.text in full else _KINDS.get(ent.label_)
            if kind:
                start, end = paragraph.span_of(ent)
                name = full.get(ent.text, ent.text)
                form: Form = "part" if ent.text in full else "name"
                referent = Referent(document.text.source, kind, name)
                document.mentions.append(Mention(document.passage(start, end), kind, referent, form))
