"""Every public name is documented; every command and error code stands in the reference."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import click
import pytest

import aigaq
from aigaq import errors
from aigaq.cli.app import COMMANDS
from aigaq.cli.app import aigaq as command_line

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(m.name for m in pkgutil.walk_packages(aigaq.__path__, "aigaq."))


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_says_what_it_is(name: str) -> None:
    module = importlib.import_module(name)
    bare = [] if (module.__doc__ or "").strip() else [name]
    for public, value in vars(module).items():
        mine = getattr(value, "__module__", None) == name and not public.startswith("_")
        if mine and (inspect.isclass(value) or inspect.isfunction(value)) and not (value.__doc__ or "").strip():
            bare.append(public)
    assert bare == []


def commands(group: click.Group, prefix: str) -> list[tuple[str, click.Command]]:
    found = []
    for name, command in group.commands.items():
        found.append((f"{prefix} {name}", command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix} {name}")
    return found


def test_every_command_stands_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert [name for name, _ in commands(command_line, "aigaq") if f"## `{name}`" not in page] == []


def test_every_command_shows_an_example() -> None:
    leaves = [(name, c) for name, c in commands(command_line, "aigaq") if not isinstance(c, click.Group)]
    assert [name for name, c in leaves if "Example" not in (c.help or "")] == []


def test_every_error_code_is_unique_and_stands_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "errors.md").read_text("utf-8")
    classes = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, errors.AigaqError)]
    codes = [c.code for c in classes]
    assert len(codes) == len(set(codes))
    assert [c for c in codes if f"| {c} |" not in page] == []
    assert all(c.says and c.do for c in classes if c is not errors.AigaqError)


def test_the_error_tree_in_the_docstring_names_every_error() -> None:
    names = [n for n, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, errors.AigaqError)]
    assert [n for n in names if n not in (errors.__doc__ or "")] == []


def test_the_command_line_lists_every_command_module() -> None:
    assert {c.name for c in COMMANDS} == set(command_line.commands)
