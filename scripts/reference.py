"""Write docs/reference/ from the code; with --check, only say whether it is up to date."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import click

from aigaq import errors
from aigaq.cli.app import aigaq
from aigaq.errors import AigaqError
from aigaq.model.schema import FOLDERS, types

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
HEAD = "<!-- Written by scripts/reference.py from the code. Do not edit: run `make fmt`. -->\n\n"


def commands_page() -> str:
    """Every command with its help, as the program prints it."""
    parts = ["# Commands\n"]
    for path, command in walk(aigaq, ("aigaq",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts.append(f"## `{' '.join(path)}`\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def walk(command: click.Command, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    """Give a command and all below it, with their paths."""
    found = [(path, command)]
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            found += walk(child, (*path, name))
    return found


def errors_page() -> str:
    """Every error code with its sentence, what to do and its exit code."""
    rows = ["# Errors and exit codes\n", "| code | exit | name | what is wrong | what to do |", "|---|---|---|---|---|"]
    classes = {c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, AigaqError)}
    rows += [
        f"| {error.code} | {error.exit_code} | {error.__name__} | {error.says} | {error.do} |"
        for error in sorted(classes, key=lambda c: (c.code, c.__name__))
    ]
    return "\n".join(rows) + "\n"


def schema_page() -> str:
    """Every type of event, status, relation and attribute, with its labels and codes."""
    parts = ["# Schema\n\nOne TOML file in `src/aigaq/model/schema/` is one type.\n"]
    for kind, folder in FOLDERS.items():
        columns = ["id", "English", "Russian", "Kazakh", *EXTRA[kind]]
        parts.append(f"## {folder.capitalize()}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
        for name, entry in types(kind).items():
            labels = [entry.labels.en, entry.labels.ru, entry.labels.kk]
            cells = [name, *labels, *(cell(getattr(entry, field)) for field in EXTRA[kind])]
            parts.append(f"| {' | '.join(cells)} |")
        parts.append("")
    return "\n".join(parts)


EXTRA = {
    "event": ["group", "same_as", "background", "huridocs", "acled"],
    "status": ["track", "ends"],
    "relation": ["inverse"],
    "attribute": ["single"],
}


def cell(value: object) -> str:
    """Give a value as a table cell."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return {None: "", True: "yes", False: ""}.get(value, str(value))  # type: ignore[call-overload,no-any-return]


PAGES = {"commands.md": commands_page, "errors.md": errors_page, "schema.md": schema_page}


def main() -> int:
    """Write or check all pages."""
    stale = []
    for name, make in PAGES.items():
        page, want = REFERENCE / name, HEAD + make()
        if not page.exists() or page.read_text("utf-8") != want:
            stale.append(name)
            if "--check" not in sys.argv:
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(want, "utf-8")
    verb = "out of date (run `make fmt`)" if "--check" in sys.argv else "written"
    print(f"docs/reference: {', '.join(stale)} {verb}" if stale else "docs/reference: up to date")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
