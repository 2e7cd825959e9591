"""Lines that were broken only to fit a page or a screen, joined to paragraphs again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FULL = 0.72
"""A line at least this long, as a share of the long lines beside it, runs on into the next one."""
SHORTEST = 30
"""Code points below which a line never runs on: it is a heading, a list or a verse."""


JOINT = "\x02"
"""Stands after a hyphen where a reader's library has already joined two lines."""


def long_line(lines: Iterable[str]) -> int:
    """Give the length of the long lines: a fifth of all are at least as long."""
    lengths = sorted((len(part) for line in lines for part in line.split(JOINT)), reverse=True)
    return lengths[len(lengths) // 5] if lengths else 0


def unwrapped(lines: Iterable[str], long: int) -> Iterator[str]:
    """Join each full line with the one that follows; a blank line ends a paragraph."""
    held = ""
    runs_on = False
    for line in lines:
        text = line.strip()
        if held and (not runs_on or not text or text.startswith(">")):
            yield held
            held = ""
        held = f"{held} {text}" if held else text
        runs_on = len(text.rpartition(JOINT)[2]) >= max(SHORTEST, FULL * long) and not text.startswith(">")
    if held:
        yield held


def between_blanks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Give the runs of lines between blank ones."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
