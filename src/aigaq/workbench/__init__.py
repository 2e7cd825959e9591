"""The one façade: every use case is one method; the command line and the web pages call only this."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from aigaq import store, vault
from aigaq.errors import VaultExists
from aigaq.workbench.answers import AddReport as AddReport
from aigaq.workbench.answers import DeadlineLine as DeadlineLine
from aigaq.workbench.answers import Found as Found
from aigaq.workbench.answers import JudgementsReport as JudgementsReport
from aigaq.workbench.answers import Listed as Listed
from aigaq.workbench.answers import PersonHit as PersonHit
from aigaq.workbench.answers import Question as Question
from aigaq.workbench.answers import StatusQuestion as StatusQuestion
from aigaq.workbench.answers import SuggestReport as SuggestReport
from aigaq.workbench.bringing import Bringing
from aigaq.workbench.giving import Giving
from aigaq.workbench.keeping import Ask, Clock
from aigaq.workbench.members import Members, first_member, member_of
from aigaq.workbench.publishing import Asked as Asked
from aigaq.workbench.publishing import Given as Given


def utc_now() -> datetime:
    """Give the time of day in UTC."""
    return datetime.now(UTC)


class Workbench(Bringing, Giving, Members):
    """An open vault and all that can be done with it. Use it as a context manager."""

    @classmethod
    def create(cls, folder: Path, ask: Ask, *, by: str, clock: Clock = utc_now) -> Workbench:
        """Make a new vault; ``ask`` gives the passphrase. Its maker is its keeper. Raises `VaultExists`."""
        if folder.exists():
            raise VaultExists
        passphrase = ask()
        bench = cls(store.found(folder, passphrase), folder, passphrase=passphrase, by=by, clock=clock)
        keeper = first_member(bench._store, folder, by)
        with bench._store.writing() as writer:
            writer.put_member(keeper)
            writer.log(bench._now(), by, "init", (keeper.slot,))
        return bench

    @classmethod
    def open(cls, folder: Path, ask: Ask, *, by: str | None = None, clock: Clock = utc_now) -> Workbench:
        """Open a vault; ``ask`` is called for the passphrase only if there is a vault to open.

        ``by``: who signs decisions; without it the member whose passphrase it is. The role is that member's either way.
        """
        vault.read_header(folder)
        passphrase = ask()
        keys, slot = vault.unlock_slot(folder, passphrase)
        opened = store.Store.open(folder, keys)
        member = member_of(opened, slot.id, slot.label)
        bench = cls(opened, folder, passphrase=passphrase, by=by or member.name or "keeper", clock=clock)
        bench._role = member.role
        return bench

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
