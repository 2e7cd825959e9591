"""What one side of a difference says, in the page's language where it is a date, a length of time or a known word."""

from __future__ import annotations

import re

from aigaq.casefile import responses
from aigaq.exports.html.labels import Labels
from aigaq.model.casefile import Reading
from aigaq.model.edtf import is_edtf
from aigaq.model.schema import types

_LENGTH = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def said(kind: str, value: str, reading: Reading | None, labels: Labels) -> str:
    """Give one side's reading as it is printed: names, places and words of sources stay as they are."""
    if is_edtf(value):
        return labels.date(value)
    if value in labels.group("reading"):
        return labels.of("reading", value)
    return _dated(kind, value, labels) or _foretold(value, reading, labels) or _other(value, reading, labels)


def _dated(kind: str, value: str, labels: Labels) -> str:
    """“2021-01 (“in January”)”, “2019: denies it”, “by 2019-01-01”; empty for anything else."""
    if kind == "date" and is_edtf(value.split(" (", 1)[0]):
        date, _, words = value.partition(" (")
        return f"{labels.date(date)} ({words}"
    if kind == "position":
        date, _, response = value.rpartition(": ")
        return ": ".join(filter(None, (labels.date(date) if is_edtf(date) else date, _response(response, labels))))
    word, _, date = value.partition(" ")
    if kind == "duration" and word in {"by", "since"}:
        return labels.date(f"[..{date}]" if word == "by" else f"{date}/..")
    return ""


def _foretold(value: str, reading: Reading | None, labels: Labels) -> str:
    """“foreseen: deportation”; empty for anything else."""
    first, _, rest = value.partition(": ")
    known = rest and first in labels.group("reading")
    return f"{labels.of('reading', first)}: {_other(rest, reading, labels)}" if known else ""


def _other(value: str, reading: Reading | None, labels: Labels) -> str:
    return _length(value, labels) if _LENGTH.fullmatch(value) else _typed(value, reading, labels)


def _response(label: str, labels: Labels) -> str:
    known = next((name for name, english in responses().labels.items() if english == label), "")
    return responses().said("response", known, labels.language) if known else label


def _typed(value: str, reading: Reading | None, labels: Labels) -> str:
    """A label of the schema that one of the claims carries; any other value as it stands."""
    for claim in reading.claims if reading else ():
        if types(claim.kind)[claim.type].labels.en == value:
            return labels.type(claim.kind, claim.type)
    return value


def _length(value: str, labels: Labels) -> str:
    match = _LENGTH.fullmatch(value)
    parts = zip("YMWD", match.groups() if match else (), strict=False)
    return " ".join(labels.of("unit", unit).format(n=number) for unit, number in parts if number)
