"""A child process that adds invented reports, one a transaction, until it is done or killed."""

from __future__ import annotations

import sys
from pathlib import Path

from aigaq import vault
from aigaq.store import Store
from tests.store.invented_vault import PASSPHRASE, add

COUNT = 28


def say(word: str) -> None:
    """Tell the parent how far it is."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with Store.open(folder, vault.unlock(folder, PASSPHRASE)) as store:
        for n in range(COUNT):
            with store.writing() as w:
                add(w, n)
                say(f"{n} under way")
            say(f"{n} written")
