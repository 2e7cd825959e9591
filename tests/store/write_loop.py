"""A child process that adds invented reports, one a transaction, until it is done or killed."""

from __future__ import annotations

import sys
from pathlib import Path

from invented_vault import PASSPHRASE, add

from aigaq import vault
from aigaq.store import Store

COUNT = 28

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with Store.open(folder, vault.unlock(folder, PASSPHRASE)) as store:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for n in range(COUNT):
            with store.writing() as w:
                add(w, n)
