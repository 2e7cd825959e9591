"""Transcripts with time codes: SubRip (SRT) and WebVTT. Speaker labels are kept."""

from __future__ import annotations

import html
import re
from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from aigaq.errors import Malformed, NoText
from aigaq.model.source import Problem
from aigaq.model.text import Locator
from aigaq.readers.base import Layer, Reader, problem
from aigaq.readers.decode import decode
from aigaq.readers.wrap import between_blanks

PAUSE_MS = 2000
"""Milliseconds between two cues from which the second begins a new line, as in speech."""
_TIMING = re.compile(r"\s*(?P<start>-?[\d:.,]+)\s*-->\s*(?P<end>-?[\d:.,]+)(?:\s.*)?")
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]{1,120})>")
_SPEAKER = re.compile(r"(?:[-–—]\s*)?[^\W\d_][^:：.!?\n]{0,40}[:：]\s|[-–—]\s?\S|\[|>>")
_STOPS = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")


@frozen
class Cue:
    """One caption: when it is shown, in milliseconds, and its text; no times where they are broken."""

    start: int | None
    end: int | None
    text: str


class Subtitles(Reader):
    """What SRT and WebVTT have in common: cues become running text, each with its time code as its place."""

    headed: ClassVar[bool] = False

    @abstractmethod
    def blocks(self, text: str) -> Iterator[list[str]]:
        """Give the blocks of lines that may be cues."""

    def unpack(self, data: bytes) -> Layer:
        """Join cues to sentences; a cue whose times are broken keeps its text and loses its place."""
        text, problems = decode(data)
        cues = [cue for block in self.blocks(text.replace("\r\n", "\n").replace("\r", "\n")) if (cue := _cue(block))]
        if not any(cue.start is not None for cue in cues):
            raise Malformed(reason="no time code in it can be read") if cues else NoText
        content, locators = _joined(cues)
        return Layer(content, locators, problems=problems + _broken(cues))


class SubRip(Subtitles):
    """Reads SRT. Positions count code points of the joined text; time codes are its places."""

    name: ClassVar[str] = "srt"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("application/x-subrip",)

    def blocks(self, text: str) -> Iterator[list[str]]:
        """Blocks stand between blank lines and begin with a number."""
        for block in between_blanks(text.split("\n")):
            yield block[1:] if len(block) > 1 and block[0].strip().isdigit() and "-->" in block[1] else block


class WebVtt(Subtitles):
    """Reads WebVTT. Positions count code points of the joined text; time codes are its places."""

    name: ClassVar[str] = "vtt"
    version: ClassVar[str] = "1"
    media_types: ClassVar[tuple[str, ...]] = ("text/vtt",)

    def blocks(self, text: str) -> Iterator[list[str]]:
        """Leave out the head, notes, styles and regions, and the names of cues."""
        for block in between_blanks(text.split("\n")):
            first = block[0].split(maxsplit=1)[0] if block[0].strip() else ""
            if first in {"WEBVTT", "NOTE", "STYLE", "REGION"} and "-->" not in block[0]:
                continue
            yield block[1:] if len(block) > 1 and "-->" in block[1] and "-->" not in block[0] else block


def _cue(block: list[str]) -> Cue | None:
    timing = _TIMING.fullmatch(block[0])
    words = _words(block[1:] if timing or "-->" in block[0] else block)
    if not words:
        return None
    start, end = (_milliseconds(timing[name]) if timing else None for name in ("start", "end"))
    if start is None or end is None or end < start:
        return Cue(None, None, words)
    return Cue(start, end, words)


def _words(lines: list[str]) -> str:
    """Join a cue's lines; a line that begins with a speaker stays a line of its own."""
    clean = (html.unescape(_TAG.sub("", _VOICE.sub(r"\1: ", line))).strip() for line in lines)
    joined = ""
    for line in filter(None, clean):
        joined += ("\n" if _SPEAKER.match(line) else " ") * bool(joined) + line
    return joined


def _milliseconds(code: str) -> int | None:
    match = _TIME.fullmatch(code)
    if not match or int(match[2]) > 59 or int(match[3]) > 59:
        return None
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(match[4].ljust(3, "0"))


def _joined(cues: list[Cue]) -> tuple[str, tuple[Locator, ...]]:
    parts: list[str] = []
    locators: list[Locator] = []
    at = 0
    for number, cue in enumerate(cues):
        if number:
            parts.append(_between(cues[number - 1], cue))
            at += 1
        parts.append(cue.text)
        if cue.start is not None and cue.end is not None:
            locators.append(Locator(at, at + len(cue.text), "time", f"{_code(cue.start)}–{_code(cue.end)}"))
        at += len(cue.text)
    return "".join(parts), tuple(locators)


def _between(before: Cue, cue: Cue) -> str:
    """A sentence runs on over cues until it stops, somebody else speaks or there is a pause."""
    paused = before.end is None or cue.start is None or cue.start - before.end >= PAUSE_MS
    return "\n" if paused or _STOPS.search(before.text[-8:]) or _SPEAKER.match(cue.text) else " "


def _code(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _broken(cues: list[Cue]) -> tuple[Problem, ...]:
    count = sum(cue.start is None for cue in cues)
    return (problem(Malformed(reason=f"{count} of {len(cues)} time codes cannot be read")),) if count else ()
