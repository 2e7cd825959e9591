"""The desk: the one open vault of this server, shared by all who have unlocked it.

Reading works on an immutable snapshot; writing goes one after the other, each on the newest state, and
publishes the next snapshot. When the last session ends the vault is closed and its keys are let go.
"""

from __future__ import annotations

import asyncio
import gc
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from aigaq.errors import StillLocked, VaultError, WrongPassphrase
from aigaq.model.member import Member
from aigaq.web.jobs import Job, Jobs, Progress
from aigaq.web.roles import Role
from aigaq.web.sessions import Actor, Session, Sessions
from aigaq.web.settings import Settings
from aigaq.web.tries import Tries
from aigaq.workbench import Workbench, utc_now
from aigaq.workbench.forgetting import forget


class Desk:
    """One vault behind one server. Its methods may be called from several threads at once."""

    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], datetime] = utc_now) -> None:
        self.folder, self.settings = folder, settings
        self.sessions = Sessions(settings.seconds, settings.idle)
        self.tries = Tries(settings.seconds)
        self.jobs = Jobs()
        self._clock = clock
        self._bench: Workbench | None = None
        self._opening = Lock()
        """One passphrase is tried at a time: each try takes 64 MiB."""
        self._writing = asyncio.Lock()
        self._ready = Event()
        """What the first pages ask for has been made."""

    def ready(self, seconds: float = 0.0) -> bool:
        """Say whether the first pages will come at once; waits up to so many seconds for it."""
        return not self.settings.warm or self._ready.wait(seconds)

    @property
    def locked(self) -> bool:
        """Whether the vault is closed."""
        return self._bench is None

    # ── unlocking and locking ──────────────────────────────────────────────────────────────────────

    def unlock(self, passphrase: str, language: str = "") -> Session:
        """Open the vault, or join those who have, and begin a session of the member whose passphrase it is.

        Raises `WrongPassphrase`, `TooManyTries`, or what opening a vault raises.
        """
        with self._opening:
            self.tries.require()
            try:
                member = self._member(passphrase)
            except WrongPassphrase:
                self.tries.failed()
                raise
            self.tries.succeeded()
            actor = Actor(member.name or self.settings.by, Role.named(member.role), member.slot)
            return self.sessions.begin(actor, language)

    def checked(self, passphrase: str) -> None:
        """Have a passphrase checked as `unlock` does, as slowly. Raises `WrongPassphrase` or `TooManyTries`."""
        with self._opening:
            self.tries.require()
            try:
                self._member(passphrase)
            except WrongPassphrase:
                self.tries.failed()
                raise

    def end_of(self, slot: str, *, but: Session) -> None:
        """End the sessions of a key slot, all but one."""
        for session in self.sessions.here():
            if session.actor.slot == slot and session is not but:
                self.end(session)

    def _member(self, passphrase: str) -> Member:
        if self._bench is not None:
            return self._bench.who(passphrase)
        opened = Workbench.open(self.folder, lambda: passphrase, clock=self._clock)
        opened.material()
        member = opened.who(passphrase)
        self._bench = opened
        self._set_aside()
        self._warm(opened)
        return member

    def _warm(self, bench: Workbench) -> None:
        """Make in the background what the first pages ask for; it stops soon after the vault is closed."""
        self._ready.clear()
        if self.settings.warm:
            # Pinned: whatever others decide meanwhile. The store may be closed at any moment; then it reads no more.
            hands = bench.acting(self.settings.by, pinned=True)
            Thread(target=self._make_ready, args=(bench, hands), name="warm", daemon=True).start()

    def _make_ready(self, bench: Workbench, hands: Workbench) -> None:
        try:
            for make in hands.warming():
                if self._bench is not bench:
                    return
                make()
        except VaultError:
            if self._bench is bench:
                raise
        finally:
            if self._bench is bench:
                self._ready.set()
                self._set_aside()

    def end(self, session: Session) -> None:
        """End one session; with the last one the vault is closed."""
        self.sessions.end(session)
        self.close_if_left()

    def lock(self) -> None:
        """End every session, stop what is running and close the vault."""
        self.sessions.end_all()
        self.close_if_left()

    def end_idle(self) -> None:
        """End the sessions nobody uses; with the last one the vault is closed."""
        self.sessions.end_idle()
        self.close_if_left()

    def close_if_left(self) -> None:
        """Close the vault and let its keys go if nobody is logged in."""
        if not self._opening.acquire(blocking=False):
            return  # somebody is unlocking it at this moment: their session has not begun yet
        try:
            if not self.sessions.here():
                self._close()
        finally:
            self._opening.release()

    def _close(self) -> None:
        self.jobs.stop()
        bench, self._bench = self._bench, None
        if bench is not None:
            bench.close()
            del bench
            gc.unfreeze()
            forget()

    # ── reading and writing ────────────────────────────────────────────────────────────────────────

    def at_hand(self, session: Session) -> Workbench:
        """Give the vault as it is now in the hands of whoever is logged in; it does not change under them."""
        return self._hands(session, pinned=True)

    @asynccontextmanager
    async def writing(self, session: Session) -> AsyncIterator[Workbench]:
        """Give the newest state for writing, to one after the other; what was written is there for all at the end."""
        async with self._writing:
            bench = self._hands(session, pinned=False)
            try:
                yield bench
            finally:
                await asyncio.to_thread(bench.material)

    def begin_job(self, session: Session, work: Callable[[Workbench, Progress], Any]) -> Job:
        """Begin long work; what it has written is shown to all when it is done.

        ``work`` runs in a thread; it gets the workbench and whom to tell how far it is.
        """
        bench = self._hands(session, pinned=False)
        return self.jobs.begin(session.actor.name, lambda step: work(bench, step), lambda: self._taken_in(bench))

    def _hands(self, session: Session, *, pinned: bool) -> Workbench:
        bench = self._bench
        if bench is None or session.ended:
            raise StillLocked
        return bench.acting(session.actor.name, session.actor.role.member, pinned=pinned)

    def _taken_in(self, bench: Workbench) -> None:
        bench.material()
        if self._bench is not None:
            self._set_aside()

    def _set_aside(self) -> None:
        """Keep what is loaded out of garbage collection: going over it again and again would hold up everybody."""
        if self.settings.freeze:
            gc.collect()
            gc.freeze()

    @staticmethod
    def once() -> str:
        """Give a fresh one-time token for a form."""
        return secrets.token_urlsafe(12)
