"""The command line: every command is a thin door to one method of `aigaq.workbench.Workbench`."""

from __future__ import annotations

import sys

from aigaq.cli.app import aigaq
from aigaq.errors import AigaqError

__all__ = ["main"]


def main() -> None:
    """Run the command line; an error becomes one sentence, what to do next, and its exit code."""
    from aigaq.cli.output import show_error

    try:
        aigaq(prog_name="aigaq")
    except AigaqError as error:
        show_error(error, as_json="--json" in sys.argv)
        sys.exit(error.exit_code)
