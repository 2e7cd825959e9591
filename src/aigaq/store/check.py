"""The check: everything a vault keeps is what was kept, or it is said exactly what is not.

Header (checksum, form, authentication code), every page of the database, its structure, the log's chain,
every record against the log and against its own id, every passage against its text, every original
against its hash and name, and every file of the folder.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

from attrs import frozen

from aigaq.errors import (
    AigaqError,
    DamagedDatabase,
    DamagedHeader,
    DamagedOriginal,
    ForeignFile,
    LeftOver,
    MissingOriginal,
    VaultBusy,
)
from aigaq.model.identity import sha256
from aigaq.store import dialect
from aigaq.store.check_records import check_records
from aigaq.store.findings import Finding, Progress
from aigaq.store.originals import Originals
from aigaq.store.store import Store
from aigaq.vault import Keys, original_name, read_header, unlock, unseal
from aigaq.vault.files import NEW
from aigaq.vault.header import DATABASE, HEADER, ORIGINALS
from aigaq.vault.sealing import SUFFIX

_OWN = {HEADER, DATABASE, ORIGINALS}
_LEFT = {HEADER + NEW, DATABASE + dialect.JOURNAL}
_SHOWN_PAGES = 20


def check(folder: Path, opening: str | Keys, progress: Progress = lambda *_: None) -> Iterator[Finding]:
    """Check a vault from its folder, given a passphrase or its keys; a whole vault gives nothing.

    A header or database that does not open is a finding. Raises `NotAVault`, `NewerVault`,
    `WrongPassphrase` and `VaultBusy`, which are no damage.
    """
    try:
        keys = _keys(folder, opening)
    except DamagedHeader as error:
        yield Finding.of(error, HEADER)
        if isinstance(opening, str):
            return
        keys = opening
    sources = yield from _database(folder, keys, progress)
    yield from _originals(Originals(folder / ORIGINALS, keys), sources, progress)
    yield from _strangers(folder)


def _keys(folder: Path, opening: str | Keys) -> Keys:
    if isinstance(opening, str):
        return unlock(folder, opening)
    header = read_header(folder)
    if header.vault != opening.vault or not header.is_authentic(opening.master):
        raise DamagedHeader(reason="its authentication code does not fit")
    return opening


def _database(folder: Path, keys: Keys, progress: Progress) -> Generator[Finding, None, set[str] | None]:
    """Give the ids of the sources on record; ``None`` where the database does not tell."""
    progress("database", 0, 1)
    try:
        pages = dialect.damaged_pages(folder / DATABASE, keys.database)
        if pages:
            yield Finding.of(_pages_error(pages), DATABASE)
            return None
        with Store.open(folder, keys) as store:
            yield from check_records(store, progress)
            return set(store.sources())
    except VaultBusy:
        raise
    except AigaqError as error:
        yield Finding.of(error, DATABASE)
    return None


def _pages_error(pages: list[str]) -> DamagedDatabase:
    more = f" and {len(pages) - _SHOWN_PAGES} more" if len(pages) > _SHOWN_PAGES else ""
    return DamagedDatabase(reason="; ".join(pages[:_SHOWN_PAGES]) + more + "; what they hold was not checked")


@frozen
class _Known:
    """What the database says must lie in the folder of originals."""

    names: dict[str, str] | None
    """Source by file name; ``None`` where the database does not tell."""

    def source(self, name: str) -> str:
        """Give the source of a file; its bare name where none is known."""
        return (self.names or {}).get(name, name.rpartition("/")[2].removesuffix(SUFFIX))


def _originals(originals: Originals, sources: set[str] | None, progress: Progress) -> Iterator[Finding]:
    names = None if sources is None else {original_name(source, originals.keys): source for source in sorted(sources)}
    files = list(originals.files())
    seen = set()
    for done, path in enumerate(files):
        progress("originals", done, len(files))
        name = path.relative_to(originals.folder).as_posix()
        seen.add(name)
        error = _file_error(path, name, originals, _Known(names))
        if error:
            yield Finding.of(error, f"{ORIGINALS}/{name}")
    progress("originals", len(files), len(files))
    for name, source in sorted((names or {}).items()):
        if name not in seen:
            yield Finding.of(MissingOriginal(source=source), f"{ORIGINALS}/{name}")


def _file_error(path: Path, name: str, originals: Originals, known: _Known) -> AigaqError | None:
    if not path.is_file() or path.is_symlink() or path.suffix not in {SUFFIX, NEW}:
        return ForeignFile(file=f"{ORIGINALS}/{name}")
    if path.suffix == NEW:
        return LeftOver(file=f"{ORIGINALS}/{name}")
    reason = _damage(path, name, originals.keys)
    if reason:
        return DamagedOriginal(source=known.source(name), reason=reason)
    if known.names is not None and name not in known.names:
        return LeftOver(file=f"{ORIGINALS}/{name}")
    return None


def _damage(path: Path, name: str, keys: Keys) -> str | None:
    try:
        data = unseal(path.read_bytes(), keys)
    except OSError as error:
        return f"it cannot be read ({type(error).__name__})"
    if data is None:
        return "its seal is broken"
    return None if original_name(sha256(data), keys) == name else "another original lies under its name"


def _strangers(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT:
            yield Finding.of(LeftOver(file=path.name), path.name)
        elif path.name not in _OWN or path.is_symlink():
            yield Finding.of(ForeignFile(file=path.name), path.name)
