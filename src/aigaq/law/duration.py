"""Lengths of time as laws state them: ISO 8601 durations of years, months, weeks and days."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen
from dateutil.relativedelta import relativedelta

from aigaq.errors import BadValue

_ISO = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?")


@frozen
class Duration:
    """A length of calendar time. Months are calendar months: 31 January and one month is 28 or 29 February."""

    months: int = 0
    """Years count as twelve."""
    days: int = 0
    """Weeks count as seven."""

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read ``P3M``, ``P1Y``, ``P4Y8M``, ``P2W``, ``P10D``. Raises `BadValue` for anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            raise BadValue(given=text, what="length of time", choices="ISO 8601 years, months, weeks, days: P1Y, P3M")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(12 * years + months, 7 * weeks + days)

    def times(self, number: int) -> Duration:
        """Give this length taken so many times."""
        return Duration(self.months * number, self.days * number)

    def after(self, day: date) -> date:
        """Give the day this long after another; days beyond the calendar stop at its last day."""
        try:
            return day + relativedelta(months=self.months, days=self.days)
        except (OverflowError, ValueError):
            return date.max

    def before(self, day: date) -> date:
        """Give the day this long before another; days before the calendar stop at its first day."""
        try:
            return day - relativedelta(months=self.months, days=self.days)
        except (OverflowError, ValueError):
            return date.min
