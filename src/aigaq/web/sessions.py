"""Who is logged in: sessions in memory only, ended by idleness, by locking and by the end of the server."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from attrs import Factory, define, frozen

from aigaq.web.roles import Role

COOKIE = "aigaq"
"""Name of the cookie that holds a session's token and nothing else."""
TOKEN_BYTES = 32
ONCE_KEPT = 200
"""One-time tokens that a session remembers with what came of them; a doubled click comes within seconds."""
MOST = 200
"""Sessions at once; the one idle longest ends when there is one more."""


@frozen
class Actor:
    """A person at the workbench: the name that decisions carry, and the role."""

    name: str
    role: Role
    slot: str = ""
    """Id of the key slot that the passphrase opened."""

    def __str__(self) -> str:
        return self.name


@frozen
class Flash:
    """One sentence on what was done, shown once on the next page."""

    text: str
    undo: str = ""
    """Id of the decision that the Undo button takes back; empty: no button."""
    kind: str = "done"
    """``done`` or ``warning``."""


@frozen
class Stop:
    """Where somebody is on the tour."""

    step: int
    name: str = ""
    """A name in another script to search for; only where the tour stops to search."""


@define(eq=False)
class Session:
    """One browser that somebody has unlocked the vault with."""

    token: str
    csrf: str
    """Must come with every request that changes something."""
    actor: Actor
    seen: float
    """When it was last used, in seconds of the server's clock."""
    language: str = ""
    """Chosen language; empty: as the browser asks."""
    flashes: list[Flash] = Factory(list)
    once: OrderedDict[str, str] = Factory(OrderedDict)
    """One-time tokens that were used, and the page that came of each."""
    stop: Stop | None = None
    """Where the tour stands; ``None``: not on it."""
    ended: bool = False

    def take_flashes(self) -> tuple[Flash, ...]:
        """Give what is to be told, and forget it."""
        told, self.flashes = tuple(self.flashes), []
        return told

    def remember(self, token: str, where: str) -> None:
        """Keep what came of a one-time token."""
        self.once[token] = where
        while len(self.once) > ONCE_KEPT:
            self.once.popitem(last=False)


class Sessions:
    """All sessions of one server. ``clock`` gives seconds that never run backwards."""

    def __init__(self, clock: Callable[[], float], idle: float) -> None:
        self._clock, self._idle = clock, idle
        self._held: dict[str, Session] = {}
        self._lock = Lock()

    def begin(self, actor: Actor, language: str = "") -> Session:
        """Begin a session with fresh tokens."""
        token, csrf = secrets.token_urlsafe(TOKEN_BYTES), secrets.token_urlsafe(TOKEN_BYTES)
        made = Session(token, csrf, actor, self._clock(), language)
        with self._lock:
            self._held[token] = made
            while len(self._held) > MOST:
                self._end(min(self._held.values(), key=lambda s: s.seen))
        return made

    def get(self, token: str, *, touch: bool = True) -> Session | None:
        """Give the session of a token and note that it is used; ``None`` where it has ended or never was."""
        with self._lock:
            found = self._held.get(token)
            if found is None or self._clock() - found.seen > self._idle:
                return None
            if touch:
                found.seen = self._clock()
            return found

    def end(self, session: Session) -> None:
        """End one session."""
        with self._lock:
            self._end(session)

    def end_all(self) -> None:
        """End every session."""
        with self._lock:
            for session in tuple(self._held.values()):
                self._end(session)

    def end_idle(self) -> None:
        """End those that nobody has used for the idle time."""
        with self._lock:
            for session in tuple(self._held.values()):
                if self._clock() - session.seen > self._idle:
                    self._end(session)

    def here(self) -> tuple[Session, ...]:
        """Give the sessions that last, the oldest first."""
        with self._lock:
            return tuple(self._held.values())

    def _end(self, session: Session) -> None:
        self._held.pop(session.token, None)
        session.ended, session.csrf = True, secrets.token_urlsafe(TOKEN_BYTES)
        session.flashes.clear()
        session.once.clear()
        session.stop = None
