"""Testimonies written by hand, and the consent to use a source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from aigaq.errors import BadValue
from aigaq.model.consent import Audience, Consent, GivenBy, How, Identity, Medium
from aigaq.model.edtf import parse
from aigaq.model.identity import canonical
from aigaq.model.material import Material
from aigaq.model.record import Unpacker, pack
from aigaq.model.review import Decision
from aigaq.readers.values import language_code
from aigaq.workbench.hand import Hand

FIELDS = ("title", "speaker", "date", "language", "place", "interviewer")
"""What may be said of a testimony: its title; who speaks (a pseudonym where the name is not to be written down); the
day of the interview (EDTF), from which “last week” is counted; language (ISO 639); place; the interviewer."""
_KEYS = {"title": "title", "speaker": "author", "date": "date", "language": "language"}
"""Under which key of the front matter a field stands, where it is another."""
MOST = 2_000_000
"""Characters of a testimony, at the most: some forty hours of speech."""
LONGEST = 500
"""Characters of one field, at the most."""
_CHOICES = {
    "audience": get_args(Audience), "medium": get_args(Medium), "identity": get_args(Identity),
    "given_by": get_args(GivenBy), "how": get_args(How),
}  # fmt: skip


def page(fields: Mapping[str, str], text: str) -> bytes:
    """Give a testimony as Markdown with front matter: the same fields and text give the same bytes.

    Raises `BadValue` for a field there is not, an empty text or control characters, `BadDate` for a date.
    """
    if strange := sorted(set(fields) - set(FIELDS)):
        raise BadValue(given=strange[0], what="field of a testimony", choices=", ".join(FIELDS))
    given = {name: " ".join(fields[name].split()) for name in FIELDS if fields.get(name, "").strip()}
    for name, value in given.items():
        _check(name, value)
    head = [f"{_KEYS.get(name, name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
    return ("\n".join(["---", 'kind: "testimony"', *head, "---", "", _plain(text), ""])).encode()


def _check(name: str, value: str) -> None:
    if name == "date":
        parse(value)
    elif name == "language" and language_code(value) is None:
        raise BadValue(given=value, what="language", choices="a code of ISO 639: kk, ru, en, zh, ug …")
    if len(value) > LONGEST or not value.isprintable():
        raise BadValue(given="…", what=f"{name} of a testimony", choices=f"up to {LONGEST} characters on one line")


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    allowed = all(c.isprintable() or c in "\n\t\u200c\u200d\u00ad" or c.isspace() for c in lines)
    if not lines or len(lines) > MOST or not allowed:
        raise BadValue(given="…", what="text of a testimony", choices=f"1 to {MOST:,} characters that can be printed")
    return lines


def consent_of(said: Mapping[str, Any]) -> Consent:
    """Give consent from the fields of a form: lists for ``audience`` and ``medium``, text for all else.

    What is not said stays closed. Raises `BadValue` or `BadDate`.
    """
    known = {a.name for a in Consent.__attrs_attrs__}
    if strange := sorted(set(said) - known):
        raise BadValue(given=strange[0], what="field of consent", choices=", ".join(sorted(known)))
    given: dict[str, Any] = {}
    for name, value in said.items():
        if name in {"audience", "medium"}:
            given[name] = tuple(choice for choice in _CHOICES[name] if choice in _among(name, value))
        elif value:
            given[name] = _one(name, str(value).strip())
    return Consent(**given)


def _among(name: str, values: Any) -> set[str]:
    found = {values} if isinstance(values, str) else set(values)
    for value in sorted(found - {""}):
        _one(name, value)
    return found


def _one(name: str, value: str) -> str:
    if name in _CHOICES and value not in _CHOICES[name]:
        raise BadValue(given=value, what=name, choices=", ".join(_CHOICES[name]))
    if name in {"until", "withdrawn_at"} and value:
        parse(value)
    return value


def decided(source: str, consent: Consent, hand: Hand) -> Decision:
    """Give the decision that says what may be done with a source."""
    return Decision("consent", (source,), hand.by, hand.at, hand.reason, None, canonical(pack(consent)).decode())


def consents(material: Material) -> dict[str, Consent]:
    """Give what holds for each source of which anybody has said it; the last word counts."""
    read = Unpacker({})
    said = {d.subjects[0]: d.value or "{}" for d in material.decisions if d.verdict == "consent"}
    return {source: read(Consent, msgspec.json.decode(value)) for source, value in said.items()}
