"""The sealed originals on the disk: one age file each, named by a keyed hash of its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from aigaq.errors import DamagedOriginal
from aigaq.model.identity import sha256
from aigaq.vault import Keys, original_name, seal, unseal
from aigaq.vault.files import NEW, PRIVATE_FOLDER, disk_errors, sync_folder, write_atomically


@frozen
class Originals:
    """The folder of sealed originals of one vault."""

    folder: Path
    keys: Keys

    def path(self, source: str) -> Path:
        """Give where the original of a source lies."""
        return self.folder / original_name(source, self.keys)

    def put(self, source: str, data: bytes) -> None:
        """Seal bytes and bring them to the disk. Killed half-way it leaves at most a ``.new`` file."""
        path = self.path(source)
        self._make(path.parent)
        write_atomically(path, seal(data, self.keys), temp=self.folder / (path.name + NEW))

    def get(self, source: str) -> bytes:
        """Give the bytes of a source, as received. Raises `DamagedOriginal`."""
        try:
            sealed = self.path(source).read_bytes()
        except OSError as error:
            raise DamagedOriginal(source=source, reason=f"its file cannot be read ({type(error).__name__})") from error
        data = unseal(sealed, self.keys)
        if data is None:
            raise DamagedOriginal(source=source, reason="its seal is broken")
        if sha256(data) != source:
            raise DamagedOriginal(source=source, reason="another text lies under its name")
        return data

    def has(self, source: str) -> bool:
        """Say whether the original of a source is there and whole."""
        try:
            self.get(source)
        except DamagedOriginal:
            return False
        return True

    def files(self) -> Iterator[Path]:
        """Go through everything in the folder, sorted, whatever it is, but for the folders of originals themselves."""
        yield from sorted(path for path in self.folder.rglob("*") if not self._is_shelf(path))

    def sweep(self) -> None:
        """Remove what a killed process left half-written. Call it with the write lock held."""
        for path in sorted(self.folder.glob("*" + NEW)):
            with disk_errors():
                path.unlink()

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            with disk_errors():
                folder.mkdir(mode=PRIVATE_FOLDER)
                sync_folder(folder.parent)

    def _is_shelf(self, path: Path) -> bool:
        right = path.parent == self.folder and re.fullmatch("[0-9a-f]{2}", path.name)
        return bool(right) and path.is_dir() and not path.is_symlink()
