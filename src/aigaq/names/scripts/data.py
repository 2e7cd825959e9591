"""Reading the data files of the scripts, once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from aigaq.errors import BadDataFile


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """Give the data file ``lang/LANGUAGE/NAME.toml``; `BadDataFile` where it cannot be read."""
    path = f"lang/{language}/{name}.toml"
    try:
        return tomllib.loads((files("aigaq.lang") / language / f"{name}.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadDataFile(file=path, reason=repr(error)) from error
