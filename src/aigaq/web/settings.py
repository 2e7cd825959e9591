"""What a server is told when it starts."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

IDLE_SECONDS = 15 * 60.0
"""Nobody has touched the page for so long: it locks. OWASP's session guide names 15 to 30 minutes for such data."""
MOST_BYTES = 2 * 1024 * 1024
"""Largest body of an ordinary form or JSON request."""
UPLOAD_BYTES = 256 * 1024 * 1024
"""Largest body of an upload: it is held in memory, never in a plain file on the disk."""


def seconds_asleep() -> float:
    """Give by how much the clock that counts sleep is ahead of the one that does not."""
    counting = time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.time()
    return counting - time.monotonic()


@frozen
class Settings:
    """How one server runs. Clocks are given so that tests can turn them."""

    port: int = 8747
    """Port on the loopback address."""
    idle: float = IDLE_SECONDS
    """Seconds without use after which a session ends."""
    by: str = "user"
    """Name for decisions of somebody whose passphrase has no name on file."""
    tiles: Path | None = None
    """A PMTiles file with detail for the maps, read from this disk only."""
    seconds: Callable[[], float] = time.monotonic
    """Seconds that never run backwards; they stand still while the machine sleeps."""
    slept: Callable[[], float] = seconds_asleep
    """Seconds that the machine has slept, since some beginning."""
    freeze: bool = False
    """Set what is loaded aside from garbage collection: for a server, not for tests."""
    warm: bool = False
    """Make what the first pages ask for as soon as the vault is open, before anybody asks."""

    @property
    def hosts(self) -> frozenset[str]:
        """The only names under which this server answers: any other is a foreign name for this address."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))
