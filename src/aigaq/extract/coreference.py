"""Whom pronouns, “the pair” and “the lawyer” mean."""

from __future__ import annotations

from aigaq.extract.document import Document


def resolve(document: Document) -> None:
    """Nothing yet."""
    del document
