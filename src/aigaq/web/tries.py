"""How often a passphrase may be tried: five wrong ones in a minute, each answered more slowly than the last."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from aigaq.errors import TooManyTries

MOST = 5
"""Wrong passphrases within `WINDOW`; argon2 itself takes about half a second each."""
WINDOW = 60.0
"""Seconds."""


class Tries:
    """Counts wrong passphrases over all browsers: a thief at the keyboard can open as many as he likes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failed: deque[float] = deque(maxlen=MOST)

    def require(self) -> None:
        """Raise `TooManyTries` while no further passphrase is tried."""
        left = self._wait()
        if left > 0:
            raise TooManyTries(seconds=math.ceil(left))

    def failed(self) -> None:
        """Note a wrong passphrase."""
        self._failed.append(self._clock())

    def succeeded(self) -> None:
        """Forget the wrong ones: whoever knows the passphrase may have mistyped it."""
        self._failed.clear()

    def _wait(self) -> float:
        if len(self._failed) < MOST:
            return 0.0
        return self._failed[0] + WINDOW - self._clock()
