"""Which days a country works, from the library ``holidays``; off line, pinned in the lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

import holidays as library

from aigaq.law.pack import Weekday

Works = Callable[[date], bool]
"""Says whether a day is a working day."""
_DAY = timedelta(days=1)


def known(country: str) -> bool:
    """Say whether the library knows the public holidays of a country (ISO 3166-1 alpha-2)."""
    return country in library.list_supported_countries(include_aliases=False)


@lru_cache(maxsize=64)
def working_days(country: str, weekend: tuple[Weekday, ...] = ()) -> Works:
    """Give what says whether a day is worked: no weekend and no public holiday of that country.

    Without a country every day but Saturday and Sunday (or the given weekend) is. Weekend days that a
    country has declared working days in exchange for others count as worked, as far as the library knows.
    """
    free = {get_args(Weekday).index(name) for name in weekend}
    if not country:
        return lambda day: day.weekday() not in (free or {5, 6})
    days = library.country_holidays(country)
    if free:
        return lambda day: day.weekday() not in free and day not in days
    return lambda day: bool(days.is_working_day(day))


def on_or_after(day: date, works: Works) -> date:
    """Give the day itself if it is worked, else the next working day."""
    while day < date.max and not works(day):
        day += _DAY
    return day


def count(day: date, number: int, works: Works) -> date:
    """Give the day on which so many working days after a day are over; the day itself does not count."""
    while number and day < date.max:
        day += _DAY
        number -= works(day)
    return day
