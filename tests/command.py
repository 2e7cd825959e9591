"""The `aigaq` command in tests: `aigaq` in this process, `program` in one of its own as a user starts it.

Both run the same `aigaq.cli.main` on the same arguments and give the same answer; a process of its own costs two
seconds more, for Python, the libraries and the language model. Use `program` where the process is what is tested.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from aigaq.cli import main

AIGAQ = Path(sys.executable).with_name("aigaq")
PASSPHRASE = "an invented passphrase"
Done = subprocess.CompletedProcess[str]


def environment(given: dict[str, str] | None) -> dict[str, str]:
    """Give the command's environment: this one without Aigaq's variables, and the passphrase or what was given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AIGAQ_")}
    return {**clean, **({"AIGAQ_PASSPHRASE": PASSPHRASE} if given is None else given)}


def program(*arguments: object, env: dict[str, str] | None = None, **more: object) -> Done:
    """Run one command as a program; the passphrase comes from the environment unless told otherwise."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [str(AIGAQ), *map(str, arguments)],
        env=environment(env),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=300,
        **more,
    )


def aigaq(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Done:
    """Run one command in this process, without a terminal."""
    argv = ["aigaq", *map(str, arguments)]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with _set(argv, environment(env), out, err), chdir(cwd or Path.cwd()):
        code = _code()
    said, complained = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return Done(argv, code, said, complained)


@contextmanager
def _set(argv: list[str], env: dict[str, str], out: io.TextIOWrapper, err: io.TextIOWrapper) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open(encoding="utf-8") as nothing:
        for name in os.environ.keys() - env.keys():
            patch.delenv(name)
        for name, value in {**env, "COLUMNS": "80"}.items():
            patch.setenv(name, value)
        for name, what in {"argv": argv, "stdin": nothing, "stdout": out, "stderr": err}.items():
            patch.setattr(sys, name, what)
        yield


def _code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
