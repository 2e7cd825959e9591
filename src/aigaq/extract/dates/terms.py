"""How long, how old and at what hour, as ISO 8601 terms (``P4Y8M``, ``PT24H``, ``T17:30``)."""

from __future__ import annotations

from aigaq.extract.dates.grammar import Found, read_number
from aigaq.extract.dates.values import unit_of

_TIMES = {"S": "S", "m": "M", "H": "H"}
_DAYS = {"D": (1, "D"), "E": (1, "W"), "W": (1, "W"), "F": (2, "W"), "M": (1, "M"), "Q": (3, "M")}
_HALVES = {"m": "30S", "H": "30M", "D": "T12H", "M": "15D", "Y": "6M", "T": "5Y", "C": "50Y"}
_YEARS = {"Y": 1, "T": 10, "V": 25, "L": 50, "C": 100}


def duration_term(found: Found) -> str | None:
    """Give a duration as ISO 8601, or ``None`` where no number says how long (“several months”)."""
    count = found.number()
    if count is None:
        return _and_a_half(found)
    pairs = [(count, unit_of(found.part("unit")))]
    if "number2" in found.parts:
        pairs.append((read_number(found.parts["number2"].lower()), unit_of(found.part("unit2"))))
    dates = "".join(_piece(n, unit) for n, unit in pairs if unit not in _TIMES)
    times = "".join(f"{n}{_TIMES[unit]}" for n, unit in pairs if unit in _TIMES)
    return f"P{dates}" + (f"T{times}" if times else "")


def _and_a_half(found: Found) -> str | None:
    """Read “half an hour”, “a year and a half”, “two and a half hours”, “2 1/2 years”, “2.5 years”."""
    count = found.number("number3", "number4", "number2", "number5")
    if count is None and "half" in found.parts:
        code = unit_of(found.part("unit", "unit4"))
        half, short = _HALVES.get(code), code in _TIMES
        return half and f"P{'T' if short else ''}{half}"
    unit = unit_of(found.part("unit3", "unit4", "unit2", "unit5"))
    if count is None or unit not in _HALVES:
        return None
    whole, half = (f"{count}{_TIMES[unit]}" if unit in _TIMES else _piece(count, unit)), _HALVES[unit]
    return f"PT{whole}{half}" if unit in _TIMES else f"P{whole}{half}"


def _piece(count: int, unit: str) -> str:
    if unit in _YEARS:
        return f"{count * _YEARS[unit]}Y"
    factor, letter = _DAYS[unit]
    return f"{count * factor}{letter}"


def age_term(found: Found) -> str:
    """Give an age as ISO 8601 years."""
    return f"P{found.number('number', 'number2', 'number3')}Y"


def clock_term(found: Found) -> str | None:
    """Give a time of day as ISO 8601: ``T17:30``; ``None`` for an hour that may be of the morning or the evening."""
    if named := found.part("named"):
        return "T24:00" if named == "midnight" else "T12:00"
    hour, minute = found.number("hour", "hour2", "hour3") or 0, found.part("minute", "minute2")
    half = found.part("half", "daypart", "night")
    if half is None and "hour3" in found.parts:
        return None  # “at five o’clock” does not say which
    if half:
        hour = hour % 12 + 12 * (not half.startswith(("a", "m")) or half == "afternoon")
    return f"T{hour:02}:{minute or '00'}"


def _day_told(found: Found) -> str:
    return "one" if "told" in found.parts or "told2" in found.parts else "taken up"


def tense(found: Found) -> str:
    """Say whether words mean the past, the present or the future, or take up a time told of, without saying when."""
    return next((name for name in ("past", "present", "future") if name in found.parts), _day_told(found))
