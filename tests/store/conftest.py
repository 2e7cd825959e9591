"""A vault with a dozen invented sources. All people, places and outlets are invented."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aigaq import vault
from aigaq.store import Store
from tests.store.invented_vault import PASSPHRASE, Built, fill


@pytest.fixture
def empty(tmp_path: Path) -> Built:
    """A fresh vault."""
    folder = tmp_path / "empty.aigaq"
    keys = vault.create(folder, PASSPHRASE, cost=vault.CHEAP)
    Store.create(folder, keys).close()
    return Built(folder, keys)


@pytest.fixture(scope="session")
def _master_copy(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("vaults") / "full.aigaq"
    keys = vault.create(folder, PASSPHRASE, label="Wachtmeister", cost=vault.CHEAP)
    with Store.create(folder, keys) as store:
        fill(store, 12)
    return Built(folder, keys)


@pytest.fixture
def full(_master_copy: Built, tmp_path: Path) -> Built:
    """A copy of a vault with a dozen sources, one of them refused and one partly read."""
    folder = tmp_path / "copy.aigaq"
    shutil.copytree(_master_copy.folder, folder)
    return Built(folder, _master_copy.keys)
