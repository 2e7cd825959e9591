"""What all commands share: the vault argument, the passphrase, who is at the keyboard, `--json`."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from aigaq.errors import NoPassphrase, UsageError

ENVIRONMENT = "AIGAQ_PASSPHRASE"
Options = dict[str, Any]

_PASSPHRASE_OPTIONS = (
    click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="Read the passphrase from the first line of this file.",
    ),
    click.option("--passphrase-fd", type=int, help="Read the passphrase from this file descriptor."),
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
_BY = click.option("--by", envvar="AIGAQ_BY", help="Who is at the keyboard, for the log (default: your login name).")
_VAULT = click.argument("folder", metavar="VAULT", type=click.Path(path_type=Path))


def takes_passphrase(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the vault argument, the passphrase options, ``--by`` and ``--json`` to a command."""
    for option in (_JSON, _BY, *reversed(_PASSPHRASE_OPTIONS), _VAULT):
        command = option(command)
    return command


def with_vault(command: Callable[..., Any]) -> Callable[..., Any]:
    """Open the vault and hand the command its workbench and its output; close the vault afterwards."""

    @takes_passphrase
    @functools.wraps(command)
    def run(
        folder: Path,
        passphrase_file: Path | None,
        passphrase_fd: int | None,
        by: str | None,
        as_json: bool,
        **rest: Any,
    ) -> None:
        from aigaq.cli.output import Output
        from aigaq.workbench import Workbench

        ask = functools.partial(passphrase, passphrase_file, passphrase_fd)
        with Workbench.open(folder, ask, by=by) as bench:
            command(bench, Output(as_json), **rest)

    return run


def login_name() -> str:
    """Give the login name, or ``user`` where the system has none."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "user"


def passphrase(
    from_file: Path | None, from_fd: int | None, *, prompt: str = "Passphrase", confirm: bool = False
) -> str:
    """Get the passphrase: a file, a file descriptor, the environment, then the terminal if there is one."""
    if from_file is not None:
        return _checked(_first_line_of(from_file))
    if from_fd is not None:
        return _checked(_first_line_of(from_fd))
    if ENVIRONMENT in os.environ:
        return _checked(os.environ[ENVIRONMENT])
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NoPassphrase
    answer: str = click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True)
    return _checked(answer)


def _first_line_of(where: Path | int) -> str:
    try:
        with open(where, encoding="utf-8", newline="") as stream:  # noqa: PTH123 - a descriptor has no path
            return stream.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UsageError(reason="The passphrase is not text in UTF-8.") from error
    except (OSError, ValueError) as error:
        raise UsageError(reason="The passphrase file or descriptor cannot be read.") from error


def _checked(given: str) -> str:
    if not given:
        raise UsageError(reason="The passphrase is empty.")
    return given
