"""Readers that misbehave, registered only here: the sandbox must outlive each of them."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import ClassVar

from aigaq.readers.base import Layer, Reader


class Hostile(Reader):
    """Does what the file tells it to."""

    name: ClassVar[str] = "hostile"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("text/plain",)

    def unpack(self, data: bytes) -> Layer:
        what = data.decode().strip()
        return getattr(self, f"do_{what}", self.do_read)()

    def do_read(self) -> Layer:
        return Layer(f"read by process {os.getpid()} in all quietness")

    def do_sleep(self) -> Layer:
        time.sleep(60)
        return Layer("woke up")

    def do_spin(self) -> Layer:
        while True:
            pass

    def do_exit(self) -> Layer:
        os._exit(3)

    def do_abort(self) -> Layer:
        os.abort()

    def do_raise(self) -> Layer:
        raise ZeroDivisionError("a private name stands here")

    def do_recurse(self) -> Layer:
        return self.do_recurse()

    def do_eat(self) -> Layer:
        kept = []
        while True:
            kept.append(bytearray(2**24))

    def do_environment(self) -> Layer:
        return Layer("\n".join(sorted(os.environ)))

    def do_files(self) -> Layer:
        handles = [handle for handle in Path("/proc/self/fd").iterdir() if int(handle.name) > 2 and handle.exists()]
        return Layer("\n".join(["open files:", *(str(handle.readlink()) for handle in handles)]))

    def do_print(self) -> Layer:
        sys.stdout.write("x" * 10_000)
        sys.stdout.flush()
        os.write(1, b"y" * 10_000)
        return Layer("printed without harm")


READERS = (Hostile(),)
