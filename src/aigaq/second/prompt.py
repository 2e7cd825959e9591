"""What the second reader is asked, and about which stretch of a text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from string import Template

from aigaq.model.schema import types
from aigaq.model.text import Text

WINDOW = 6_000
"""Characters of a text that are asked about at once: about 1,500 tokens, which small models still read whole."""


@cache
def _prompt() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "prompt.toml").read_text("utf-8"))


PROMPT: str = _prompt()["version"]
"""Version of the prompt; kept with every claim that it led to."""


def windows(text: Text) -> Iterator[tuple[int, int]]:
    """Cut a text at line ends into stretches of at most `WINDOW` characters, as (start, end)."""
    start, content = 0, text.content
    while start < len(content):
        end = min(start + WINDOW, len(content))
        if end < len(content):
            end = start + (content[start:end].rfind("\n") + 1 or content[start:end].rfind(" ") + 1 or WINDOW)
        if content[start:end].strip():
            yield start, end
        start = end


def messages(text: Text, start: int, end: int) -> list[dict[str, str]]:
    """Give the messages that ask about a stretch of a text.

    The marker around the text is made from the text's own hash, so that no report can hold it.
    """
    marker = f"===== DATA {text.id[-16:]} ====="
    told = {"events": ", ".join(types("event")), "statuses": ", ".join(types("status"))}
    asked = {"marker": marker, "text": text.content[start:end]}
    return [
        {"role": "system", "content": Template(_prompt()["system"]).substitute(told).strip()},
        {"role": "user", "content": Template(_prompt()["user"]).substitute(asked).strip()},
    ]
